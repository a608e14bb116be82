"""台账: the books of a school that may answer what is asked, and what an item calls their records."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from xiaoheng.loop.decisions.selectors import discover
from xiaoheng.loop.execution.selectors.facts.dated import LEARNT, TALKED, election_names, elections, talks, trainings
from xiaoheng.loop.execution.selectors.facts.fact import Fact, Need
from xiaoheng.loop.execution.selectors.facts.life import PLAN_WORDS, TALK_WORDS, conversations, life_plans
from xiaoheng.loop.execution.selectors.facts.meetings import ASKED, meetings
from xiaoheng.loop.execution.selectors.facts.standing import (
    CALLED,
    bodies,
    body_names,
    chain_names,
    chains,
    documents,
    filed_texts,
)


@dataclass(frozen=True)
class Book:
    """一类台账: what it holds for a need, and the words by which an item asks for a record of it."""

    title: str | Promise
    held: Callable[[Need], Iterator[Fact]]
    words: Callable[[], Iterable[str]]


_books = [
    Book(_("会议记录"), meetings, lambda: ASKED),
    Book(_("已备案文本"), filed_texts, lambda: chain.from_iterable(CALLED.values())),
    Book(_("机构"), bodies, body_names),
    Book(_("责任链条"), chains, lambda: chain.from_iterable(chain_names().values())),
    Book(_("本校文件"), documents, tuple),
    Book(_("选举"), elections, election_names),
    Book(_("培训学时"), trainings, lambda: LEARNT),
    Book(_("书记校长沟通"), talks, lambda: TALKED),
    Book(_("三会一课计划"), life_plans, lambda: PLAN_WORDS),
    Book(_("谈心谈话"), conversations, lambda: TALK_WORDS),
]


def shelve(book: Book) -> None:
    """上架: a room above says in its `selectors/booked.py` what its own book holds."""
    _books.append(book)


def books() -> list[Book]:
    """各类台账 of all rooms."""
    discover("booked")
    return _books
