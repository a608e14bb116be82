"""缺什么: which expected bodies each school of a page lacks."""

from dataclasses import dataclass
from datetime import date

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
