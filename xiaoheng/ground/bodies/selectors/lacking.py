"""缺什么: which expected bodies each school of a page lacks, and how many schools lack each."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from xiaoheng.ground.bodies.models import Body, Chain, Kind, Need
from xiaoheng.ground.organisation.actors import in_force
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.lib import clock


@dataclass(frozen=True)
class Lacking:
    """一校之缺: the expected kinds that are there, those that are not, and how many duties have a chain."""

    school: Unit
    there: list[Kind]
    missing: list[Kind]
    chains: int


@dataclass(frozen=True)
class Tally:
    """一种机构: how many schools are expected to have it, and how many of those do."""

    kind: Kind
    needed: int
    there: int

    @property
    def missing(self) -> int:
        """Schools without it."""
        return self.needed - self.there


def tally(schools: QuerySet[Unit], day: date | None = None) -> list[Tally]:
    """各种机构的设立情况 over some schools: three queries, whatever their number."""
    stages = Counter(schools.order_by().values_list("school__stage", flat=True))
    needs: dict[int, set[str]] = {}
    for needed, stage in Need.objects.values_list("kind", "stage"):
        needs.setdefault(needed, set()).add(stage)
    rows = Body.objects.filter(in_force(day or clock.today()), unit__in=schools.order_by().values("pk"))
    there = Counter(rows.values_list("kind", "unit__school__stage"))
    found = []
    for kind in Kind.objects.filter(pk__in=needs):
        asked = needs[kind.pk]
        has = sum(there[kind.pk, stage] for stage in asked)
        found.append(Tally(kind, sum(stages[stage] for stage in asked), has))
    return found


def without(schools: QuerySet[Unit], kind: Kind, day: date | None = None) -> QuerySet[Unit]:
    """缺某种机构的学校, among those that are expected to have it."""
    there = Body.objects.filter(in_force(day or clock.today()), kind=kind).values("unit")
    return schools.filter(school__stage__in=kind.needs.values("stage")).exclude(pk__in=there)


def lacking(schools: list[Unit], day: date | None = None) -> list[Lacking]:
    """缺设 of some schools (with their `school` facts at hand): four queries, whatever their number."""
    on = day or clock.today()
    kinds = {kind.pk: kind for kind in Kind.objects.all()}
    needs: dict[str, list[int]] = {}
    for stage, kind in Need.objects.order_by("kind__position").values_list("stage", "kind"):
        needs.setdefault(stage, []).append(kind)
    there = set(Body.objects.filter(in_force(on), unit__in=schools).values_list("unit", "kind"))
    chained: dict[int, int] = {}
    for unit in Chain.objects.filter(in_force(on), unit__in=schools).values_list("unit", flat=True):
        chained[unit] = chained.get(unit, 0) + 1
    found = []
    for school in schools:
        asked = needs.get(school.school.stage, [])
        have = [kinds[kind] for kind in asked if (school.pk, kind) in there]
        lack = [kinds[kind] for kind in asked if (school.pk, kind) not in there]
        found.append(Lacking(school, have, lack, chained.get(school.pk, 0)))
    return found
