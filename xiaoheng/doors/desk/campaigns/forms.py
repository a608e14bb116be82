"""Forms of the pages about campaigns: shape only, the verbs judge."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from xiaoheng.doors.desk.execution.held import fact_label
from xiaoheng.doors.desk.fields import SchoolName
from xiaoheng.doors.ui.forms import RowsField
from xiaoheng.ground.organisation.models import Person
from xiaoheng.ground.organisation.words import Ownership, Stage
from xiaoheng.loop.execution.campaigns.models import Entrant, Template
from xiaoheng.loop.execution.campaigns.selectors import Standing
from xiaoheng.loop.execution.campaigns.words import EntrantState, Level
from xiaoheng.loop.execution.selectors import Fact

ANY = [("", _("全部"))]


def named(one: Person) -> str:
    """How somebody is offered."""
    return f"{one.name}（{one.code}）"


class LackingForm(SchoolName):
    """按校名和是否还缺筛选 the schools of one campaign."""

    lacking = forms.BooleanField(label=_("只看还缺的"), required=False)

    def keeps(self, row: Entrant, standing: Standing) -> bool:
        """Whether a school is asked for: of that name, and with something missing where only such are."""
        self.full_clean()
        told = self.cleaned_data
        lacks = row.state == EntrantState.OPEN and bool(standing.missing)
        return told.get("q", "").strip() in row.unit.name and (lacks or not told.get("lacking"))


class AdoptForm(forms.Form):
    """增加模板."""

    file = forms.FileField(
        label=_("模板文件"),
        help_text=_("YAML 文件，文件名作为模板代码；同名的成为新版本，已经开始的专项不受影响。可下载现有模板改写。"),
    )


class CertainForm(forms.Form):
    """四明确."""

    title = forms.CharField(label=_("名称"), max_length=100)
    basis = forms.CharField(label=_("依据"), max_length=100, required=False)
    aim = forms.CharField(label=_("目标任务"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
    measures = forms.CharField(label=_("推进措施"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))
    since = forms.DateField(label=_("开始日期"))
    until = forms.DateField(label=_("完成时限"), help_text=_("当天计算在内"))
    owner = forms.ModelChoiceField(Person.objects.none(), label=_("责任主体"))

    def __init__(self, *args: Any, owners: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self.fields["owner"], owners, named)


class SchoolsForm(forms.Form):
    """参加学校: by filter, or by name; named schools are added to what the filter picks."""

    stages = forms.MultipleChoiceField(
        label=_("学段"), choices=Stage.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    ownership = forms.ChoiceField(label=_("办学性质"), choices=[*ANY, *Ownership.choices], required=False)
    everybody = forms.BooleanField(label=_("全部下属学校"), required=False)
    named = RowsField(None, label=_("指名学校"), required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, schools: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.schools = schools
        offer(self.fields["named"], schools, lambda one: one.name)

    def chosen(self) -> list[int]:
        """Keys of the schools that take part."""
        data = self.cleaned_data
        asked = {
            key: value
            for key, value in (("school__stage__in", data["stages"]), ("school__ownership", data["ownership"]))
            if value
        }
        picked = self.schools.filter(**asked) if asked or data["everybody"] else self.schools.none()
        return list({*picked.values_list("pk", flat=True), *(one.pk for one in data["named"])})


class PlanForm(forms.Form):
    """本校安排: what the template does not ask is left out."""

    owner = forms.ModelChoiceField(Person.objects.none(), label=_("责任主体"))
    theme = forms.CharField(max_length=100)
    choice = forms.ChoiceField(label=_("类型"))
    mentor = forms.CharField(
        label=_("指导人工号"), max_length=40, required=False, help_text=_("校外指导人的工号；还没有确定的留空")
    )

    def __init__(self, *args: Any, owners: Any, template: Template, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self.fields["owner"], owners, named)
        self.fields["theme"].label = template.says("theme")
        self.fields["choice"].choices = [(one, one) for one in template.choices]  # type: ignore[attr-defined]
        asked = {"theme": template.says("theme"), "choice": template.choices, "mentor": template.says("mentor")}
        for name in [name for name, there in asked.items() if not there]:
            del self.fields[name]

    def clean_mentor(self) -> Person | None:
        """The person of that code."""
        code = self.cleaned_data["mentor"].strip()
        found = Person.objects.filter(code=code).first() if code else None
        if code and found is None:
            raise forms.ValidationError(_("没有工号“%(code)s”，请核对。"), params={"code": code})
        return found


class ReachForm(forms.Form):
    """完成一个阶段."""

    stage = forms.ChoiceField(label=_("阶段"))
    done_on = forms.DateField(label=_("完成日期"))

    def __init__(self, *args: Any, standing: Standing, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        left = [(stage.key, stage.title) for stage, day in standing.stages if day is None]
        self.fields["stage"].choices = left  # type: ignore[attr-defined]


class TallyForm(forms.Form):
    """登记数量."""

    counter = forms.ChoiceField(label=_("项目"))
    held_on = forms.DateField(label=_("日期"))
    number = forms.IntegerField(label=_("数量"), min_value=1, max_value=1_000_000)
    place = forms.CharField(label=_("地点（站点）"), max_length=60, required=False)

    def __init__(self, *args: Any, template: Template, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        items = [(one.key, f"{one.title}（{one.unit}）") for one in template.counters]
        self.fields["counter"].choices = items  # type: ignore[attr-defined]


class AttachForm(forms.Form):
    """附材料."""

    name = forms.ChoiceField(label=_("材料"))
    fact = forms.ChoiceField(
        label=_("已有记录"),
        required=False,
        help_text=_("已有记录能说明的，直接选用，不必上传；建议的按材料名称和时期找出"),
    )
    file = forms.FileField(label=_("上传文件"), required=False)
    happened_on = forms.DateField(label=_("文件所反映事情的日期"), required=False)

    def __init__(self, *args: Any, standing: Standing, held: list[Fact], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked = [(name, name) for name in standing.papers]
        self.fields["name"].choices = asked  # type: ignore[attr-defined]
        groups = [
            (label, [(one.key, fact_label(one)) for one in held if one.fits == fits])
            for label, fits in ((_("建议选用的已有记录"), True), (_("其他已有记录"), False))
        ]
        offered = [("", _("不用已有记录，上传文件")), *(group for group in groups if group[1])]
        self.fields["fact"].choices = offered  # type: ignore[attr-defined]

    def clean_fact(self) -> tuple[str, int] | None:
        """Kind and key of the record."""
        kind, _colon, key = self.cleaned_data["fact"].partition(":")
        return (kind, int(key)) if key else None


class AwardForm(forms.Form):
    """登记获奖."""

    title = forms.CharField(label=_("奖项"), max_length=100)
    level = forms.ChoiceField(label=_("级别"), choices=Level.choices)
    basis = forms.CharField(label=_("表彰文号"), max_length=100)
    awarded_on = forms.DateField(label=_("日期"))


class StrikeForm(forms.Form):
    """更正."""

    reason = forms.CharField(label=_("更正原因"), max_length=100, help_text=_("写明错在何处；删除后可以重新登记"))


class ConcludeForm(forms.Form):
    """认定结果."""

    result = forms.ChoiceField(
        label=_("结果"), choices=[("done", _("已完成")), ("undone", _("未完成"))], widget=forms.RadioSelect
    )
    outcome = forms.CharField(label=_("说明"), max_length=200, required=False, help_text=_("未完成的必须写明还差什么"))


def offer(field: forms.Field, rows: Any, label: Any) -> None:
    """Give a field of rows its choices and how each is called."""
    field.queryset = rows  # type: ignore[attr-defined]
    field.label_from_instance = label  # type: ignore[attr-defined]
