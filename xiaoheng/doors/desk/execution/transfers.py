"""转办他校 on the page of one item: what was asked and done, and the forms that state and policy allow."""

from typing import Any

from django.urls import reverse

from xiaoheng.doors.desk.execution.forms import ReasonForm, TransferForm
from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.policy import may
from xiaoheng.loop.execution import selectors as execution
from xiaoheng.loop.execution.models import Assignment, DirectiveItem, Transfer
from xiaoheng.loop.execution.words import AssignmentState, TransferState

MOVE, ASK = "execution.transfer", "execution.request_transfer"
OPEN = (AssignmentState.PENDING, AssignmentState.WORKING, AssignmentState.RETURNED)


def context(viewer: Viewer, row: Assignment) -> dict[str, Any]:
    """What was moved to the school or from it: each with the form that moves it on, where the viewer may."""
    rows = execution.transfers_of(row.item, row.unit)
    movable = row.state in OPEN and may(viewer, MOVE, row.unit, row)
    return {
        "transfers": [(one, form(row.item, one.unit, MOVE) if movable and _does(row, one) else None) for one in rows],
    }


def forms(viewer: Viewer, row: Assignment) -> dict[str, Any]:
    """The form by which the issuer moves the item, or the school asks for it; the one that declines what was asked."""
    answer = may(viewer, "execution.allow_transfer", row.unit, row) and any(
        one.state == TransferState.ASKED and one.unit_id == row.unit_id
        for one in execution.transfers_of(row.item, row.unit)
    )
    found: dict[str, Any] = {"keep_form": ReasonForm(auto_id="keep-%s")} if answer else {}
    verb = next((verb for verb in (MOVE, ASK) if may(viewer, verb, row.unit, row)), None)
    if row.state in OPEN and verb is not None:
        found |= {"transfer_form": form(row.item, row.unit, verb), "moves": verb == MOVE}
    return found


def form(item: DirectiveItem, unit: Unit, verb: str, *data: Any) -> TransferForm:
    """Which other schools of the order may take the item of a school."""
    address = reverse(f"desk:{verb}", kwargs={"item": item.pk, "unit": unit.code})
    schools = execution.asked_schools(item.directive)
    return TransferForm(*data, schools=schools, address=address, auto_id=f"{unit.code}-%s")


def _does(row: Assignment, one: Transfer) -> bool:
    return one.state == TransferState.GRANTED and one.to_id == row.unit_id != one.unit_id
