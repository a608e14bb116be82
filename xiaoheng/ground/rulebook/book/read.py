"""读取制度文件: texts with clauses, parameters with dated values, and variations for named units."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from xiaoheng.ground.rulebook.book import strict
from xiaoheng.ground.rulebook.words import Level, Measure, Override, Stricter


@dataclass(frozen=True)
class ClauseText:
    """条款."""

    key: str
    label: str
    gist: str


@dataclass(frozen=True)
class RegulationText:
    """文本."""

    key: str
    level: str
    title: str
    issuer: str
    number: str
    in_force: date
    note: str
    clauses: tuple[ClauseText, ...]


@dataclass(frozen=True)
class ValueText:
    """取值: from a day to the day before `until`."""

    since: date
    until: date | None
    value: int
    clause: str


@dataclass(frozen=True)
class ParameterText:
    """参数."""

    key: str
    level: str
    title: str
    measure: str
    override: str
    stricter: str
    checked_on: date
    values: tuple[ValueText, ...]


@dataclass(frozen=True)
class Variation:
    """下级取值: a parameter's values for named units, in a file of a lower level."""

    key: str
    place: str
    units: tuple[str, ...]
    values: tuple[ValueText, ...]


@dataclass
class Book:
    """Everything the folder says."""

    regulations: dict[str, RegulationText] = field(default_factory=dict)
    clauses: dict[str, ClauseText] = field(default_factory=dict)
    parameters: dict[str, ParameterText] = field(default_factory=dict)
    variations: list[Variation] = field(default_factory=list)


def read(folder: Path) -> Book:
    """读取: the whole folder as one Book; Refused with file and key at the first thing that is not sound."""
    if not folder.is_dir():
        raise strict.wrong(str(folder), _("没有这个制度文件夹。"))
    book = Book()
    for level in Level.values:
        for path in sorted((folder / level / "texts").glob("*.yaml")):
            _read_text(book, path, level)
    for level in Level.values:
        for path in sorted((folder / level / "parameters").glob("*.yaml")):
            _read_parameter(book, path, level)
    for variation in book.variations:
        _check_variation(book, variation)
    return book


def allows(override: str, stricter: str, value: int, above: int | None) -> bool:
    """Whether a lower level may set `value` where `above` holds: none | stricter | free."""
    if override == Override.FREE or above is None or value == above:
        return override != Override.NONE
    if override == Override.NONE:
        return False
    return value > above if stricter == Stricter.LARGER else value < above


def _read_text(book: Book, path: Path, level: str) -> None:
    place, data = strict.label(path), strict.parse_file(path)
    strict.known(data, place, "key title in_force clauses", "issuer number note")
    key = strict.text_of(data, "key", place)
    if key in book.regulations:
        raise strict.wrong(place, _("文本代号“%(key)s”已被另一文件使用。") % {"key": key})
    clauses = tuple(_read_clause(key, name, row, place) for name, row in _mapping(data, "clauses", place).items())
    book.clauses.update({clause.key: clause for clause in clauses})
    book.regulations[key] = RegulationText(
        key=key,
        level=level,
        title=strict.text_of(data, "title", place),
        issuer=strict.text_of(data, "issuer", place, ""),
        number=strict.text_of(data, "number", place, ""),
        in_force=strict.day_of(data, "in_force", place),
        note=strict.text_of(data, "note", place, ""),
        clauses=clauses,
    )


def _read_clause(regulation: str, name: Any, row: Any, place: str) -> ClauseText:
    at = f"{place} clauses.{name}"
    if not isinstance(row, Mapping):
        raise strict.wrong(at, _("条款应写明 label 和 gist。"))
    strict.known(row, at, "label gist")
    return ClauseText(f"{regulation}:{name}", strict.text_of(row, "label", at), strict.text_of(row, "gist", at))


