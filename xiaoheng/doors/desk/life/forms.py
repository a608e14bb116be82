"""Forms of organisation life: shape only, the verbs judge."""

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from xiaoheng.doors.desk.fields import PeopleField, PersonField, area
from xiaoheng.ground.organisation.models import PartyOrg, Person
from xiaoheng.lib.quarters import Quarter
from xiaoheng.loop.decisions.life.selectors import Circle, yearly_kinds
from xiaoheng.loop.decisions.life.services import Wanted
from xiaoheng.loop.decisions.life.words import STEPS
from xiaoheng.loop.decisions.models import Meeting
from xiaoheng.loop.decisions.words import ORGANISATION_LIFE

KINDS = [("", "—"), *((kind.value, kind.label) for kind in ORGANISATION_LIFE)]
SPARE, MOST = 4, 100  # empty lines under the others; lines altogether


class QuarterFilter(forms.Form):
    """选择季度."""

    quarter = forms.ChoiceField(label=gettext_lazy("季度"), required=False)
    q = forms.CharField(label=gettext_lazy("党组织或学校"), max_length=60, required=False)

    def __init__(self, *args: Any, now: Quarter, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        around = [now.next, now, now.former, now.former.former, now.former.former.former]
        self.fields["quarter"].choices = [(one.key, said(one)) for one in around]  # type: ignore[attr-defined]


class PlanForm(forms.Form):
    """报送计划: as many lines as there are meetings, and some to spare; a line without a day is none."""

    def __init__(self, *args: Any, lines: Sequence[Wanted] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        count = self.data.get("lines", "") if self.is_bound else str(len(lines) + SPARE)
        self.count = min(int(count), MOST) if count.isdecimal() and len(count) < len(str(MOST)) + 1 else 0
        for at in range(self.count):
            known = lines[at] if at < len(lines) else None
            self.fields[f"kind_{at}"] = forms.ChoiceField(
                label=_("类别"), choices=KINDS, required=False, initial=known.kind if known else ""
            )
            self.fields[f"day_{at}"] = forms.DateField(
                label=_("日期"), required=False, initial=known.planned_on if known else None
            )
            self.fields[f"topic_{at}"] = forms.CharField(
                label=_("主题"), max_length=200, required=False, initial=known.topic if known else ""
            )

    def rows(self) -> Iterator[tuple[forms.BoundField, forms.BoundField, forms.BoundField]]:
        """The lines as they are drawn."""
        for at in range(self.count):
            yield self[f"kind_{at}"], self[f"day_{at}"], self[f"topic_{at}"]

    def clean(self) -> dict[str, Any]:
        """A day without a kind is a slip, a kind or a topic without a day is a line left out."""
        data = super().clean() or {}
        for at in range(self.count):
            if data.get(f"day_{at}") and not data.get(f"kind_{at}"):
                self.add_error(f"kind_{at}", _("第%(n)s行没有选择类别。") % {"n": at + 1})
        return data

    def wanted(self) -> list[Wanted]:
        """拟召开的会议 as typed."""
        data = self.cleaned_data
        return [
            Wanted(data[f"kind_{at}"], data[f"day_{at}"], data[f"topic_{at}"])
            for at in range(self.count)
            if data[f"day_{at}"]
        ]


class MissForm(forms.Form):
    """说明未召开."""

    reason = area(gettext_lazy("原因"), rows=3, max_length=500)


class TickForm(forms.Form):
    """登记步骤."""

    step = forms.ChoiceField(label=gettext_lazy("步骤"))
    year = forms.IntegerField(label=gettext_lazy("所属年度"), min_value=2000, max_value=9998)
    done_on = forms.DateField(label=gettext_lazy("完成日期"), required=False)
    meeting: forms.ModelChoiceField = forms.ModelChoiceField(
        None, label=gettext_lazy("以已召开的会议登记"), required=False, empty_label="—",
        help_text=gettext_lazy("选择会议的，以会议日期为完成日期，不再另填材料。"),
    )  # fmt: skip

    def __init__(self, *args: Any, org: PartyOrg, meetings: "QuerySet[Meeting]", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["step"].choices = [  # type: ignore[attr-defined]
            (str(kind.label), [(f"{kind.value}:{code.value}", code.label) for code in STEPS[kind]])
            for kind in yearly_kinds(org)
        ]
        field = self.fields["meeting"]
        field.queryset = meetings  # type: ignore[attr-defined]
        field.label_from_instance = _named  # type: ignore[attr-defined]

    def told(self) -> dict[str, Any]:
        """What the verb asks for."""
        data = {**self.cleaned_data}
        kind, _colon, code = data.pop("step").partition(":")
        return {**data, "kind": kind, "code": code}


class TalkForm(forms.Form):
    """登记谈心谈话: one person with several others on one day; nothing of what was said."""

    one = PersonField(label=gettext_lazy("谈话人"), queryset=Person.objects.none())
    others = PeopleField(label=gettext_lazy("谈话对象"), queryset=Person.objects.none())
    held_on = forms.DateField(label=gettext_lazy("日期"), help_text=gettext_lazy("可以补录，列表会标明登记日期。"))
    year = forms.IntegerField(
        label=gettext_lazy("所属年度"), required=False, min_value=2000, max_value=9999,
        help_text=gettext_lazy("不填按谈话当年；为上一年度组织生活会谈的，填上一年。"),
    )  # fmt: skip

    def __init__(self, *args: Any, people: Circle, own: int | None, **kwargs: Any) -> None:
        """`own` = the only person who may enter talks here, None for the secretary, who enters those of all."""
        super().__init__(*args, **kwargs)
        keys = [row.pk for row in people.people]
        rows = Person.objects.filter(pk__in=keys).order_by("code")
        mine = rows.filter(pk=own) if own is not None else rows
        self.fields["one"].queryset = mine  # type: ignore[attr-defined]
        self.fields["one"].empty_label = None if own is not None else "—"  # type: ignore[attr-defined]
        self.fields["others"].queryset = rows.exclude(pk=own) if own is not None else rows  # type: ignore[attr-defined]

    def told(self) -> dict[str, Any]:
        """What the verb asks for."""
        data = self.cleaned_data
        pairs = [(data["one"].pk, row.pk) for row in data["others"]]
        return {"held_on": data["held_on"], "year": data["year"], "pairs": pairs}


def said(quarter: Quarter) -> str:
    """2023年第2季度."""
    return _("%(year)s年第%(n)s季度") % {"year": quarter.year, "n": quarter.number}


def _named(row: Meeting) -> str:
    return f"{row.held_on:%Y-%m-%d} {row.get_kind_display()} {row.title}".strip()
