"""组织生活: meetings that were not held. The lapses in meetings that were held are in `lapses`."""

from xiaoheng.doors.console.demo.build import Place, World
from xiaoheng.doors.console.demo.faults.where import Spoil
from xiaoheng.doors.console.demo.life import months_back


def month_missed(kind: str) -> Spoil:
    """No such meeting in the last full month."""

    def miss(world: World, group: list[Place]) -> Place:
        last = months_back(world.today, 1)[0]
        world.missed.add((id(group[0].org), kind, last.year * 100 + last.month))
        return group[0]

    return miss


def quarter_missed(kind: str) -> Spoil:
    """No such meeting in the last full quarter."""

    def miss(world: World, group: list[Place]) -> Place:
        quarter = (world.today.month - 1) // 3
        last = [day for day in months_back(world.today, 6) if ((day.month - 1) // 3 - quarter) % 4 == 3]
        world.missed |= {(id(group[0].org), kind, day.year * 100 + day.month) for day in last}
        return group[0]

    return miss


def year_missed(kind: str) -> Spoil:
    """No such meeting for the year gone by."""

    def miss(world: World, group: list[Place]) -> Place:
        world.missed.add((id(group[0].org), kind, (world.today.year - 1) * 100 + 12))
        return group[0]

    return miss
