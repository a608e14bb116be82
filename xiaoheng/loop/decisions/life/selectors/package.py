"""上传包: which records of a month go out, and the columns of their table, as regulations/packages says."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.models import PartyOrg
from xiaoheng.ground.rulebook.book import strict
from xiaoheng.lib import quarters, secrecy
from xiaoheng.loop.decisions.life.models import Planned
from xiaoheng.loop.decisions.life.selectors.plans import quarterly
from xiaoheng.loop.decisions.life.words import Mark
from xiaoheng.loop.decisions.models import Meeting
from xiaoheng.loop.decisions.words import ORGANISATION_LIFE, MeetingState

Cell = str | int | None


@dataclass(frozen=True)
class Record:
    """一条记录: a held meeting with its number in the package, the entry it was planned as, the names of its files."""

    number: int
    meeting: Meeting
    entry: Planned | None
    files: Sequence[str] = ()


@dataclass(frozen=True)
class Column:
    """一列: its head and how a record fills it."""

    head: str
    value: Callable[[Record], Cell]


@dataclass(frozen=True)
class Month:
    """一个月的组织生活: what goes out, what is left out because of its marking, planned ones that were not held."""

    org: PartyOrg
    first: date
    records: Sequence[Record]
    secret: Sequence[Meeting]
    missed: Sequence[Planned]


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


FIELDS: dict[str, Callable[[Record], Cell]] = {
    "number": lambda row: row.number,
    "unit": lambda row: row.meeting.unit.name,
    "unit_code": lambda row: row.meeting.unit.code,
    "org": lambda row: row.meeting.org.name if row.meeting.org else "",
    "org_code": lambda row: row.meeting.org.code if row.meeting.org else "",
    "kind": lambda row: str(row.meeting.get_kind_display()),
    "title": lambda row: row.meeting.title,
    "planned_on": lambda row: _day(row.entry.planned_on if row.entry else None),
    "held_on": lambda row: _day(row.meeting.held_on),
    "entered_on": lambda row: _day(row.meeting.entered_on),
    "back_dated": lambda row: "是" if row.meeting.is_back_dated else "否",
    "place": lambda row: row.meeting.place,
    "chair": lambda row: row.meeting.chair.name if row.meeting.chair else "",
    "entitled": lambda row: row.meeting.entitled,
    "present": lambda row: row.meeting.present,
    "absent": lambda row: max(row.meeting.entitled - row.meeting.present, 0),
    "for_year": lambda row: row.meeting.for_year,
    "reported_on": lambda row: _day(row.entry.reported_on if row.entry else None),
    "summary": lambda row: row.meeting.summary,
    "file": lambda row: "；".join(row.files),
}


def columns() -> tuple[Column, ...]:
    """字段表的列, in their order."""
    return read(Path(settings.REGULATIONS) / "packages" / "organisation_life.yaml")


@lru_cache(maxsize=4)
def read(path: Path) -> tuple[Column, ...]:
    """The columns of a file, refused as a whole when not sound; read once a process."""
    place, data = strict.label(path), strict.parse_file(path)
    strict.known(data, place, "title columns")
    found = []
    for number, told in enumerate(data["columns"], 1):
        where = f"{place} {number}"
        strict.known(told, where, "head field")
        if told["field"] not in FIELDS:
            known = "、".join(sorted(FIELDS))
            raise strict.wrong(
                where, _("没有“%(field)s”这个字段；可用的有：%(known)s。") % {"field": told["field"], "known": known}
            )
        found.append(Column(str(told["head"]), FIELDS[told["field"]]))
    return tuple(found)


def month_of(org: PartyOrg, first: date) -> Month:
    """一个月 of one organisation's life, by day; what bears a marking of secrecy stays here."""
    lines = quarterly([org], quarters.of(first))[org.pk].lines
    planned = {line.meeting.pk: line.entry for line in lines if line.meeting is not None}
    rows = Meeting.objects.filter(
        org=org, state=MeetingState.CLOSED, kind__in=ORGANISATION_LIFE, ym=first.year * 100 + first.month
    )
    held = list(rows.select_related("unit", "org", "chair", "minutes").order_by("held_on", "id"))
    secret = [row for row in held if secrecy.marking("\n".join((row.title, row.place, row.summary)))]
    going = [row for row in held if row not in secret]
    records = [Record(number, row, planned.get(row.pk)) for number, row in enumerate(going, 1)]
    missed = [
        line.entry
        for line in lines
        if line.mark in (Mark.MISSED, Mark.OPEN) and line.entry.planned_on.month == first.month
    ]
    return Month(org, first, records, secret, missed)
