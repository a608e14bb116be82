"""Forms of meeting mode: each is one step, saved at once."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from xiaoheng.loop.decisions.models import Attendance
from xiaoheng.loop.decisions.selectors import Standing
from xiaoheng.loop.decisions.services import Mark
from xiaoheng.loop.decisions.words import Category, Choice, ItemState, Method, Outcome, Presence

# These go into the record of the meeting, which is kept in Chinese whatever language the pages are in.
SAYINGS = {
    Outcome.APPROVED: "会议同意该方案。",
    Outcome.REJECTED: "赞成票没有达到通过所需的{least}票，方案未获通过。",
    Outcome.FORWARDED: "听取意见后，同意将方案提交党组织会议讨论。",
}


def shortcut(key: str) -> dict[str, str]:
    """快捷键: Alt and a letter, which live.js listens for."""
    return {"data-key": key, "aria-keyshortcuts": f"Alt+{key.upper()}"}


class AttendForm(forms.Form):
    """出席登记: one line a person; everybody is present until marked otherwise, and the office confirms by saving."""

    def __init__(self, *args: Any, seats: list[Attendance], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.seats = seats
        choices = [(p.value, p.label) for p in Presence if p != Presence.UNMARKED]
        for row in seats:
            told = (
                row.presence
                if row.presence != Presence.UNMARKED
                else Presence.PRESENT
                if row.is_entitled
                else Presence.ABSENT
            )
            self.fields[f"p{row.person_id}"] = forms.ChoiceField(label=row.person.name, choices=choices, initial=told)
            self.fields[f"s{row.person_id}"] = forms.CharField(required=False, initial=row.presence, strip=False)
            self.fields[f"o{row.person_id}"] = forms.CharField(required=False, initial=row.written_view, strip=False)
            self.fields[f"w{row.person_id}"] = forms.CharField(
                label=_("%(name)s的书面意见") % {"name": row.person.name}, required=False, initial=row.written_view
            )

    def lines(self) -> list[tuple[Attendance, forms.BoundField, forms.BoundField]]:
        """Each person with the two fields; beside them the page keeps what they said when it was made."""
        return [(row, self[f"p{row.person_id}"], self[f"w{row.person_id}"]) for row in self.seats]

    def marks(self) -> dict[int, Mark]:
        """What the clerk changed or marked for the first time, by person, with what the page had shown."""
        marks = {}
        for row in self.seats:
            said, view, was, old = (self.cleaned_data[f"{letter}{row.person_id}"] for letter in "pwso")
            old = old.replace("\r\n", "\n")
            if (said, view) != (was, old):
                marks[row.person_id] = Mark(said, view, (was, old) if was else None)
        return marks


class PersonForm(forms.Form):
    """A step that names one person of the list."""

    person = forms.TypedChoiceField(label=_("人员"), coerce=int)

    def __init__(self, *args: Any, standing: Standing, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].choices = [  # type: ignore[attr-defined]
            (s.row.person_id, s.row.person.name) for s in standing.speakers if s.row.is_here and not s.is_recused
        ]


class SpeakForm(PersonForm):
    """发言."""

    text = forms.CharField(label=_("发言要点"), widget=forms.Textarea(attrs={"rows": 2, **shortcut("s")}))
    early = forms.CharField(
        label=_("主持人提前发言的原因"),
        required=False,
        max_length=200,
        help_text=_("仅在主持人未能末位表态时填写，会写入纪要。"),
    )
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)


class RecuseForm(PersonForm):
    """回避."""

    reason = forms.CharField(label=_("回避原因"), max_length=200)


class SplitForm(forms.Form):
    """重大分歧."""

    about = forms.CharField(label=_("分歧要点"), max_length=200)


class VoteForm(forms.Form):
    """表决: counts, or each person's choice for a vote by name."""

    method = forms.ChoiceField(label=_("方式"), choices=Method.choices)
    yes = forms.IntegerField(
        label=_("赞成"), min_value=0, required=False, widget=forms.NumberInput(attrs=shortcut("v"))
    )
    no = forms.IntegerField(label=_("反对"), min_value=0, required=False)
    abstain = forms.IntegerField(label=_("弃权"), min_value=0, required=False)
    yes2 = forms.IntegerField(label=_("赞成（复核）"), min_value=0, required=False)
    no2 = forms.IntegerField(label=_("反对（复核）"), min_value=0, required=False)
    abstain2 = forms.IntegerField(label=_("弃权（复核）"), min_value=0, required=False)

    def __init__(self, *args: Any, standing: Standing, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.voters = [s.row for s in standing.voters]
        if Category.PERSONNEL in standing.item.topic.categories:
            self.fields["method"].choices = [(Method.SECRET.value, Method.SECRET.label)]  # type: ignore[attr-defined]
        else:
            for row in self.voters:
                self.fields[f"v{row.person_id}"] = forms.ChoiceField(
                    label=row.person.name, choices=[("", "—"), *Choice.choices], required=False
                )

    def counts(self) -> dict[str, Any]:
        """Arguments of the verb."""
        data = self.cleaned_data
        named = {r.person_id: data[f"v{r.person_id}"] for r in self.voters if data.get(f"v{r.person_id}")}
        numbers = {name: data[name] or 0 for name in ("yes", "no", "abstain")}
        checked = [data[name] for name in ("yes2", "no2", "abstain2")]
        if data["method"] == Method.SECRET and any(number is not None for number in checked):
            numbers["again"] = tuple(number or 0 for number in checked)
        return {"method": data["method"], "ballots": named if data["method"] == Method.NAMED else None, **numbers}

    def names(self) -> list[forms.BoundField]:
        """Fields of a vote by name."""
        return [self[name] for name in self.fields if name.startswith("v")]


class ResolveForm(forms.Form):
    """结论: only what the record allows is offered."""

    outcome = forms.ChoiceField(label=_("结论"), widget=forms.RadioSelect)
    text = forms.CharField(label=_("结论内容"), widget=forms.Textarea(attrs={"rows": 3, **shortcut("r")}))

    def __init__(self, *args: Any, standing: Standing, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = standing.outcomes()
        self.fields["outcome"].choices = [(o.value, o.label) for o in offered]  # type: ignore[attr-defined]
        first = offered[0]
        if standing.item.state == ItemState.CURRENT and first in SAYINGS:
            self.initial = {
                "outcome": first.value,
                "text": SAYINGS[first].format(least=standing.least_yes),
                **self.initial,
            }
