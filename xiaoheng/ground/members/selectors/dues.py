"""党费查询: who owes in which branch and month, what was paid, and the bands of the month."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from xiaoheng.ground.members.models import DuesMonth, Waiver
from xiaoheng.ground.members.selectors.sight import in_sight
from xiaoheng.ground.members.selectors.terms import DUES, Terms
from xiaoheng.ground.members.words import Basis
from xiaoheng.ground.organisation.actors import Viewer, in_force
from xiaoheng.ground.organisation.models import Membership, PartyOrg, Person, Unit
from xiaoheng.ground.rulebook.engine import months
from xiaoheng.lib import clock
from xiaoheng.lib.dues import Band
from xiaoheng.lib.refusal import Refused

FEN = 100


@dataclass(frozen=True)
class Month:
    """月份: its first day and the first day after it."""

    first: date
    following: date


@dataclass(frozen=True)
class Line:
    """One member who owes for the month, with what was paid and what was approved."""

    person: Person
    kind: str
    paid: DuesMonth | None
    waiver: Waiver | None


def month_of(ym: int) -> Month:
    """The days of a month written as 202303; Refused where it is none."""
    year, month = divmod(ym, 100)
    if not (1 <= month <= 12 and 2000 <= year < 2100):
        raise Refused(_("“%(ym)s”不是月份。") % {"ym": ym}, _("请写成202303这样的年月。"), "D-7")
    return Month(date(year, month, 1), months.add(date(year, month, 1), 1))


def sheet(org: PartyOrg, ym: int) -> list[Line]:
    """党费表: members of the branch on the month's last day (today in the present month), each once, in order of codes.

    A probationary member owes from the month of the branch assembly on (D-9): the membership begins on that day.
    """
    day = min(months.ONE * -1 + month_of(ym).following, clock.today())
    held = Membership.objects.filter(in_force(day), org=org).select_related("person").order_by("person__code")
    people = {row.person_id: row for row in held}
    paid = {row.person_id: row for row in DuesMonth.objects.filter(person__in=people, ym=ym)}
    approved = Waiver.objects.filter(person__in=people, first__lte=ym, last__gte=ym)
    waived = {row.person_id: row for row in approved}
    return [Line(row.person, row.kind, paid.get(pk), waived.get(pk)) for pk, row in people.items()]


def bands(unit: Unit, day: date, *, retired: bool = False) -> list[Band]:
    """各档: of the day, for people in work or retired."""
    terms = Terms([unit], DUES)

    def n(key: str) -> int:
        return terms.asked(f"dues_{key}", unit, day).value

    if retired:
        return [Band(n("retired_max") * FEN, n("retired_low_rate")), Band(None, n("retired_high_rate"))]
    steps = [Band(n(f"{name}_max") * FEN, n(f"{name}_rate")) for name in ("low", "middle", "high")]
    return [*steps, Band(None, n("top_rate"))]


@dataclass(frozen=True)
class Flat:
    """定额: from the least to the most 分 a month, with its clause."""

    least: int
    most: int
    clause: str


def flat(unit: Unit, day: date, basis: str) -> Flat | None:
    """定额: of the day, for members without regular pay; None for those who pay by their pay."""
    terms = Terms([unit], DUES)
    if basis == Basis.STUDENT:
        one = terms.asked("dues_flat_student", unit, day)
        return Flat(one.value, one.value, one.source)
    if basis == Basis.FARMER:
        one = terms.asked("dues_flat_farmer_min", unit, day)
        return Flat(one.value, terms.asked("dues_flat_farmer_max", unit, day).value, one.source)
    return None


def branches(viewer: Viewer, ym: int) -> QuerySet[PartyOrg]:
    """各支部: organisations in scope that have members, with how many paid for the month and how much."""
    day = min(months.ONE * -1 + month_of(ym).following, clock.today())
    held = Membership.objects.filter(in_force(day), org=OuterRef("pk")).order_by().values("org")
    paid = DuesMonth.objects.filter(org=OuterRef("pk"), ym=ym).order_by().values("org")
    rows = PartyOrg.objects.filter(in_sight(viewer), in_force(day)).select_related("unit")
    return (
        rows.annotate(
            owing=Subquery(held.annotate(n=Count("person", distinct=True)).values("n")),
            payers=Coalesce(Subquery(paid.annotate(n=Count("pk")).values("n")), 0),
            total=Subquery(paid.annotate(n=Sum("amount")).values("n")),
        )
        .filter(owing__isnull=False)
        .order_by("unit__code", "code")
    )
