"""Verbs of the room."""

from xiaoheng.loop.decisions.assemblies.services.convening import cancel, convene, put, withdraw
from xiaoheng.loop.decisions.assemblies.services.deciding import Tally, decide
from xiaoheng.loop.decisions.assemblies.services.forms import load_forms
from xiaoheng.loop.decisions.assemblies.services.session import adjourn, attend, open_

__all__ = [
    "Tally",
    "adjourn",
    "attend",
    "cancel",
    "convene",
    "decide",
    "load_forms",
    "open_",
    "put",
    "withdraw",
]
