"""Forms by which a school shares out an item: shape only, the verbs judge."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from xiaoheng.ground.organisation.models import PartyOrg, Person, Unit
from xiaoheng.loop.execution.services import Share

LINES = 3  # parts given in one go; more by giving again


class HandOverForm(forms.Form):
    """转办."""

    owner = forms.ModelChoiceField(label=_("承办人"), queryset=Person.objects.none())
    reason = forms.CharField(label=_("改由他人承办的理由"), max_length=300, required=False)

    def __init__(self, *args: Any, unit: Unit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = people_of(unit)  # type: ignore[attr-defined]


class TransferForm(forms.Form):
    """转办他校: another school that the order asks as well, and why; `address` is where it is posted."""

    to = forms.ModelChoiceField(label=_("接办学校"), queryset=Unit.objects.none())
    reason = forms.CharField(label=_("转办理由"), max_length=300, help_text=_("两校都会看到。"))

    def __init__(self, *args: Any, schools: QuerySet[Unit], address: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.address = address
        self.fields["to"].queryset = schools  # type: ignore[attr-defined]


class ShareForm(forms.Form):
    """分解: several lines, each with an owner, a branch if one answers by him, what it is and a day."""

    def __init__(self, *args: Any, unit: Unit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        orgs = PartyOrg.objects.filter(unit=unit, until=None).order_by("code")
        for n in range(1, LINES + 1):
            first = n == 1
            self.fields[f"title{n}"] = forms.CharField(label=_("分解任务"), max_length=200, required=first)
            self.fields[f"owner{n}"] = forms.ModelChoiceField(
                label=_("承办人"), queryset=people_of(unit), required=first
            )
            self.fields[f"org{n}"] = forms.ModelChoiceField(label=_("所在支部"), queryset=orgs, required=False)
            self.fields[f"due{n}"] = forms.DateField(label=_("期限"), required=False)

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        for n in range(2, LINES + 1):
            if bool(found.get(f"title{n}")) != bool(found.get(f"owner{n}")):
                self.add_error(f"title{n}", _("分解任务和承办人要一起填写。"))
        return found

    def shares(self) -> list[Share]:
        """The lines that are filled in."""
        data = self.cleaned_data
        return [
            Share(data[f"owner{n}"], data[f"title{n}"], data[f"due{n}"], data[f"org{n}"])
            for n in range(1, LINES + 1)
            if data[f"owner{n}"]
        ]

    def lines(self) -> list[list[forms.BoundField]]:
        """Fields line by line."""
        return [[self[f"{name}{n}"] for name in ("title", "owner", "org", "due")] for n in range(1, LINES + 1)]


def people_of(unit: Unit) -> Any:
    """People of a school, by code."""
    return Person.objects.filter(unit=unit).order_by("code")
