"""会议查询."""

from django.db.models import Count, Q, QuerySet

from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.selectors import in_scope
from xiaoheng.loop.decisions.meetings.models import AgendaItem, Meeting, Minutes
from xiaoheng.loop.decisions.words import DECIDING, ItemState


def meetings(viewer: Viewer) -> QuerySet[Meeting]:
    """会议: of the schools in scope, the latest first; a joint branch's meetings show in each school it covers."""
    covered = in_scope(viewer, "org__coverage__unit")
    rows = Meeting.objects.filter(Q(pk__in=Meeting.objects.filter(covered).values("pk")) | in_scope(viewer))
    return rows.select_related("unit", "org", "chair").order_by("-planned_on", "-id")


def with_counts(rows: QuerySet[Meeting]) -> QuerySet[Meeting]:
    """With the number of agenda items and of those decided, for lists."""
    return rows.annotate(
        item_count=Count("items"), decided_count=Count("items", filter=Q(items__state=ItemState.DECIDED))
    )


def agenda(viewer: Viewer) -> QuerySet[AgendaItem]:
    """议程项: of meetings in scope, in the order of the agenda."""
    rows = AgendaItem.objects.filter(meeting__in=meetings(viewer).values("pk"), meeting__kind__in=DECIDING)
    return rows.select_related(
        "meeting__unit", "meeting__chair", "topic__unit", "topic__proposer", "resolution"
    ).order_by("position")


def minutes(viewer: Viewer) -> QuerySet[Minutes]:
    """纪要: of meetings in scope."""
    rows = Minutes.objects.filter(meeting__in=meetings(viewer).values("pk"))
    return rows.select_related("meeting__unit", "meeting__chair", "signer").order_by("-meeting__held_on", "-id")
