"""一校代答: who answers an item for a school, where that is another one. It counts there and shows in both.

An item for Party organisations is answered once by the school that the joint branch is seated in, unless it names
schools; an item that was transferred, by the school that it went to.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from xiaoheng.ground.organisation.actors import Viewer, in_force
from xiaoheng.ground.organisation.models import Coverage
from xiaoheng.ground.organisation.selectors import in_scope
from xiaoheng.ground.organisation.words import OrgKind
from xiaoheng.lib import clock
from xiaoheng.loop.execution.models import DirectiveItem, Target, Transfer
from xiaoheng.loop.execution.selectors.directives import live
from xiaoheng.loop.execution.words import Addressee, Reach, TransferState

JOINT = Q(item__addressee=Addressee.ORG, item__reach=Reach.ALL)


@dataclass(frozen=True)
class Joint:
    """代答: (order, school) → the school that its joint branch is seated in, (item, school) → the one that it was
    transferred to, and the signing states of all of them; only schools that the order still asks."""

    seats: Mapping[tuple[int, int], int] = field(default_factory=dict)
    moved: Mapping[tuple[int, int], int] = field(default_factory=dict)
    states: Mapping[tuple[int, int], str] = field(default_factory=dict)

    def lead(self, item: DirectiveItem, unit: int) -> int | None:
        """The school that answers an item for a school, where that is another one."""
        found, seen = self._next(item, unit), {unit}
        while found is not None and found not in seen:
            seen.add(found)
            further = self._next(item, found)
            if further is None:
                return found
            found = further
        return None

    def answered(self, item: DirectiveItem) -> set[int]:
        """Schools still asked that another one answers an item for."""
        return {unit for unit in self.left(item) if (item.directive_id, unit) in self.states}

    def left(self, item: DirectiveItem) -> set[int]:
        """Schools that another one answers an item for, or did when they were still asked."""
        joined = {unit for order, unit in self.seats if order == item.directive_id} if is_joint(item) else set()
        some = joined | {unit for pk, unit in self.moved if pk == item.pk}
        return {unit for unit in some if self.lead(item, unit) is not None}

    def units(self) -> set[int]:
        """Schools that answer for others."""
        return {*self.seats.values(), *self.moved.values()}

    def _next(self, item: DirectiveItem, unit: int) -> int | None:
        if (item.pk, unit) in self.moved:
            return self.moved[item.pk, unit]
        seat = self.seats.get((item.directive_id, unit))
        return seat if seat is not None and is_joint(item) and (item.pk, unit) not in self._taken else None

    @cached_property
    def _taken(self) -> set[tuple[int, int]]:
        """What a school does for another, it does itself."""
        return {(item, to) for (item, _unit), to in self.moved.items()}


def is_joint(item: DirectiveItem) -> bool:
    """Whether a joint branch answers an item once."""
    return item.addressee == Addressee.ORG and item.reach == Reach.ALL


def answered_for(viewer: Viewer) -> QuerySet[Coverage]:
    """Whether the school of an assignment answers for a joint branch that covers a school in scope (OuterRef unit)."""
    rows = Coverage.objects.filter(in_scope(viewer), in_force(clock.today()), org__unit=OuterRef("unit"))
    return rows.filter(org__kind=OrgKind.JOINT_BRANCH)


def taken_over(viewer: Viewer) -> Exists:
    """Whether the school of an assignment does its item for a school in scope (OuterRef unit and item)."""
    rows = Transfer.objects.filter(in_scope(viewer), item=OuterRef("item"), to=OuterRef("unit"))
    return Exists(rows.filter(state=TransferState.GRANTED))


def joint(items: Sequence[DirectiveItem], units: Iterable[int] | None = None) -> Joint:
    """代答 for the given schools (None = all) of the items' orders; one query where nobody answers for another."""
    moved = _moved(items)
    joined = any(map(is_joint, items))
    seats = _seats(None if units is None else {*units, *moved.values()}) if joined else {}
    some = {*seats, *seats.values(), *moved.values(), *(unit for _item, unit in moved)}
    if not some:
        return Joint()
    order = {item.pk: item.directive_id for item in items}
    rows = Target.objects.filter(live(), directive__in=set(order.values()), unit__in=some)
    states = {(pk, unit): state for pk, unit, state in rows.values_list("directive", "unit", "state")}
    return Joint(
        {(pk, unit): seats[unit] for pk, unit in states if (pk, seats.get(unit)) in states},
        {(item, unit): to for (item, unit), to in moved.items() if (order[item], to) in states},
        states,
    )


def _moved(items: Sequence[DirectiveItem]) -> dict[tuple[int, int], int]:
    """(item, school) → the school that it was transferred to."""
    rows = Transfer.objects.filter(item__in=items, state=TransferState.GRANTED).exclude(to=F("unit"))
    return {(item, unit): to for item, unit, to in rows.order_by("id").values_list("item", "unit", "to")}


def _seats(units: Iterable[int] | None) -> dict[int, int]:
    """School → the school that its joint branch is seated in, another one."""
    today = clock.today()
    rows = Coverage.objects.filter(in_force(today), in_force(today, "org__"), org__kind=OrgKind.JOINT_BRANCH)
    rows = rows.exclude(org__unit=F("unit"))
    if units is not None:
        rows = rows.filter(unit__in=list(units))
    return dict(rows.order_by("-org__code").values_list("unit", "org__unit"))
