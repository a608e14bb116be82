"""说明情况: what a low-ranked school owes after a published bulletin (E-3)."""

from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.verbs import act, advance
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Refused
from xiaoheng.loop.supervision.models import Explanation
from xiaoheng.loop.supervision.states import EXPLANATION
from xiaoheng.loop.supervision.words import ExplanationState


def explain(*, actor: Actor, explanation: Explanation, text: str) -> Explanation:
    """说明情况: the secretary's account of the reasons and what will be done."""
    with act("supervision.explain", actor=actor, unit=explanation.row.unit, on=explanation) as doing:
        if not text.strip():
            raise Refused(_("没有写明情况。"), _("请写明原因和改进打算。"), "E-3")
        advance(
            explanation,
            EXPLANATION,
            "supervision.explain",
            labels=dict(ExplanationState.choices),
            text=text.strip(),
            given_on=clock.today(),
        )
        doing.say(title=explanation.row.bulletin.directive.title)
    return explanation
