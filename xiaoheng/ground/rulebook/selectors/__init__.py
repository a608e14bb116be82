"""Reads of the room: values in force, what the rules say, findings in sight."""

from xiaoheng.ground.rulebook.selectors.parameters import NoValue, Value, parameter
from xiaoheng.ground.rulebook.selectors.verdicts import judge, reach, report

__all__ = ["NoValue", "Value", "judge", "parameter", "reach", "report"]
