"""What some schools of the first county add to its list of matters, and the 一校一案 that their plans carry out."""

from datetime import timedelta

from xiaoheng.doors.console.demo.build import World
from xiaoheng.loop.decisions.filing import selectors as reads
from xiaoheng.loop.decisions.filing.models import Article, FiledText, MatterTerm, PlanRow
from xiaoheng.loop.decisions.filing.words import Kind, Project, State
from xiaoheng.loop.decisions.models import Matter, Variant
from xiaoheng.loop.decisions.selectors import joined
from xiaoheng.loop.decisions.words import GateCode

EACH = 6  # every so many schools one asks for more
ADDED = {"P16": GateCode.LEGALITY, "P22": GateCode.RISK}
ARTICLES = {Project.CHARTER: 2, Project.DUTIES: 3, Project.RULES: 4, Project.PORTFOLIOS: 5, Project.SET_UP: 6}
PLANS = 4  # schools


def add(world: World) -> None:
    """Variants of filed lists, with the terms they come from; plans with the articles they carry out."""
    lists = FiledText.objects.filter(kind=Kind.LIST, articles__isnull=False).distinct().order_by("unit__code")
    _vary(world, list(lists)[::EACH])
    _revise(world, lists[0])
    _plan(world)


def _vary(world: World, texts: list[FiledText]) -> None:
    """Two matters each: a gate more, and two thirds present for the first."""
    matters = {row.code: row for row in Matter.objects.filter(code__in=ADDED)}
    terms = [
        MatterTerm(
            text=text, article=text.articles.latest("number"), matter=matters[code], body=matters[code].body,
            category=matters[code].category, quorum="Q-2" if code == "P16" else matters[code].quorum,
            gates=joined([*matters[code].gates.split(), gate]),
        )
        for text in texts
        for code, gate in ADDED.items()
    ]  # fmt: skip
    MatterTerm.objects.bulk_create(terms)
    Variant.objects.bulk_create(
        Variant(
            matter=term.matter, unit_id=term.text.unit_id, since=term.text.effective_on or world.today, body=term.body,
            category=term.category, quorum=term.quorum, gates=term.gates, basis=term.text.number,
        )
        for term in terms
    )  # fmt: skip


def _revise(world: World, last: FiledText) -> None:
    """The first school is writing its next list."""
    row = FiledText.objects.create(
        unit=last.unit, kind=last.kind, version=2, title=last.title, state=State.DRAFT, based_on=last,
        drafted_on=world.today - timedelta(days=3),
    )  # fmt: skip
    Article.objects.bulk_create(
        Article(text=row, number=one.number, heading=one.heading, body=one.body, answers=one.answers)
        for one in last.articles.all()
    )


def _plan(world: World) -> None:
    """The filed 一校一案 of the first schools with a plan, in the words of the reference text."""
    rows = list(PlanRow.objects.select_related("unit__superior").order_by("unit__code", "id"))
    asked = reads.guide(Kind.PLAN)
    for unit in list({row.unit_id: row.unit for row in rows}.values())[:PLANS]:
        begins, county = world.today - timedelta(days=280), unit.superior
        if county is None:
            continue
        serial = world.serials[county.code] = world.serials.get(county.code, 0) + 1
        text = FiledText.objects.create(
            unit=unit, county=county, kind=Kind.PLAN, version=1, title=f"{unit.name}{asked.title}",
            state=State.PASSED, drafted_on=begins - timedelta(days=60), submitted_on=begins - timedelta(days=30),
            due_on=begins, registered_on=begins - timedelta(days=28), concluded_on=begins - timedelta(days=5),
            effective_on=begins, explanation="按推进批次的要求制定。", opinion="同意备案。", year=begins.year,
            serial=serial, number=f"{county.name}备〔{begins.year}〕{serial}号",
        )  # fmt: skip
        made = Article.objects.bulk_create(
            Article(text=text, number=number, heading=one.heading, body=one.text, answers=one.answers)
            for number, one in enumerate(asked.articles, 1)
        )
        for row in rows:
            if row.unit_id == unit.pk:
                row.article = made[ARTICLES[Project(row.project)] - 1]
    PlanRow.objects.bulk_update(rows, ["article"])
