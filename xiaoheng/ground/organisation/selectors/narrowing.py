"""筛选: schools by county, 片区, kind of school, leading organisation and number of members. Queryset in, queryset out."""

from dataclasses import dataclass

from django.db.models import Count, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from xiaoheng.ground.organisation.actors import Viewer, in_force
from xiaoheng.ground.organisation.models import Coverage, Membership, Unit
from xiaoheng.ground.organisation.selectors.scope import units
from xiaoheng.ground.organisation.selectors.tree import LEADING
from xiaoheng.ground.organisation.words import OrgKind, UnitKind
from xiaoheng.lib import clock

NO_ORG = "none"
ABOVE_COUNTY = (UnitKind.PROVINCE, UnitKind.CITY)


@dataclass(frozen=True)
class Narrowing:
    """筛选条件; an empty one does not narrow. `members` is half-open: at least the first, fewer than the second."""

    county: str = ""
    zone: int | None = None
    stage: str = ""
    ownership: str = ""
    kind: str = ""
    members: tuple[int, int | None] | None = None

    def __bool__(self) -> bool:
        return any((self.county, self.zone, self.stage, self.ownership, self.kind, self.members))


def counties(viewer: Viewer) -> QuerySet[Unit]:
    """县（区）: those in scope that exist today."""
    return units(viewer).filter(kind=UnitKind.COUNTY).order_by("code")


def schools_by_log(viewer: Viewer) -> QuerySet[Unit]:
    """上级所见学校: the same schools as `schools`, for a viewer who looks from a county or above.

    Every unit below carries the code of its county (or city), so that no tree is walked; a view of 20,000 schools
    asks several times.
    """
    seats = units(viewer).filter(kind__in=(*ABOVE_COUNTY, UnitKind.COUNTY)).values_list("code", flat=True)
    return Unit.objects.filter(in_force(clock.today()), kind=UnitKind.SCHOOL, log__in=list(seats))


def narrowed(rows: QuerySet[Unit], asked: Narrowing) -> QuerySet[Unit]:
    """The schools that fit."""
    plain = {
        "log": asked.county,
        "school__zone": asked.zone,
        "school__stage": asked.stage,
        "school__ownership": asked.ownership,
    }
    rows = rows.filter(**{name: value for name, value in plain.items() if value})
    rows = rows.filter(_led_by(asked.kind)) if asked.kind else rows
    return _sized(rows, *asked.members) if asked.members else rows


def _led_by(kind: str) -> Q:
    """Schools whose leading organisation is of a kind: it covers the school and no higher one does."""
    day = clock.today()
    covering = Coverage.objects.filter(in_force(day), in_force(day, "org__"), unit=OuterRef("pk"))
    if kind == NO_ORG:
        return ~Q(Exists(covering.filter(org__kind__in=LEADING)))
    higher = LEADING[: LEADING.index(OrgKind(kind))]
    return Q(Exists(covering.filter(org__kind=kind))) & ~Q(Exists(covering.filter(org__kind__in=higher)))


def _sized(rows: QuerySet[Unit], least: int, below: int | None) -> QuerySet[Unit]:
    """Schools with so many members among their people."""
    joined = Membership.objects.filter(in_force(clock.today()), person__unit=OuterRef("pk")).order_by()
    counted = joined.values("person__unit").annotate(n=Count("person", distinct=True)).values("n")
    sized = rows.annotate(members=Coalesce(Subquery(counted, output_field=IntegerField()), 0))
    sized = sized.filter(members__gte=least)
    return sized if below is None else sized.filter(members__lt=below)
