"""Forms of the county clerk for Party organisations, ties and approved posts."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from xiaoheng.doors.desk.organisation.unit_forms import ChangeForm, standing, standing_orgs
from xiaoheng.doors.ui.forms import RowsField
from xiaoheng.ground.organisation.models import PartyOrg, Unit
from xiaoheng.ground.organisation.words import (
    PARTY_POSTS,
    PERSON_LINKS,
    GroupKind,
    LinkKind,
    OrgKind,
    Post,
    SetUpMode,
    UnitKind,
)

NONE = [("", _("（无）"))]


class EstablishForm(ChangeForm):
    """成立党组织: `on` is the day of founding."""

    code = forms.CharField(label=_("党组织编码"), max_length=40, help_text=_("全省唯一，登记后不再更改"))
    name = forms.CharField(label=_("党组织名称"), max_length=100)
    kind = forms.ChoiceField(label=_("类别"), choices=OrgKind.choices, initial=OrgKind.BRANCH)
    mode = forms.ChoiceField(label=_("组建方式"), choices=SetUpMode.choices)
    superior = forms.ModelChoiceField(
        PartyOrg.objects.none(), label=_("上级党组织"), required=False, empty_label=_("（无）")
    )
    group = forms.ChoiceField(
        label=_("所在组"), choices=[*NONE, *GroupKind.choices], required=False, help_text=_("只有校内支部填写")
    )
    covers = RowsField(
        Unit.objects.none(), label=_("同时覆盖的学校"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("联合组建、挂靠组建的填写；所在学校不必选"),
    )  # fmt: skip

    def choose(self, unit: Unit) -> None:
        """Organisations and schools of the county."""
        self.fields["superior"].queryset = standing_orgs(unit.log)  # type: ignore[attr-defined]
        self.units("covers", standing(unit.log).filter(kind=UnitKind.SCHOOL).exclude(pk=unit.pk))
        self.fields["on"].label = _("成立日期")


class UpgradeForm(ChangeForm):
    """变更类别."""

    kind = forms.ChoiceField(label=_("类别"), choices=OrgKind.choices)
    name = forms.CharField(label=_("党组织名称"), max_length=100)
    superior = forms.ModelChoiceField(PartyOrg.objects.none(), label=_("上级党组织"), required=False)

    def choose(self, unit: Unit) -> None:
        """Organisations of the county."""
        self.fields["superior"].queryset = standing_orgs(unit.log)  # type: ignore[attr-defined]


class DissolveForm(ChangeForm):
    """撤销党组织."""


class CoverForm(ChangeForm):
    """调整覆盖."""

    units_ = RowsField(
        Unit.objects.none(), label=_("覆盖的学校"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("所在单位总在其内"),
    )  # fmt: skip

    def choose(self, unit: Unit) -> None:
        """Schools of the county."""
        self.units("units_", standing(unit.log).filter(kind=UnitKind.SCHOOL).exclude(pk=unit.pk))


class LinkForm(forms.Form):
    """登记联系."""

    kind = forms.ChoiceField(label=_("类别"), choices=LinkKind.choices)
    other = forms.ModelChoiceField(
        Unit.objects.none(), label=_("对方单位"), required=False, empty_label=_("（无）"),
        help_text=_("协管单位选乡镇（街道），党建共同体选牵头学校，结对互助选对方学校"),
    )  # fmt: skip
    code = forms.CharField(
        label=_("联系人工号"), max_length=40, required=False, help_text=_("联系点、派驻党建指导员填写")
    )
    note = forms.CharField(label=_("名称或说明"), max_length=100, required=False)
    since = forms.DateField(label=_("起始日期"))

    def __init__(self, *args: Any, unit: Unit, within: Any, **kwargs: Any) -> None:
        """`within` are the people the viewer may name."""
        super().__init__(*args, **kwargs)
        self.within = within
        rows = standing(unit.log).filter(kind__in=(UnitKind.TOWN, UnitKind.SCHOOL)).exclude(pk=unit.pk)
        self.fields["other"].queryset = rows  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """The person by code, where the kind of tie asks for one."""
        data: dict[str, Any] = super().clean() or {}
        code = data.pop("code", "").strip()
        data["person"] = None
        if data.get("kind") in PERSON_LINKS:
            data["other"] = None
            data["person"] = self.within.filter(code=code).first()
            if data["person"] is None:
                self.add_error("code", _("本县没有这个工号，请核对。"))
        return data


class UnlinkForm(forms.Form):
    """终止联系."""

    until = forms.DateField(label=_("终止日期"), help_text=_("不再有效的第一天"))


class QuotaForm(forms.Form):
    """核定职数."""

    post = forms.ChoiceField(label=_("职务"), choices=Post.choices)
    org = forms.ModelChoiceField(
        PartyOrg.objects.none(), label=_("党组织"), required=False, empty_label=_("（无）"), help_text=_("党内职务填写")
    )
    seats = forms.IntegerField(label=_("名额"), min_value=0, max_value=99)
    since = forms.DateField(label=_("起始日期"))
    basis = forms.CharField(label=_("核定文号"), max_length=60)

    def __init__(self, *args: Any, unit: Unit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = standing_orgs(unit.log).filter(unit=unit)
        self.fields["org"].queryset = rows  # type: ignore[attr-defined]
        self.only = rows

    def clean(self) -> dict[str, Any]:
        """A Party post is of the one organisation there is, where none is named."""
        data: dict[str, Any] = super().clean() or {}
        if data.get("post") in PARTY_POSTS and data.get("org") is None and self.only.count() == 1:
            data["org"] = self.only.get()
        return data
