"""检查对象: what a finding may speak of, by the word in its `subject_kind`. Rooms above name theirs in `rules/`."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import apps
from django.db.models import QuerySet


@dataclass(frozen=True)
class Subject:
    """一类对象: its rows, and how one of them is called."""

    rows: QuerySet[Any]
    called: Callable[[Any], str]


SUBJECTS: dict[str, Subject] = {}


def subject(kind: str, rows: QuerySet[Any], called: Callable[[Any], str] = str) -> None:
    """Register a kind of subject under a word that is used once."""
    if kind in SUBJECTS:
        raise ValueError(f"subject {kind!r} is registered twice")
    SUBJECTS[kind] = Subject(rows, called)


def discover() -> None:
    """Import every room's `rules`, where its subjects are named."""
    for config in apps.get_app_configs():
        name = f"{config.name}.rules"
        if config.name.startswith("xiaoheng.") and find_spec(name):
            import_module(name)
