"""基数: what counters are held against, from facts already held; one query a measure for any number of schools."""

from collections.abc import Collection
from datetime import date

from django.db.models import Count, Q

from xiaoheng.ground.organisation.actors import in_force
from xiaoheng.ground.organisation.models import Membership, PartyOrg, Unit
from xiaoheng.ground.organisation.selectors.tree import BRANCHES
from xiaoheng.ground.rulebook.engine import months
from xiaoheng.ground.rulebook.selectors import parameter
from xiaoheng.lib import clock
from xiaoheng.loop.execution.campaigns.words import Measure

YEAR = 12


def measured(measure: str, units: Collection[int], host: Unit) -> dict[int, int]:
    """每校基数 today; a school that has none is left out."""
    if measure == Measure.ONE:
        return dict.fromkeys(units, 1)
    if measure == Measure.BRANCHES:
        rows = PartyOrg.objects.filter(in_force(clock.today()), unit__in=units, kind__in=BRANCHES)
        return dict(rows.order_by().values_list("unit").annotate(n=Count("pk")))
    young = Q(person__born_on__gt=_turned(host)) if measure == Measure.YOUNG else Q()
    members = Membership.objects.filter(young, in_force(clock.today()), person__unit__in=units).order_by()
    return dict(members.values_list("person__unit").annotate(n=Count("person", distinct=True)))


def share(number: int, percent: int | str, host: Unit) -> int:
    """按比例: a part of a number, rounded up, at least one of any (X-18); `percent` may name a parameter."""
    per_cent = percent if isinstance(percent, int) else int(parameter(percent, host, clock.today()).value)
    return -(-number * per_cent // 100)


def _turned(host: Unit) -> date:
    """Who was born on this day turns a year older than counts as young: 35 lasts until the day before the 36th."""
    age = int(parameter("young_member_age", host, clock.today()).value)
    return months.add(clock.today(), -(age + 1) * YEAR)
