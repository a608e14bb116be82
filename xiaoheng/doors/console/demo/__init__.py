"""演示: a deterministic county, city or province of invented schools, in order but for a known list of faults."""

import argparse

from django.db import transaction

from xiaoheng.doors.console import regulations
from xiaoheng.doors.console.demo import (
    accounts,
    after,
    answering,
    around,
    asked,
    assemblies,
    away,
    bodies,
    build,
    cadres,
    campaigns,
    changes,
    coming,
    communities,
    elections,
    faults,
    filings,
    imports,
    lapses,
    library,
    life,
    lists,
    members,
    orders,
    past,
    plan,
    pleas,
    sequel,
    shape,
    spring,
    staff,
    tables,
    terms,
    ties,
)
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.rulebook import services as rulebook
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Refused

COUNTY = 48


def arguments(parser: argparse.ArgumentParser) -> None:
    """Size, seed, or only the list of accounts."""
    parser.add_argument("--schools", type=int, default=COUNTY, help="48 为一个县；其他数为按市域比例的学校党组织数")
    parser.add_argument("--seed", type=int, default=2023, help="随机种子：同一种子得到同一套数据")
    parser.add_argument("--accounts", action="store_true", help="只列出演示账号")


def run(options: argparse.Namespace) -> int:
    """Load the demo into an empty system and print its accounts."""
    if not options.accounts:
        regulations.run(options)
        load(options.schools, options.seed)
    print(f"演示账号（口令均为 {accounts.PASSWORD}）：")
    for username, unit, role in accounts.table():
        print(f"  {username:<20}{unit}　{role}")
    return 0


def load(schools: int = COUNTY, seed: int = 2023) -> build.World:
    """演示数据: build and save a demo; Refused when the system already holds units."""
    if Unit.objects.exists():
        raise Refused("系统中已有单位，不能再装入演示数据。", "请换一个空的数据目录（XIAOHENG_HOME）。")
    if schools < 10:
        raise Refused("演示数据至少 10 所学校。", "请改用 --schools 48。")
    return fill(schools, seed)


@transaction.atomic
def fill(schools: int, seed: int) -> build.World:
    """Build, plant the faults, save, and let two years pass."""
    plans = plan.of_county() if schools == COUNTY else plan.of_city(schools)
    world = build.build(plans, clock.today(), seed, counties=max(1, round(schools / 90)))
    staff.staff(world)
    ties.tie(world)
    world.planted = faults.plant(world)
    world.excused = pleas.plant(world)
    filings.plant(world)
    cadres.announce(world)
    (shape.of_county if schools == COUNTY else shape.of_city)(world)
    world.save()
    cadres.record(world)
    bodies.record(world)
    library.shelve(world)
    terms.keep(world)
    around.prepare(world, life.live(world))
    members.live(world)
    away.live(world)
    decided = past.decide(world, months=life.MONTHS if schools <= 1000 else 3)
    lapses.lapse(world, decided)
    tables.confirm(decided)
    decided.save()
    tables.lay(world, decided)
    after.follow(world, decided)
    filings.file(world)
    lists.add(world)
    asked.ask(world)
    elections.elect(world)
    assemblies.sit(world)
    accounts.enrol(world)
    orders.order(world)
    campaigns.run(world)
    communities.unite(world)
    sequel.follow(world)
    answering.answer(world, decided)
    changes.change(world)
    spring.season(world)
    rulebook.evaluate(actor=build.LOADER)
    ties.ask(world)
    pleas.hear(world)
    sequel.stand(world)
    imports.bring(world)
    coming.plan(world)
    return world
