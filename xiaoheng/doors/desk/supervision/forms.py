"""Forms of supervision: shape only, the verbs judge."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from xiaoheng.loop.execution.models import Target
from xiaoheng.loop.supervision.models import Inspection
from xiaoheng.loop.supervision.services import Found
from xiaoheng.loop.supervision.words import Verdict

UPHOLD = "uphold"


class TargetChoice(forms.ModelChoiceField):
    """A school and the order it was sent."""

    def label_from_instance(self, obj: Target) -> str:
        return f"{obj.unit.name}：{obj.directive}"


class VisitForm(forms.Form):
    """开始督查."""

    target = TargetChoice(label=_("学校和交办单"), queryset=Target.objects.none())

    def __init__(self, *args: Any, targets: "QuerySet[Target]", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["target"].queryset = targets  # type: ignore[attr-defined]


class InspectForm(forms.Form):
    """督查记录: one verdict and remark for each item of the visit."""

    def __init__(self, *args: Any, inspection: Inspection, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.results = list(inspection.results.select_related("item").order_by("item__seq"))
        for row in self.results:
            self.fields[f"verdict_{row.item_id}"] = forms.ChoiceField(
                label=_("结论"), choices=Verdict.choices, widget=forms.RadioSelect, initial=row.verdict
            )
            self.fields[f"remark_{row.item_id}"] = forms.CharField(
                label=_("所见"),
                max_length=300,
                required=False,
                initial=row.remark,
                widget=forms.Textarea(attrs={"rows": 2}),
            )
        self.fields["visited_on"] = forms.DateField(label=_("到校日期"), initial=inspection.visited_on)
        self.fields["note"] = forms.CharField(
            label=_("总体情况"), required=False, initial=inspection.note, widget=forms.Textarea(attrs={"rows": 3})
        )

    def rows(self) -> Iterator[tuple[Any, forms.BoundField, forms.BoundField]]:
        """Item, verdict and remark as drawn."""
        for row in self.results:
            yield row.item, self[f"verdict_{row.item_id}"], self[f"remark_{row.item_id}"]

    def said(self) -> dict[str, Any]:
        """Arguments of the verb."""
        data = self.cleaned_data
        found = {
            row.item_id: Found(data[f"verdict_{row.item_id}"], data[f"remark_{row.item_id}"]) for row in self.results
        }
        return {"visited_on": data["visited_on"], "note": data["note"], "found": found}


class ContestForm(forms.Form):
    """提出异议."""

    reason = forms.CharField(
        label=_("异议理由"), widget=forms.Textarea(attrs={"rows": 4}), help_text=_("请写明哪一项、与什么事实不符。")
    )


class AnswerForm(forms.Form):
    """答复异议."""

    uphold = forms.ChoiceField(
        label=_("处理意见"),
        choices=[(UPHOLD, _("采纳，按更正后的事实重新计算，形成新版")), ("reject", _("不采纳"))],
        widget=forms.RadioSelect,
    )
    answer = forms.CharField(label=_("答复"), widget=forms.Textarea(attrs={"rows": 4}))

    def said(self) -> dict[str, Any]:
        """Arguments of the verb."""
        return {"uphold": self.cleaned_data["uphold"] == UPHOLD, "answer": self.cleaned_data["answer"]}


class PublishForm(forms.Form):
    """发布通报."""

    meeting_on = forms.DateField(
        label=_("季度例会日期"), help_text=_("名次靠后的学校，由党组织书记在这次例会上说明情况。")
    )


class ExplainForm(forms.Form):
    """说明情况."""

    text = forms.CharField(
        label=_("情况说明"), widget=forms.Textarea(attrs={"rows": 6}), help_text=_("请写明原因和改进打算。")
    )
