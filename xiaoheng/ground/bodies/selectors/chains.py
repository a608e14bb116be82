"""责任链查询."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from xiaoheng.ground.bodies.models import Chain, ChainLink
from xiaoheng.ground.bodies.words import Duty
from xiaoheng.ground.organisation.actors import Viewer, in_force
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.selectors import holders, in_scope
from xiaoheng.lib import clock


@dataclass(frozen=True)
class Level:
    """一级 on a day: the link, and whether its post is still held by whom it names."""

    link: ChainLink
    held: bool


@dataclass(frozen=True)
class Held:
    """一项责任: its chain on a day with its levels, or none yet."""

    duty: Duty
    chain: Chain | None
    levels: list[Level]

    @property
    def gaps(self) -> int:
        """How many levels nobody answers for."""
        return sum(not level.held for level in self.levels)


def chains(viewer: Viewer) -> QuerySet[Chain]:
    """责任链 in scope, those of earlier decisions among them."""
    return Chain.objects.filter(in_scope(viewer)).select_related("unit")


def chains_of(unit: Unit, day: date | None = None) -> list[Held]:
    """一校之责任链: every duty, with the chain in force on a day; five queries, whatever their number."""
    on = day or clock.today()
    rows = Chain.objects.filter(in_force(on), unit=unit).prefetch_related("links__appointment__person")
    there = {row.duty: row for row in rows}
    posts = set(holders(unit, day=on).values_list("person", "post"))
    return [_held(duty, there.get(duty), posts) for duty in Duty]


def _held(duty: Duty, chain: Chain | None, posts: set[tuple[int, str]]) -> Held:
    links = chain.links.all() if chain else ()
    now = ((link, (link.appointment.person_id, link.appointment.post)) for link in links)
    return Held(duty, chain, [Level(link, post in posts) for link, post in now])
