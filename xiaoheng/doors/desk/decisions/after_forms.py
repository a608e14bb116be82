"""Forms of what follows a resolution, of talks and of the lists of matters."""

from datetime import timedelta
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from xiaoheng.doors.desk.decisions.forms import ANY, PaperMixin, paper
from xiaoheng.doors.desk.fields import area
from xiaoheng.ground.organisation import selectors as organisation
from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.lib import clock, quorum
from xiaoheng.loop.decisions.words import BODIES, Category, Channel, GateCode, Mode

MET = (("yes", _("落实到位")), ("no", _("须继续落实")))
SHOW = (("yes", _("可以公开")), ("no", _("不予公开")))


class ReportBackForm(PaperMixin, forms.Form):
    """报告落实情况."""

    text = area(label=_("落实情况"), rows=8, help_text=_("任务和完成情况已经列出，可以补充：结果、差距、下一步。"))
    paper = paper()


class AssessForm(forms.Form):
    """评议落实情况."""

    meeting: forms.ModelChoiceField = forms.ModelChoiceField(
        None,
        label=_("听取报告的会议"),
        empty_label=_("请选择"),
        help_text=_("报告之后召开的本党组织会议；还没有召开的，先开会。"),
    )
    met = forms.ChoiceField(label=_("评议"), choices=MET, widget=forms.RadioSelect)
    remark = area(label=_("意见"), rows=3, required=False, help_text=_("须继续落实的必须写明还要做什么。"))

    def __init__(self, *args: Any, meetings: QuerySet[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["meeting"]
        field.queryset = meetings  # type: ignore[attr-defined]
        field.label_from_instance = _named  # type: ignore[attr-defined]

    def arguments(self) -> dict[str, Any]:
        """The verb's arguments."""
        return {**self.cleaned_data, "met": self.cleaned_data["met"] == "yes"}


class PubliciseForm(forms.Form):
    """提出公开."""

    channel = forms.ChoiceField(label=_("公开渠道"), choices=Channel.choices, widget=forms.RadioSelect)
    title = forms.CharField(label=_("标题"), max_length=200)
    text = area(label=_("公开内容"), rows=8, help_text=_("只写应当公开的；身份证号、电话号码会自动遮盖。"))
    until = forms.DateField(label=_("撤下日期"), required=False, help_text=_("当日起不再显示；留空按规定的最长天数。"))


class ClearForm(forms.Form):
    """审查、审批."""

    passed = forms.ChoiceField(label=_("意见"), choices=SHOW, widget=forms.RadioSelect)
    remark = forms.CharField(label=_("说明"), required=False, max_length=500, help_text=_("不予公开的必须写明理由。"))


class ReasonForm(forms.Form):
    """撤下、撤销."""

    reason = forms.CharField(label=_("原因"), max_length=200)


class PublicationFilter(forms.Form):
    """筛选公开."""

    channel = forms.ChoiceField(label=_("渠道"), choices=[*ANY, *Channel.choices], required=False)


class TalkForm(forms.Form):
    """登记沟通: no field for what was said."""

    on = forms.DateField(label=_("日期"), initial=clock.today)
    done = forms.ChoiceField(
        label=_("情况"),
        choices=(("yes", _("已经沟通")), ("no", _("约定沟通"))),
        initial="yes",
        widget=forms.RadioSelect,
    )


class VaryForm(forms.Form):
    """另定事项."""

    unit: forms.ModelChoiceField = forms.ModelChoiceField(None, label=_("适用单位"), empty_label=None)
    body = forms.ChoiceField(label=_("决定的会议"), choices=BODIES, widget=forms.RadioSelect)
    mode = forms.ChoiceField(
        label=_("办理方式"),
        choices=[("", _("不适用")), *Mode.choices],
        required=False,
        help_text=_("只有校长办公会议的事项填写。"),
    )
    quorum = forms.ChoiceField(
        label=_("人数规则"), choices=[(rule.code, f"{rule.code} {rule.label}") for rule in quorum.CLASSES.values()]
    )
    category = forms.ChoiceField(label=_("三重一大"), choices=[("", _("不属于")), *Category.choices], required=False)
    gates = forms.MultipleChoiceField(
        label=_("前置程序"), choices=GateCode.choices, widget=forms.CheckboxSelectMultiple, required=False
    )
    since = forms.DateField(label=_("施行日期"))
    until = forms.DateField(label=_("止期"), required=False, help_text=_("当日起不再适用；留空为长期。"))
    basis = forms.CharField(label=_("依据"), max_length=200, help_text=_("本级决定的文号，或学校清单的备案号。"))

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = organisation.units(viewer).exclude(kind="zone").order_by("kind", "code")
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]
        self.fields["since"].initial = clock.today() + timedelta(days=1)


def _named(meeting: Any) -> str:
    return f"{meeting.number or meeting.get_kind_display()}（{meeting.held_on}）"
