"""已有记录: facts already held that can answer an item, so that nothing is entered twice."""

from datetime import date

from django.conf import settings
from django.utils.translation import override

from xiaoheng.loop.execution.models import Assignment
from xiaoheng.loop.execution.selectors.facts.dated import ELECTION, PROGRAMME, TALK, elections, talks, trainings
from xiaoheng.loop.execution.selectors.facts.fact import Fact
from xiaoheng.loop.execution.selectors.facts.life import CONVERSATIONS, LIFE_PLAN, conversations, life_plans
from xiaoheng.loop.execution.selectors.facts.meetings import (
    ASKED,
    MEETING,
    MINUTES,
    RESOLUTION,
    held_by,
    meetings,
    of_answers,
)
from xiaoheng.loop.execution.selectors.facts.standing import (
    BODY,
    CALLED,
    CHAIN,
    DOCUMENT,
    FILED_TEXT,
    bodies,
    chains,
    documents,
    filed_texts,
)

__all__ = [
    "ASKED",
    "BODY",
    "CALLED",
    "CHAIN",
    "CONVERSATIONS",
    "DOCUMENT",
    "ELECTION",
    "FILED_TEXT",
    "LIFE_PLAN",
    "MEETING",
    "MINUTES",
    "PROGRAMME",
    "RESOLUTION",
    "TALK",
    "Fact",
    "fact",
    "facts",
    "held_by",
]
BOOKS = (meetings, filed_texts, bodies, chains, documents, elections, trainings, talks, life_plans, conversations)


def facts(assignment: Assignment) -> list[Fact]:
    """可用记录: facts of the assignment's school within its period, those that fit first, then the newest.

    Minutes and resolutions of a topic that answers the assignment fit; so does what the item asks for by its words:
    a meeting of that kind, a filed text, a body, a document of a like title …
    """
    with override(settings.LANGUAGE_CODE):  # an order is Chinese, and so is what is kept of its answer
        answered = of_answers(assignment)
        known = {fact.key for fact in answered}
        held = [fact for book in BOOKS for fact in book(assignment) if fact.key not in known]
    held.sort(key=lambda fact: (not fact.fits, -(fact.happened_on or date.min).toordinal()))
    return [*answered, *held]


def fact(assignment: Assignment, kind: str, pk: int) -> Fact | None:
    """One fact that may answer the assignment, or None: a forged or foreign one is never found."""
    return next((row for row in facts(assignment) if (row.kind, row.id) == (kind, pk)), None)
