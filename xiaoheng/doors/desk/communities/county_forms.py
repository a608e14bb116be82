"""Forms of the county: agreements and members. Shape only, the verbs judge."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from xiaoheng.doors.desk.communities.forms import LAST_DAY, offer
from xiaoheng.doors.ui.forms import RowsField
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.loop.execution.communities.models import Partner


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
