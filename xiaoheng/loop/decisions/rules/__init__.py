"""规则 over meetings and decisions, and what they call their subjects."""

from xiaoheng.ground.rulebook.subjects import subject
from xiaoheng.loop.decisions.meetings.models import AgendaItem, Meeting


def _meeting(row: Meeting) -> str:
    """A meeting is named by its number in the minute book, or by its day: 党组织会议（2023-03-14）."""
    return row.number or f"{row.called}（{row.held_on}）"


subject("meeting", Meeting.objects.all(), _meeting)
subject("item", AgendaItem.objects.select_related("topic"), lambda row: row.topic.title)
