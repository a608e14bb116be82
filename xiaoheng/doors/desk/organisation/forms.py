"""Forms of the organisation."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from xiaoheng.ground.organisation.models import Person, Unit
from xiaoheng.ground.organisation.words import Charge, LeaveKind, Post, Sensitive, Way


class AccessFilter(forms.Form):
    """查阅登记: what was read, by whom or of whom."""

    what = forms.ChoiceField(label=_("内容"), choices=[("", _("全部")), *Sensitive.choices], required=False)
    q = forms.CharField(label=_("姓名或党组织"), max_length=60, required=False)


class UploadForm(forms.Form):
    """上传工作簿."""

    file = forms.FileField(
        label=_("工作簿"),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
        help_text=_("按模板填写的 .xlsx；只有一张表时也可以用 .csv。每张表不超过20000行，文件不超过20 MB。"),
    )
    mark = forms.CharField(widget=forms.HiddenInput, required=False, max_length=32)


class ConfirmForm(forms.Form):
    """确认: what was seen, and that its questions have been answered."""

    seen = forms.CharField(widget=forms.HiddenInput)
    mark = forms.CharField(widget=forms.HiddenInput, required=False, max_length=32)
    confirmed = forms.BooleanField(
        label=_("以上需要确认之处已逐项核对无误"), error_messages={"required": _("请逐项核对后勾选。")}
    )

    def __init__(self, *args: Any, asks: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not asks:
            del self.fields["confirmed"]

    def ask(self, question: str) -> None:
        """Ask for another confirmation than that of an import."""
        if "confirmed" in self.fields:
            self.fields["confirmed"].label = question


class DayForm(forms.Form):
    """哪一天."""

    on = forms.DateField(label=_("日期"), required=False)


class AppointForm(forms.Form):
    """登记任职."""

    person = forms.ModelChoiceField(Person.objects.none(), label=_("本校人员"), required=False)
    code = forms.CharField(label=_("或其他单位人员的工号"), required=False, max_length=40)
    post = forms.ChoiceField(label=_("职务"), choices=Post.choices)
    charge = forms.ChoiceField(label=_("分管"), choices=Charge.choices, required=False)
    way = forms.ChoiceField(label=_("任职方式"), choices=Way.choices, required=False)
    full_time = forms.BooleanField(label=_("专职"), required=False)
    acting = forms.BooleanField(label=_("主持工作（职务空缺）"), required=False)
    since = forms.DateField(label=_("任职日期"))

    def __init__(self, *args: Any, unit: Unit, within: Any, **kwargs: Any) -> None:
        """`within` are the people the viewer may name."""
        super().__init__(*args, **kwargs)
        self.within = within
        self.fields["person"].queryset = within.filter(unit=unit)  # type: ignore[attr-defined]
        self.fields["person"].label_from_instance = lambda one: f"{one.name}（{one.code}）"  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Exactly one person, by choice or by code."""
        data: dict[str, Any] = super().clean() or {}
        code = data.pop("code", "").strip()
        if bool(code) == bool(data.get("person")):
            raise forms.ValidationError(_("请从本校人员中选一人，或填写其他单位人员的工号，二者填一项。"))
        if code:
            data["person"] = self.within.filter(code=code).first()
            if data["person"] is None:
                self.add_error("code", _("本县没有这个工号，请核对，或先导入人员。"))
        return data


class LeaveForm(forms.Form):
    """登记离任."""

    until = forms.DateField(label=_("离任日期"), help_text=_("不再任职的第一天"))
    left_for = forms.ChoiceField(label=_("原因类别"), choices=[("", _("请选择")), *LeaveKind.choices], required=False)
    reason = forms.CharField(
        label=_("离任原因"), max_length=100, required=False, help_text=_("类别之外还要说明的；选“其他”的必填")
    )
