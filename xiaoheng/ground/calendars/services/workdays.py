"""工作日表: days off and days made up for, told over the library's; every process follows the copy beside the database."""

from collections.abc import Mapping
from datetime import date

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from xiaoheng.ground.calendars.models import SpecialDay
from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.verbs import act
from xiaoheng.ground.records import disk
from xiaoheng.lib import cells, clock
from xiaoheng.lib.calendar import is_workday, published, table
from xiaoheng.lib.calendar.table import NOTE, YEARS, Special
from xiaoheng.lib.refusal import Refused

LOST = 3  # published days off of a year that a table may leave out: more, and it was not meant to be the whole year
NAMED = 40  # days that the entry of a table names; it may change hundreds


def set_day(*, actor: Actor, unit: Unit, day: date, works: bool, note: str = "") -> SpecialDay:
    """登记一天: a day off or a day made up for, new or in place of what the unit had told of it."""
    with act("calendars.set_day", actor=actor, unit=unit) as doing:
        _refuse_year(day)
        _queue()
        known = SpecialDay.objects.filter(day=day).select_related("unit").first()
        _refuse_others(unit, known)
        if known is None and is_workday(day) is works:
            raise Refused(
                _("%(day)s本来就是%(word)s。") % {"day": day.isoformat(), "word": _said(works)},
                _("不必登记；请核对日期和类别。"),
            )
        told = {"works": works, "note": cells.check_text(note.strip(), length=NOTE), "unit": unit}
        row, _made = SpecialDay.objects.update_or_create(day=day, defaults={**told, "told_on": clock.today()})
        doing.subject = row
        doing.say(title=day.isoformat(), kind=str(Special(works).word), note=row.note)
        if known is not None:
            doing.say(was=Special(known.works).word)
        transaction.on_commit(publish, robust=True)  # else the ticker catches up
    return row


def strike_day(*, actor: Actor, row: SpecialDay) -> None:
    """删除登记: the day is again what the published calendar, or the week, has it."""
    with act("calendars.strike_day", actor=actor, unit=row.unit, on=row) as doing:
        doing.say(title=row.day.isoformat(), kind=Special(row.works).word, note=row.note)
        gone, _kinds = SpecialDay.objects.filter(pk=row.pk).delete()
        if not gone:
            raise Refused(_("%(day)s的登记已被他人删除。") % {"day": row.day.isoformat()}, _("请刷新工作日页面。"))
        transaction.on_commit(publish, robust=True)  # else the ticker catches up


def take_days(*, actor: Actor, unit: Unit, days: Mapping[date, Special]) -> int:
    """采用工作日表: each year that the table has is as it says, what it leaves out is as the week has it. Gives the
    number of days that are told otherwise than before. Refused where it leaves out most of a published year."""
    with act("calendars.take_days", actor=actor, unit=unit) as doing:
        _queue()
        years = sorted({day.year for day in days})
        own, base = SpecialDay.objects.filter(unit=unit, day__year__in=years), published()
        others = {row.day: row for row in SpecialDay.objects.exclude(unit=unit).select_related("unit")}
        for day, one in days.items():
            if day in others and others[day].works is not one.works:
                _refuse_others(unit, others[day])
        base |= {day: row.works for day, row in others.items()}
        before = {row.day: Special(row.works, row.note) for row in own}
        _refuse_loss(days, base | {day: one.works for day, one in before.items()})
        wanted = {day: one for day, one in _wanted(days, base).items() if day not in others}
        changed = sorted(day for day in {*wanted, *before} if wanted.get(day) != before.get(day))
        own.delete()
        today = clock.today()
        SpecialDay.objects.bulk_create(
            [
                SpecialDay(day=day, works=one.works, note=one.note, unit=unit, told_on=today)
                for day, one in wanted.items()
            ]
        )
        named = [f"{day.isoformat()} {wanted[day].word if day in wanted else ''}".strip() for day in changed[:NAMED]]
        doing.say(years=years, changed=len(changed), days=named)
        transaction.on_commit(publish, robust=True)  # else the ticker catches up
    return len(changed)


def publish() -> None:
    """公布到各进程: write the table beside the database, where every process sees that it changed; none where nothing
    is told. One after the other: of two at once the later one writes what both have told."""
    kept = settings.XIAOHENG_HOME / table.FILE
    with transaction.atomic():
        _queue()
        if days := _told():
            disk.put(kept, table.write_table(days))
        else:
            kept.unlink(missing_ok=True)
    table.use(settings.XIAOHENG_HOME)


def catch_up() -> None:
    """补公布: where the table beside this machine's processes is not the database's: another machine told a day, or
    writing failed."""
    days, kept = _told(), settings.XIAOHENG_HOME / table.FILE
    here = kept.read_bytes() if kept.exists() else None
    if here != (table.write_table(days) if days else None):
        publish()


def _told() -> dict[date, Special]:
    return {row.day: Special(row.works, row.note) for row in SpecialDay.objects.all()}


def _wanted(days: Mapping[date, Special], base: Mapping[date, bool]) -> dict[date, Special]:
    """What must be told over the base so that the years of a table are as it says."""
    found = {day: one for day, one in days.items() if base.get(day) is not one.works}
    for year in {day.year for day in days}:
        left = [day for day in base if day.year == year and day not in days and base[day] is not (day.weekday() < 5)]
        found |= {day: Special(not base[day], _("按周历")) for day in left}
    return found


def _refuse_loss(days: Mapping[date, Special], known: Mapping[date, bool]) -> None:
    """A table of a few days is not the whole year: what was published or told before would be gone."""
    for year in sorted({day.year for day in days}):
        lost = sorted(day for day, works in known.items() if day.year == year and not works and day not in days)
        lost = [day for day in lost if day.weekday() < 5]
        if len(lost) > LOST:
            raise Refused(
                _("表中没有%(year)d年公布的放假日%(days)s等%(n)d天。")
                % {"year": year, "days": "、".join(day.isoformat() for day in lost[:3]), "n": len(lost)},
                _("请先下载%(year)d年的表，在上面增删后再上传；只改一两天的，请逐日登记。") % {"year": year},
                "文件",
            )


def _queue() -> None:
    """One after the other: of two counties at once the second sees what the first has told."""
    Unit.objects.select_for_update(no_key=True).filter(superior__isnull=True).order_by("pk").first()


def _refuse_year(day: date) -> None:
    if day.year not in YEARS:
        raise Refused(
            _("%(year)d年不在%(low)d—%(high)d年之间。") % {"year": day.year, "low": YEARS[0], "high": YEARS[-1]},
            _("请核对年份。"),
        )


def _refuse_others(unit: Unit, row: SpecialDay | None) -> None:
    if row is not None and row.unit_id != unit.pk:
        raise Refused(
            _("%(day)s已由%(unit)s登记为%(word)s。")
            % {"day": row.day.isoformat(), "unit": row.unit.name, "word": _said(row.works)},
            _("各县共用一张工作日表；要改请与登记的单位联系。"),
        )


def _said(works: bool) -> str:
    return _("上班") if works else _("放假")
