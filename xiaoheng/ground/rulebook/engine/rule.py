"""规则: one `.sql` file: a YAML head in its leading comment, then one portable SELECT."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from xiaoheng.ground.rulebook.book import strict
from xiaoheng.ground.rulebook.words import Outcome, Strength

HEAD = re.compile(r"\A\s*/\*(.*?)\*/\s*(.*)\Z", re.S)
COLUMNS = ("unit", "subject_kind", "subject", "period", "was", "need", "since", "detail")
CUTOFF = re.compile(r"\A(over|reached) ([a-z]\w*)((?: [+-] (?:[a-z]\w*|\d+y|\d+m))*)\Z")


@dataclass(frozen=True)
class Reason:
    """情形: one way a rule fails, under its code in the `detail` column."""

    code: str
    name: str
    text: str
    remedy: str
    strength: str
    outcome: str
    excusable: (
        bool  # 可申请例外: what 一般 is said of, or 应当 where the text itself lets the superior approve otherwise
    )


@dataclass(frozen=True)
class Cutoff:
    """界限日: the last day a count may have begun to be over (or to have reached) its length today.

    `terms` are (sign, parameter or length): `over term - reminder` = ((+1, "term"), (-1, "reminder")).
    """

    name: str
    over: bool
    terms: tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class Rule:
    """规则: head and SELECT. `strength` is that of the text; a reason may carry its own.

    A file without a SELECT has that of the rule it is `like`, some of its words replaced.
    """

    id: str
    title: str
    clause: str
    strength: str
    judged: str
    since: date
    until: date | None
    parameters: tuple[str, ...]
    cutoffs: tuple[Cutoff, ...]
    every: str
    facts: tuple[str, ...]
    touched_by: frozenset[str]
    reasons: Mapping[str, Reason]
    note: str
    sql: str
    room: str

    def __hash__(self) -> int:
        return hash(self.id)

    @cached_property
    def asked(self) -> tuple[str, ...]:
        """Every parameter that must have a value on the day, or the rule does not yet (or no longer) exist."""
        named = [name for cutoff in self.cutoffs for _sign, name in cutoff.terms if not name[0].isdigit()]
        return tuple(dict.fromkeys([*self.parameters, *named]))


def read_rule(path: Path, room: str) -> Rule:
    """The rule in a file; Refused with file and key when its head or text is not sound."""
    place = strict.label(path)
    data, sql = split(path)
    strict.known(
        data,
        place,
        "id title clause strength judged since facts touched_by reasons",
        "until parameters cutoffs every note like words",
    )
    strength = strict.choice_of(data, "strength", place, Strength)
    if ("like" in data) == bool(sql):
        raise strict.wrong(place, _("应写一个 SELECT，或以“like”写明与哪条规则同式，二者取一。"))
    sql = sql or _like(path, data, place)
    if "%" in sql or "{" in sql or ";" in sql:
        raise strict.wrong(place, _("SELECT 中不能有 % { ; 这些字符。"))
    return Rule(
        id=strict.text_of(data, "id", place),
        title=strict.text_of(data, "title", place),
        clause=strict.text_of(data, "clause", place),
        strength=strength,
        judged=strict.text_of(data, "judged", place),
        since=strict.day_of(data, "since", place),
        until=strict.day_of(data, "until", place) if data.get("until") else None,
        parameters=_names(data, "parameters"),
        cutoffs=tuple(_cutoff(name, text, place) for name, text in (data.get("cutoffs") or {}).items()),
        every=data.get("every", ""),
        facts=_names(data, "facts"),
        touched_by=frozenset(_names(data, "touched_by")),
        reasons={code: _reason(code, row, strength, place) for code, row in data["reasons"].items()},
        note=strict.text_of(data, "note", place, ""),
        sql=sql,
        room=room,
    )


def split(path: Path) -> tuple[dict[Any, Any], str]:
    """Head and text of a `.sql` file."""
    found = HEAD.match(path.read_text(encoding="utf-8"))
    if found is None:
        raise strict.wrong(strict.label(path), _("文件开头应为 /* … */ 中的说明。"))
    return strict.parse(found[1], strict.label(path)), found[2].strip()


def _like(path: Path, data: Mapping[str, Any], place: str) -> str:
    """同式: the SELECT of another rule of the folder with words of its own; each must be there to be replaced."""
    model = path.with_name(f"{strict.text_of(data, 'like', place)}.sql")
    if not model.is_file():
        raise strict.wrong(place, _("“like”所指的规则不存在。"))
    words = {str(word): str(own) for word, own in (data.get("words") or {}).items()}
    pattern = re.compile(rf"(?<![\w-])({'|'.join(map(re.escape, words))})(?![\w-])")
    text = split(model)[1]
    for word in words.keys() - set(pattern.findall(text)):
        raise strict.wrong(place, _("“like”所指的规则中没有“%(word)s”这个词。") % {"word": word})
    return pattern.sub(lambda found: words[found[0]], text)


def _names(data: Mapping[str, Any], key: str) -> tuple[str, ...]:
    return tuple(str(name) for name in data.get(key) or ())


def _reason(code: str, row: Mapping[str, Any], strength: str, place: str) -> Reason:
    at = f"{place} reasons.{code}"
    strict.known(row, at, "name text remedy", "strength outcome excusable")
    strong = strict.choice_of(row, "strength", at, Strength, strength)
    outcome = strict.choice_of(row, "outcome", at, Outcome, Outcome.BREAKS)
    return Reason(
        code=code,
        name=strict.text_of(row, "name", at),
        text=strict.text_of(row, "text", at),
        remedy=strict.text_of(row, "remedy", at),
        strength=strong,
        outcome=outcome,
        excusable=outcome == Outcome.BREAKS and (strong == Strength.NORMALLY or bool(row.get("excusable"))),
    )


def _cutoff(name: str, text: str, place: str) -> Cutoff:
    found = CUTOFF.match(text)
    if found is None:
        raise strict.wrong(f"{place} cutoffs.{name}", _("应写成“over 参数”或“reached 参数 - 参数”。"))
    rest = found[3].split()
    more = [(1 if sign == "+" else -1, term) for sign, term in zip(rest[::2], rest[1::2], strict=True)]
    return Cutoff(name, found[1] == "over", ((1, found[2]), *more))
