"""Filed texts of every school, a few on their way in the first county, and its rollout in two batches."""

from datetime import date, timedelta

from xiaoheng.doors.console.demo.build import LOADER, Place, Planted, World
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.words import UnitKind
from xiaoheng.ground.rulebook import services as rulebook
from xiaoheng.ground.rulebook.models import Parameter, ParameterValue
from xiaoheng.ground.rulebook.words import Origin
from xiaoheng.loop.decisions.filing import selectors as reads
from xiaoheng.loop.decisions.filing.models import Article, Batch, Candidacy, FiledText, PlanRow, Remark
from xiaoheng.loop.decisions.filing.words import CandidacyState, Kind, Project, State, Verdict

KINDS = (Kind.CHARTER, Kind.PARTY_RULES, Kind.PRINCIPAL_RULES, Kind.LIST)
KEYS = ("charter_filed", "rules_filed")
ON_PAPER = "使用本系统之前已经备案，说明和会议记录以纸质存档。"
REVISED = "学校党组织会议定期听取校长关于教育教学、行政管理和决议执行情况的报告，每学期至少一次。"
BATCH = 1000


def plant(world: World) -> None:
    """Three schools of the first county that are at fault already: no charter, no list, a row of the plan late."""
    spoilt = {fault.unit for fault in world.planted}
    first = world.places[0].unit.log
    hosts = [
        place
        for place in world.places
        if place.unit.code in spoilt and place.unit.log == first and place.host and not place.plan.private
    ]
    charter, listed, late = (place.unit.code for place in hosts[-3:])
    world.unfiled |= {(charter, Kind.CHARTER), (listed, Kind.LIST)}
    world.late_plans.add(late)
    world.planted += [Planted("A-22", charter), Planted("B-19", listed), Planted("G-02", late)]


def file(world: World) -> None:
    """Every public school has its four texts filed, but for those that are to lack one; some revise theirs."""
    counties = [unit for unit in world.units if unit.kind == UnitKind.COUNTY]
    _require(world, counties)
    texts = [text for place in world.places if not place.plan.private for text in _texts(world, place, counties)]
    FiledText.objects.bulk_create(texts, batch_size=BATCH)
    first = [text for text in texts if text.county == counties[0]]
    _write(first)
    _move(world, counties[0], first)
    _hold(world, first)
    _roll_out(world, counties[0])


def _require(world: World, counties: list[Unit]) -> None:
    """The counties ask for filed texts from the year's first day on."""
    known = {row.key: row for row in Parameter.objects.filter(key__in=KEYS)}
    since = world.today.replace(month=1, day=1)
    ParameterValue.objects.bulk_create(
        ParameterValue(
            parameter=known[key], unit=county, value=1, since=since, basis=f"{county.name}教工委〔{since.year}〕1号",
            origin=Origin.VERB,
        )
        for county in counties
        for key in KEYS
    )  # fmt: skip


def _texts(world: World, place: Place, counties: list[Unit]) -> list[FiledText]:
    county = next(one for one in counties if one.log == place.unit.log)
    held = [(turn, kind) for turn, kind in enumerate(KINDS) if (place.unit.code, str(kind)) not in world.unfiled]
    return [_text(world, place.unit, county, kind, turn) for turn, kind in held]


def _text(world: World, unit: Unit, county: Unit, kind: Kind, turn: int) -> FiledText:
    begins = world.today - timedelta(days=400 + turn * 20)
    serial = world.serials[county.code] = world.serials.get(county.code, 0) + 1
    return FiledText(
        unit=unit, county=county, kind=kind, version=1, title=f"{unit.name}{reads.guide(kind).title}",
        state=State.PASSED, drafted_on=begins - timedelta(days=60), submitted_on=begins - timedelta(days=30),
        due_on=begins, registered_on=begins - timedelta(days=28), concluded_on=begins - timedelta(days=5),
        effective_on=begins, explanation=ON_PAPER, opinion="同意备案。", year=begins.year, serial=serial,
        number=f"{county.name}备〔{begins.year}〕{serial}号",
    )  # fmt: skip


def _write(texts: list[FiledText]) -> None:
    """The reference articles, as if each school had kept to them."""
    Article.objects.bulk_create(
        (
            Article(text=text, number=number, heading=one.heading, body=one.text, answers=one.answers)
            for text in texts
            for number, one in enumerate(reads.guide(text.kind).articles, 1)
        ),
        batch_size=BATCH,
    )


def _move(world: World, county: Unit, first: list[FiledText]) -> None:
    """Revisions of charters: under review, just sent, in draft; and one whose review has come to its term."""
    charters = [text for text in first if text.kind == Kind.CHARTER]
    told = [(State.REGISTERED, 12), (State.SUBMITTED, 2), (State.DRAFT, 0), (State.REGISTERED, 34)]
    for text, (state, days) in zip(charters[:4], told, strict=True):
        _revision(world, text, state, days)
    world.planted.append(Planted("G-03b", county.code))


