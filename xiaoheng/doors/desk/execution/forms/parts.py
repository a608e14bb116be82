"""Forms by which a school shares out an item: shape only, the verbs judge."""

from collections.abc import Sequence
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
    """分解: several lines, each with an owner, a branch if one answers by him, what it is and a day.

    The first line may go to every branch at once; a branch without another owner answers by its secretary.
    """

    each = forms.BooleanField(
        label=_("第一份分给每个支部"), required=False, help_text=_("每个支部一份，由支部书记承办，不另选承办人。")
    )

    def __init__(
        self, *args: Any, unit: Unit, branches: Sequence[tuple[PartyOrg, Person | None]] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.branches = branches
        self.heads = {org.pk: head for org, head in branches}
        if len(branches) < 2:
            del self.fields["each"]
        orgs = PartyOrg.objects.filter(unit=unit, until=None).order_by("code")
        for n in range(1, LINES + 1):
            self.fields[f"title{n}"] = forms.CharField(label=_("分解任务"), max_length=200, required=n == 1)
            self.fields[f"owner{n}"] = forms.ModelChoiceField(
                label=_("承办人"), queryset=people_of(unit), required=False
            )
            self.fields[f"org{n}"] = forms.ModelChoiceField(
                label=_("所在支部"),
                queryset=orgs,
                required=False,
                help_text=_("不选承办人的，由支部书记承办。") if n == 1 else "",
            )
            self.fields[f"due{n}"] = forms.DateField(label=_("期限"), required=False)

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        for n in range(1, LINES + 1):
            self._complete(found, n)
        return found

    def shares(self) -> list[Share]:
        """The lines that are filled in."""
        data = self.cleaned_data
        lines = [
            Share(data[f"owner{n}"], data[f"title{n}"], data[f"due{n}"], data[f"org{n}"])
            for n in range(1, LINES + 1)
            if data.get(f"owner{n}")
        ]
        if data.get("each"):
            lines += [Share(head, data["title1"], data["due1"], org) for org, head in self.branches if head]
        return lines

    def _complete(self, found: dict[str, Any], n: int) -> None:
        """A line needs what and who; a branch's secretary stands for it."""
        title, owner, org = (found.get(f"{name}{n}") for name in ("title", "owner", "org"))
        if n == 1 and found.get("each"):
            found["owner1"] = None
            lacking = [str(org) for org, head in self.branches if head is None]
            if lacking:
                self.add_error(
                    "each", _("这些支部没有在任书记：%(names)s。请逐份选承办人。") % {"names": "、".join(lacking)}
                )
        elif title and owner is None and org is not None:
            found[f"owner{n}"] = self.heads.get(org.pk)
            if found[f"owner{n}"] is None:
                self.add_error(f"owner{n}", _("这个支部没有在任书记，请选承办人。"))
        elif bool(title) != bool(owner) and f"title{n}" not in self.errors:
            self.add_error(f"owner{n}" if title else f"title{n}", _("分解任务和承办人要一起填写。"))

    def lines(self) -> list[list[forms.BoundField]]:
        """Fields line by line."""
        return [[self[f"{name}{n}"] for name in ("title", "owner", "org", "due")] for n in range(1, LINES + 1)]


def people_of(unit: Unit) -> Any:
    """People of a school, by code."""
    return Person.objects.filter(unit=unit).order_by("code")
