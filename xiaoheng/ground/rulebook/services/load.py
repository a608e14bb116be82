"""载入: rows of origin `file` become what the folder says; rows of origin `verb` are never touched."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from django.conf import settings

from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.verbs import act
from xiaoheng.ground.rulebook.book import Book, ValueText, read
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
    top = Unit.objects.filter(superior__isnull=True).order_by("pk").first()
    codes = {code for variation in book.variations for code in variation.units}
    units = dict(Unit.objects.filter(code__in=codes).values_list("code", "pk"))
    loaded = Loaded(_differs(book, units), len(book.parameters), len(book.regulations), sorted(codes - set(units)))
    if not loaded.changed:
        return loaded
    if top is None:  # an installation without any unit has no log to write to yet
        _write(book, units)
        return loaded
    with act("rulebook.load", actor=actor, unit=top) as doing:
        _write(book, units)
        doing.touched = []
        doing.say(regulations=loaded.regulations, parameters=loaded.parameters)
    return loaded


def _differs(book: Book, units: dict[str, int]) -> bool:
    """Whether the tables say anything else than the book."""
    regulations = {(r.key, r.level, r.title, r.issuer, r.number, r.in_force, r.note) for r in Regulation.objects.all()}
    clauses = set(Clause.objects.values_list("regulation__key", "key", "label", "gist"))
    parameters = set(
        Parameter.objects.values_list("key", "title", "measure", "level", "override", "stricter", "checked_on")
    )
    return (
        regulations
        != {(r.key, r.level, r.title, r.issuer, r.number, r.in_force, r.note) for r in book.regulations.values()}
        or clauses != {(r.key, c.key, c.label, c.gist) for r in book.regulations.values() for c in r.clauses}
        or parameters
        != {
            (p.key, p.title, p.measure, p.level, p.override, p.stricter, p.checked_on) for p in book.parameters.values()
        }
        or _held() != set(_told(book, units))
    )


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
    for text in book.regulations.values():
        regulation, _created = Regulation.objects.update_or_create(
            key=text.key,
            defaults={
                "level": text.level,
                "title": text.title,
                "issuer": text.issuer,
                "number": text.number,
                "in_force": text.in_force,
                "note": text.note,
            },
        )
        for clause in text.clauses:
            said = {"regulation": regulation, "label": clause.label, "gist": clause.gist}
            Clause.objects.update_or_create(key=clause.key, defaults=said)
    _write_parameters(book, units)
    Parameter.objects.exclude(key__in=book.parameters).filter(values__isnull=True).delete()
    Clause.objects.exclude(key__in=book.clauses).delete()
    Regulation.objects.exclude(key__in=book.regulations).delete()


def _write_parameters(book: Book, units: dict[str, int]) -> None:
    for text in book.parameters.values():
        Parameter.objects.update_or_create(
            key=text.key,
            defaults={
                "title": text.title,
                "measure": text.measure,
                "level": text.level,
                "override": text.override,
                "stricter": text.stricter,
                "checked_on": text.checked_on,
            },
        )
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
