"""Planted lapses in meetings: in the last full month of the organisation noted for each rule, one thing went wrong."""

from collections.abc import Callable
from datetime import timedelta

from xiaoheng.doors.console.demo.build import World
from xiaoheng.doors.console.demo.past import Past
from xiaoheng.loop.decisions.models import Matter, Meeting
from xiaoheng.loop.decisions.words import MeetingKind, Method, MinutesState
from xiaoheng.loop.execution.words import TaskState


def lapse(world: World, past: Past) -> None:
    """Spoil the last meeting of the body concerned, before anything is saved."""
    for rule, (kind, spoil) in LAPSES.items():
        org = world.bears.get(rule)
        if org is not None:
            spoil(past, [row for row in past.meetings if row.kind == kind and row.unit is org.unit][-1])


def _not_held(past: Past, meeting: Meeting) -> None:
    items = [row for row in past.items if row.meeting is meeting]
    topics = {id(row.topic) for row in items}
    resolutions = {id(row) for row in past.resolutions if id(row.topic) in topics}
    past.meetings.remove(meeting)
    past.tasks = [row for row in past.tasks if id(row.resolution) not in resolutions]
    past.resolutions = [row for row in past.resolutions if id(row) not in resolutions]
    past.items = [row for row in past.items if row.meeting is not meeting]
    past.topics = [row for row in past.topics if id(row) not in topics]
    past.matters = [row for row in past.matters if id(row.topic) not in topics]
    past.consultations = [row for row in past.consultations if id(row.topic) not in topics]
    past.attendances = [row for row in past.attendances if row.meeting is not meeting]
    past.minutes = [row for row in past.minutes if row.meeting is not meeting]


def _tabled_late(past: Past, meeting: Meeting) -> None:
    for row in past.items:
        row.is_late = row.is_late or row.meeting is meeting


def _heard_after(past: Past, meeting: Meeting) -> None:
    topics = {id(row.topic) for row in past.items if row.meeting is meeting}
    for row in past.consultations:
        if id(row.topic) in topics:
            row.heard_on = meeting.planned_on + timedelta(days=1)


def _not_signed(past: Past, meeting: Meeting) -> None:
    for row in past.minutes:
        if row.meeting is meeting:
            row.state, row.signed_on, row.signer = MinutesState.DRAFT, None, None


def _task_overdue(past: Past, meeting: Meeting) -> None:
    for row in past.tasks:
        if row.resolution.item.meeting is meeting:
            row.due_on = row.made_on + timedelta(days=5)
            row.state, row.done_on, row.note = TaskState.OPEN, None, ""


def _no_quorum(past: Past, meeting: Meeting) -> None:
    """One fewer than half of those entitled, and all of them in favour."""
    for item in (row for row in past.items if row.meeting is meeting):
        item.present = item.yes = (item.entitled - 1) // 2
        meeting.present = item.present
        for row in past.resolutions:
            if row.item is item:
                row.yes = item.yes


def _personnel_without_quorum(past: Past, meeting: Meeting) -> None:
    """中层干部任免 decided by fewer than two thirds."""
    matter = Matter.objects.get(code="P06")
    for item in (row for row in past.items if row.meeting is meeting):
        item.quorum, item.method = matter.quorum, Method.SECRET
        item.topic.quorum, item.topic.categories = matter.quorum, matter.category
        item.topic.title = item.topic.text = f"{meeting.planned_on.year}年中层干部调整"
        for row in past.matters:
            if row.topic is item.topic:
                row.matter = matter
    _no_quorum(past, meeting)


def _no_roll(past: Past, meeting: Meeting) -> None:
    past.attendances = [row for row in past.attendances if row.meeting is not meeting]


LAPSES: dict[str, tuple[str, Callable[[Past, Meeting], None]]] = {
    "B1-1": (MeetingKind.PARTY, _not_held),
    "B1-2": (MeetingKind.PRINCIPAL, _not_held),
    "B-03": (MeetingKind.PARTY, _tabled_late),
    "B-05": (MeetingKind.PARTY, _heard_after),
    "B-14": (MeetingKind.PARTY, _not_signed),
    "B-16": (MeetingKind.PARTY, _task_overdue),
    "Q-1": (MeetingKind.PARTY, _no_quorum),
    "Q-2": (MeetingKind.PARTY, _personnel_without_quorum),
    "Q-3": (MeetingKind.PRINCIPAL, _no_roll),
}
