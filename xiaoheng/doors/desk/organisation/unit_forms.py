"""Forms of the county clerk for what happens to units: each change has its day and the paper behind it."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from xiaoheng.doors.ui.forms import RowsField
from xiaoheng.ground.organisation.actors import in_force
from xiaoheng.ground.organisation.models import PartyOrg, Person, Unit
from xiaoheng.ground.organisation.words import Ownership, Stage, UnitKind
from xiaoheng.lib import clock

HOLDERS = (UnitKind.COUNTY, UnitKind.TOWN, UnitKind.SCHOOL)


def standing(log: str) -> QuerySet[Unit]:
    """Units of a county that stand today."""
    return Unit.objects.filter(in_force(clock.today()), log=log).order_by("kind", "code")


def standing_orgs(log: str) -> QuerySet[PartyOrg]:
    """Party organisations of a county that stand today."""
    return PartyOrg.objects.filter(in_force(clock.today()), unit__log=log).order_by("code")


class ChangeForm(forms.Form):
    """变更: the unit's county gives the choices; the day and the paper come last."""

    on = forms.DateField(label=_("生效日期"), help_text=_("批准文件上的生效日期；在今天以后的先预告，到当天自动生效"))
    basis = forms.CharField(label=_("批准文号"), max_length=60, required=False, help_text=_("如：云教〔2023〕5号"))
    field_order: list[str] | None = None
    last = ("on", "basis")

    def __init__(self, *args: Any, unit: Unit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.unit = unit
        self.choose(unit)
        self.order_fields([name for name in self.fields if name not in self.last] + list(self.last))

    def choose(self, unit: Unit) -> None:
        """Fill the choices."""

    def units(self, field: str, rows: QuerySet[Unit]) -> None:
        """The units that may be chosen in a field."""
        self.fields[field].queryset = rows  # type: ignore[attr-defined]


class RenameForm(ChangeForm):
    """更名."""

    name = forms.CharField(label=_("新名称"), max_length=100)


class ReassignForm(ChangeForm):
    """调整隶属."""

    superior = forms.ModelChoiceField(Unit.objects.none(), label=_("上级单位"))
    zone = forms.ModelChoiceField(Unit.objects.none(), label=_("片区"), required=False, empty_label=_("（无）"))

    def choose(self, unit: Unit) -> None:
        """Superiors and 片区 of the county; a unit is no superior of its own."""
        self.units("superior", standing(unit.log).filter(kind__in=HOLDERS).exclude(up__ancestor=unit))
        self.units("zone", standing(unit.log).filter(kind=UnitKind.ZONE))


class KindFields(forms.Form):
    """学段和办学性质."""

    stage = forms.ChoiceField(label=_("学段"), choices=Stage.choices)
    ownership = forms.ChoiceField(label=_("办学性质"), choices=Ownership.choices)
    legal_person = forms.BooleanField(label=_("独立法人"), required=False)


class ReclassifyForm(KindFields, ChangeForm):
    """变更学段或办学性质."""


class OpenForm(KindFields, ChangeForm):
    """新设学校: `on` is the day of founding."""

    code = forms.CharField(label=_("单位编码"), max_length=40, help_text=_("全省唯一，登记后不再更改"))
    name = forms.CharField(label=_("学校名称"), max_length=100)
    superior = forms.ModelChoiceField(Unit.objects.none(), label=_("上级单位"))
    zone = forms.ModelChoiceField(Unit.objects.none(), label=_("片区"), required=False, empty_label=_("（无）"))
    field_order = ["code", "name", "superior", "zone"]

    def choose(self, unit: Unit) -> None:
        """Superiors and 片区 of the county."""
        self.units("superior", standing(unit.log).filter(kind__in=HOLDERS))
        self.units("zone", standing(unit.log).filter(kind=UnitKind.ZONE))
        self.fields["on"].label = _("设立日期")
        self.fields["on"].help_text = _("批准文件上的设立日期，不晚于今日")


class MergeForm(ChangeForm):
    """并入其他学校."""

    into = forms.ModelChoiceField(Unit.objects.none(), label=_("接收学校"))
    org = forms.ModelChoiceField(
        PartyOrg.objects.none(),
        label=_("接收党员的党组织"),
        required=False,
        empty_label=_("领导接收学校的党组织"),
        help_text=_("接收学校设党委、党总支的，请选党员编入的校内支部"),
    )
    basis = forms.CharField(label=_("批准文号"), max_length=60)

    def choose(self, unit: Unit) -> None:
        """The other schools of the county, and their organisations."""
        self.units("into", standing(unit.log).filter(kind=UnitKind.SCHOOL).exclude(pk=unit.pk))
        orgs = standing_orgs(unit.log).filter(unit__kind=UnitKind.SCHOOL).exclude(unit=unit)
        self.fields["org"].queryset = orgs  # type: ignore[attr-defined]


class SplitForm(ChangeForm):
    """分设."""

    code = forms.CharField(label=_("新校单位编码"), max_length=40, help_text=_("全省唯一，登记后不再更改"))
    name = forms.CharField(label=_("新校名称"), max_length=100)
    stage = forms.ChoiceField(label=_("学段"), choices=Stage.choices)
    zone = forms.ModelChoiceField(Unit.objects.none(), label=_("片区"), required=False, empty_label=_("与原校相同"))
    people = RowsField(
        Person.objects.none(), label=_("转入新校的人员"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("他们在原校的任职同日终止；组织关系待新校党组织成立后转接"),
    )  # fmt: skip
    basis = forms.CharField(label=_("批准文号"), max_length=60)

    def choose(self, unit: Unit) -> None:
        """片区 of the county and people of the school."""
        self.units("zone", standing(unit.log).filter(kind=UnitKind.ZONE))
        self.fields["people"].queryset = Person.objects.filter(unit=unit)  # type: ignore[attr-defined]
        self.fields["people"].label_from_instance = lambda one: f"{one.name}（{one.code}）"  # type: ignore[attr-defined]


class CloseForm(ChangeForm):
    """撤销."""

    basis = forms.CharField(label=_("批准文号"), max_length=60)
