"""Transition tables of the room."""

from xiaoheng.lib.states import table

PLEA = table(
    **{
        "rulebook.withdraw": ("asked", "withdrawn"),
        "rulebook.excuse": ("asked", "excused"),
        "rulebook.decline": ("asked", "declined"),
        "rulebook.rescind": ("excused", "rescinded"),
    }
)
