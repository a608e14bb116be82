"""Reads of the room."""

from xiaoheng.loop.decisions.filing.selectors.comparing import Pair, compare
from xiaoheng.loop.decisions.filing.selectors.guides import Guide, Point, guide
from xiaoheng.loop.decisions.filing.selectors.inbox import inbox, under_review
from xiaoheng.loop.decisions.filing.selectors.rollout import (
    batches,
    candidacies,
    evidence,
    plan_articles,
    plan_rows,
    progress,
)
from xiaoheng.loop.decisions.filing.selectors.texts import (
    Answered,
    adopting,
    answered,
    articles_of,
    filed_before,
    governing,
    history,
    matter_terms_of,
    remarks_by_dimension,
    terms_of,
    texts,
)

__all__ = [
    "Answered",
    "Guide",
    "Pair",
    "Point",
    "adopting",
    "answered",
    "articles_of",
    "batches",
    "candidacies",
    "compare",
    "evidence",
    "filed_before",
    "governing",
    "guide",
    "history",
    "inbox",
    "matter_terms_of",
    "plan_articles",
    "plan_rows",
    "progress",
    "remarks_by_dimension",
    "terms_of",
    "texts",
    "under_review",
]
