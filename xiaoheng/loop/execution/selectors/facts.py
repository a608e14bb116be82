"""已有记录: facts already held that can answer an item, so that nothing is entered twice."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import in_force
from xiaoheng.ground.organisation.models import Coverage, Unit
from xiaoheng.lib import clock
from xiaoheng.loop.decisions.models import Meeting, Minutes, Resolution
from xiaoheng.loop.decisions.words import MeetingKind, MeetingState, MinutesState
from xiaoheng.loop.decisions.words import Outcome as Conclusion
from xiaoheng.loop.execution.models import Answer, Assignment

MEETING, MINUTES, RESOLUTION = "decisions.meeting", "decisions.minutes", "decisions.resolution"
# Words of an item → the kind of meeting that it asks for.
ASKED = {
    "党员大会": MeetingKind.ASSEMBLY,
    "支部大会": MeetingKind.ASSEMBLY,
    "支委会": MeetingKind.COMMITTEE,
    "党小组会": MeetingKind.SUBGROUP,
    "党课": MeetingKind.LECTURE,
    "主题党日": MeetingKind.THEME_DAY,
    "组织生活会": MeetingKind.ORG_LIFE,
    "民主评议": MeetingKind.APPRAISAL,
    "民主生活会": MeetingKind.TEAM_LIFE,
    "党组织会议": MeetingKind.PARTY,
    "校长办公会": MeetingKind.PRINCIPAL,
}


@dataclass(frozen=True)
class Fact:
    """一条已有记录: generic kind and id, title and day of the event; `fits` = proposed for this item, `why` so."""

    kind: str
    id: int
    title: str
    happened_on: date | None
    fits: bool = False
    why: str = ""

    @property
    def key(self) -> str:
        """The value of a form's choice."""
        return f"{self.kind}:{self.id}"


def facts(assignment: Assignment) -> list[Fact]:
    """可用记录: facts of the assignment's school within its period, those that fit first, then the newest.

    Minutes and resolutions of a topic that answers the assignment fit, and meetings of the kind that the item asks for.
    """
    answered = _of_answers(assignment)
    known = {fact.key for fact in answered}
    held = [fact for fact in _meetings(assignment) if fact.key not in known]
    held.sort(key=lambda fact: (not fact.fits, -(fact.happened_on or date.min).toordinal()))
    return [*answered, *held]


def fact(assignment: Assignment, kind: str, pk: int) -> Fact | None:
    """One fact that may answer the assignment, or None: a forged or foreign one is never found."""
    return next((row for row in facts(assignment) if (row.kind, row.id) == (kind, pk)), None)


def _of_answers(assignment: Assignment) -> list[Fact]:
    if assignment.pk is None:
        return []
    topics = Answer.objects.filter(assignment=assignment).values("topic")
    decided = Resolution.objects.filter(topic__in=topics, outcome=Conclusion.APPROVED).select_related(
        "topic", "item__meeting"
    )
    rows = list(decided.order_by("-decided_on", "-id"))
    why = _("本校以此议题办理这一事项")
    minutes = _signed(Q(meeting__in=[row.item.meeting_id for row in rows]))
    found = [Fact(MINUTES, row.pk, _minutes_title(row), row.meeting.held_on, True, why) for row in minutes]
    return found + [
        Fact(RESOLUTION, row.pk, f"{_('决议')} {row.number}　{row.topic.title}", row.decided_on, True, why)
        for row in rows
    ]


def _meetings(assignment: Assignment) -> Iterable[Fact]:
    """Held meetings of the school, or of the organisation that covers it; signed minutes stand for their meeting."""
    item = assignment.item
    wanted = {kind for word, kind in ASKED.items() if word in f"{item.title}{item.text}"}
    rows = list(held_by(assignment.unit, min(assignment.occurrence, item.directive.since)).select_related("org"))
    papers = {row.meeting_id: row for row in _signed(Q(meeting__in=rows))}
    for row in rows:
        fits = row.kind in wanted
        why = _("与要求的会议类别一致") if fits else ""
        paper = papers.get(row.pk)
        if paper is not None:
            yield Fact(MINUTES, paper.pk, _minutes_title(paper), row.held_on, fits, why)
        else:
            yield Fact(MEETING, row.pk, _title(row), row.held_on, fits, why)


def held_by(unit: Unit, since: date) -> QuerySet[Meeting]:
    """已开会议: closed meetings of a school since a day, with those of a joint organisation that covers it."""
    today = clock.today()
    covering = Coverage.objects.filter(in_force(today), unit=unit).values("org")
    rows = Meeting.objects.filter(Q(unit=unit) | Q(org__in=covering), state=MeetingState.CLOSED)
    return rows.filter(held_on__gte=since, held_on__lte=today).order_by("-held_on", "-id")


def _signed(wanted: Q) -> QuerySet[Minutes]:
    return Minutes.objects.filter(wanted, state=MinutesState.SIGNED).select_related("meeting__org", "meeting__unit")


def _title(row: Meeting) -> str:
    return f"{row.get_kind_display()}　{row.title or row.number}".strip("　")


def _minutes_title(row: Minutes) -> str:
    return f"{_title(row.meeting)}{_('纪要')}"
