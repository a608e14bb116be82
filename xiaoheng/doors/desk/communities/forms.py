"""Forms of the pages about communities: shape only, the verbs judge."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from xiaoheng.doors.ui.forms import RowsField
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.loop.decisions.models import Meeting
from xiaoheng.loop.execution.communities.models import Community, Kind, Partner, Project
from xiaoheng.loop.execution.communities.selectors import Proposal, kinds
from xiaoheng.loop.execution.communities.words import Listed, ProjectState

NAMELESS = _("只写单位和数量，不写个人姓名、电话")
LAST_DAY = _("当天计算在内")


class AgreementForm(forms.Form):
    """协议期限和文件."""

    since = forms.DateField(label=_("签订日期"))
    until = forms.DateField(label=_("终止日期"), help_text=LAST_DAY)
    file = forms.FileField(label=_("框架协议书"), help_text=_("各方签章的扫描件或文本"))

    def told(self) -> dict[str, Any]:
        """What was filled in, the file by its bytes."""
        data = dict(self.cleaned_data)
        file = data.pop("file")
        return {**data, "data": file.read(), "file_name": file.name}


class FoundForm(AgreementForm):
    """成立共同体."""

    lead = forms.ModelChoiceField(Unit.objects.none(), label=_("牵头学校"))
    title = forms.CharField(label=_("名称"), max_length=60)
    schools = RowsField(None, label=_("成员学校"), required=False, widget=forms.CheckboxSelectMultiple)
    outside = forms.CharField(
        label=_("校外成员"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("社区、企业等，一行一个单位名称"),
    )  # fmt: skip
    field_order = ("title", "lead", "since", "until", "file", "outside", "schools")

    def __init__(self, *args: Any, leaders: Any, schools: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self.fields["lead"], leaders, str)
        offer(self.fields["schools"], schools, lambda one: one.name)

    def told(self) -> dict[str, Any]:
        """Partners as lines; the leading school is no member besides."""
        data = super().told()
        schools = [one for one in data["schools"] if one != data["lead"]]
        return {**data, "schools": schools, "outside": data["outside"].splitlines()}


class JoinForm(forms.Form):
    """加入."""

    unit = forms.ModelChoiceField(
        Unit.objects.none(), label=_("学校"), required=False, empty_label=_("不是学校，填写校外成员")
    )
    outside = forms.CharField(label=_("校外成员"), max_length=60, required=False, help_text=_("社区、企业等单位名称"))
    since = forms.DateField(label=_("加入日期"))

    def __init__(self, *args: Any, schools: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self.fields["unit"], schools, lambda one: one.name)


class LeaveForm(forms.Form):
    """退出."""

    member = forms.ChoiceField(label=_("退出的成员"))
    on = forms.DateField(label=_("退出日期"), help_text=_("从当天起不再是成员"))

    def __init__(self, *args: Any, members: list[Unit], partners: list[Partner], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows: dict[str, Unit | Partner] = {f"unit-{one.pk}": one for one in members}
        self.rows |= {f"partner-{one.pk}": one for one in partners}
        choices = [(key, str(one)) for key, one in self.rows.items()]
        self.fields["member"].choices = choices  # type: ignore[attr-defined]

    def told(self) -> dict[str, Any]:
        """Who leaves, under the name that the verb gives it."""
        key = self.cleaned_data["member"]
        return {key.partition("-")[0]: self.rows[key], "on": self.cleaned_data["on"]}


class ReasonForm(forms.Form):
    """原因."""

    reason = forms.CharField(label=_("原因"), max_length=200)


class AmendForm(forms.Form):
    """清单条目."""

    title = forms.CharField(label=_("内容"), max_length=60, help_text=NAMELESS)
    quantity = forms.IntegerField(label=_("数量"), min_value=1)
    since = forms.DateField(label=_("可用（需要）开始日期"))
    until = forms.DateField(label=_("结束日期"), help_text=LAST_DAY)


class EntryForm(AmendForm):
    """登记清单条目."""

    listed = forms.ChoiceField(label=_("清单"), choices=Listed.choices, widget=forms.RadioSelect)
    kind = forms.ModelChoiceField(Kind.objects.none(), label=_("类别"), help_text=_("括号内是计量单位；同类的才能对接"))
    partner = forms.ModelChoiceField(
        Partner.objects.none(), label=_("代校外成员登记"), required=False, empty_label=_("本校的")
    )
    field_order = ("listed", "kind", "title", "quantity", "since", "until", "partner")

    def __init__(self, *args: Any, partners: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self.fields["kind"], kinds(), measured)
        offer(self.fields["partner"], partners, str)
        if not partners:
            del self.fields["partner"]


class PasteForm(forms.Form):
    """成批登记."""

    text = forms.CharField(
        label=_("从表格复制的行"), max_length=20_000, strip=False, widget=forms.Textarea(attrs={"rows": 10}),
        help_text=_("依次六列：清单（资源或需求）、类别、内容、数量、开始、结束；一次最多200行，有一处错就都不登记"),
    )  # fmt: skip


class ProposeForm(forms.Form):
    """提出对接: one of what was computed."""

    other = forms.ChoiceField(label=_("对接对象"), widget=forms.RadioSelect)
    quantity = forms.IntegerField(label=_("数量"), min_value=1)

    def __init__(self, *args: Any, proposals: list[Proposal], own: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sides = [(one, one.resource if one.need.pk == own else one.need) for one in proposals]
        self.rows = {str(side.pk): one for one, side in sides}
        choices = [(str(side.pk), f"{side.holder}：{side.title}（{one.why}）") for one, side in sides]
        self.fields["other"].choices = choices  # type: ignore[attr-defined]


class LaunchForm(forms.Form):
    """登记项目."""

    kind = forms.ModelChoiceField(Kind.objects.none(), label=_("类别"))
    title = forms.CharField(label=_("项目名称"), max_length=60, help_text=NAMELESS)
    plan = forms.CharField(
        label=_("安排"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}), help_text=_("做什么、谁牵头、怎么做")
    )
    since = forms.DateField(label=_("开始日期"))
    until = forms.DateField(label=_("完成时限"), help_text=LAST_DAY)
    other = forms.ModelChoiceField(
        Unit.objects.none(), label=_("合作学校"), required=False, empty_label=_("没有"),
        help_text=_("成效由合作学校核实；没有的由牵头学校核实"),
    )  # fmt: skip
    partner = forms.ModelChoiceField(Partner.objects.none(), label=_("校外成员"), required=False, empty_label=_("没有"))

    def __init__(self, *args: Any, schools: Any, partners: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self.fields["kind"], kinds(), measured)
        offer(self.fields["other"], schools, lambda one: one.name)
        offer(self.fields["partner"], partners, str)


class PlanForm(forms.Form):
    """项目安排, with its steps a line each."""

    plan = forms.CharField(
        label=_("安排"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}), help_text=_("做什么、谁牵头、怎么做")
    )
    since = forms.DateField(label=_("开始日期"))
    until = forms.DateField(label=_("完成时限"), help_text=LAST_DAY)
    steps = forms.CharField(
        label=_("步骤"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("一行一步，先写日期再写步骤，如：2023-04-01 第一次送教。已完成的步骤不必再写。"),
    )  # fmt: skip

    def clean_steps(self) -> list[tuple[str, date]]:
        """Lines as title and day."""
        return [self._step(line) for line in self.cleaned_data["steps"].splitlines() if line.strip()]

    def _step(self, line: str) -> tuple[str, date]:
        day, _blank, title = line.strip().partition(" ")
        try:
            return title.strip(), date.fromisoformat(day)
        except ValueError:
            raise forms.ValidationError(
                _("“%(line)s”没有以日期开头，请写成：2023-04-01 第一次送教。"), params={"line": line.strip()[:40]}
            ) from None


class StepForm(forms.Form):
    """步骤完成."""

    done_on = forms.DateField(label=_("完成日期"))


class ReportForm(forms.Form):
    """报告成效."""

    number = forms.IntegerField(min_value=0)
    people = forms.IntegerField(label=_("参加人次"), min_value=0, required=False, help_text=_("只记数量"))
    outcome = forms.CharField(
        label=_("成效"),
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("做成了什么，一两句话；不写个人姓名"),
    )
    meeting = forms.ModelChoiceField(
        Meeting.objects.none(), label=_("已开的会议"), required=False, empty_label=_("不用会议，上传材料"),
        help_text=_("会议记录能说明的，直接选用，不必上传"),
    )  # fmt: skip
    file = forms.FileField(label=_("上传材料"), required=False)

    def __init__(self, *args: Any, project: Project, held: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["number"].label = _("完成数量（%(measure)s）") % {"measure": project.kind.measure}
        offer(self.fields["meeting"], held, lambda one: f"{one.held_on} {one.get_kind_display()} {one.title}")


class ListFilter(forms.Form):
    """清单筛选."""

    community = forms.ModelChoiceField(
        Community.objects.none(), label=_("共同体"), required=False, empty_label=_("全部")
    )
    kind = forms.ModelChoiceField(Kind.objects.none(), label=_("类别"), required=False, empty_label=_("全部"))

    only = forms.ChoiceField(label=_("范围"), required=False)

    def __init__(self, *args: Any, communities: Any, projects: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self.fields["community"], communities, str)
        offer(self.fields["kind"], kinds(), str)
        part = ("done", _("已办结")) if projects else ("matched", _("已有对接"))
        self.fields["only"].choices = [("", _("全部")), part]  # type: ignore[attr-defined]

    def narrow(self, rows: Any) -> Any:
        """What is asked for; a word that is no choice asks for nothing."""
        data = dict(self.cleaned_data) if self.is_valid() else {}
        only = {"done": {"state": ProjectState.DONE}, "matched": {"taken__gt": 0}}.get(data.pop("only", ""), {})
        return rows.filter(**{name: row for name, row in data.items() if row}, **only)


def measured(one: Kind) -> str:
    """How a kind is offered."""
    return f"{one.title}（{one.measure}）"


def offer(field: forms.Field, rows: Any, label: Any) -> None:
    """Give a field of rows its choices and how each is called."""
    field.queryset = rows  # type: ignore[attr-defined]
    field.label_from_instance = label  # type: ignore[attr-defined]
