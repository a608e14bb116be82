"""Reads of the room."""

from xiaoheng.ground.members.selectors.development import (
    Line,
    board,
    developments,
    handles,
    is_superior,
    lines,
    phases,
    superior_unit,
)
from xiaoheng.ground.members.selectors.dues import bands, branches, flat, month_of, sheet
from xiaoheng.ground.members.selectors.registers import absences, counted, nurtures, transfers
from xiaoheng.ground.members.selectors.sight import in_sight, sees_names
from xiaoheng.ground.members.selectors.terms import Terms

__all__ = [
    "Line",
    "Terms",
    "absences",
    "bands",
    "board",
    "branches",
    "counted",
    "developments",
    "flat",
    "handles",
    "in_sight",
    "is_superior",
    "lines",
    "month_of",
    "nurtures",
    "phases",
    "sees_names",
    "sheet",
    "superior_unit",
    "transfers",
]
