"""Filters of the overview and of the lists behind its numbers."""

from itertools import pairwise
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from xiaoheng.ground.organisation import selectors as organisation
from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.selectors.narrowing import NO_ORG
from xiaoheng.ground.organisation.selectors.tree import LEADING
from xiaoheng.ground.organisation.words import OrgKind, Ownership, Stage, UnitKind
from xiaoheng.ground.rulebook import parameter
from xiaoheng.ground.rulebook.engine import registry
from xiaoheng.ground.rulebook.selectors import NoValue
from xiaoheng.ground.rulebook.words import Outcome
from xiaoheng.lib import clock

ANY = [("", gettext_lazy("全部"))]
KINDS = [*((kind, OrgKind(kind).label) for kind in LEADING), (NO_ORG, gettext_lazy("没有党组织"))]
STEPS = ("branch_min_members", "branch_committee_min_members", "general_branch_min_members", "committee_min_members")
OTHERS = "other"


class PlaceFilter(forms.Form):
    """筛选范围: county, 片区, stage, ownership, kind of organisation, number of members by the steps of the rules."""

    county = forms.ChoiceField(label=gettext_lazy("县（区）"), required=False)
    zone = forms.ModelChoiceField(
        Unit.objects.none(), label=gettext_lazy("片区"), required=False, empty_label=ANY[0][1]
    )
    stage = forms.ChoiceField(label=gettext_lazy("学段"), required=False, choices=[*ANY, *Stage.choices])
    ownership = forms.ChoiceField(label=gettext_lazy("办学性质"), required=False, choices=[*ANY, *Ownership.choices])
    kind = forms.ChoiceField(label=gettext_lazy("党组织"), required=False, choices=[*ANY, *KINDS])
    size = forms.ChoiceField(label=gettext_lazy("党员人数"), required=False)

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.viewer = viewer
        self.counties = list(organisation.counties(viewer))
        self._offer_places()
        self.bounds = _bounds(self.counties)
        self.fields["size"].choices = self._sizes()  # type: ignore[attr-defined]

    def _sizes(self) -> list[tuple[str, Any]]:
        return [*ANY, *((key, says) for key, _span, says in self.bounds)]

    def _offer_places(self) -> None:
        """A choice of counties where there are several; 片区 within one county."""
        if len(self.counties) > 1:
            named = [(one.code, one.name) for one in self.counties]
            self.fields["county"].choices = [*ANY, *named]  # type: ignore[attr-defined]
        else:
            del self.fields["county"]
        zones = organisation.units(self.viewer).filter(kind=UnitKind.ZONE).order_by("code")
        if "county" in self.fields:
            zones = zones.filter(log=self.data.get("county", ""))
        chosen = "county" not in self.fields or self.data.get("county")
        self.fields["zone"].queryset = zones  # type: ignore[attr-defined]
        if not chosen or not zones.exists():
            del self.fields["zone"]

    @property
    def county_chosen(self) -> Unit | None:
        """The county looked at: the only one in sight, or the one chosen among several."""
        if len(self.counties) == 1:
            return self.counties[0]
        return next((one for one in self.counties if one.code == self.data.get("county")), None)

    @property
    def narrowing(self) -> organisation.Narrowing:
        """What was asked, as the selectors take it."""
        asked = self.cleaned_data if self.is_valid() else {}
        zone = asked.get("zone")
        return organisation.Narrowing(
            county=asked.get("county", ""),
            zone=zone.pk if zone else None,
            stage=asked.get("stage", ""),
            ownership=asked.get("ownership", ""),
            kind=asked.get("kind", ""),
            members=next((span for key, span, _says in self.bounds if key == asked.get("size")), None),
        )

    def narrow(self, rows: Any) -> Any:
        """The schools that fit; an unusable filter fits none."""
        return organisation.narrowed(rows, self.narrowing) if self.is_valid() else rows.none()

    def said(self, **more: Any) -> str:
        """The filter as the end of an address, so that a list shows what its number counted."""
        kept = {name: self.data[name] for name in PlaceFilter.base_fields if self.data.get(name)}
        return urlencode({**kept, **{name: value for name, value in more.items() if value}})


class SchoolFilter(PlaceFilter):
    """筛选学校: by name and by what is open besides."""

    q = forms.CharField(label=gettext_lazy("校名"), required=False, max_length=60)
    finding = forms.ChoiceField(label=gettext_lazy("情形"), required=False)
    outcome = forms.ChoiceField(label=gettext_lazy("结论"), required=False, choices=[*ANY, *Outcome.choices])
    place = forms.ChoiceField(
        label=gettext_lazy("范围"),
        required=False,
        choices=[("", gettext_lazy("学校")), (OTHERS, gettext_lazy("学校以外的单位"))],
    )
    field_order = ("q", "county", "zone", "stage", "ownership", "kind", "size", "finding", "outcome", "place")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["finding"].choices = [*ANY, *_ways()]  # type: ignore[attr-defined]


def _ways() -> list[tuple[str, str]]:
    """Rules and the ways each fails."""
    return [
        choice
        for rule in registry.rules().values()
        for choice in (
            (rule.id, f"{rule.id} {_(rule.title)}"),
            *((f"{rule.id}:{key}", f"　{_(reason.name)}") for key, reason in rule.reasons.items()),
        )
    ]


def _bounds(counties: list[Unit]) -> list[tuple[str, tuple[int, int | None], str]]:
    """党员人数分档: the steps that the rules of the day know; none where nothing is loaded."""
    if not counties:
        return []
    try:
        steps = sorted({parameter(key, counties[0], clock.today()).value for key in STEPS})
    except NoValue:
        return []
    middle = [
        (f"{low}-{high}", (low, high), _("%(low)d至%(high)d名") % {"low": low, "high": high - 1})
        for low, high in pairwise(steps)
    ]
    first, last = steps[0], steps[-1]
    return [
        (f"0-{first}", (0, first), _("不足%(n)d名") % {"n": first}),
        *middle,
        (f"{last}-", (last, None), _("%(n)d名以上") % {"n": last}),
    ]
