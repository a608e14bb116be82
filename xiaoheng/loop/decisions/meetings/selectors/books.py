"""纪要簿: one book a body and year; the minutes that the next meeting confirms."""

from django.db.models import QuerySet

from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.selectors import in_scope
from xiaoheng.loop.decisions.meetings.models import Meeting, Minutes, UrgentAct
from xiaoheng.loop.decisions.meetings.selectors.meetings import meetings
from xiaoheng.loop.decisions.words import MeetingState, MinutesState, UrgentState


def minute_book(viewer: Viewer, kind: str, year: int) -> QuerySet[Meeting]:
    """纪要簿: the numbered meetings of one body in a year, in the order of their numbers."""
    rows = meetings(viewer).filter(kind=kind, year=year, state=MeetingState.CLOSED)
    return rows.select_related("minutes__signer", "minutes__confirmed_in").order_by("unit__code", "serial")


def to_confirm(meeting: Meeting) -> Minutes | None:
    """待确认纪要: of the body's last meeting before this one, signed and not yet confirmed."""
    rows = Meeting.objects.filter(unit=meeting.unit_id, kind=meeting.kind, book=meeting.book, state=MeetingState.CLOSED)
    last = rows.exclude(pk=meeting.pk).order_by("-held_on", "-year", "-serial").first()
    known = Minutes.objects.filter(meeting=last, state=MinutesState.SIGNED, confirmed_in__isnull=True)
    return known.select_related("meeting").first() if last else None


def urgent_acts(viewer: Viewer) -> QuerySet[UrgentAct]:
    """应急处置 of the schools in scope, the newest first."""
    rows = UrgentAct.objects.filter(in_scope(viewer))
    return rows.select_related("unit", "org", "person", "meeting").order_by("-done_on", "-id")


def waiting_acts(viewer: Viewer) -> QuerySet[UrgentAct]:
    """待追认的应急处置."""
    return urgent_acts(viewer).filter(state=UrgentState.WAITING)
