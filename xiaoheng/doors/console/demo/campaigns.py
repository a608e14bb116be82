"""Campaigns of the demo: 春训 of all schools half-way, projects of secretaries, 青少年党校 and remote stations."""

from collections.abc import Iterator
from datetime import date, timedelta

from xiaoheng.doors.console.demo.build import BATCH, Place, World
from xiaoheng.ground.organisation.models import Person, Unit
from xiaoheng.ground.organisation.words import Post, UnitKind
from xiaoheng.loop.execution.campaigns.models import Campaign, Entrant, Step, Tally, Template
from xiaoheng.loop.execution.campaigns.words import CampaignState

BEGAN, LASTS = timedelta(days=24), timedelta(days=50)
# template → every how many schools, at most how many
WHO = {
    "spring_training": (1, None),
    "lead_goose": (3, 16),
    "youth_party_school": (2, 20),
    "remote_education": (6, 7),
}
THEMES = ("红色课堂进校园", "党员导师制", "书香校园", "清廉学校", "劳动教育基地", "家校共育")


def run(world: World) -> None:
    """Each county's campaigns with what its schools have entered."""
    campaigns: list[Campaign] = []
    rows: list[Entrant] = []
    steps: list[Step] = []
    tallies: list[Tally] = []
    secretaries = {
        id(row.unit): row.person for row in world.appointments if row.post == Post.SECRETARY and not row.until
    }
    for county in (unit for unit in world.units if unit.kind == UnitKind.COUNTY):
        places = [place for place in world.places if place.unit.log == county.code]
        owner = Person.objects.filter(unit=county).order_by("code").first()
        for code in WHO if owner else ():
            campaign = _campaign(world, county, code, owner)
            mine = list(_entrants(campaign, places, code, secretaries))
            campaigns.append(campaign)
            rows += mine
            steps += [step for number, row in enumerate(mine) for step in _steps(world, row, number)]
            tallies += [tally for number, row in enumerate(mine) for tally in _tallies(world, row, number)]
    Campaign.objects.bulk_create(campaigns, batch_size=BATCH)
    Entrant.objects.bulk_create(rows, batch_size=BATCH)
    Step.objects.bulk_create(steps, batch_size=BATCH)
    Tally.objects.bulk_create(tallies, batch_size=BATCH)


def _campaign(world: World, county: Unit, code: str, owner: Person | None) -> Campaign:
    template = Template.objects.get(holder="", code=code, current=True)
    since = world.today - BEGAN
    return Campaign(
        unit=county, template=template, title=f"{since.year}年{template.title}", basis=template.says("basis"),
        aim=template.says("aim"), measures=template.says("measures"), owner=owner, since=since, until=since + LASTS,
        state=CampaignState.RUNNING, opened_on=since,
    )  # fmt: skip


def _entrants(campaign: Campaign, places: list[Place], code: str, secretaries: dict[int, Person]) -> Iterator[Entrant]:
    every, most = WHO[code]
    for number, place in enumerate(places[::every][:most]):
        told = {"campaign": campaign, "unit": place.unit, "joined_on": campaign.since}
        if code == "lead_goose":
            choices = campaign.template.choices
            told |= {"theme": THEMES[number % len(THEMES)], "choice": choices[number % len(choices)]}
            told |= {"owner": secretaries.get(id(place.unit))}
        yield Entrant(**told)


def _steps(world: World, row: Entrant, number: int) -> Iterator[Step]:
    """Some are further than others."""
    stages = row.campaign.template.stages
    for place, stage in enumerate(stages[: number % (len(stages) + 1)] if stages else ()):
        day = _day(world, row, place)
        yield Step(entrant=row, stage=stage.key, done_on=day, entered_on=day)


def _tallies(world: World, row: Entrant, number: int) -> Iterator[Tally]:
    for place, counter in enumerate(row.campaign.template.counters if number % 3 else ()):
        day = _day(world, row, place)
        size = 1 if counter.unit in ("个月", "次") else 12 + number % 9
        yield Tally(entrant=row, counter=counter.key, held_on=day, number=size, entered_on=day)


def _day(world: World, row: Entrant, place: int) -> date:
    return min(row.campaign.since + timedelta(days=3 + 4 * place), world.today)
