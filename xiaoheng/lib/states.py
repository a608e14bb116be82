"""状态步进: the one step() that reads every room's transition table."""

from collections.abc import Mapping
from typing import Any

from xiaoheng.lib.refusal import Refused

# verb → (states it may start from, state it leads to)
Table = Mapping[str, tuple[frozenset[str], str]]


def table(**rows: tuple[str, str]) -> Table:
    """A transition table: `submit=("accepted returned", "submitted")`."""
    return {verb: (frozenset(sources.split()), target) for verb, (sources, target) in rows.items()}


def step(transitions: Table, verb: str, state: str, *, labels: Mapping[str, Any] | None = None) -> str:
    """The state that `verb` leads to from `state`; Refused when the table has no such step."""
    sources, target = transitions[verb]
    if state in sources:
        return target
    names = labels or {}
    wanted = "、".join(str(names.get(s, s)) for s in sorted(sources))
    raise Refused(f"当前状态为“{names.get(state, state)}”，不能这样办理。", f"只有“{wanted}”时可以办理。", "状态")


def allowed(transitions: Table, state: str) -> list[str]:
    """Verbs that may be done from `state`, in table order: pages draw only these buttons."""
    return [verb for verb, (sources, _) in transitions.items() if state in sources]
