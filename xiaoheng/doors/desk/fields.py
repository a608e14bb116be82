"""Fields that forms of several rooms ask with: lines of text, a count, people by name and code, a school by name."""

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
