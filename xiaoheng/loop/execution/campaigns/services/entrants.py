"""参加单位: what a school lays down for itself, and what came of it."""

from typing import Any

from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.models import Person
from xiaoheng.ground.organisation.verbs import act, advance
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Refused
from xiaoheng.loop.execution.campaigns.models import Entrant
from xiaoheng.loop.execution.campaigns.selectors import standings
from xiaoheng.loop.execution.campaigns.services.opening import in_office
from xiaoheng.loop.execution.campaigns.states import ENTRANT
from xiaoheng.loop.execution.campaigns.words import EntrantState

LABELS = dict(EntrantState.choices)


def plan(
    *,
    actor: Actor,
    entrant: Entrant,
    owner: Person,
    theme: str = "",
    choice: str = "",
    mentor: Person | None = None,
) -> Entrant:
    """明确本校安排: who answers for it, and where the template asks for them a theme, a type and a mentor."""
    with act("campaigns.plan", actor=actor, unit=entrant.unit, on=entrant) as doing:
        template = entrant.campaign.template
        in_office(owner, entrant.unit, template)
        if template.says("theme") and not theme.strip():
            raise Refused(_("未填写%(what)s。") % {"what": template.says("theme")}, _("请补填后再提交。"))
        if template.choices and choice not in template.choices:
            raise Refused(_("未选择类型。"), _("可选：%(all)s。") % {"all": "、".join(template.choices)})
        if mentor is not None and mentor.unit_id == entrant.unit_id:
            raise Refused(_("%(name)s是本校人员。") % {"name": mentor.name}, _("指导人请选择校外人员。"), "E-11")
        told: dict[str, Any] = {"owner": owner, "theme": theme.strip(), "choice": choice, "mentor": mentor}
        advance(entrant, ENTRANT, "campaigns.plan", labels=LABELS, **told)
        doing.say(
            title=entrant.campaign.title,
            owner=owner.name,
            theme=entrant.theme,
            choice=choice,
            mentor=mentor.name if mentor else "",
        )
    return entrant


def conclude(*, actor: Actor, entrant: Entrant, done: bool, outcome: str = "") -> Entrant:
    """认定结果: done only when nothing that the template asks is missing; not done, with what was left."""
    campaign = entrant.campaign
    with act("campaigns.conclude", actor=actor, unit=campaign.unit, on=entrant) as doing:
        missing = standings(campaign, [entrant])[entrant.pk].missing
        if done and missing:
            raise Refused(
                _("%(unit)s还缺：%(what)s。") % {"unit": entrant.unit.name, "what": "、".join(missing[:5])},
                _("请学校补齐后再认定，或认定为未完成并写明原因。"),
                "状态",
            )
        if not done and not outcome.strip():
            raise Refused(_("认定为未完成，没有写原因。"), _("请写明还差什么。"))
        told: dict[str, Any] = {"concluded_on": clock.today(), "outcome": outcome.strip()}
        to = EntrantState.DONE if done else EntrantState.UNDONE
        advance(entrant, ENTRANT, "campaigns.conclude", labels=LABELS, to=to, **told)
        doing.touch(entrant.unit_id)
        doing.say(title=campaign.title, school=entrant.unit.name, result=str(to.label), outcome=entrant.outcome)
    return entrant
