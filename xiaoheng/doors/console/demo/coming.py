"""预告的变更 of the demo: one school is to bear another name from next month on."""

from xiaoheng.doors.console.demo.build import World
from xiaoheng.ground.organisation.models import PlannedChange
from xiaoheng.ground.organisation.words import PlannedTurn
from xiaoheng.ground.rulebook.engine import months


def plan(world: World) -> None:
    """The third school, from the first of next month."""
    unit, day = world.places[2].unit, months.add(world.today.replace(day=1), 1)
    name = f"{unit.superior.name if unit.superior else ''}第三实验学校"
    PlannedChange.objects.create(
        unit=unit, turn=PlannedTurn.RENAME, facts={"name": name}, says=f"更名为“{name}”", on=day,
        basis=f"教发〔{world.today.year}〕3号", announced_on=world.today,
    )  # fmt: skip
