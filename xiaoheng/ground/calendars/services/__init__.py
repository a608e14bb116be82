"""Verbs of the room."""

from xiaoheng.ground.calendars.services.terms import set_term, strike_term
from xiaoheng.ground.calendars.services.workdays import catch_up, publish, set_day, strike_day, take_days

__all__ = ["catch_up", "publish", "set_day", "set_term", "strike_day", "strike_term", "take_days"]
