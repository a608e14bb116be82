"""Pages of the table of workdays: a year's days off and days made up for, changed one by one or by a table."""

from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from xiaoheng.doors.desk.acting import office_of
from xiaoheng.doors.desk.calendars.forms import DayForm, TableForm
from xiaoheng.doors.desk.files import attached
from xiaoheng.doors.reports.grid import MEDIA, Grid, workbook
from xiaoheng.doors.ui.pages import Request, attempt, may_open, page, show
from xiaoheng.ground.calendars import selectors, services
from xiaoheng.ground.calendars.models import SpecialDay
from xiaoheng.ground.organisation.words import Role
from xiaoheng.lib import clock
from xiaoheng.lib.calendar.table import HEAD, YEARS, Special, read_table, rows, write_table


@page("desk:workdays")
def workdays(request: Request) -> HttpResponse:
    """工作日: the days of a year that differ from the week, and who told them."""
    year = _year(request)
    days = selectors.workdays(year)
    own = set(request.viewer.units(Role.COUNTY_CLERK))
    may_set = may_open("desk:calendars.set_day", request.viewer)
    context: dict[str, Any] = {
        "year": year,
        "years": selectors.years(),
        "days": [(one, one.row is not None and one.row.unit_id in own) for one in days],
        "off": sum(not one.works for one in days),
        "made_up": sum(one.works for one in days),
        "may_set": may_set,
    }
    return show(request, "desk/calendars/workdays.html", **context)


@page("desk:workdays_file")
def file(request: Request) -> FileResponse:
    """下载工作日表 of a year, as Excel or CSV; changed there, it can be taken again."""
    year = _year(request)
    days = {one.day: Special(one.works, one.note) for one in selectors.workdays(year)}
    name = _("工作日表%(year)d") % {"year": year}
    if request.GET.get("as") == "csv":
        return attached(write_table(days), f"{name}.csv", "text/csv")
    return attached(workbook([Grid(str(year), HEAD, rows(days))]), f"{name}.xlsx", MEDIA)


@page("desk:calendars.set_day")
def set_day(request: Request) -> HttpResponse:
    """登记一天: a day off or a day made up for."""
    asked = {name: request.GET[name] for name in ("day", "works", "note") if name in request.GET}
    form = DayForm(request.POST or None, initial=asked)
    if form.is_valid():
        row = attempt(form, services.set_day, actor=request.viewer, unit=office_of(request.viewer), **form.cleaned_data)
        if row:
            messages.success(request, _("已登记%(day)s，各处随即按此推算。") % {"day": date_format(row.day)})
            return redirect(_address(row.day.year))
    return show(request, "desk/calendars/set_day.html", form, back=_address(_year(request)))


@page("desk:calendars.take_days")
def take_days(request: Request) -> HttpResponse:
    """采用工作日表: a file that tells whole years."""
    form = TableForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        changed = attempt(form, lambda: _take(request, form.cleaned_data["file"]))
        if changed is not None:
            messages.success(request, _("已采用，与原来的登记相差%(n)d天，各处随即按此推算。") % {"n": changed})
            return redirect(_address(_year(request)))
    return show(request, "desk/calendars/take_days.html", form, back=_address(_year(request)))


@page("desk:calendars.strike_day")
def strike_day(request: Request, special_day: int) -> HttpResponse:
    """删除登记."""
    row: SpecialDay = get_object_or_404(selectors.special_days(request.viewer), pk=special_day)
    services.strike_day(actor=request.viewer, row=row)
    messages.success(request, _("已删除%(day)s的登记。") % {"day": date_format(row.day)})
    return redirect(_address(row.day.year))


def _take(request: Request, file: Any) -> int:
    days = read_table(file.read(), file.name)
    return services.take_days(actor=request.viewer, unit=office_of(request.viewer), days=days)


def _year(request: Request) -> int:
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isascii() and asked.isdigit() and len(asked) == 4 else 0
    return year if year in YEARS else clock.today().year


def _address(year: int) -> str:
    return f"{reverse('desk:workdays')}?year={year}"
