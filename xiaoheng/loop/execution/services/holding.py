"""首次办理: an implied assignment becomes a row at its first touch."""

from django.utils.translation import gettext as _

from xiaoheng.lib.refusal import Refused
from xiaoheng.loop.execution.models import Assignment, Directive, Target
from xiaoheng.loop.execution.words import AssignmentState, DirectiveState, TargetState

LABELS = dict(AssignmentState.choices)


def hold(assignment: Assignment) -> Assignment:
    """落行: the row of an assignment, saved now, within the verb's transaction, if it was only implied.

    Refused when the order is not in hand. An implied assignment that is passed in stays untouched: should the verb be
    refused, nothing of it remains in memory either.
    """
    refuse_not_in_hand(assignment)
    if assignment.pk is not None:
        return assignment
    row, _created = Assignment.objects.get_or_create(
        item=assignment.item,
        unit=assignment.unit,
        occurrence=assignment.occurrence,
        defaults={"state": assignment.state, "due_on": assignment.due_on},
    )
    return row


def refuse_not_in_hand(assignment: Assignment) -> None:
    """Refuse what concerns an order that is not out, an item that has ended, or a school that is asked no more."""
    refuse_over(assignment)
    target = Target.objects.select_related("unit").get(directive=assignment.item.directive_id, unit=assignment.unit)
    if target.standing == TargetState.ENDED:
        raise Refused(
            _("这份交办单已不再要求%(unit)s办理：%(why)s。") % {"unit": target.unit.name, "why": target.why},
            _("已交的材料仍然保留；如确需办理，请与下达单位联系。"),
            "状态",
        )


def refuse_over(assignment: Assignment) -> None:
    """Refuse what concerns an order that is not out, or an item that has ended; a school let go is still reviewed."""
    state = Directive.objects.values_list("state", flat=True).get(pk=assignment.item.directive_id)
    if state != DirectiveState.ISSUED:
        label = dict(DirectiveState.choices)[DirectiveState(state)]
        raise Refused(
            _("交办单%(state)s，不能再办理。") % {"state": label}, _("如确需补办，请与下达单位联系。"), "状态"
        )
    if assignment.item.ended_on is not None:
        raise Refused(
            _("“%(title)s”已被修改或删去。") % {"title": assignment.item.title},
            _("请在交办单上按修改后的事项办理。"),
            "状态",
        )
