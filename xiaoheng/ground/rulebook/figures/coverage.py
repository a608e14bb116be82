"""覆盖率 (G-01): how many of the schools that the plan applies to have set up the Party-led regime."""

from datetime import date
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from xiaoheng.ground.organisation import selectors as organisation
from xiaoheng.ground.organisation.actors import in_force
from xiaoheng.ground.organisation.models import Appointment, PartyOrg, Unit
from xiaoheng.ground.organisation.selectors.tree import BRANCHES
from xiaoheng.ground.organisation.words import OrgKind, Ownership, Post, Stage
from xiaoheng.ground.rulebook.figure import Ratio, Units, among, figure

COMMITTEES = (OrgKind.COMMITTEE, OrgKind.GENERAL_BRANCH)


@figure(
    "coverage_rate",
    title=_("党组织领导的校长负责制覆盖率"),
    text=_(
        "覆盖率＝书记、校长均已到任的适用学校÷适用学校，只舍不入。"
        "适用学校：公办、独立法人、设有党委、党总支或支部委员会的中小学校（含中职）。"
        "未设支委会的支部、联合党支部和没有党组织的学校不进分母，单独列出。"
    ),
)
def coverage_rate(units: Units, on: date) -> Ratio:
    """覆盖率 of some units (all when None) on a day. Clause: the county plan, part two; denominator as X-22."""
    rows = list(_schools(units, on).values_list("pk", "seated", "led"))
    base = {pk for pk, seated, _led in rows if seated}
    counted = tuple(pk for pk, seated, led in rows if seated and led)
    return Ratio(counted, tuple(sorted(base)), tuple(pk for pk, _seated, _led in rows if pk not in base))


def coverage_by_county(units: Units, on: date) -> dict[str, tuple[int, int]]:
    """各县覆盖: (counted, base) by the code of the county, in one query: the same formula, added up in the database."""
    found: dict[str, tuple[int, int]] = {}
    rows = _schools(units, on).order_by().values("log", "seated", "led").annotate(n=Count("pk"))
    for row in rows:
        if not row["seated"]:
            continue
        counted, base = found.get(row["log"], (0, 0))
        found[row["log"]] = (counted + row["n"] * row["led"], base + row["n"])
    return found


def _schools(units: Units, on: date) -> QuerySet[Any]:
    """Schools in the reach of the plan; `seated`: with a committee; `led`: secretary and principal both in office."""
    rows: QuerySet[Any] = units if isinstance(units, QuerySet) else Unit.objects.filter(among(units, "pk"))
    rows = rows.filter(in_force(on)).filter(_in_reach(on)).select_related(None).order_by("pk")
    held = Appointment.objects.filter(in_force(on), unit=OuterRef("pk"))
    secretary = held.filter(_of_the_school(on), post=Post.SECRETARY)
    principal = held.filter(post=Post.PRINCIPAL)
    found: QuerySet[Any] = rows.annotate(seated=_seated(on), led=Q(Exists(principal)) & Q(Exists(secretary)))
    return found


def _in_reach(on: date) -> Q:
    """Public schools of their own legal person, kindergartens left out, as they were on the day."""
    if not organisation.changed_since(on):
        now = Q(school__ownership=Ownership.PUBLIC, school__legal_person=True)
        return now & ~Q(school__stage=Stage.KINDERGARTEN)
    public = organisation.schools_on(on, ownership=Ownership.PUBLIC, legal_person=True)
    return Q(pk__in=public - organisation.schools_on(on, stage=Stage.KINDERGARTEN))


def _of_kind(on: date, *kinds: str) -> Q:
    """Organisations that were of these kinds on the day."""
    return Q(pk__in=organisation.orgs_on(on, *kinds)) if organisation.changed_since(on) else Q(kind__in=kinds)


def _of_the_school(on: date) -> Q:
    """A post of the organisation that leads the school, or of none named; not of a branch inside."""
    beside = PartyOrg.objects.filter(in_force(on), unit=OuterRef("unit")).exclude(pk=OuterRef("org"))
    below = Q(org__superior__unit=F("unit")) | Q(Exists(beside.filter(kind__in=COMMITTEES)))
    return (
        Q(org__isnull=True)
        | Q(org__kind=OrgKind.COMMITTEE)
        | Q(org__kind=OrgKind.GENERAL_BRANCH) & ~Q(Exists(beside.filter(kind=OrgKind.COMMITTEE)))
        | Q(org__kind__in=BRANCHES) & ~below
    )


def _seated(on: date) -> Q:
    """A committee or general branch, or a branch with a committee member in office."""
    orgs = PartyOrg.objects.filter(in_force(on), unit=OuterRef("pk"))
    sitting = Appointment.objects.filter(in_force(on), post=Post.COMMITTEE_MEMBER, unit=OuterRef("unit"))
    branch = orgs.filter(Exists(sitting.filter(org=OuterRef("pk"))), _of_kind(on, OrgKind.BRANCH))
    return Q(Exists(orgs.filter(_of_kind(on, *COMMITTEES)))) | Q(Exists(branch))