def _revision(world: World, last: FiledText, state: State, days: int) -> None:
    sent = world.today - timedelta(days=days)
    said = {"submitted_on": sent, "due_on": sent + timedelta(days=30), "county": last.county} if days else {}
    row = FiledText.objects.create(
        unit=last.unit, kind=last.kind, version=2, title=last.title, state=state, based_on=last,
        drafted_on=sent - timedelta(days=20), explanation="增写校长向党组织报告工作的规定，会议记录附后。" if days else "",
        registered_on=sent + timedelta(days=1) if state == State.REGISTERED else None, **said,
    )  # fmt: skip
    old = list(last.articles.all())
    made = Article.objects.bulk_create(
        Article(text=row, number=one.number, heading=one.heading, answers=one.answers,
                body=REVISED if one.number == 4 else one.body.replace("定期向党组织报告", "每学期至少一次向党组织报告"))
        for one in old
    )  # fmt: skip
    if days > 10:
        Remark.objects.bulk_create(Remark(article=one, verdict=Verdict.CLEAR) for one in made[:3])


def _hold(world: World, first: list[FiledText]) -> None:
    """One school's rules ask for papers a day earlier than the county does."""
    text = next(text for text in first if text.kind == Kind.PARTY_RULES)
    parameter = Parameter.objects.get(key="meeting_notice_days")
    article = text.articles.get(answers="notice")
    article.body = article.body.replace("会前2日", "会前3日")
    article.save(update_fields=["body"])
    text.terms.create(article=article, parameter=parameter, value=3)
    values = {parameter: 3}
    rulebook.enact(
        actor=LOADER, unit=text.unit, values=values, since=text.effective_on or world.today, basis=text.number
    )


def _roll_out(world: World, county: Unit) -> None:
    """Two batches: one admitted a year ago, one open; plans of the schools of the first, one of them late."""
    places = [place for place in world.places if place.unit.log == county.log and place.host and not place.plan.private]
    admitted = places[:12] + [place for place in places[15:] if place.unit.code in world.late_plans]
    today = world.today
    begun = today - timedelta(days=330)
    batches = [
        Batch.objects.create(unit=county, title=title, since=since, until=since + timedelta(days=30))
        for title, since in (("第一批推进学校", begun), ("第二批推进学校", today - timedelta(days=10)))
    ]
    Candidacy.objects.bulk_create(
        Candidacy(
            batch=batches[0], unit=place.unit, state=CandidacyState.APPROVED, reason="党组织健全，章程和制度基础较好。",
            nominated_on=begun + timedelta(days=5), recommendation="同意推荐。", recommended_on=begun + timedelta(days=20),
            opinion="同意。", admitted_on=begun + timedelta(days=40),
        )
        for place in admitted
    )  # fmt: skip
    states = (CandidacyState.NOMINATED, CandidacyState.NOMINATED, CandidacyState.RECOMMENDED)
    Candidacy.objects.bulk_create(
        Candidacy(
            batch=batches[1], unit=place.unit, state=state, reason="班子分工明确，议事规则运行一年。",
            nominated_on=today - timedelta(days=6),
            recommendation="" if state == CandidacyState.NOMINATED else "条件成熟，同意推荐。",
            recommended_on=None if state == CandidacyState.NOMINATED else today - timedelta(days=2),
        )
        for place, state in zip(places[12:15], states, strict=False)
    )  # fmt: skip
    PlanRow.objects.bulk_create(row for place in admitted for row in _plan(world, place, begun + timedelta(days=45)))


def _plan(world: World, place: Place, made: date) -> list[PlanRow]:
    owner = next(row.person for row in world.appointments if row.unit is place.unit)
    goals = {
        Project.CHARTER: ("修订章程，写入党组织领导的校长负责制", "经教代会讨论、党组织会议决定后报备"),
        Project.RULES: ("两个议事规则备案", "对照必备条款起草，征求班子成员意见"),
        Project.DUTIES: ("形成三重一大事项清单", "对照事项清单逐项确定"),
        Project.PORTFOLIOS: ("班子分工明确", "一名校领导同时分管人事和党建"),
        Project.SET_UP: ("按期换届，配齐委员", "届满前六个月启动"),
    }
    rows = [
        PlanRow(
            unit=place.unit, project=project, goal=goal, measure=measure, owner=owner, made_on=made,
            due_on=made + timedelta(days=60 + 20 * turn), done_on=made + timedelta(days=50 + 20 * turn), outcome="已办结。",
        )
        for turn, (project, (goal, measure)) in enumerate(goals.items())
    ]  # fmt: skip
    for row in rows[3:]:
        row.due_on, row.done_on, row.outcome = world.today + timedelta(days=80), None, ""
    if place.unit.code in world.late_plans:
        rows[-1].due_on = world.today - timedelta(days=20)
    return rows
