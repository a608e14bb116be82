"""What the page of an issued order shows besides its board: changes, latecomers, who still owes something."""

from typing import Any

from xiaoheng.doors.desk.execution.forms import ReasonForm
from xiaoheng.doors.ui.pages import Request
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.words import UnitKind
from xiaoheng.lib import clock
from xiaoheng.loop.execution import selectors as execution
from xiaoheng.loop.execution.models import Directive
from xiaoheng.loop.execution.words import DirectiveState


def heading(request: Request, directive: Directive) -> dict[str, Any]:
    """What everybody sees who sees the order."""
    return {
        "amendments": execution.amendments(request.viewer, directive),
        "movements": execution.movements(request.viewer, directive),
    }


def left(request: Request, directive: Directive) -> dict[str, Any]:
    """Which schools still owe something of an order in hand, and how many of them are late."""
    found = execution.owing(request.viewer, directive) if directive.state == DirectiveState.ISSUED else []
    return {"owing": [target.unit for target, _late in found], "overdue": sum(late for _target, late in found)}


def acts(request: Request, directive: Directive) -> dict[str, Any]:
    """What the issuer may do: whom to reach besides, whom he reminded today, the draft of an amendment."""
    return {
        "late": execution.latecomers(directive),
        "nudged": directive.nudges.filter(on=clock.today()).count(),
        "zones": Unit.objects.filter(kind=UnitKind.ZONE, superior=directive.unit).order_by("code"),
        "in_draft": execution.in_draft(directive).first(),
        "reason_form": ReasonForm(auto_id="amend-%s"),
        "recall_form": ReasonForm(auto_id="recall-%s"),
    }
