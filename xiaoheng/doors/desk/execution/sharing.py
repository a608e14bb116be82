"""承办与分解 on the page of one item: who is in charge, the parts, and the forms that change them."""

from typing import Any

from xiaoheng.doors.desk.execution.forms import HandOverForm, ShareForm
from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.policy import may
from xiaoheng.loop.execution import selectors as execution
from xiaoheng.loop.execution.models import Assignment
from xiaoheng.loop.execution.words import AssignmentState, PartState

IN_HAND = (AssignmentState.WORKING, AssignmentState.RETURNED)


def context(viewer: Viewer, row: Assignment) -> dict[str, Any]:
    """Who is in charge, and how far the parts have come."""
    parts = list(row.parts.select_related("owner", "org")) if row.pk else []
    done = sum(part.state == PartState.DONE for part in parts)
    shown = [(part, may(viewer, "execution.complete", row.unit, part)) for part in parts]
    asked = sum(part.state != PartState.BACK for part in parts)
    return {"in_charge": execution.handed_over(row), "parts": shown, "parts_done": done, "parts_asked": asked}


def forms(viewer: Viewer, row: Assignment) -> dict[str, Any]:
    """The forms that state and policy allow."""
    if row.state not in IN_HAND or not may(viewer, "execution.share", row.unit, row):
        return {}
    branches = execution.branches(row.unit)
    return {"hand_over_form": HandOverForm(unit=row.unit), "share_form": ShareForm(unit=row.unit, branches=branches)}
