"""选定提醒方式: by everybody for himself."""

from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.verbs import act
from xiaoheng.ground.reminders.models import Choice
from xiaoheng.lib.refusal import Forbidden


def choose(
    *,
    actor: Actor,
    mail: str = "",
    wecom: bool = False,
    dingtalk: bool = False,
    feishu: bool = False,
    daily: bool = True,
    urgent: bool = True,
) -> Choice:
    """选定提醒方式: the entry names the channels, not the address."""
    if actor.account is None or not actor.grants:
        raise Forbidden(_("您还没有任何角色。"), _("请由本单位管理人员授予角色后再办理。"), "reminders.choose")
    told = {"mail": mail, "wecom": wecom, "dingtalk": dingtalk, "feishu": feishu, "daily": daily, "urgent": urgent}
    with act("reminders.choose", actor=actor, unit=Unit.objects.get(pk=actor.grants[0].unit)) as doing:
        row, _made = Choice.objects.update_or_create(account_id=actor.account, defaults=told)
        doing.subject = row
        doing.say(channels=[str(channel.label) for channel in row.channels()], daily=daily, urgent=urgent)
    return row
