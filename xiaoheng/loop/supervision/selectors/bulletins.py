"""通报查询: before publication a school sees its own row only, afterwards the whole table."""

from django.db.models import Count, F, Q, QuerySet

from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.models import Ancestry
from xiaoheng.ground.organisation.selectors import in_scope
from xiaoheng.ground.organisation.selectors.scope import ABOVE
from xiaoheng.loop.supervision.models import Bulletin, BulletinRow, Contest, Explanation
from xiaoheng.loop.supervision.words import BulletinState, ContestState


def bulletins(viewer: Viewer) -> QuerySet[Bulletin]:
    """通报: tables of the viewer's county, and those that have a row of a unit in scope."""
    mine = Q(pk__in=BulletinRow.objects.filter(in_scope(viewer)).values("bulletin")) | in_scope(viewer)
    rows = Bulletin.objects.filter(mine).select_related("directive", "unit")
    waiting = Count("rows__contests", filter=Q(rows__contests__state=ContestState.OPEN))
    return rows.annotate(open_contests=waiting).order_by("-id")


def rows(viewer: Viewer, bulletin: Bulletin) -> QuerySet[BulletinRow]:
    """通报行: the whole table once published or for the county; before that, the rows of units in scope."""
    every = bulletin.rows.order_by("group", F("rank").asc(nulls_last=True), "unit__code").select_related(
        "unit", "explanation"
    )
    if bulletin.state == BulletinState.PUBLISHED or governs(viewer, bulletin):
        return every
    return every.filter(in_scope(viewer))


def governs(viewer: Viewer, bulletin: Bulletin) -> bool:
    """Whether the viewer stands at or above the unit that issues the table."""
    above = Ancestry.objects.filter(unit=bulletin.unit_id, ancestor__in=viewer.units(*ABOVE))
    return viewer.is_system or above.exists()


def contests(viewer: Viewer) -> QuerySet[Contest]:
    """异议: of schools in scope, open ones first."""
    found = Contest.objects.filter(in_scope(viewer, "row__unit"))
    return found.select_related("row__unit", "row__bulletin__directive").order_by(
        F("answered_on").asc(nulls_first=True), "raised_on", "id"
    )


def explanations(viewer: Viewer) -> QuerySet[Explanation]:
    """说明情况: owed or given by schools in scope."""
    found = Explanation.objects.filter(in_scope(viewer, "row__unit"))
    return found.select_related("row__unit", "row__bulletin__directive").order_by("due_on", "id")
