"""例外: what is not in order, each number with the list that makes it. Zeros are left out."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from xiaoheng.doors.desk.home.forms import OTHERS, PlaceFilter
from xiaoheng.doors.desk.rulebook.areas import AREAS, ORDER, key_of
from xiaoheng.doors.desk.rulebook.shown import TONES
from xiaoheng.ground.organisation import selectors as organisation
from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.words import RequestState, UnitKind
from xiaoheng.ground.rulebook import selectors as rulebook
from xiaoheng.ground.rulebook.words import Outcome, PleaState
from xiaoheng.loop.correction import selectors as correction
from xiaoheng.loop.correction.words import ProblemState

GAPS: dict[str, str | Promise] = {
    "decisions_without_task": gettext_lazy("有决议无任务"),
    "amendments_without_cause": gettext_lazy("有修订无缘由"),
}


@dataclass(frozen=True)
class Notable:
    """例外: a number and the list that makes it."""

    label: str | Promise
    count: int
    url: str
    tone: str = "amber"
    rule: str = ""

    @property
    def area(self) -> str | Promise:
        """领域: what it is about; what no rule says stands under the loop."""
        return AREAS[key_of(self.rule)] if self.rule else _("闭环与其他")


def by_area(found: list[Notable]) -> list[Notable]:
    """分领域: rules of one area together, breaches before what is only near; the loop last."""
    tones = list(TONES.values())
    ruled = sorted(
        (one for one in found if one.rule), key=lambda one: (ORDER.index(key_of(one.rule)), tones.index(one.tone))
    )
    return ruled + [one for one in found if not one.rule]


def exceptions(viewer: Viewer, schools: QuerySet[Unit], form: PlaceFilter) -> list[Notable]:
    """不符合规定: schools by the way each rule fails, area by area; then what cannot be judged, and the loop."""
    listed, unjudged = reverse("desk:schools"), 0
    found: list[Notable] = []
    for one in rulebook.standings(schools):
        outcome = Outcome(one.reason.outcome)
        if outcome == Outcome.UNKNOWN:
            unjudged += 1
            continue
        url = f"{listed}?{form.said(finding=f'{one.rule.id}:{one.detail}')}"
        found.append(Notable(_(one.reason.name), one.units, url, TONES[outcome], one.rule.id))
    if unjudged:
        count = rulebook.failing(schools, outcome=Outcome.UNKNOWN).count()
        found.append(Notable(_("记录不全，无法判断"), count, f"{listed}?{form.said(outcome=Outcome.UNKNOWN)}", "grey"))
    return by_area(found if form.narrowing else found + _elsewhere(viewer) + loop(viewer))


def others(viewer: Viewer) -> QuerySet[Unit]:
    """学校以外的单位: bureaus, towns; they too have organisations that rules judge."""
    return organisation.units(viewer).exclude(kind__in=[UnitKind.SCHOOL, UnitKind.ZONE])


def _elsewhere(viewer: Viewer) -> list[Notable]:
    count = rulebook.failing(others(viewer), outcome=Outcome.BREAKS).count()
    url = f"{reverse('desk:schools')}?place={OTHERS}&outcome={Outcome.BREAKS}"
    return [Notable(_("学校以外的单位不符合规定"), count, url, "red")] if count else []


def _excused(viewer: Viewer) -> list[Notable]:
    """例外: those that wait for an answer, and the findings that an approved one leaves out of the numbers above."""
    asked = rulebook.pleas(viewer).filter(state=PleaState.ASKED).count()
    excused = rulebook.findings(viewer, {"excused": "yes"}).count()
    return [
        Notable(_("待批准的例外"), asked, f"{reverse('desk:pleas')}?state={PleaState.ASKED}"),
        Notable(_("已准例外的情形，未计入以上"), excused, f"{reverse('desk:findings')}?excused=yes", "grey"),
    ]


def loop(viewer: Viewer) -> list[Notable]:
    """闭环中的例外: problems by state, requests that wait, open ends."""
    ledger = correction.counts(correction.problems(viewer))
    problems, requests = reverse("desk:problems"), reverse("desk:requests")
    waiting = organisation.requests_for(viewer).filter(state=RequestState.SENT).count()
    found = [Notable(_("整改逾期的问题"), ledger.overdue, f"{problems}?state={correction.OVERDUE}", "red")]
    found += [
        Notable(_("问题：%(state)s") % {"state": label}, count, f"{problems}?state={state}")
        for state, label, count in ledger.states
        if state != ProblemState.CLOSED
    ]
    found.append(Notable(_("待批复的请示"), waiting, f"{requests}?state={RequestState.SENT}"))
    found += _excused(viewer)
    found += [
        Notable(GAPS[g.key], g.count, reverse("desk:gaps", kwargs={"gap": g.key})) for g in correction.gaps(viewer)
    ]
    return [one for one in found if one.count]
