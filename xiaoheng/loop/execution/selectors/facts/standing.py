"""学校立着的: texts filed, bodies set up, chains of responsibility, documents of its library."""

from collections.abc import Iterator

from xiaoheng.ground.bodies.models import Body, Chain
from xiaoheng.ground.library.models import Document
from xiaoheng.ground.organisation.actors import in_force
from xiaoheng.lib import clock
from xiaoheng.loop.decisions.filing.models import FiledText
from xiaoheng.loop.decisions.filing.words import FILED, Kind
from xiaoheng.loop.execution.models import Assignment
from xiaoheng.loop.execution.selectors.facts.fact import Fact, begins, named, shared, words_of

FILED_TEXT, BODY, CHAIN, DOCUMENT = "filing.filedtext", "bodies.body", "bodies.chain", "library.document"
# What an item calls the texts that a school files.
CALLED = {
    Kind.CHARTER: ("学校章程", "章程"),
    Kind.PARTY_RULES: ("党组织会议议事规则", "议事规则", "议事决策"),
    Kind.PRINCIPAL_RULES: ("校长办公会议议事规则", "议事规则", "议事决策"),
    Kind.LIST: ("三重一大",),
    Kind.PLAN: ("一校一案",),
}
MOST = 200  # documents of one school that are looked through, the newest first


def filed_texts(assignment: Assignment) -> Iterator[Fact]:
    """已备案文本 in force today."""
    text, today = words_of(assignment.item), clock.today()
    for row in FiledText.objects.filter(unit=assignment.unit, state__in=FILED).order_by("-effective_on", "-id"):
        if row.in_force_on(today):
            why = named(text, CALLED[Kind(row.kind)])
            yield Fact(FILED_TEXT, row.pk, f"{row}　{row.number}", row.effective_on, bool(why), why, row.concluded_on)


def bodies(assignment: Assignment) -> Iterator[Fact]:
    """已设机构, standing today."""
    text = words_of(assignment.item)
    rows = Body.objects.filter(in_force(clock.today()), unit=assignment.unit).select_related("kind")
    for row in rows.order_by("-since", "code"):
        why = named(text, (row.kind.title, row.name))
        yield Fact(BODY, row.pk, row.name, row.since, bool(why), why)


def chains(assignment: Assignment) -> Iterator[Fact]:
    """责任链条 in force today."""
    text = words_of(assignment.item)
    for row in Chain.objects.filter(in_force(clock.today()), unit=assignment.unit).order_by("-since", "id"):
        label = str(row.get_duty_display())
        why = named(text, (f"{label}责任", f"{label.removesuffix('工作')}责任"))
        yield Fact(CHAIN, row.pk, f"{label}责任链条（{row.basis}）", row.since, bool(why), why)


def documents(assignment: Assignment) -> Iterator[Fact]:
    """本校文件: in force today, or issued since the period began."""
    text, today, since = words_of(assignment.item), clock.today(), begins(assignment)
    rows = Document.objects.filter(unit=assignment.unit, issued_on__lte=today).order_by("-issued_on", "-id")
    for row in rows[:MOST]:
        if row.in_force_on(today) or row.issued_on >= since:
            why = shared(text, row.title)
            yield Fact(DOCUMENT, row.pk, str(row), row.issued_on, bool(why), why, row.entered_on)
