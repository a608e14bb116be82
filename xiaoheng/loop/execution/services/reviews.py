"""复核: the county's word on what a school submitted."""

from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.verbs import act, advance
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Refused
from xiaoheng.loop.execution.models import Assignment, Doubt, Review
from xiaoheng.loop.execution.services.holding import LABELS, refuse_over
from xiaoheng.loop.execution.states import ASSIGNMENT
from xiaoheng.loop.execution.words import AssignmentState, Outcome


def approve(*, actor: Actor, assignment: Assignment, reason: str = "", seen: int | None = None) -> Assignment:
    """通过: the submission stands as verified. `seen` = number of the submission that was looked at, here as below."""
    with act("execution.approve", actor=actor, unit=assignment.unit, on=assignment) as doing:
        _refuse(actor, assignment, seen)
        advance(assignment, ASSIGNMENT, "execution.approve", labels=LABELS, settled_on=clock.today())
        _review(actor, assignment, Outcome.PASSED, reason)
        doing.touch(assignment.item.directive.unit_id)
        doing.say(title=assignment.item.title, school=assignment.unit.name)
    return assignment


def send_back(*, actor: Actor, assignment: Assignment, reason: str, seen: int | None = None) -> Assignment:
    """退回 with the reason; the school submits anew."""
    with act("execution.send_back", actor=actor, unit=assignment.unit, on=assignment) as doing:
        if not reason.strip():
            raise Refused(_("退回须写明原因。"), _("请写明缺什么、怎样补。"))
        _refuse(actor, assignment, seen)
        advance(assignment, ASSIGNMENT, "execution.send_back", labels=LABELS)
        _review(actor, assignment, Outcome.RETURNED, reason)
        doing.touch(assignment.item.directive.unit_id)
        doing.say(title=assignment.item.title, school=assignment.unit.name, reason=reason)
    return assignment


def doubt(*, actor: Actor, assignment: Assignment, reason: str, seen: int | None = None) -> Assignment:
    """存疑: leave the submission waiting with the question written down; the queue goes on with the next."""
    with act("execution.doubt", actor=actor, unit=assignment.unit, on=assignment) as doing:
        if not reason.strip():
            raise Refused(_("存疑须写明疑点。"), _("请写明要向谁核实什么。"))
        _refuse(actor, assignment, seen)
        advance(assignment, ASSIGNMENT, "execution.doubt", labels=LABELS)
        Doubt.objects.create(
            submission=assignment.submissions.latest("seq"),
            reason=reason.strip()[:500],
            by=actor.uid,
            by_name=actor.name,
            doubted_on=clock.today(),
        )
        doing.touch(assignment.item.directive.unit_id)
        doing.say(title=assignment.item.title, school=assignment.unit.name, reason=reason)
    return assignment


def _refuse(actor: Actor, assignment: Assignment, seen: int | None) -> None:
    """Nobody judges his own answer, one that he has not seen, or one that nothing asks for any more."""
    refuse_over(assignment)
    last = assignment.submissions.order_by("seq").last()
    if last is not None and last.by == actor.uid:
        raise Refused(_("提交人不能复核自己的提交。"), _("请由另一位同志复核。"), "复核")
    if last is not None and seen is not None and seen != last.seq and assignment.state == AssignmentState.SUBMITTED:
        raise Refused(
            _("您打开之后，%(school)s又提交了一次。") % {"school": assignment.unit.name},
            _("您写的意见还在；请看过新的提交再定。"),
            "复核",
        )


def _review(actor: Actor, assignment: Assignment, outcome: Outcome, reason: str) -> None:
    Review.objects.create(
        submission=assignment.submissions.latest("seq"),
        outcome=outcome,
        reason=reason.strip()[:500],
        by=actor.uid,
        by_name=actor.name,
        reviewed_on=clock.today(),
    )
