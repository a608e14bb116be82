"""Words of the room: channels, kinds of messages, what became of them, and one sentence per verb."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Channel(models.TextChoices):
    """提醒渠道. The site itself is none: it shows the same at any time."""

    MAIL = "mail", _("电子邮件")
    WECOM = "wecom", _("企业微信群机器人")
    DINGTALK = "dingtalk", _("钉钉群机器人")
    FEISHU = "feishu", _("飞书群机器人")


ROBOTS = (Channel.WECOM, Channel.DINGTALK, Channel.FEISHU)


class Kind(models.TextChoices):
    """提醒类别: one digest a day; immediate are only what one has let pass, and tomorrow's meeting."""

    DIGEST = "digest", _("每日提要")
    OVERDUE = "overdue", _("新逾期")
    MEETING = "meeting", _("会前提醒")


class State(models.TextChoices):
    """发送状态."""

    WAITING = "waiting", _("待发送")
    HELD = "held", _("正在发送")
    SENT = "sent", _("已发出")
    NOTHING = "nothing", _("无事项，未发")
    FAILED = "failed", _("未能送达")


OPEN = (State.WAITING, State.HELD)

SENTENCES = {
    "reminders.choose": _("选定了提醒方式"),
    "reminders.open_feed": _("生成了日历订阅地址"),
    "reminders.revoke_feed": _("撤销了日历订阅地址"),
}
