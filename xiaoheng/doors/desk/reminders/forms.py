"""Forms of the reminders."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from xiaoheng.ground.reminders.words import ROBOTS, Channel

GROUP = _("群里的同志都看得到您的姓名和待办事项名称（不含标题）。")


class ChooseForm(forms.Form):
    """选择提醒方式: of the channels that the county has configured."""

    mail = forms.EmailField(label=_("电子邮件"), required=False, help_text=_("不填则不发邮件。"))
    wecom = forms.BooleanField(label=Channel.WECOM.label, required=False, help_text=GROUP)
    dingtalk = forms.BooleanField(label=Channel.DINGTALK.label, required=False, help_text=GROUP)
    feishu = forms.BooleanField(label=Channel.FEISHU.label, required=False, help_text=GROUP)
    daily = forms.BooleanField(label=_("每日提要"), required=False, help_text=_("每个工作日一次，没有事项的不发。"))
    urgent = forms.BooleanField(
        label=_("即时提醒"),
        required=False,
        help_text=_("只有两种：我的事项新逾期，明天（下一个工作日前）有我参加的会议。"),
    )

    def __init__(self, *args: Any, ready: Collection[str], **kwargs: Any) -> None:
        """`ready` are the channels that can send; the others are not offered."""
        super().__init__(*args, **kwargs)
        for channel in (Channel.MAIL, *ROBOTS):
            if channel not in ready:
                del self.fields[channel]


class PostForm(forms.Form):
    """哪个岗位."""

    grant = forms.IntegerField(min_value=1, max_value=2**63 - 1)
