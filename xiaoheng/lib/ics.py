"""日历文件 (RFC 5545): one event, for the calendar of a telephone or an office program."""

from datetime import UTC, date, datetime, time

LONGEST = 75  # octets of a line; longer ones are folded


def event(
    uid: str, day: date, title: str, place: str = "", begins: time | None = None, ends: time | None = None
) -> str:
    """日程: an event by the local clock, of the whole day where the hours are not known; stamped with its own day."""
    if begins and ends:
        times = [f"DTSTART:{_moment(day, begins)}", f"DTEND:{_moment(day, ends)}"]
    else:
        times = [f"DTSTART;VALUE=DATE:{day:%Y%m%d}"]
    lines = [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Xiaoheng//ZH", "BEGIN:VEVENT", f"UID:{_plain(uid)}",
        f"DTSTAMP:{datetime(day.year, day.month, day.day, tzinfo=UTC):%Y%m%dT%H%M%SZ}", *times,
        f"SUMMARY:{_plain(title)}", *([f"LOCATION:{_plain(place)}"] if place else []), "END:VEVENT", "END:VCALENDAR",
    ]  # fmt: skip
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _moment(day: date, hour: time) -> str:
    return f"{day:%Y%m%d}T{hour:%H%M%S}"


def _plain(text: str) -> str:
    """What the format takes for its own marks is escaped; a new line cannot begin another property."""
    for mark in "\\;,":
        text = text.replace(mark, f"\\{mark}")
    return "\\n".join(text.splitlines())


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
