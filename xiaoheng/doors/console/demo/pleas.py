"""Exceptions and an announced value of the demo, in its first counties: one approved, one waiting, one value ahead."""

from datetime import date, timedelta

from xiaoheng.doors.console.demo import faults
from xiaoheng.doors.console.demo.build import LOADER, Planted, World
from xiaoheng.ground.organisation.actors import Actor, actor_of
from xiaoheng.ground.organisation.models import Account, Unit
from xiaoheng.ground.organisation.words import UnitKind
from xiaoheng.ground.rulebook import services as rulebook
from xiaoheng.ground.rulebook.models import Finding, Parameter, Plea

EXCUSED, WAITING = "A-15", "A-19"
MOVE = "本人秋季学期交流到其他学校任职，方案已经县委教育工委研究。"
TRAINING = "一名年轻中层干部正在县级跟班学习，拟暑期进入班子。"


def plant(world: World) -> list[Planted]:
    """One more school where somebody has been too long in a post: it is excused, so it is no fault that is counted."""
    return faults.another(world, EXCUSED)


def hear(world: World) -> None:
    """The schools ask, the county's leader answers one of them, the clerk announces a stricter value."""
    county = next(unit for unit in world.units if unit.kind == UnitKind.COUNTY)
    for fault in world.excused:
        plea = _plead(fault, MOVE, world.today + timedelta(days=170))
        leader = _actor(f"{plea.unit.log.lower()}-lingdao")
        rulebook.excuse(actor=leader, plea=plea, answer="同意，请按期交流到位。")
    for fault in world.planted:
        if fault.rule == WAITING:
            _plead(fault, TRAINING, world.today + timedelta(days=140))
    _announce(world, county)


def _plead(fault: Planted, reason: str, until: date) -> Plea:
    row = Finding.objects.get(rule=fault.rule, unit__code=fault.unit, ended=0, strength="normally", outcome="breaks")
    basis = f"校党组织会议决议〔{row.opened_on.year}〕5号"
    return rulebook.plead(
        actor=_actor(f"{fault.unit.lower()}-bangong"), finding=row, reason=reason, basis=basis, until=until
    )


def _announce(world: World, county: Unit) -> None:
    since = (world.today + timedelta(days=200)).replace(day=1)
    rulebook.override(
        actor=_actor(f"{county.code.lower()}-ganshi"), parameter=Parameter.objects.get(key="vacancy_months_max"),
        unit=county, value=2, since=since, basis=f"{county.name}教工委〔{world.today.year}〕3号",
    )  # fmt: skip


def _actor(username: str) -> Actor:
    """The account, or the loader where the demo gave the school none."""
    account = Account.objects.filter(username=username).first()
    return actor_of(account) if account else LOADER
