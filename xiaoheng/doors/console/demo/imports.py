"""A workbook that the first county's clerk brought in: three teachers who are new, to be looked at and taken back."""

from xiaoheng.doors.console.demo.build import World
from xiaoheng.doors.console.demo.names import Namer
from xiaoheng.doors.reports.template_workbook import filled
from xiaoheng.ground.organisation import services as organisation
from xiaoheng.ground.organisation.actors import actor_of
from xiaoheng.ground.organisation.models import Account, Unit
from xiaoheng.ground.organisation.services.importing import ORGANISATION
from xiaoheng.ground.organisation.words import UnitKind
from xiaoheng.ground.records import services as records
from xiaoheng.lib.identity import CHECKS, WEIGHTS

NEW = 3
NOWHERE = "999999"  # no place has this code, so that nobody's number is used


def bring(world: World) -> None:
    """Import them as the clerk does: workbook, preview, confirmation."""
    county = next(unit for unit in world.units if unit.kind == UnitKind.COUNTY)
    actor = actor_of(Account.objects.get(username=f"{county.code.lower()}-ganshi"))
    school = next(place.unit for place in world.places if place.unit.log == county.code)
    file = records.stage(filled(ORGANISATION.specs, {"人员": _rows(world, school)}), "新入职教师.xlsx")
    seen = organisation.preview(actor=actor, unit=county, file=file).digest()
    organisation.import_(actor=actor, unit=county, file=file, seen=seen, confirmed=True)
    records.discard(file)


def _rows(world: World, school: Unit) -> list[list[str]]:
    namer, rows = Namer(world.random), []
    for number in range(1, NEW + 1):
        born = world.years_ago(23 + number)
        digits = f"{NOWHERE}{born:%Y%m%d}{number:03}"
        check = CHECKS[sum(int(digit) * weight for digit, weight in zip(digits, WEIGHTS, strict=True)) % 11]
        rows.append([f"N{number:05}", namer.person(), born.isoformat(), school.code, digits + check])
    return rows
