"""Transition tables of the room."""

from xiaoheng.lib.states import table

PROBLEM = table(
    **{
        "correction.plan": ("open returned", "mending"),
        "correction.submit": ("mending", "submitted"),
        "correction.close": ("submitted", "closed"),
        "correction.send_back": ("submitted", "returned"),
    }
)
