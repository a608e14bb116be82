"""Transition tables of the room."""

from xiaoheng.lib.states import table

APPRAISAL = table(
    **{
        "evaluation.override": ("draft", "draft"),
        "evaluation.close": ("draft", "closed"),
    }
)
