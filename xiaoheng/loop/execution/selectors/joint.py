"""联合党支部: an item for Party organisations is answered once, by the school that the joint branch is seated in.

It counts there and shows in every school of the branch. An item that names schools is answered by each of them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import F, OuterRef, Q, QuerySet

from xiaoheng.ground.organisation.actors import Viewer, in_force
from xiaoheng.ground.organisation.models import Coverage
from xiaoheng.ground.organisation.selectors import in_scope
from xiaoheng.ground.organisation.words import OrgKind
from xiaoheng.lib import clock
from xiaoheng.loop.execution.models import DirectiveItem, Target
from xiaoheng.loop.execution.words import Addressee, Reach

JOINT = Q(item__addressee=Addressee.ORG, item__reach=Reach.ALL)


@dataclass(frozen=True)
class Joint:
    """共答: (order, school) → the school that answers for it, and those schools' signing states."""

    leads: Mapping[tuple[int, int], int] = field(default_factory=dict)
    states: Mapping[tuple[int, int], str] = field(default_factory=dict)

    def lead(self, item: DirectiveItem, unit: int) -> int | None:
        """The school that answers an item for a school, where that is another one."""
        return self.leads.get((item.directive_id, unit)) if is_joint(item) else None

    def units(self) -> set[int]:
        """Schools that answer for others."""
        return set(self.leads.values())


def is_joint(item: DirectiveItem) -> bool:
    """Whether a joint branch answers an item once."""
    return item.addressee == Addressee.ORG and item.reach == Reach.ALL


def answered_for(viewer: Viewer) -> QuerySet[Coverage]:
    """Whether the school of an assignment answers for a joint branch that covers a school in scope (OuterRef unit)."""
    rows = Coverage.objects.filter(in_scope(viewer), in_force(clock.today()), org__unit=OuterRef("unit"))
    return rows.filter(org__kind=OrgKind.JOINT_BRANCH)


def joint(items: Sequence[DirectiveItem], units: Iterable[int] | None = None) -> Joint:
    """共答 for the given schools (None = all) of the items' orders; no query where no item is for organisations."""
    orders = {item.directive_id for item in items if is_joint(item)}
    if not orders:
        return Joint()
    seats = _seats(units)
    both = set(seats) | set(seats.values())
    if not both:
        return Joint()
    rows = Target.objects.filter(directive__in=orders, unit__in=both).values_list("directive", "unit", "state")
    states = {(order, unit): state for order, unit, state in rows}
    leads = {(order, unit): seats[unit] for order, unit in states if (order, seats.get(unit)) in states}
    return Joint(leads, states)


def _seats(units: Iterable[int] | None) -> dict[int, int]:
    """School → the school that its joint branch is seated in, another one."""
    today = clock.today()
    rows = Coverage.objects.filter(in_force(today), in_force(today, "org__"), org__kind=OrgKind.JOINT_BRANCH)
    rows = rows.exclude(org__unit=F("unit"))
    if units is not None:
        rows = rows.filter(unit__in=list(units))
    return dict(rows.order_by("-org__code").values_list("unit", "org__unit"))
