"""查阅登记查询: for the county's readers of records, and for the person concerned."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.models import Access, Membership
from xiaoheng.ground.organisation.selectors.scope import in_scope


def accesses(viewer: Viewer) -> QuerySet[Access]:
    """查阅登记 of units in scope, the latest first."""
    return _shown(Access.objects.filter(in_scope(viewer)))


def accesses_of(viewer: Viewer) -> QuerySet[Access]:
    """谁查阅过我的信息: of the viewer himself; the dues sheet of an organisation while he was a member of it."""
    if viewer.person is None:
        return Access.objects.none()
    held = Membership.objects.filter(
        Q(until__isnull=True) | Q(until__gt=OuterRef("day")), person=viewer.person, org=OuterRef("org"),
        since__lte=OuterRef("day"),
    )  # fmt: skip
    rows = Access.objects.filter(Q(person=viewer.person) | Exists(held))
    return _shown(rows.exclude(account=viewer.account))


def _shown(rows: QuerySet[Access]) -> QuerySet[Access]:
    return rows.select_related("account", "unit", "person", "org").order_by("-day", "-pk")
