"""Forms of evaluation: shape only, the verbs judge."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from xiaoheng.lib import clock
from xiaoheng.loop.evaluation.models import AppraisalItem
from xiaoheng.loop.evaluation.words import Level

YEARS = 3


class AppraisalFilter(forms.Form):
    """筛选 of the year's list."""

    year = forms.TypedChoiceField(label=_("年度"), coerce=int, required=False)
    level = forms.ChoiceField(label=_("星级"), required=False)
    q = forms.CharField(label=_("学校"), max_length=60, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        now = clock.today().year
        years = [(year, year) for year in range(now, now - YEARS, -1)]
        self.fields["year"].choices = years  # type: ignore[attr-defined]
        levels = [(value or "unjudged", label) for value, label in Level.choices]
        self.fields["level"].choices = [("", _("全部")), *levels]  # type: ignore[attr-defined]


class YearForm(forms.Form):
    """The year to compute."""

    year = forms.IntegerField(min_value=2000, max_value=2100)


class OverrideForm(forms.Form):
    """调整得分, in points with one decimal."""

    points = forms.DecimalField(label=_("得分"), min_value=0, decimal_places=1, max_digits=4)
    reason = forms.CharField(label=_("理由"), widget=forms.Textarea(attrs={"rows": 4}), help_text=_("写明依据的事实。"))

    def __init__(self, *args: Any, item: AppraisalItem, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        most = Decimal(item.weight) / 10
        self.fields["points"].help_text = _("0至%(most)s分，可有一位小数。") % {"most": f"{most:.1f}"}

    def said(self) -> dict[str, Any]:
        """Arguments of the verb: tenths."""
        return {"points": int(self.cleaned_data["points"] * 10), "reason": self.cleaned_data["reason"]}
