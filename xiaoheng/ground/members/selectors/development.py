"""发展党员查询: files in sight, who does the next step, what is due."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Prefetch, QuerySet
from django.utils.translation import gettext_lazy as _

from xiaoheng.ground.members import states
from xiaoheng.ground.members.models import Development, Review, StepRecord
from xiaoheng.ground.members.selectors import limits
from xiaoheng.ground.members.selectors.sight import in_sight
from xiaoheng.ground.members.selectors.terms import Terms
from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.models import PartyOrg, Unit
from xiaoheng.ground.organisation.selectors import county_of
from xiaoheng.ground.organisation.words import OrgKind, Role
from xiaoheng.ground.rulebook.engine import months
from xiaoheng.lib import clock

KEEPERS = (Role.SECRETARY, Role.OFFICE)
DECIDERS = (*KEEPERS, Role.COUNTY_CLERK, Role.COUNTY_LEADER)
COMMITTEES = (OrgKind.COMMITTEE, OrgKind.WORK_COMMITTEE)


def developments(viewer: Viewer) -> QuerySet[Development]:
    """发展党员档案: of units in scope, open ones first, the furthest step first."""
    rows = Development.objects.filter(in_sight(viewer)).select_related("person", "org__unit", "org__superior", "unit")
    return rows.order_by(F("until").desc(nulls_first=True), "-state", "since", "id")


def board(rows: QuerySet[Development]) -> QuerySet[Development]:
    """With the steps that stand and the reviews at hand: two queries, whatever the number of rows."""
    steps = StepRecord.objects.filter(undone_on__isnull=True).order_by("id")
    return rows.prefetch_related(
        Prefetch("steps", steps, "standing"), Prefetch("reviews", Review.objects.all(), "seen")
    )


def superior_unit(org: PartyOrg) -> Unit:
    """上级党委所在单位: of the nearest committee above the branch; the county where none is recorded."""
    above = org.superior
    while above is not None and above.kind not in COMMITTEES:
        above = above.superior
    return above.unit if above is not None else county_of(org.unit) or org.unit


def handles(viewer: Viewer, development: Development, day: date | None = None) -> str:
    """The verb with which the viewer may do the next step; empty when it is not his."""
    step = states.next_step(development.state)
    if step is None:
        return ""
    superior = step.number in states.SUPERIORS
    if step.number == states.CONSENT:
        terms = Terms([development.unit])
        superior = bool(terms.number("develop_consent", development.unit, day or clock.today()))
    if superior:
        return "members.decide" if is_superior(viewer, development) else ""
    holds = any(grant.unit == development.unit_id and grant.role in KEEPERS for grant in viewer.grants)
    return "members.record" if holds else ""


def is_superior(viewer: Viewer, development: Development) -> bool:
    """Whether the viewer acts in the superior committee's unit."""
    seat = superior_unit(development.org).pk
    return any(grant.unit == seat and grant.role in DECIDERS for grant in viewer.grants)


@dataclass(frozen=True)
class Line:
    """看板一行: a file with its next step and the last day for it, where the rules set one."""

    row: Development
    number: int
    last: str
    following: str
    due_on: date | None


def lines(rows: list[Development]) -> list[Line]:
    """Files as the board shows them."""
    terms = Terms({row.unit for row in rows})
    return [_line(terms, row) for row in rows]


def _line(terms: Terms, row: Development) -> Line:
    done = {one.number: one for one in row.standing}  # type: ignore[attr-defined]
    step, number = states.next_step(row.state), states.number_of(row.state)
    if step is None or row.until:
        return Line(row, number, states.label(row.state), "", None)
    found = limits.bounds(terms, step.number, row.unit, done, clock.today())
    last = [bound.day for bound in found if bound.by]
    if states.ACTIVIST in done and step.number <= states.CANDIDATE:
        last.append(_next_review(terms, row, done))
    if step.number in (states.PROBATION, states.CONVERSION, states.CONVERSION_VOTE):
        last += [end for end in [limits.probation_end(done)] if end]
    return Line(row, number, states.label(row.state), str(step.title), min(last, default=None))


def _next_review(terms: Terms, row: Development, done: dict[int, StepRecord]) -> date:
    last = max([done[states.ACTIVIST].done_on, *(one.done_on for one in row.seen)])  # type: ignore[attr-defined]
    return months.add(last, terms.number("develop_review_months", row.unit, clock.today()))


PHASES = (
    (_("入党申请人"), 1, 2),
    (_("入党积极分子"), 3, 6),
    (_("发展对象"), 7, 14),
    (_("预备党员"), 15, 23),
    (_("已转正，待归档"), 24, 24),
)


def phases(rows: QuerySet[Development]) -> list[tuple[str, int]]:
    """阶段计数: how many open files stand in each phase; one query."""
    found = dict(rows.filter(until=None).order_by().values_list("state").annotate(n=Count("pk")))
    return [
        (str(name), sum(n for state, n in found.items() if first <= states.number_of(state) <= last))
        for name, first, last in PHASES
    ]
