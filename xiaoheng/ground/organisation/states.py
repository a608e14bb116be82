"""Transition tables of the room."""

from xiaoheng.lib.states import table

REQUEST = table(
    **{
        "organisation.reply": ("sent", "approved"),
        "organisation.withdraw": ("sent", "withdrawn"),
    }
)
