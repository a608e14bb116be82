"""核稿与签发: who drafted an order does not sign it off; a draft that nobody wants is discarded."""

from typing import Any

from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.verbs import act, advance
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Refused
from xiaoheng.lib.states import step
from xiaoheng.loop.execution.models import Directive
from xiaoheng.loop.execution.selectors import signs_off
from xiaoheng.loop.execution.services.readiness import heavy, incomplete, unseen
from xiaoheng.loop.execution.states import DIRECTIVE, NOTICE
from xiaoheng.loop.execution.words import DirectiveState, NoticeState

LABELS = dict(DirectiveState.choices)


def present(*, actor: Actor, directive: Directive, override: str = "", seen: str = "") -> Directive:
    """送签: hand a finished draft to whoever signs it off; it cannot be edited meanwhile. `override` = why it is to go
    out above the cap of hours, `seen` = the edition that was looked at, here as below."""
    with act("execution.present", actor=actor, unit=directive.unit, on=directive) as doing:
        step(DIRECTIVE, "execution.present", directive.state, labels=LABELS)
        if refusal := unseen(directive, seen) or incomplete(directive):
            raise refusal
        if signs_off(directive.unit) and (refusal := heavy(actor, directive, override)):
            raise refusal
        stamp: dict[str, Any] = {"remark": "", "override": override.strip()[:300]}
        advance(directive, DIRECTIVE, "execution.present", labels=LABELS, **stamp)
        doing.say(title=directive.title)
    return directive


def sign_off(*, actor: Actor, directive: Directive, seen: str = "") -> Directive:
    """签发: somebody other than the drafter releases the order as it stands."""
    with act("execution.sign_off", actor=actor, unit=directive.unit, on=directive) as doing:
        if actor.uid == directive.drafted_by:
            raise Refused(_("拟稿人不能签发自己起草的交办单。"), _("请由另一位领导签发。"), "签发")
        step(DIRECTIVE, "execution.sign_off", directive.state, labels=LABELS)
        if refusal := unseen(directive, seen):
            raise refusal
        stamp: dict[str, Any] = {"signer": actor.name, "cleared_on": clock.today()}
        advance(directive, DIRECTIVE, "execution.sign_off", labels=LABELS, **stamp)
        doing.say(title=directive.title)
    return directive


def hand_back(*, actor: Actor, directive: Directive, reason: str) -> Directive:
    """退回修改: the draft may be edited again, and has to be signed off anew."""
    with act("execution.hand_back", actor=actor, unit=directive.unit, on=directive) as doing:
        if not reason.strip():
            raise Refused(_("退回修改须写明理由。"), _("请写明要改什么。"))
        stamp: dict[str, Any] = {"signer": "", "cleared_on": None, "override": "", "remark": reason.strip()[:300]}
        advance(directive, DIRECTIVE, "execution.hand_back", labels=LABELS, **stamp)
        doing.say(title=directive.title, reason=reason)
    return directive


def discard(*, actor: Actor, directive: Directive) -> Directive:
    """作废拟稿: a draft that nobody wants is out of the way; the notice that it came from may be confirmed anew."""
    with act("execution.discard", actor=actor, unit=directive.unit, on=directive) as doing:
        notice = directive.notice
        advance(directive, DIRECTIVE, "execution.discard", labels=LABELS, notice=None)
        if notice is not None:
            directive.items.update(draft=None)
            advance(notice, NOTICE, "execution.discard", labels=dict(NoticeState.choices))
        doing.say(title=directive.title)
    return directive
