"""豁免与延期."""

from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.verbs import act, advance
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Refused
from xiaoheng.lib.states import step
from xiaoheng.loop.execution.models import Assignment, Extension
from xiaoheng.loop.execution.selectors.keeping import outlasts
from xiaoheng.loop.execution.services.holding import LABELS, hold, refuse_not_in_hand
from xiaoheng.loop.execution.states import ASSIGNMENT, EXTENSION
from xiaoheng.loop.execution.words import AssignmentState, ExtensionState

ANSWERS = dict(ExtensionState.choices)
SETTLED = (AssignmentState.PASSED, AssignmentState.EXEMPT)


def exempt(*, actor: Actor, assignment: Assignment, reason: str) -> Assignment:
    """豁免: the issuer releases a school from an item, with the reason; it counts apart, not as done."""
    with act("execution.exempt", actor=actor, unit=assignment.unit, on=assignment) as doing:
        if not reason.strip():
            raise Refused(_("豁免须写明理由。"), _("请写明这所学校为什么不必办理这一项。"))
        row = hold(assignment)
        stamp: dict[str, Any] = {"settled_on": clock.today(), "reason": reason.strip()[:300]}
        advance(row, ASSIGNMENT, "execution.exempt", labels=LABELS, **stamp)
        doing.subject = row
        doing.touch(row.item.directive.unit_id)
        doing.say(title=row.item.title, school=row.unit.name, reason=reason)
    return row


def extend(*, actor: Actor, assignment: Assignment, until: date, reason: str) -> Extension:
    """申请延期 to a later day, with the reason; one open request at a time."""
    with act("execution.extend", actor=actor, unit=assignment.unit, on=assignment) as doing:
        row = hold(assignment)
        _refuse_extension(row, until, reason)
        asked = Extension.objects.create(
            assignment=row, until=until, reason=reason.strip()[:300], asked_on=clock.today()
        )
        doing.subject = row
        doing.touch(row.item.directive.unit_id)
        doing.say(title=row.item.title, until=until.isoformat(), reason=reason)
    return asked


def grant(*, actor: Actor, extension: Extension) -> Extension:
    """同意延期: the school's deadline moves."""
    assignment = extension.assignment
    with act("execution.grant", actor=actor, unit=assignment.unit, on=assignment) as doing:
        step(EXTENSION, "execution.grant", extension.state, labels=ANSWERS)
        _refuse_grant(extension)
        advance(extension, EXTENSION, "execution.grant", labels=ANSWERS, answered_on=clock.today())
        Assignment.objects.filter(pk=assignment.pk).update(due_on=extension.until)
        doing.say(title=assignment.item.title, school=assignment.unit.name, until=extension.until.isoformat())
    return extension


def decline(*, actor: Actor, extension: Extension, answer: str) -> Extension:
    """不同意延期, with the reason."""
    assignment = extension.assignment
    with act("execution.decline", actor=actor, unit=assignment.unit, on=assignment) as doing:
        if not answer.strip():
            raise Refused(_("不同意时须写明理由。"), _("请填写答复。"))
        stamp: dict[str, Any] = {"answered_on": clock.today(), "answer": answer.strip()[:300]}
        advance(extension, EXTENSION, "execution.decline", labels=ANSWERS, **stamp)
        doing.say(title=assignment.item.title, school=assignment.unit.name, reason=answer)
    return extension


def _refuse_grant(extension: Extension) -> None:
    """What is settled or asked no more needs no other day, and a day that has passed is none."""
    assignment = extension.assignment
    refuse_not_in_hand(assignment)
    if assignment.state in SETTLED:
        label = assignment.get_state_display()
        raise Refused(_("这一事项已%(state)s，不需要延期。") % {"state": label}, _("请答复“不同意”了结申请。"), "状态")
    if not outlasts(extension.until, assignment.due_on):
        raise Refused(
            _("这一事项的时限已不早于所申请的日期%(day)s。") % {"day": date_format(extension.until)},
            _("不需要延期，请答复“不同意”了结申请。"),
        )
    if extension.until < clock.today():
        raise Refused(
            _("所申请的日期%(day)s已过。") % {"day": date_format(extension.until)},
            _("请答复“不同意”，由学校按新的日期再申请。"),
        )


def _refuse_extension(assignment: Assignment, until: date, reason: str) -> None:
    if assignment.state not in (AssignmentState.WORKING, AssignmentState.RETURNED):
        label = assignment.get_state_display()
        raise Refused(
            _("这一事项%(state)s，不能申请延期。") % {"state": label}, _("只有办理中或被退回时可以申请。"), "状态"
        )
    if assignment.due_on is None:
        raise Refused(_("这一事项没有期限，不需要延期。"), _("请直接办理。"))
    if until <= max(assignment.due_on, clock.today()):
        raise Refused(_("延期后的日期须晚于原期限和今天。"), _("请重新选择日期。"))
    if not reason.strip():
        raise Refused(_("申请延期须写明理由。"), _("请写一句理由。"))
    if assignment.extensions.filter(state=ExtensionState.ASKED).exists():
        raise Refused(_("已有一次延期申请在等答复。"), _("请等上级答复后再申请。"))
