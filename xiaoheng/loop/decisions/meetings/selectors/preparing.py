"""会前查询: who was notified, and who is wanted in two meetings at once."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from xiaoheng.ground.organisation.actors import Viewer, in_force
from xiaoheng.ground.organisation.models import Appointment, Person
from xiaoheng.ground.organisation.words import Role
from xiaoheng.loop.decisions.meetings.models import Meeting, Summons
from xiaoheng.loop.decisions.meetings.selectors.bodies import expected
from xiaoheng.loop.decisions.meetings.selectors.meetings import meetings
from xiaoheng.loop.decisions.words import DECIDING, MeetingState

LIVE = (MeetingState.PLANNED, MeetingState.OPEN)


@dataclass(frozen=True)
class Clash:
    """时间冲突: one person whom two meetings want in the same hours."""

    person: Person
    other: Meeting


def notices(viewer: Viewer, meeting: Meeting) -> QuerySet[Summons]:
    """通知签收: all of them for the school's office, for anybody else his own alone."""
    rows = Summons.objects.filter(meeting=meeting).select_related("person").order_by("-is_entitled", "id")
    return rows if meeting.unit_id in viewer.units(Role.OFFICE) else rows.filter(person=viewer.person or 0)


def summonses(since: date, until: date) -> QuerySet[Summons]:
    """待开会议的通知: of meetings planned after one day and up to another, for all who were told to come."""
    ahead = Summons.objects.filter(meeting__state=MeetingState.PLANNED, meeting__kind__in=DECIDING)
    return ahead.filter(meeting__planned_on__gt=since, meeting__planned_on__lte=until)


def awaited(viewer: Viewer, since: date, until: date) -> QuerySet[Meeting]:
    """将要参加的会议 of the viewer, within the scope of his roles, the nearest first."""
    told = summonses(since, until).filter(person=viewer.person or 0)
    return meetings(viewer).filter(pk__in=told.values("meeting")).order_by("planned_on", "begins", "id")


def clashes(meeting: Meeting) -> list[Clash]:
    """会议冲突: of those who belong to a planned meeting, who belongs to another one in the same hours."""
    if meeting.begins is None:
        return []
    people = _people(meeting)
    posts = Appointment.objects.filter(in_force(meeting.planned_on), person__in=people)
    rows = Meeting.objects.filter(
        Q(unit__in=posts.values("unit")) | Q(org__in=posts.values("org")),
        planned_on=meeting.planned_on,
        state__in=LIVE,
        kind__in=DECIDING,
    ).exclude(pk=meeting.pk)
    others = [row for row in rows.select_related("unit", "org") if row.overlaps(meeting.begins, meeting.ends)]
    wanted = [(row, _people(row)) for row in others]
    return [Clash(person, row) for row, also in wanted for person in people if person in also]


def _people(meeting: Meeting) -> list[Person]:
    entitled, sitting = expected(meeting.kind, meeting.unit, meeting.org, meeting.planned_on)
    return list({**entitled, **sitting})
