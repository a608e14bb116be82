"""提醒文字: acts, units, days and addresses. No title and no name but the reader's own ever leaves the site."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from xiaoheng.doors.courier.duties import Row, buckets
from xiaoheng.doors.ui.pages import may_open
from xiaoheng.ground.organisation import selectors as organisation
from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.reminders.words import Kind
from xiaoheng.lib import clock
from xiaoheng.lib.calendar import add_workdays
from xiaoheng.loop.decisions import selectors as decisions
from xiaoheng.loop.decisions.models import Meeting

MOST = 20  # lines of a message; the site has them all


@dataclass(frozen=True)
class Message:
    """一条提醒: a subject and its lines."""

    subject: str
    lines: list[str]

    @property
    def text(self) -> str:
        """全文, ending with where to change the choice."""
        return self._of(self.lines)

    def within(self, octets: int) -> str:
        """全文 in so many octets: whole lines, and where to find the rest."""
        kept, text = list(self.lines), self.text
        rest = _("其余见：%(url)s") % {"url": settings.SITE + reverse("desk:inbox")}
        while kept and len(text.encode()) > octets:
            kept.pop()
            text = self._of([*kept, rest])
        return text

    def _of(self, lines: list[str]) -> str:
        end = _("改变提醒方式：%(url)s") % {"url": settings.SITE + reverse("desk:reminders.choose")}
        return "\n".join([self.subject, "", *lines, "", end])


def compose(viewer: Viewer, kind: str, *, since: date | None = None, ref: str = "") -> Message | None:
    """拟写提醒; None where there is nothing to say (any more)."""
    if kind == Kind.MEETING:
        return _of_meeting(viewer, ref)
    found = {bucket.key: bucket.rows for bucket in buckets(viewer)}
    if kind == Kind.OVERDUE:
        first = since or add_workdays(clock.today(), -1)
        fresh = [row for row in found["overdue"] if row.due_on and row.due_on >= first]
        head = _("%(name)s：新逾期%(n)d项") % {"name": viewer.name, "n": len(fresh)}
        return Message(head, _lines(viewer, fresh)) if fresh else None
    ahead, overdue, soon = upcoming(viewer), found["overdue"], found["soon"]
    if not (ahead or overdue or soon):
        return None
    counts = {"name": viewer.name, "late": len(overdue), "soon": len(soon), "ahead": len(ahead)}
    head = _("%(name)s：逾期%(late)d项，近期%(soon)d项，会议%(ahead)d个") % counts
    return Message(head, [*(_invitation(row) for row in ahead), *_lines(viewer, [*overdue, *soon])])


def upcoming(viewer: Viewer) -> list[Meeting]:
    """将开的会议 from today to the next workday, for whom may open their pages."""
    if not may_open("desk:meeting", viewer):
        return []
    return list(decisions.awaited(viewer, clock.today() - timedelta(days=1), add_workdays(clock.today(), 1)))


def _of_meeting(viewer: Viewer, ref: str) -> Message | None:
    row = next((row for row in upcoming(viewer) if str(row.pk) == ref), None)
    if row is None:
        return None
    head = _("%(name)s：%(day)s有会") % {"name": viewer.name, "day": _day(row.planned_on)}
    return Message(head, [_invitation(row)])


def _invitation(row: Meeting) -> str:
    hour = f"{row.begins:%H:%M}" if row.begins else ""
    what = f"{row.get_kind_display()}（{row.unit.name}，{_day(row.planned_on)}{hour}）"
    return f"{what} {settings.SITE}{reverse('desk:meeting', kwargs={'meeting': row.pk})}"


def _lines(viewer: Viewer, rows: Iterable[Row]) -> list[str]:
    every, known = list(rows), names(viewer)
    found = [f"{told(row, known)} {settings.SITE}{row.url}" for row in every[:MOST]]
    if len(every) > MOST:
        found.append(
            _("其余%(n)d项见：%(url)s") % {"n": len(every) - MOST, "url": settings.SITE + reverse("desk:inbox")}
        )
    return found


def names(viewer: Viewer) -> set[str]:
    """单位名称 in the viewer's scope: whatever else a duty gives for its place may be somebody's own words."""
    return set(organisation.units(viewer).values_list("name", flat=True))


def told(row: Row, known: set[str]) -> str:
    """交办单·签收（桃源中学，3月20日到期）."""
    due = _("%(day)s到期") % {"day": _day(row.due_on)} if row.due_on else ""
    where = "，".join(part for part in (row.unit if row.unit in known else "", due) if part)
    return f"{row.act}（{where}）" if where else row.act


def _day(day: date) -> str:
    return _("%(m)d月%(d)d日") % {"m": day.month, "d": day.day}
