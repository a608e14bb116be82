"""Forms of projects: plan, steps, outcome. Shape only, the verbs judge."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from xiaoheng.doors.desk.communities.forms import LAST_DAY, NAMELESS, measured, offer
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.loop.decisions.models import Meeting
from xiaoheng.loop.execution.communities.models import Kind, Partner, Project
from xiaoheng.loop.execution.communities.selectors import kinds


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
