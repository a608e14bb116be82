"""Reads of the room."""

from xiaoheng.ground.members.selectors.development import Line, board, developments, handles, lines, superior_unit
from xiaoheng.ground.members.selectors.dues import bands, branches, month_of, sheet
from xiaoheng.ground.members.selectors.registers import absences, counted, nurtures, transfers

__all__ = [
    "Line",
    "absences",
    "bands",
    "board",
    "branches",
    "counted",
    "developments",
    "handles",
    "lines",
    "month_of",
    "nurtures",
    "sheet",
    "superior_unit",
    "transfers",
]
