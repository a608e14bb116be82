"""The list of verbs with who may do them, their states and their sentences: docs/verbs.md, written by this module."""

import os
from collections.abc import Iterator, Mapping
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

PAGE = Path(__file__).resolve().parent.parent / "docs" / "verbs.md"
HEAD = """# Verbs

Every write of the system, made from `policy.yaml`, `states.py` and `words.py` by `python -m tools.verbs`; a test holds it
to them. Scopes: own = the role's own unit; below = that unit and all under it; zone = schools of the role's 片区.
"""


def text() -> str:
    """The page."""
    from xiaoheng.ground.organisation.policy import policy

    verbs = policy()["verbs"]
    rooms = list(dict.fromkeys(verb.split(".")[0] for verb in verbs))
    return HEAD + "".join(
        _room(room, {v: row for v, row in verbs.items() if v.startswith(f"{room}.")}) for room in rooms
    )


def _room(room: str, verbs: Mapping[str, Mapping[str, str]]) -> str:
    from django.apps import apps

    config = apps.get_app_config(room)
    sentences = _part(config.name, "words", "SENTENCES") or {}
    steps = dict(_steps(config.name))
    rows = [
        f"| `{verb}` | {sentences.get(verb, '')} | {_who(row)} | {steps.get(verb, '—')} |"
        for verb, row in verbs.items()
    ]
    head = "| verb | 留痕 | who | state |\n|---|---|---|---|\n"
    return f"\n## {room} {config.verbose_name}\n\n{head}" + "\n".join(rows) + "\n"


def _who(row: Mapping[str, str]) -> str:
    roles = ", ".join(f"{role} ({scope})" for role, scope in row.items() if role != "if")
    condition = f", if {row['if']}" if "if" in row else ""
    return (roles or "the system") + condition


def _steps(app: str) -> Iterator[tuple[str, str]]:
    """How each verb moves a row, by the room's transition tables."""
    for name, table in (vars(import_module(f"{app}.states")) if find_spec(f"{app}.states") else {}).items():
        if name.isupper() and isinstance(table, dict):
            for verb, (sources, target) in table.items():
                yield verb, f"{', '.join(sorted(sources))} → {target}"


def _part(app: str, module: str, name: str) -> Any:
    return getattr(import_module(f"{app}.{module}"), name, None) if find_spec(f"{app}.{module}") else None


def main() -> None:
    """Write the page."""
    import django
    from django.utils import translation

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "xiaoheng.config.settings")
    django.setup()
    with translation.override("zh-hans"):
        PAGE.write_text(text(), encoding="utf-8")


if __name__ == "__main__":
    main()