def _read_parameter(book: Book, path: Path, level: str) -> None:
    place, data, key = strict.label(path), strict.parse_file(path), path.stem
    if "units" in data:
        strict.known(data, place, "units values", "checked_on")
        units = data["units"]
        if not isinstance(units, list) or not units or not all(isinstance(code, str) for code in units):
            raise strict.wrong(place, _("“units”应为单位代码的列表。"))
        book.variations.append(Variation(key, place, tuple(units), _read_values(book, data, place)))
        return
    strict.known(data, place, "title measure values checked_on override", "stricter")
    if key in book.parameters:
        raise strict.wrong(place, _("参数“%(key)s”已在上级文件夹定义；下级另定请写明 units。") % {"key": key})
    override = strict.choice_of(data, "override", place, Override)
    stricter = data.get("stricter", "")
    if override == Override.STRICTER or stricter:
        stricter = strict.choice_of(data, "stricter", place, Stricter)
    book.parameters[key] = ParameterText(
        key=key,
        level=level,
        title=strict.text_of(data, "title", place),
        measure=strict.choice_of(data, "measure", place, Measure),
        override=override,
        stricter=stricter,
        checked_on=strict.day_of(data, "checked_on", place),
        values=_read_values(book, data, place),
    )


def _read_values(book: Book, data: Mapping[Any, Any], place: str) -> tuple[ValueText, ...]:
    rows = _mapping(data, "values", place)
    days = list(rows)
    for day in days:
        if type(day) is not date:
            raise strict.wrong(f"{place} values.{day}", _("键应为日期，如 2023-03-14。"))
    if days != sorted(days):
        raise strict.wrong(f"{place} values", _("日期未按先后排列。"))
    following: list[date | None] = [*days[1:], None]
    return tuple(_read_value(book, day, after, rows[day], place) for day, after in zip(days, following, strict=True))


def _read_value(book: Book, day: date, after: date | None, row: Any, place: str) -> ValueText:
    at = f"{place} values.{day}"
    if not isinstance(row, Mapping):
        raise strict.wrong(at, _("取值应写明 value 和 clause。"))
    strict.known(row, at, "value clause", "until")
    if type(row["value"]) is not int or abs(row["value"]) > 2**31 - 1:
        raise strict.wrong(at, _("“value”应为整数。"))
    clause = strict.text_of(row, "clause", at)
    if clause not in book.clauses:
        raise strict.wrong(at, _("没有“%(clause)s”这一条款。") % {"clause": clause})
    until = strict.day_of(row, "until", at) if "until" in row else after
    if until and until <= day:
        raise strict.wrong(at, _("“until”须晚于起始日。"))
    if until and after and until > after:
        raise strict.wrong(at, _("与下一取值的期间重叠。"))
    return ValueText(day, until, row["value"], clause)


def _check_variation(book: Book, variation: Variation) -> None:
    parameter = book.parameters.get(variation.key)
    if parameter is None:
        raise strict.wrong(variation.place, _("没有“%(key)s”这一参数，不能另定。") % {"key": variation.key})
    for value in variation.values:
        if not all(
            allows(parameter.override, parameter.stricter, value.value, above)
            for above in _beside(book, parameter, value)
        ):
            raise strict.wrong(
                f"{variation.place} values.{value.since}", _("“%(title)s”不允许这样另定。") % {"title": parameter.title}
            )


def _issued(book: Book, value: ValueText) -> bool:
    """Whether the text that a value stands in has an issuer, or is one of the centre's."""
    text = book.regulations[value.clause.partition(":")[0]]
    return bool(text.issuer) or text.level != Level.COUNTY


def _beside(book: Book, parameter: ParameterText, value: ValueText) -> list[int | None]:
    """What the parameter's own values are on the days of a variation's value; None where there is none on its first.

    Those of a reference text, which nobody issued, bind no county.
    """
    held = [v for v in parameter.values if _issued(book, v) and (v.until is None or v.until > value.since)]
    met: list[int | None] = [v.value for v in held if value.until is None or v.since < value.until]
    return met if any(v.since <= value.since for v in held) else [None, *met]


def _mapping(data: Mapping[Any, Any], key: str, place: str) -> Mapping[Any, Any]:
    rows = data.get(key)
    if not isinstance(rows, Mapping) or not rows:
        raise strict.wrong(place, _("“%(key)s”不能空着。") % {"key": key})
    return rows
