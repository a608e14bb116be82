"""转接、流动失联、双培养查询."""

from typing import Any

from django.db.models import Count, F, Max, Q, QuerySet

from xiaoheng.ground.members.models import Absence, Nurture, Transfer
from xiaoheng.ground.members.selectors.sight import in_sight
from xiaoheng.ground.members.words import Milestone, Track
from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.models import Membership


def transfers(viewer: Viewer) -> QuerySet[Transfer]:
    """转接: those from or to units in scope, open ones first, the most urgent first."""
    near = in_sight(viewer, "source__unit") | in_sight(viewer, "target__unit")
    rows = Transfer.objects.filter(near).select_related(
        "person", "membership__org__unit", "source__unit", "target__unit"
    )
    return rows.order_by(F("until").desc(nulls_first=True), F("valid_until").asc(nulls_last=True), "id")


def absences(viewer: Viewer) -> QuerySet[Absence]:
    """流动、失联: of branches in scope, open ones first, the longest first."""
    rows = Absence.objects.filter(in_sight(viewer, "org__unit")).select_related("person", "org__unit", "membership")
    rows = rows.annotate(contacted_on=Max("contacts__made_on"))
    return rows.order_by(F("until").desc(nulls_first=True), "since", "id")


def nurtures(viewer: Viewer) -> QuerySet[Nurture]:
    """双培养: of units in scope, by track and stage."""
    rows = Nurture.objects.filter(in_sight(viewer)).select_related("person", "unit").prefetch_related("marks")
    return rows.order_by("track", "unit__code", "person__code")


def counted(rows: QuerySet[Nurture]) -> list[tuple[str, list[int]]]:
    """双培养计数: each track with how many stand at each stage; one query."""
    stages = {stage.value: Count("pk", filter=Q(state=stage)) for stage in Milestone}
    found: dict[str, Any] = {row["track"]: row for row in rows.order_by().values("track").annotate(**stages)}
    empty: dict[str, int] = {}
    return [
        (str(track.label), [found.get(track.value, empty).get(stage.value, 0) for stage in Milestone])
        for track in Track
    ]


def present_membership(row: Membership) -> Membership:
    """现在的党籍登记: the one that goes on from a row, which may have become a full one in the meantime."""
    rows = Membership.objects.filter(person=row.person_id, org=row.org_id, until=None)
    return rows.select_related("person", "org__unit").order_by("-since", "-id").first() or row
