"""Forms of the supervisor's view and of spot checks: shape only, the verbs judge."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from dateutil.relativedelta import relativedelta
from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from xiaoheng.doors.desk.home.forms import PlaceFilter
from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.lib import clock
from xiaoheng.loop.supervision.selectors import Period
from xiaoheng.loop.supervision.words import Compliance, Point

DAYS = ("since", "until")


def of_a_year(asked: QueryDict) -> QueryDict:
    """What was asked, with the last twelve months where no day was."""
    told, today = asked.copy(), clock.today()
    first = today.replace(day=1) - relativedelta(months=11)
    for name, day in zip(DAYS, (first, today), strict=True):
        if not told.get(name):
            told[name] = day.isoformat()
    return told


class ProcedureFilter(PlaceFilter):
    """筛选: place and period."""

    since = forms.DateField(label=_("自"))
    until = forms.DateField(label=_("至"))

    def __init__(self, asked: QueryDict, *, viewer: Viewer) -> None:
        super().__init__(of_a_year(asked), viewer=viewer)

    def clean(self) -> dict[str, Any]:
        """A period begins before it ends."""
        data = super().clean() or {}
        if data.get("since") and data.get("until") and data["since"] > data["until"]:
            self.add_error("until", str(_("截止日期早于起始日期。")))
        return data

    @property
    def period(self) -> Period | None:
        """The period asked for; None where it is unusable."""
        return Period(self.cleaned_data["since"], self.cleaned_data["until"]) if self.is_valid() else None

    @property
    def days(self) -> str:
        """The period as the end of an address."""
        return urlencode({name: self.data[name] for name in DAYS})

    @property
    def whole(self) -> str:
        """Place and period as the end of an address."""
        return self.said(**{name: self.data[name] for name in DAYS})


class DrawForm(forms.Form):
    """随机抽取."""

    since = forms.DateField(label=_("会议召开日期自"))
    until = forms.DateField(label=_("至"))
    count = forms.IntegerField(
        label=_("抽取次数"), min_value=1, help_text=_("只从没有抽查过、已经结束的党组织会议和校长办公会议中抽取。")
    )


class JudgeForm(forms.Form):
    """登记抽查结论: one word for each point."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for point in Point:
            self.fields[point.value] = forms.ChoiceField(
                label=point.label, choices=Compliance.choices, widget=forms.RadioSelect
            )

    def said(self) -> Mapping[str, str]:
        """Arguments of the verb."""
        return {point: self.cleaned_data[point] for point in Point.values}
