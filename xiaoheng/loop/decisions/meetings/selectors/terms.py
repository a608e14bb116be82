"""时限: days that the rulebook sets for a school."""

from datetime import date, timedelta

from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.rulebook import selectors as rulebook
from xiaoheng.lib import clock


def is_short_notice(unit: Unit, planned_on: date) -> bool:
    """通知不足: fewer days to the meeting than the rules of procedure ask; a warning, so unset means no warning."""
    today = clock.today()
    try:
        notice = rulebook.parameter("meeting_notice_days", unit, today).value
    except rulebook.NoValue:
        return False
    return today + timedelta(days=notice) > planned_on
