"""已有记录: facts already held that can answer an item, so that nothing is entered twice."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from django.conf import settings
from django.utils.translation import override

from xiaoheng.loop.execution.models import Assignment, DirectiveItem
from xiaoheng.loop.execution.selectors.facts.books import Book, books, shelve
from xiaoheng.loop.execution.selectors.facts.dated import ELECTION, PROGRAMME, TALK
from xiaoheng.loop.execution.selectors.facts.fact import ENTRANT, Fact, Need, need_of, words_of
from xiaoheng.loop.execution.selectors.facts.life import CONVERSATIONS, LIFE_PLAN
from xiaoheng.loop.execution.selectors.facts.meetings import (
    ASKED,
    MEETING,
    MINUTES,
    RESOLUTION,
    held_by,
    of_answers,
)
from xiaoheng.loop.execution.selectors.facts.standing import (
    BODY,
    CALLED,
    CHAIN,
    DOCUMENT,
    FILED_TEXT,
)
from xiaoheng.loop.execution.selectors.facts.used import elsewhere, used

__all__ = [
    "ASKED",
    "BODY",
    "CALLED",
    "CHAIN",
    "CONVERSATIONS",
    "DOCUMENT",
    "ELECTION",
    "ENTRANT",
    "FILED_TEXT",
    "LIFE_PLAN",
    "MEETING",
    "MINUTES",
    "PROGRAMME",
    "RESOLUTION",
    "TALK",
    "Book",
    "Fact",
    "Need",
    "called",
    "elsewhere",
    "fact",
    "facts",
    "held",
    "held_by",
    "one_of",
    "shelve",
]


def facts(assignment: Assignment) -> list[Fact]:
    """可用记录: facts of the assignment's school within its period, those that fit first, then the newest.

    Minutes and resolutions of a topic that answers the assignment fit; so does what the item asks for by its words:
    a meeting of that kind, a filed text, a body, a document of a like title … What answers another period of the same
    item already is no proposal for this one.
    """
    with override(settings.LANGUAGE_CODE):
        answered = of_answers(assignment)
    known = {fact.key for fact in answered}
    rows = [*answered, *(fact for fact in held(need_of(assignment)) if fact.key not in known)]
    stands = used(assignment) if rows else {}
    found = [_marked(row, stands.get(row.key, {}), assignment.item_id) for row in rows]
    return sorted(found, key=lambda row: not row.fits)


def held(need: Need) -> list[Fact]:
    """可用记录 of all books for what is asked, by an order or by a campaign: those that fit first, then the newest."""
    with override(settings.LANGUAGE_CODE):  # what is asked is Chinese, and so is what is kept of the answer
        found = [_in_time(fact, need) for book in books() for fact in book.held(need)]
    return sorted(found, key=lambda fact: (not fact.fits, -(fact.happened_on or date.min).toordinal()))


def _in_time(row: Fact, need: Need) -> Fact:
    """Within the period asked for, or offered without being proposed: April's meeting does not answer for March."""
    late = need.until is not None and row.happened_on is not None and row.happened_on >= need.until
    return replace(row, fits=False, why="") if late else row


def _marked(row: Fact, stands: Mapping[int, str], item: int) -> Fact:
    """With what it stands for already; for another period of the same item it is no proposal."""
    row = replace(row, used=tuple(stands.values())) if stands else row
    return replace(row, fits=False, why="") if item in stands else row


def fact(assignment: Assignment, kind: str, pk: int) -> Fact | None:
    """One fact that may answer the assignment, or None: a forged or foreign one is never found."""
    return one_of(facts(assignment), kind, pk)


def one_of(rows: Iterable[Fact], kind: str, pk: int) -> Fact | None:
    """The fact of that kind and key among those offered, or None."""
    return next((row for row in rows if (row.kind, row.id) == (kind, pk)), None)


def called(items: Iterable[DirectiveItem]) -> dict[int, list[str]]:
    """可用已有记录作答的事项: by item the books whose records its words ask for, with the word: 会议记录（党员大会）."""
    with override(settings.LANGUAGE_CODE):
        asked_for = [(book.title, list(book.words())) for book in books()]
    said = {item.pk: words_of(item) for item in items}
    asked = {
        pk: [(title, next((word for word in words if word in text), "")) for title, words in asked_for]
        for pk, text in said.items()
    }
    return {pk: [f"{title}（{word}）" for title, word in found if word] for pk, found in asked.items()}
