"""抽查查询: draws, what they can be drawn from, and what was found; a school sees its own once it is recorded."""

from datetime import date

from django.db.models import Count, Q, QuerySet

from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.models import Ancestry, School, Unit
from xiaoheng.ground.organisation.selectors import in_scope
from xiaoheng.ground.organisation.selectors.scope import ABOVE
from xiaoheng.ground.organisation.words import Role
from xiaoheng.loop.decisions.models import Meeting
from xiaoheng.loop.decisions.words import DECIDING, MeetingState
from xiaoheng.loop.supervision.models import CheckedMeeting, CheckedPoint, SpotCheck
from xiaoheng.loop.supervision.words import Compliance, SpotState


def drawable(unit: Unit, since: date, until: date) -> QuerySet[Meeting]:
    """可抽查的会议: ended ones of both bodies, held in the period at or below the unit, that were never checked."""
    below = Q(unit__in=Ancestry.objects.filter(ancestor=unit).values("unit"))
    zone = Q(unit__in=School.objects.filter(zone=unit).values("unit"))
    rows = Meeting.objects.filter(
        below | zone, kind__in=DECIDING, state=MeetingState.CLOSED, held_on__gte=since, held_on__lte=until
    )
    return rows.filter(spot_check__isnull=True)


def checked_meetings(viewer: Viewer) -> QuerySet[CheckedMeeting]:
    """被抽会议: of schools in scope; those still to be looked at only for whoever looks."""
    above = Ancestry.objects.filter(ancestor__in=viewer.units(*ABOVE)).values("unit")
    zone = School.objects.filter(zone__in=viewer.units(Role.INSPECTOR)).values("unit")
    seen = Q(state=SpotState.RECORDED) | Q(unit__in=above) | Q(unit__in=zone)
    rows = CheckedMeeting.objects.filter(seen, in_scope(viewer))
    return rows.select_related("unit", "meeting", "check_of", "checker").order_by(
        "unit__code", "meeting__held_on", "id"
    )


def spot_checks(viewer: Viewer) -> QuerySet[SpotCheck]:
    """抽查: draws with a meeting in sight, the latest first, with the numbers in sight."""
    seen = checked_meetings(viewer).order_by().values("pk")
    mine = Q(meetings__in=seen)
    return (
        SpotCheck.objects.filter(mine)
        .annotate(
            drawn=Count("meetings", distinct=True),
            waiting=Count("meetings", filter=Q(meetings__state=SpotState.DRAWN), distinct=True),
        )
        .select_related("unit", "drawer")
        .order_by("-id")
    )


def checked_points(viewer: Viewer) -> QuerySet[CheckedPoint]:
    """抽查结论: of the meetings in sight, in the order in which they were written."""
    rows = CheckedPoint.objects.filter(checked__in=checked_meetings(viewer).order_by().values("pk"))
    return rows.select_related("checked__unit", "checked__meeting").order_by("checked", "id")


def faults_of(rows: QuerySet[CheckedMeeting]) -> QuerySet[CheckedMeeting]:
    """With the number of points not in order, for lists."""
    return rows.annotate(breaks=Count("points", filter=Q(points__verdict=Compliance.BREAKS)))
