"""投屏内容: what the room's screen may show of a meeting: figures and titles, no names, nothing about people."""

from dataclasses import dataclass
from datetime import timedelta

from xiaoheng.lib import clock
from xiaoheng.loop.decisions.meetings.models import AgendaItem, Meeting, ScreenTry
from xiaoheng.loop.decisions.meetings.selectors.session import Standing, standing_of
from xiaoheng.loop.decisions.words import Category, ItemState, MeetingState

WRONG, COUNTED = 20, timedelta(minutes=10)  # wrong codes of one address, and how long they count from the first on


@dataclass(frozen=True)
class Projection:
    """投屏: the meeting, how far it is, and where the item under debate stands."""

    meeting: Meeting
    count: int
    done: int
    item: AgendaItem | None
    standing: Standing | None

    @property
    def is_covered(self) -> bool:
        """保密议题: matters of personnel are not shown by their title."""
        return self.item is not None and Category.PERSONNEL in self.item.topic.categories


def projection(code: str) -> Projection | None:
    """投屏 of the open meeting with this code; None for a wrong code or a meeting that has ended."""
    meeting = Meeting.objects.filter(screen__code=code.strip().upper(), state=MeetingState.OPEN).first()
    if meeting is None:
        return None
    items = list(meeting.items.select_related("topic", "meeting__unit"))
    current = next((row for row in items if row.state == ItemState.CURRENT), None)
    done = sum(row.state == ItemState.DECIDED for row in items)
    return Projection(meeting, len(items), done, current, standing_of(current) if current else None)


def is_shut_out(address: str) -> bool:
    """多次输错: whether an address has given so many wrong codes that even the right one waits."""
    rows = ScreenTry.objects.filter(address=address[:45], since__gt=clock.now() - COUNTED)
    return rows.filter(count__gte=WRONG).exists()
