"""Fields of several rooms: lines of text, a count, people by name and code; and what narrows a list."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from xiaoheng.doors.ui.forms import RowsField
from xiaoheng.ground.organisation.models import Person

MOST = 9999


def area(label: Any, rows: int = 4, **more: Any) -> forms.CharField:
    """多行文字: a text of several lines."""
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": rows}), **more)


def count(label: Any, **more: Any) -> forms.IntegerField:
    """人数、张数: a number of people or papers."""
    return forms.IntegerField(label=label, min_value=0, max_value=MOST, **more)


def name_and_code(one: Person) -> str:
    """张三（00012）: two may share a name."""
    return f"{one.name}（{one.code}）"


class PersonField(forms.ModelChoiceField):
    """一人: somebody, by name and code."""

    def label_from_instance(self, obj: Person) -> str:
        return name_and_code(obj)


class PeopleField(RowsField):
    """多人: to be ticked, by name and code."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, obj: Person) -> str:
        return name_and_code(obj)


class SchoolName(forms.Form):
    """按校名筛选: above lists in which every school of a county has a row."""

    q = forms.CharField(label=_("学校"), max_length=60, required=False)

    def narrow(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Rows of schools of that name."""
        q = self.cleaned_data["q"].strip() if self.is_valid() else ""
        return rows.filter(unit__name__icontains=q) if q else rows


class ListFilter(forms.Form):
    """按状态、年份、名称筛选: above lists of one room's things; what is not a choice does not filter."""

    state = forms.ChoiceField(label=_("状态"), required=False)
    year = forms.IntegerField(label=_("年份"), min_value=1900, max_value=9999, required=False)
    q = forms.CharField(max_length=60, required=False)

    def __init__(self, data: Mapping[str, Any], *, states: Iterable[tuple[Any, Any]], named: Any) -> None:
        super().__init__(data)
        self.fields["state"].choices = [("", _("全部")), *states]  # type: ignore[attr-defined]
        self.fields["q"].label = named

    def asked(self) -> dict[str, Any]:
        """What was asked for: `state`, `year`, `q`, those left out that were not."""
        self.full_clean()
        return {name: value for name, value in self.cleaned_data.items() if value}
