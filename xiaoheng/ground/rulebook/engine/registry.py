"""登记: rules and fact views found in every room's `rules/` folder, as admin.py is found."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.apps import apps
from django.utils.translation import gettext as _

from xiaoheng.ground.rulebook.book import strict
from xiaoheng.ground.rulebook.engine.rule import Rule, read_rule, split

KINDS = ("whole", "date", "text")
UNDO = "organisation.undo_import"


@dataclass(frozen=True)
class Fact:
    """事实视图: a named SELECT over a room's tables, as of the day; `columns` gives the kind of each, in their order."""

    name: str
    title: str
    columns: Mapping[str, str]
    touched_by: frozenset[str]
    sql: str


def folders() -> list[tuple[str, Path]]:
    """(room, folder) of every room that has rules."""
    rooms = [config for config in apps.get_app_configs() if config.name.startswith("xiaoheng.")]
    found = [(config.label, Path(config.path) / "rules") for config in rooms]
    return [(room, folder) for room, folder in found if folder.is_dir()]


@cache
def rules() -> dict[str, Rule]:
    """Every rule by id, in the order of ids; Refused when two files claim one id or a fact is unknown."""
    found: dict[str, Rule] = {}
    for room, folder in folders():
        for path in sorted(folder.glob("*.sql")):
            rule = read_rule(path, room)
            if rule.id in found:
                raise strict.wrong(strict.label(path), _("规则编号“%(id)s”已被使用。") % {"id": rule.id})
            for name in rule.facts:
                if name not in facts():
                    raise strict.wrong(strict.label(path), _("没有“%(name)s”这个事实视图。") % {"name": name})
            found[rule.id] = rule
    return dict(sorted(found.items(), key=lambda item: _order(item[0])))


@cache
def facts() -> dict[str, Fact]:
    """Every fact view by name."""
    found: dict[str, Fact] = {}
    for _room, folder in folders():
        for path in sorted((folder / "facts").glob("*.sql")):
            head, sql = split(path)
            strict.known(head, strict.label(path), "title columns", "touched_by")
            if path.stem in found:
                raise strict.wrong(strict.label(path), _("事实视图“%(name)s”已被使用。") % {"name": path.stem})
            verbs = frozenset(head.get("touched_by") or ())
            columns = _columns(head["columns"], strict.label(path))
            found[path.stem] = Fact(path.stem, head["title"], columns, verbs, sql)
    return found


@cache
def overlays() -> dict[str, str]:
    """Tables whose rows change in time, each with the SELECT that gives them as they were on the day."""
    paths = [path for _room, folder in folders() for path in sorted((folder / "facts" / "then").glob("*.sql"))]
    return {path.stem: split(path)[1] for path in paths}


@cache
def touched_by(verb: str) -> tuple[Rule, ...]:
    """Rules whose facts a verb changes; undoing an import touches what any import touches."""
    if verb != UNDO:
        return tuple(rule for rule in rules().values() if verb in touching(rule))
    return tuple(rule for rule in rules().values() if any(".import" in name for name in touching(rule)))


def touching(rule: Rule) -> frozenset[str]:
    """Verbs after which a rule is judged again: those that it or one of its facts names."""
    return rule.touched_by.union(*(facts()[name].touched_by for name in rule.facts))


def _columns(words: list[str], place: str) -> dict[str, str]:
    """`since date` is a date, `kind text` a word, and a name alone a whole number."""
    columns = {name: kind or "whole" for name, _space, kind in (word.partition(" ") for word in words)}
    for name, kind in columns.items():
        if kind not in KINDS:
            said = {"key": name, "allowed": "、".join(KINDS)}
            raise strict.wrong(f"{place} columns", _("“%(key)s”只能是：%(allowed)s。") % said)
    return columns


def _order(rule_id: str) -> tuple[str, int, str]:
    letter, _dash, rest = rule_id.partition("-")
    digits = "".join(char for char in rest if char.isdigit())
    return letter, int(digits or 0), rest
