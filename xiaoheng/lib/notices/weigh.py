"""似否任务 How likely a passage is a duty, by its wording: weights learned from the labelled notices, no list of words.

The rules of `judge` know the words that somebody thought of; the weights know the company that words keep. They
take away what only sounds like talk, and bring back what has a time or a paper. `python -m tools.weigh` learns anew.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from xiaoheng.lib.notices.draft import TaskDraft
from xiaoheng.lib.notices.weights import chance, weights

WEIGHTS = Path(__file__).with_name("weights.json")
LONGEST = 3  # characters of a gram
# Below the first a passage goes that the rules let pass, unless it is firm; below the second one that has neither a
# time nor a number asked of somebody: in four strangers' sets, each left out in its turn, that takes 30 of 81 that were
# no duty, and two duties in six hundred. Below the third it stays, with a doubt.
_ABSURD, _UNLIKELY, _DOUBTFUL = 0.15, 0.5, 0.75
_NUMBER = re.compile(r"\d+")
_BLANK = re.compile(r"\s+")


def grams(text: str) -> set[str]:
    """字组 The one to three characters long pieces of a passage; any number stands as 0."""
    return set(_grams(_NUMBER.sub("0", _BLANK.sub("", text))))


def _grams(text: str) -> Iterator[str]:
    for length in range(1, LONGEST + 1):
        for start in range(len(text) - length + 1):
            yield text[start : start + length]


def likelihood(text: str) -> float:
    """任务概率 Between 0 and 1: how likely a clean passage asks somebody to do something."""
    known = weights(WEIGHTS)
    return chance(known[""] + sum(known.get(gram, 0) for gram in grams(text)))


def weighed(tasks: list[TaskDraft]) -> list[TaskDraft]:
    """掂量 Those that sound like duties, or have a time; what may as well be talk is said to be so."""
    kept = []
    for task in tasks:
        likely, firm = likelihood(task.text), _is_firm(task)
        if not firm and likely < (_ABSURD if _is_told(task) else _UNLIKELY):
            continue
        kept.append(task)
        if likely < _DOUBTFUL and not firm:
            task.unsure.append("读来像是说明或号召，不一定是任务，请核对原文。")
    return kept


def _is_firm(task: TaskDraft) -> bool:
    """A day, with a paper or somebody who must."""
    timed = task.recurrence or task.deadline.kind in ("date", "range", "relative")
    return bool(timed and (task.evidence or not task.who_implicit))


def _is_told(task: TaskDraft) -> bool:
    """A time, or a number that somebody must reach."""
    timed = task.recurrence or task.deadline.kind != "none"
    return bool(timed or (task.quantity and not task.who_implicit))
