"""Transition tables of the room."""

from xiaoheng.lib.states import table

REQUEST = table(
    **{
        "organisation.reply": ("sent", "approved"),
        "organisation.withdraw": ("sent", "withdrawn"),
    }
)
# What is announced comes about by itself on its day; what could not is for the clerk: by hand, or called off.
PLAN = table(
    **{
        "organisation.announce": ("", "announced"),
        "organisation.enact": ("announced", "done"),
        "organisation.stall": ("announced", "stuck"),
        "organisation.call_off": ("announced stuck", "called_off"),
    }
)
