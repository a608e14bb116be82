"""Tables of the room."""

from xiaoheng.loop.correction.models.amendments import Amendment
from xiaoheng.loop.correction.models.problems import Problem

__all__ = ["Amendment", "Problem"]
