"""学校立着的: texts filed, bodies set up, chains of responsibility, documents of its library."""

from collections.abc import Iterator

from xiaoheng.ground.bodies.models import Body, Chain
from xiaoheng.ground.bodies.models import Kind as BodyKind
from xiaoheng.ground.bodies.words import Duty
from xiaoheng.ground.library.models import Document
from xiaoheng.ground.organisation.actors import in_force
from xiaoheng.lib import clock
from xiaoheng.loop.decisions.filing.models import FiledText
from xiaoheng.loop.decisions.filing.words import FILED, Kind
from xiaoheng.loop.execution.selectors.facts.fact import Fact, Need, named, shared, stood_before

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


def filed_texts(need: Need) -> Iterator[Fact]:
    """已备案文本 in force today."""
    text, today = need.text, clock.today()
    for row in FiledText.objects.filter(unit=need.unit, state__in=FILED).order_by("-effective_on", "-id"):
        if row.in_force_on(today):
            why = "" if stood_before(need, row.effective_on) else named(text, CALLED[Kind(row.kind)])
            yield Fact(FILED_TEXT, row.pk, f"{row}　{row.number}", row.effective_on, bool(why), why, row.concluded_on)


def bodies(need: Need) -> Iterator[Fact]:
    """已设机构, standing today."""
    text = need.text
    rows = Body.objects.filter(in_force(clock.today()), unit=need.unit).select_related("kind")
    for row in rows.order_by("-since", "code"):
        why = named(text, (row.kind.title, row.name))
        yield Fact(BODY, row.pk, row.name, row.since, bool(why), why)


def chain_names() -> dict[str, tuple[str, str]]:
    """What an item calls the chain of a responsibility, by its kind."""
    labels = {str(value): str(label) for value, label in Duty.choices}
    return {value: (f"{label}责任", f"{label.removesuffix('工作')}责任") for value, label in labels.items()}


def body_names() -> Iterator[str]:
    """What an item calls the bodies: the titles of their kinds."""
    yield from BodyKind.objects.order_by("pk").values_list("title", flat=True)


def chains(need: Need) -> Iterator[Fact]:
    """责任链条 in force today."""
    text, names = need.text, chain_names()
    for row in Chain.objects.filter(in_force(clock.today()), unit=need.unit).order_by("-since", "id"):
        label = str(row.get_duty_display())
        why = named(text, names[row.duty])
        yield Fact(CHAIN, row.pk, f"{label}责任链条（{row.basis}）", row.since, bool(why), why)


def documents(need: Need) -> Iterator[Fact]:
    """本校文件: in force today, or issued since the period began."""
    text, today, since = need.text, clock.today(), need.since
    rows = Document.objects.filter(unit=need.unit, issued_on__lte=today).order_by("-issued_on", "-id")
    for row in rows[:MOST]:
        if row.in_force_on(today) or row.issued_on >= since:
            why = "" if stood_before(need, row.issued_on) else shared(text, row.title)
            yield Fact(DOCUMENT, row.pk, str(row), row.issued_on, bool(why), why, row.entered_on)
