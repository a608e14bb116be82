"""校历 of the demo: every county's terms from three school years back to one ahead."""

from datetime import date, timedelta

from xiaoheng.doors.console.demo.build import World
from xiaoheng.ground.calendars.models import SchoolTerm
from xiaoheng.ground.calendars.words import Season
from xiaoheng.ground.organisation.words import UnitKind

BACK, AHEAD = 3, 2
AUTUMN, SPRING = 20, 21  # weeks


def keep(world: World) -> None:
    """Autumn begins on the first Monday of September, spring on the third of February; both end on a Friday."""
    counties = [unit for unit in world.units if unit.kind == UnitKind.COUNTY]
    years = range(world.today.year - BACK, world.today.year + AHEAD)
    SchoolTerm.objects.bulk_create(
        SchoolTerm(unit=county, year=year, season=season, first=first, last=first + timedelta(weeks=weeks, days=-3))
        for county in counties
        for year in years
        for season, first, weeks in (
            (Season.AUTUMN, _monday(date(year, 9, 1)), AUTUMN),
            (Season.SPRING, _monday(date(year + 1, 2, 15)), SPRING),
        )
    )


def _monday(day: date) -> date:
    return day + timedelta(days=-day.weekday() % 7)
