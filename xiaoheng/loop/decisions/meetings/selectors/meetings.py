"""会议查询."""

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.models import Coverage
from xiaoheng.ground.organisation.selectors import in_scope
from xiaoheng.loop.decisions.meetings.models import AgendaItem, Meeting, Minutes
from xiaoheng.loop.decisions.words import DECIDING, ItemState


def meetings(viewer: Viewer) -> QuerySet[Meeting]:
    """会议: of the schools in scope, the latest first; a joint branch's meetings show in each school it covers."""
    covering = Coverage.objects.filter(in_scope(viewer)).values("org")
    rows = Meeting.objects.filter(in_scope(viewer) | Q(org__in=covering))
    return rows.select_related("unit", "org", "chair").order_by("-planned_on", "-id")


def with_counts(rows: QuerySet[Meeting]) -> QuerySet[Meeting]:
    """With the number of agenda items and of those decided, for lists: counted for the rows of a page alone."""
    items = AgendaItem.objects.filter(meeting=OuterRef("pk")).order_by().values("meeting").annotate(n=Count("pk"))
    decided = items.filter(state=ItemState.DECIDED)
    counts = {"item_count": items, "decided_count": decided}
    return rows.annotate(**{name: Coalesce(Subquery(found.values("n")), 0) for name, found in counts.items()})


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
