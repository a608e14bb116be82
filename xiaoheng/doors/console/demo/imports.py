"""Workbooks that the first county's clerk brought in: three teachers who are new, and their certificates and titles."""

from collections.abc import Callable

from xiaoheng.doors.console.demo.build import World
from xiaoheng.doors.console.demo.names import Namer
from xiaoheng.doors.reports.template_workbook import filled
from xiaoheng.ground.cadres import services as cadres
from xiaoheng.ground.cadres.services.importing import CADRES
from xiaoheng.ground.organisation import services as organisation
from xiaoheng.ground.organisation.actors import actor_of
from xiaoheng.ground.organisation.models import Account, Unit
from xiaoheng.ground.organisation.services.importing import ORGANISATION, Book, Plan
from xiaoheng.ground.organisation.words import UnitKind
from xiaoheng.ground.records import services as records
from xiaoheng.lib.identity import CHECKS, WEIGHTS

NEW = 3
NOWHERE = "999999"  # no place has this code, so that nobody's number is used


def bring(world: World) -> None:
    """Import them as the clerk does: workbook, preview, confirmation; then what they are qualified for."""
    county = next(unit for unit in world.units if unit.kind == UnitKind.COUNTY)
    actor = actor_of(Account.objects.get(username=f"{county.code.lower()}-ganshi"))
    school = next(place.unit for place in world.places if place.unit.log == county.code)
    people = _rows(world, school)

    def take(book: Book, verb: Callable[..., Plan], name: str, rows: dict[str, list[list[str]]]) -> None:
        file = records.stage(filled(book.specs, rows), name)
        seen = organisation.preview(actor=actor, unit=county, file=file, book=book).digest()
        verb(actor=actor, unit=county, file=file, seen=seen, confirmed=True)
        records.discard(file)

    take(ORGANISATION, organisation.import_, "新入职教师.xlsx", {"人员": people})
    take(CADRES, cadres.import_, "新入职教师资格职称.xlsx", _qualified(world, people))


def _qualified(world: World, people: list[list[str]]) -> dict[str, list[list[str]]]:
    """A certificate and the first title of each."""
    certified, titled = world.years_ago(0.7).isoformat(), world.years_ago(0.1).isoformat()
    return {
        "教师资格": [[code, name, "高级中学教师资格", certified, ""] for code, name, *_more in people],
        "职称": [[code, name, "二级教师", titled] for code, name, *_more in people],
    }


def _rows(world: World, school: Unit) -> list[list[str]]:
    namer, rows = Namer(world.random), []
    for number in range(1, NEW + 1):
        born = world.years_ago(23 + number)
        digits = f"{NOWHERE}{born:%Y%m%d}{number:03}"
        check = CHECKS[sum(int(digit) * weight for digit, weight in zip(digits, WEIGHTS, strict=True)) % 11]
        rows.append([f"N{number:05}", namer.person(), born.isoformat(), school.code, digits + check])
    return rows
