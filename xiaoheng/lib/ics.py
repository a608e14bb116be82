"""日历文件 (RFC 5545): one event or many, for the calendar of a telephone or an office program."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

LONGEST = 75  # octets of a line; longer ones are folded
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
ZONE = "Asia/Shanghai"
# One offset all the year round; a program abroad shows the same moment by its own clock.
_ZONE = (
    "BEGIN:VTIMEZONE", f"TZID:{ZONE}", "BEGIN:STANDARD", "DTSTART:19700101T000000", "TZOFFSETFROM:+0800",
    "TZOFFSETTO:+0800", "END:STANDARD", "END:VTIMEZONE",
)  # fmt: skip


@dataclass(frozen=True)
class Event:
    """日程. `uid` stays the same when its day moves."""

    uid: str
    day: date
    title: str
    place: str = ""
    begins: time | None = None
    ends: time | None = None
    url: str = ""


def event(
    uid: str, day: date, title: str, place: str = "", begins: time | None = None, ends: time | None = None
) -> str:
    """日程: an event by Shanghai's clock, of the whole day where the hours are not known; stamped with its own day."""
    return calendar([Event(uid, day, title, place, begins, ends)])


def calendar(events: Iterable[Event], name: str = "") -> str:
    """日历: all events in one file; a program that follows its address shows it under `name`."""
    lines = [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Xiaoheng//ZH",
        *([f"X-WR-CALNAME:{_plain(name)}"] if name else []),
        *_ZONE, *(line for one in events for line in _lines(one)), "END:VCALENDAR",
    ]  # fmt: skip
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _lines(one: Event) -> list[str]:
    if one.begins and one.ends:
        hours = {"DTSTART": one.begins, "DTEND": one.ends}
        times = [f"{name};TZID={ZONE}:{_moment(one.day, at)}" for name, at in hours.items()]
    else:
        times = [f"DTSTART;VALUE=DATE:{one.day:%Y%m%d}"]
    return [
        "BEGIN:VEVENT", f"UID:{_plain(one.uid)}",
        f"DTSTAMP:{datetime(one.day.year, one.day.month, one.day.day, tzinfo=UTC):%Y%m%dT%H%M%SZ}", *times,
        f"SUMMARY:{_plain(one.title)}", *([f"LOCATION:{_plain(one.place)}"] if one.place else []),
        *([f"URL:{one.url}"] if one.url else []), "END:VEVENT",
    ]  # fmt: skip


def _moment(day: date, hour: time) -> str:
    return f"{day:%Y%m%d}T{hour:%H%M%S}"


def _plain(text: str) -> str:
    """What the format takes for its own marks is escaped; a new line cannot begin another property, control characters
    are none of a text."""
    for mark in "\\;,":
        text = text.replace(mark, f"\\{mark}")
    return _CONTROL.sub("", "\\n".join(text.splitlines()))


def _folded(line: str) -> str:
    """Lines of at most 75 octets, never cut inside a character."""
    parts, size = [""], 0
    for letter in line:
        width = len(letter.encode())
        if size + width > LONGEST - 1:
            parts.append("")
            size = 0
        parts[-1] += letter
        size += width
    return "\r\n ".join(parts)
