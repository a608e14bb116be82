"""Forms before and after a meeting."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from xiaoheng.doors.desk.fields import area
from xiaoheng.ground.organisation.words import RequestKind, RequestMatter, RequestState
from xiaoheng.ground.records import services as records
from xiaoheng.lib import clock
from xiaoheng.loop.decisions import selectors as decisions
from xiaoheng.loop.decisions.words import BODIES, ORGANISATION_LIFE, Manner, MeetingKind, TopicState

AGREED = (("yes", _("同意上会")), ("no", _("有重大分歧")))
YES_OR_NO = ("agreed", "passed")
DEAREST = 10**12
PASSED = (("yes", _("通过")), ("no", _("未通过")))
ANY = [("", _("全部"))]


class PaperMixin:
    """A form with an optional file and, where they stand in it, yes-or-no choices."""

    cleaned_data: dict[str, Any]

    def arguments(self) -> dict[str, Any]:
        """The verb's arguments: the file stored and named by its digest, choices as booleans."""
        file = self.cleaned_data["paper"]
        digest = records.take_in(file.read(), file.name).digest if file else ""
        told = {name: value == "yes" if name in YES_OR_NO else value for name, value in self.cleaned_data.items()}
        return {**told, "paper": digest}


def paper(help_text: Any = "") -> forms.FileField:
    """A paper that goes with it."""
    return forms.FileField(label=_("附件"), required=False, help_text=help_text)


