"""时限: days that the rulebook sets for a school."""

from xiaoheng.ground.organisation.models import Unit

DEFAULTS = {"superior_reply_days": 30, "meeting_notice_days": 2}


def days(key: str, unit: Unit) -> int:
    """Days of a parameter for the unit today."""
    return DEFAULTS[key]
