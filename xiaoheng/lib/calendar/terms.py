"""学期 School terms as plain days, and the day that an event of the school calendar falls on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True)
class Term:
    """学期 First and last day of lessons, both included; `year` is that in which the school year begins."""

    year: int
    season: str  # autumn or spring
    first: date
    last: date


def term_at(terms: Sequence[Term], day: date) -> Term | None:
    """本学期 The term of a day; in the holidays the one to come."""
    return min((term for term in terms if term.last >= day), key=lambda term: term.first, default=None)


def term_after(terms: Sequence[Term], day: date) -> Term | None:
    """下学期 The first term that begins after a day."""
    return min((term for term in terms if term.first > day), key=lambda term: term.first, default=None)


def plain(terms: Sequence[Term]) -> list[list[Any]]:
    """存储格式 Terms as plain data, ready for JSON."""
    return [[term.year, term.season, term.first.isoformat(), term.last.isoformat()] for term in terms]


def from_plain(rows: Sequence[Sequence[Any]]) -> list[Term]:
    """读回 Terms from plain data."""
    return [
        Term(year, season, date.fromisoformat(first), date.fromisoformat(last)) for year, season, first, last in rows
    ]