class ProposeForm(PaperMixin, forms.Form):
    """提出议题."""

    title = forms.CharField(label=_("议题"), max_length=200)
    matters = forms.MultipleChoiceField(
        label=_("所属事项"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("可以多选，要求取并集。研究提出事项会自动带出它要提交的党组织会议事项。"),
    )
    amount = forms.IntegerField(
        label=_("金额（元）"),
        required=False,
        min_value=1,
        max_value=DEAREST,
        help_text=_("涉及用钱的填写；达到大额界限的，自动按大额资金办理。"),
    )
    text = area(label=_("方案"), rows=8, help_text=_("写明拟提交讨论的内容；修改章程的，写明改哪一条。"))
    paper = paper(_("可附 Word、PDF 等文件。"))

    supersedes: forms.ModelChoiceField = forms.ModelChoiceField(
        None,
        label=_("修订已印发的决议"),
        required=False,
        empty_label=_("不修订"),
        help_text=_("新决议印发后，原决议标明已被修订。"),
    )

    def __init__(self, *args: Any, issued: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["supersedes"].queryset = issued  # type: ignore[attr-defined]
        groups: dict[str, list[tuple[str, str]]] = {}
        for matter in decisions.catalogue():
            head = f"{matter.get_body_display()} · {matter.area}"
            groups.setdefault(head, []).append((matter.code, str(matter)))
        self.fields["matters"].choices = list(groups.items())  # type: ignore[attr-defined]


class RedraftForm(forms.Form):
    """修改重提."""

    text = area(
        label=_("修改后的方案"), rows=8, required=False, help_text=_("缓议后方案不变的可以留空，只重新听取意见。")
    )


class ConsultForm(PaperMixin, forms.Form):
    """登记会前意见."""

    consultation = forms.IntegerField(widget=forms.HiddenInput)
    agreed = forms.ChoiceField(label=_("意见"), choices=AGREED, widget=forms.RadioSelect)
    view = area(label=_("意见要点"), rows=3, required=False, help_text=_("有重大分歧时必须写明，议题暂不上会。"))
    heard_on = forms.DateField(label=_("听取日期"), initial=clock.today)
    paper = paper(_("本人登记不必上传；党政办代登记须附本人签字的材料。"))


class GateForm(PaperMixin, forms.Form):
    """登记前置程序."""

    passed = forms.ChoiceField(label=_("结果"), choices=PASSED, widget=forms.RadioSelect)
    outcome = area(label=_("结论"), rows=3, help_text=_("如：应到38人，实到36人，赞成35票；或意见要点。"))
    body = forms.CharField(label=_("办理机构"), max_length=100, required=False)
    on = forms.DateField(label=_("日期"), initial=clock.today)
    paper = paper(_("会议决议、审查意见书等已有材料。"))


class ReportForm(PaperMixin, forms.Form):
    """报上级."""

    text = area(label=_("请示内容"), rows=3, required=False, help_text=_("留空则用议题的方案。"))
    paper = paper()


class AskForm(PaperMixin, forms.Form):
    """请示（报告）: written freely, or in answer to a finding that calls for one."""

    finding = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1, max_value=2**62)
    kind = forms.ChoiceField(label=_("文种"), choices=RequestKind.choices, widget=forms.RadioSelect)
    matter = forms.ChoiceField(
        label=_("事项"), choices=[("", _("请选择")), *RequestMatter.choices], help_text=_("事项不同，答复期限不同")
    )
    title = forms.CharField(label=_("标题"), max_length=200)
    text = area(label=_("内容"), rows=8)
    paper = paper(_("方案、名册等材料。"))


class ReplyForm(forms.Form):
    """批复."""

    approve = forms.ChoiceField(
        label=_("批复"), choices=(("yes", _("同意")), ("no", _("不同意"))), widget=forms.RadioSelect
    )
    text = area(label=_("批复意见"), rows=3, required=False, help_text=_("不同意的必须写明理由。"))
    number = forms.CharField(label=_("批复文号"), max_length=60, required=False)


class CloseForm(forms.Form):
    """办结议题."""

    closing = forms.CharField(label=_("落实情况"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


class ConveneForm(forms.Form):
    """召集会议."""

    kind = forms.ChoiceField(label=_("会议"), choices=BODIES, widget=forms.RadioSelect)
    planned_on = forms.DateField(label=_("日期"), initial=clock.today)
    begins = forms.TimeField(label=_("开始时间"), required=False)
    ends = forms.TimeField(label=_("结束时间"), required=False)
    manner = forms.ChoiceField(
        label=_("召开方式"),
        choices=Manner.choices,
        widget=forms.RadioSelect,
        initial=Manner.ON_SITE,
        required=False,
        help_text=_("不得以传阅、会签、逐一征求意见代替会议（B-10）。"),
    )
    place = forms.CharField(label=_("地点"), max_length=100, required=False)


class TableForm(forms.Form):
    """列入议程."""

    topic: forms.ModelChoiceField = forms.ModelChoiceField(None, label=_("可上会的议题"), empty_label=None)
    reason = forms.CharField(label=_("锁定后列入的原因"), max_length=200, required=False)

    def __init__(self, *args: Any, topics: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["topic"].queryset = topics  # type: ignore[attr-defined]


class CancelForm(forms.Form):
    """取消会议."""

    reason = forms.CharField(label=_("取消原因"), max_length=200)


class MinutesForm(forms.Form):
    """上传修改后的纪要."""

    file = forms.FileField(label=_("修改后的 Word 文件"))


class UrgentForm(forms.Form):
    """应急处置."""

    text = forms.CharField(label=_("处置内容"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))
    reason = forms.CharField(label=_("不能等待会议的原因"), max_length=200)
    done_on = forms.DateField(label=_("处置日期"), initial=clock.today)


class RatifyForm(forms.Form):
    """追认."""

    ratified = forms.ChoiceField(
        label=_("审议结果"), choices=(("yes", _("予以追认")), ("no", _("不予追认"))), widget=forms.RadioSelect
    )
    remark = forms.CharField(label=_("说明"), max_length=500, required=False, help_text=_("不予追认的必须写明理由。"))


class BookFilter(forms.Form):
    """选择纪要簿."""

    kind = forms.ChoiceField(label=_("会议"), choices=BODIES)
    year = forms.IntegerField(label=_("年份"), min_value=2000, max_value=9999)


class HoldForm(forms.Form):
    """登记组织生活."""

    org: forms.ModelChoiceField = forms.ModelChoiceField(None, label=_("党组织"), empty_label=None)
    kind = forms.ChoiceField(label=_("类别"), choices=[(kind.value, kind.label) for kind in ORGANISATION_LIFE])
    held_on = forms.DateField(label=_("召开日期"), help_text=_("可以补录，列表会标明登记日期。"))
    for_year = forms.IntegerField(
        label=_("所属年度"),
        required=False,
        min_value=2000,
        max_value=9999,
        help_text=_("组织生活会、民主评议、民主生活会填写；不填按召开当年。次年年初补开的填上一年。"),
    )
    special = forms.BooleanField(
        label=_("专题"), required=False, help_text=_("专题组织生活会、专题民主生活会勾选，不计入年度的次数。")
    )
    present = forms.IntegerField(label=_("到会人数"), min_value=1, max_value=100000)
    title = forms.CharField(label=_("主题"), max_length=200)
    place = forms.CharField(label=_("地点"), max_length=100, required=False)
    summary = area(label=_("内容摘要"), rows=3, required=False)

    def __init__(self, *args: Any, orgs: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["org"].queryset = orgs  # type: ignore[attr-defined]


class TopicFilter(forms.Form):
    """筛选议题."""

    state = forms.ChoiceField(label=_("状态"), choices=[*ANY, *TopicState.choices], required=False)
    year = forms.IntegerField(label=_("年份"), min_value=1900, max_value=9999, required=False)
    q = forms.CharField(label=_("议题或学校"), max_length=60, required=False)


class MeetingFilter(forms.Form):
    """筛选会议."""

    kind = forms.ChoiceField(label=_("类别"), choices=[*ANY, *MeetingKind.choices], required=False)
    year = forms.IntegerField(label=_("年份"), min_value=1900, max_value=9999, required=False)
    q = forms.CharField(label=_("主题、编号、党组织或学校"), max_length=60, required=False)


class RequestFilter(forms.Form):
    """筛选请示."""

    matter = forms.ChoiceField(label=_("事项"), choices=[*ANY, *RequestMatter.choices], required=False)
    state = forms.ChoiceField(label=_("状态"), choices=[*ANY, *RequestState.choices], required=False)
    q = forms.CharField(label=_("标题、编号或学校"), max_length=60, required=False)
