"""Transition tables of the room."""

from xiaoheng.lib.states import table

MEETING = table(
    **{
        "assemblies.open": ("planned", "open"),
        "assemblies.attend": ("open", "open"),
        "assemblies.adjourn": ("open", "closed"),
        "assemblies.cancel": ("planned open", "cancelled"),  # open: too few came
    }
)
QUESTION = table(**{"assemblies.decide": ("waiting", "decided")})
