"""Reads of the room."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from xiaoheng.ground.calendars.models import SchoolTerm, SpecialDay
from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.selectors import in_scope
from xiaoheng.lib import calendar, clock


@dataclass(frozen=True)
class Day:
    """一天 of the table: whether one works, what it is, and the row that tells it; None = of the published calendar."""

    day: date
    works: bool
    row: SpecialDay | None

    @property
    def note(self) -> str:
        """说明."""
        return self.row.note if self.row else calendar.published_note(self.day)


def workdays(year: int) -> list[Day]:
    """工作日表 of a year: the days that differ from the week, and those that were told, in order."""
    told = {row.day: row for row in SpecialDay.objects.filter(day__year=year).select_related("unit")}
    days = {day: works for day, works in calendar.published().items() if day.year == year}
    days |= {day: row.works for day, row in told.items()}
    return [Day(day, days[day], told.get(day)) for day in sorted(days)]


def special_days(viewer: Viewer) -> QuerySet[SpecialDay]:
    """登记的日子 of units in the viewer's scope."""
    return SpecialDay.objects.filter(in_scope(viewer)).select_related("unit")


def years() -> list[int]:
    """有表的年份: published or told, this one and the next."""
    this = clock.today().year
    told = {day.year for day in SpecialDay.objects.values_list("day", flat=True)}
    return sorted({day.year for day in calendar.published()} | told | {this, this + 1})


def terms(viewer: Viewer) -> QuerySet[SchoolTerm]:
    """校历 that holds at the viewer's own seat, and those of the counties in his scope, the latest term first."""
    seats = [grant.unit for grant in viewer.grants]
    rows = SchoolTerm.objects.filter(Q(unit__down__unit__in=seats) | in_scope(viewer)).select_related("unit")
    return rows.distinct().order_by("-first", "unit__code", "pk")


def kept(viewer: Viewer) -> QuerySet[SchoolTerm]:
    """本县校历: the terms of units in the viewer's scope."""
    return SchoolTerm.objects.filter(in_scope(viewer)).select_related("unit")


def terms_of(unit: Unit) -> list[calendar.Term]:
    """校历 of the nearest unit above (or of the unit itself) that keeps one, as plain days; one query."""
    rows = SchoolTerm.objects.filter(unit__down__unit=unit).order_by("unit__down__depth", "first")
    found = list(rows.values_list("unit", "year", "season", "first", "last"))
    return [calendar.Term(*row[1:]) for row in found if row[0] == found[0][0]]
