"""载入: rows of origin `file` become what the folder says; rows of origin `verb` are never touched."""

from dataclasses import astuple, dataclass, field, fields
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings

from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.verbs import loading
from xiaoheng.ground.rulebook.book import Book, ClauseText, ParameterText, RegulationText, ValueText, read
from xiaoheng.ground.rulebook.models import Clause, Parameter, ParameterValue, Regulation
from xiaoheng.ground.rulebook.words import Origin

Row = tuple[str, str, date, date | None, int, str]  # key, unit code, since, until, value, clause


@dataclass
class Loaded:
    """载入结果. `absent`: unit codes a file names that are not in the organisation yet."""

    changed: bool
    parameters: int
    regulations: int
    absent: list[str] = field(default_factory=list)


def load(*, actor: Actor, folder: Path | None = None) -> Loaded:
    """载入制度: bring texts, clauses, parameters and values in line with the folder.

    Idempotent: the same folder twice writes nothing and leaves no entry. Refused, with file and key, when anything
    in the folder is not sound; then nothing is written at all.
    """
    book = read(Path(folder or settings.REGULATIONS))
    codes = {code for variation in book.variations for code in variation.units}
    units = dict(Unit.objects.filter(code__in=codes).values_list("code", "pk"))
    loaded = Loaded(_differs(book, units), len(book.parameters), len(book.regulations), sorted(codes - set(units)))
    if loaded.changed:
        with loading("rulebook.load", actor=actor) as doing:
            _write(book, units)
            doing.say(regulations=loaded.regulations, parameters=loaded.parameters)
    return loaded


def _differs(book: Book, units: dict[str, int]) -> bool:
    """Whether the tables say anything else than the book."""
    regulations = {tuple(_columns(text, "clauses").values()) for text in book.regulations.values()}
    clauses = {(text.key, *astuple(clause)) for text in book.regulations.values() for clause in text.clauses}
    parameters = {tuple(_columns(text, "values").values()) for text in book.parameters.values()}
    return (
        regulations != set(Regulation.objects.values_list(*_names(RegulationText, "clauses")))
        or clauses != set(Clause.objects.values_list("regulation__key", *_names(ClauseText)))
        or parameters != set(Parameter.objects.values_list(*_names(ParameterText, "values")))
        or _held() != set(_told(book, units))
    )


def _names(kind: type[Any], but: str = "") -> list[str]:
    return [f.name for f in fields(kind) if f.name != but]


def _held() -> set[Row]:
    rows = ParameterValue.objects.filter(origin=Origin.FILE).select_related("parameter", "unit", "clause")
    return {
        (v.parameter.key, v.unit.code if v.unit else "", v.since, v.until, v.value, v.clause.key if v.clause else "")
        for v in rows
    }


def _told(book: Book, units: dict[str, int]) -> list[Row]:
    def row(key: str, code: str, value: ValueText) -> Row:
        return (key, code, value.since, value.until, value.value, value.clause)

    everywhere = [row(p.key, "", value) for p in book.parameters.values() for value in p.values]
    varied = [
        row(variation.key, code, value)
        for variation in book.variations
        for code in variation.units
        if code in units
        for value in variation.values
    ]
    return everywhere + varied


def _write(book: Book, units: dict[str, int]) -> None:
    ParameterValue.objects.filter(origin=Origin.FILE).delete()
    _keep(Regulation, [Regulation(**_columns(text, "clauses")) for text in book.regulations.values()])
    regulations = dict(Regulation.objects.values_list("key", "pk"))
    clauses = [(text.key, clause) for text in book.regulations.values() for clause in text.clauses]
    _keep(Clause, [Clause(regulation_id=regulations[of], **_columns(clause)) for of, clause in clauses])
    _keep(Parameter, [Parameter(**_columns(text, "values")) for text in book.parameters.values()])
    _write_values(book, units)
    Parameter.objects.exclude(key__in=book.parameters).filter(values__isnull=True).delete()
    Clause.objects.exclude(key__in=book.clauses).delete()
    Regulation.objects.exclude(key__in=book.regulations).delete()


def _write_values(book: Book, units: dict[str, int]) -> None:
    parameters = dict(Parameter.objects.values_list("key", "pk"))
    clauses = dict(Clause.objects.values_list("key", "pk"))
    ParameterValue.objects.bulk_create(
        ParameterValue(
            parameter_id=parameters[key],
            unit_id=units[code] if code else None,
            since=since,
            until=until,
            value=value,
            clause_id=clauses[clause],
        )
        for key, code, since, until, value, clause in _told(book, units)
    )


def _columns(text: RegulationText | ClauseText | ParameterText, but: str = "") -> dict[str, Any]:
    """The fields of a text of the book that are columns of its table."""
    return {f.name: getattr(text, f.name) for f in fields(text) if f.name != but}


def _keep(model: type[Regulation] | type[Clause] | type[Parameter], rows: list[Any]) -> None:
    """Insert the rows, or bring those with the same key up to date."""
    names = [f.name for f in model._meta.fields if f.name not in ("id", "key")]
    model._default_manager.bulk_create(rows, update_conflicts=True, update_fields=names, unique_fields=["key"])
