"""核查结论: the verdict that counts is the latest recorded one."""

from collections.abc import Iterable
from typing import TypeAlias

from django.db.models import QuerySet

from xiaoheng.loop.supervision.models import InspectionResult
from xiaoheng.loop.supervision.words import InspectionState, Verdict

Verdicts: TypeAlias = dict[tuple[int, int], str]  # (item, unit) → verdict


def latest_verdicts(rows: "QuerySet[InspectionResult]") -> Verdicts:
    """最新结论: by (item, unit), over the given results; 未查 says nothing and hides nothing."""
    checked = recorded(rows).exclude(verdict=Verdict.UNSEEN)
    in_order: Iterable[tuple[int, int, str]] = checked.order_by("inspection__visited_on", "inspection_id").values_list(
        "item_id", "inspection__unit_id", "verdict"
    )
    return {(item, unit): verdict for item, unit, verdict in in_order}


def recorded(rows: "QuerySet[InspectionResult]") -> "QuerySet[InspectionResult]":
    """已登记: results of recorded visits only."""
    return rows.filter(inspection__state=InspectionState.RECORDED)
