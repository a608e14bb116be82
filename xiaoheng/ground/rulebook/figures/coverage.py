"""覆盖率 (G-01): how many of the schools that the plan applies to have set up the Party-led regime."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from xiaoheng.ground.organisation.actors import in_force
from xiaoheng.ground.organisation.models import Appointment, PartyOrg, Unit
from xiaoheng.ground.organisation.selectors import leading_orgs
from xiaoheng.ground.organisation.words import OrgKind, Ownership, Post, Stage
from xiaoheng.ground.rulebook.figure import Ratio, figure

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
def coverage_rate(units: Iterable[int] | None, on: date) -> Ratio:
    """覆盖率 of some units (all when None) on a day. Clause: the county plan, part two; denominator as X-22."""
    rows = list(_schools(units, on).values_list("pk", "seated", "led"))
    base = {pk for pk, seated, _led in rows if seated}
    counted = tuple(pk for pk, seated, led in rows if seated and led)
    return Ratio(counted, tuple(sorted(base)), tuple(pk for pk, _seated, _led in rows if pk not in base))


def coverage_by_county(units: Iterable[int] | None, on: date) -> dict[str, tuple[int, int]]:
    """各县覆盖: (counted, base) by the code of the county, in one query: the same formula, added up in the database."""
    counted = Count("pk", filter=Q(seated=True, led=True))
    rows = _schools(units, on).order_by().values("log").annotate(n=counted, base=Count("pk", filter=Q(seated=True)))
    return {row["log"]: (row["n"], row["base"]) for row in rows}


def _schools(units: Iterable[int] | None, on: date) -> QuerySet[Unit]:
    """Schools in the reach of the plan; `seated`: with a committee; `led`: secretary and principal both in office."""
    rows = Unit.objects.filter(in_force(on), school__ownership=Ownership.PUBLIC, school__legal_person=True)
    rows = rows.exclude(school__stage=Stage.KINDERGARTEN).order_by("pk")
    if units is not None:
        rows = rows.filter(pk__in=units if isinstance(units, QuerySet) else list(units))
    held = Appointment.objects.filter(in_force(on), unit=OuterRef("pk"))
    own = Q(org__isnull=True) | Q(Exists(leading_orgs(on).filter(pk=OuterRef("org"))))  # not of a branch inside
    secretary = held.filter(own, post=Post.SECRETARY)
    return rows.annotate(seated=_seated(on), led=Q(Exists(secretary)) & Q(Exists(held.filter(post=Post.PRINCIPAL))))


def _seated(on: date) -> Q:
    """A committee or general branch, or a branch with a committee member in office."""
    orgs = PartyOrg.objects.filter(in_force(on), unit=OuterRef("pk"))
    sitting = Appointment.objects.filter(in_force(on), post=Post.COMMITTEE_MEMBER, org=OuterRef("pk"))
    branch = orgs.filter(Exists(sitting), kind=OrgKind.BRANCH)
    return Q(Exists(orgs.filter(kind__in=COMMITTEES))) | Q(Exists(branch))
