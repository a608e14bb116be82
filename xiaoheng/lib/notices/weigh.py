"""似否任务 How likely a passage is a duty, by its wording: weights learned from the labelled notices, no list of words.

The rules of `judge` know the words that somebody thought of; the weights know the company that words keep. They only
take away what the rules let pass. `python -m tools.weigh` learns them anew.
"""

import json
import math
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

WEIGHTS = Path(__file__).with_name("weights.json")
LONGEST = 3  # characters of a gram
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
    weights = _weights()
    total = weights[""] + sum(weights.get(gram, 0) for gram in grams(text))
    return 1 / (1 + math.exp(-total / 1000))


@cache
def _weights() -> dict[str, int]:
    """Thousandths of a logit by gram; the bias under the empty one."""
    return dict(json.loads(WEIGHTS.read_text("utf-8"))["weights"])
