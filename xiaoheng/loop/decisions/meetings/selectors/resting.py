"""依据: what rests on a meeting, so that it cannot be struck out. Rooms above say theirs in `selectors/resting.py`."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps

from xiaoheng.loop.decisions.meetings.models import Meeting


@dataclass(frozen=True)
class Rest:
    """一处引用: what it is called, what is to be done about it first, and the page on which it is seen."""

    called: str
    remedy: str
    page: str
    keys: Mapping[str, int | str]


Finder = Callable[[Meeting], Iterable[Rest]]
_finders: list[Finder] = []


def rests(find: Finder) -> Finder:
    """Register how a room finds what of its own rests on a meeting."""
    _finders.append(find)
    return find


def resting(meeting: Meeting) -> list[Rest]:
    """引用这次会议的: of all rooms."""
    discover("resting")
    return [one for find in _finders for one in find(meeting)]


@cache
def discover(part: str) -> None:
    """Import a part of every room's selectors (`resting`, …), as its permits are found; when first asked, not at every
    start."""
    for config in apps.get_app_configs():
        if not config.name.startswith("xiaoheng.loop."):
            continue
        reads = find_spec(f"{config.name}.selectors")
        if reads and reads.submodule_search_locations and find_spec(f"{reads.name}.{part}"):
            import_module(f"{reads.name}.{part}")
