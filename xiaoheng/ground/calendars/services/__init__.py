"""Verbs of the room."""

from xiaoheng.ground.calendars.services.terms import set_term, strike_term

__all__ = ["set_term", "strike_term"]
