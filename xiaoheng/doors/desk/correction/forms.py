"""Forms of correction: shape only, the verbs judge."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from xiaoheng.ground.organisation.models import Person, Unit
from xiaoheng.loop.correction.selectors import OVERDUE
from xiaoheng.loop.correction.words import ProblemState, Source
from xiaoheng.loop.decisions.models import Matter, Resolution, Topic
from xiaoheng.loop.decisions.words import MeetingKind

SELF = "self"  # an empty value in an address would mean no filter


class LedgerFilter(forms.Form):
    """筛选."""

    state = forms.ChoiceField(
        label=_("状态"), required=False, choices=[("", _("全部")), *ProblemState.choices, (OVERDUE, _("逾期"))]
    )
    source = forms.ChoiceField(
        label=_("来源"), required=False, choices=[("", _("全部")), *((v or SELF, name) for v, name in Source.choices)]
    )
    unit = forms.ModelChoiceField(
        label=_("学校"), required=False, queryset=Unit.objects.none(), to_field_name="code", empty_label=_("全部")
    )

    def __init__(self, *args: Any, units: "QuerySet[Unit]", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]

    def picked(self) -> dict[str, Any]:
        """Arguments of the selector; what is not a choice does not filter."""
        self.full_clean()
        data = self.cleaned_data
        source = data.get("source") or None
        unit = data.get("unit")
        return {
            "state": data.get("state", ""),
            "source": Source.SELF if source == SELF else source,
            "unit": unit.code if unit else "",
        }


class OpenForm(forms.Form):
    """登记问题."""

    unit = forms.ModelChoiceField(label=_("单位"), queryset=Unit.objects.none(), to_field_name="code")
    title = forms.CharField(label=_("问题"), max_length=200, widget=forms.Textarea(attrs={"rows": 2}))
    cause = forms.CharField(label=_("原因"), required=False, widget=forms.Textarea(attrs={"rows": 3}))
    due_on = forms.DateField(label=_("要求整改时限"), required=False)

    def __init__(self, *args: Any, units: "QuerySet[Unit]", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]


class PlanForm(forms.Form):
    """制定措施."""

    cause = forms.CharField(label=_("原因"), widget=forms.Textarea(attrs={"rows": 3}))
    measure = forms.CharField(label=_("整改措施"), widget=forms.Textarea(attrs={"rows": 4}))
    owner = forms.ModelChoiceField(
        label=_("责任人"), queryset=Person.objects.none(), help_text=_("责任人不能核验自己的整改。")
    )
    due_on = forms.DateField(label=_("整改时限"), help_text=_("当天计算在内。"))

    def __init__(self, *args: Any, people: "QuerySet[Person]", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = people  # type: ignore[attr-defined]


class FactChoice(forms.ModelChoiceField):
    """A resolution already held."""

    def label_from_instance(self, obj: Resolution) -> str:
        return f"{obj.number}　{obj.topic.title}"


class SubmitForm(forms.Form):
    """提交整改结果."""

    outcome = forms.CharField(label=_("整改情况"), widget=forms.Textarea(attrs={"rows": 4}))
    fact = FactChoice(
        label=_("印证：已有决议"), queryset=Resolution.objects.none(), required=False, empty_label=_("不选用"),
        help_text=_("系统里已有的，选用即可，不必再传。"),
    )  # fmt: skip
    file = forms.FileField(
        label=_("印证：上传文件"), required=False, help_text=_("PDF、Word、Excel、图片或文本，不超过 20 MB。")
    )

    def __init__(self, *args: Any, facts: "QuerySet[Resolution]", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["fact"].queryset = facts  # type: ignore[attr-defined]


class VerifyForm(forms.Form):
    """核验意见."""

    opinion = forms.CharField(label=_("核验意见"), required=False, widget=forms.Textarea(attrs={"rows": 3}))


class SendBackForm(forms.Form):
    """退回."""

    opinion = forms.CharField(
        label=_("退回理由"), widget=forms.Textarea(attrs={"rows": 3}), help_text=_("写明还差什么。")
    )


class AmendForm(forms.Form):
    """提出修订."""

    title = forms.CharField(label=_("议题名称"), max_length=200)
    matters = forms.MultipleChoiceField(
        label=_("修订的制度"), widget=forms.CheckboxSelectMultiple, help_text=_("按事项清单决定上会和前置程序。")
    )
    reason = forms.CharField(
        label=_("修订缘由"), widget=forms.Textarea(attrs={"rows": 3}), help_text=_("写明问题与制度条文的关系。")
    )
    text = forms.CharField(label=_("修订方案"), widget=forms.Textarea(attrs={"rows": 8}))
    supersedes = forms.ModelChoiceField(
        label=_("修订哪一件决议"),
        queryset=Topic.objects.none(),
        required=False,
        empty_label=_("不涉及"),
        help_text=_("改变已印发的决议，须由新的会议决定，并与原决议相连（B-18）。"),
    )

    def __init__(self, *args: Any, codes: tuple[str, ...], issued: "QuerySet[Topic]", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["supersedes"].queryset = issued  # type: ignore[attr-defined]
        rows = Matter.objects.filter(code__in=codes, body=MeetingKind.PARTY)
        self.fields["matters"].choices = [(row.code, str(row)) for row in rows]  # type: ignore[attr-defined]
