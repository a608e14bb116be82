"""谁来办 Whom each duty asks: what the rules found and all other candidates, weighed by marks learned from labels.

The rules see most of who is named outright; the weights know better who is meant where nobody is. `python -m
tools.whom` learns them anew.
"""

import math
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from xiaoheng.lib.notices.asked import Asked, Candidate, Key, candidates, key
from xiaoheng.lib.notices.duty import Unit
from xiaoheng.lib.notices.parties import acts_first
from xiaoheng.lib.notices.tidy import tidy
from xiaoheng.lib.notices.weights import weights

WEIGHTS = Path(__file__).with_name("whom.json")
# 教师(含临聘教师): of whom, not who; 推荐优秀教师: what is done.
_INSIDE = re.compile(
    "不?含|不?包括|其中|[如等](?=[^,]{2})|(?:推荐|选派|评选|培养|培育|表彰|聘任|发展)(?!.*(?:[组办员人部队班]|单位|机构|中心|领导)$)"
)
_SURE = 0.6  # below it the next best is told as well


class Above:
    """前文 Whom the duties read so far ask."""

    def __init__(self) -> None:
        """Begin a notice."""
        self.asked: list[Asked] = []
        self.counts: Counter[Key] = Counter()

    def add(self, unit: Unit, who: Sequence[str], *, named: bool) -> None:
        """Read on: this duty asks *who*."""
        if who:
            self.asked.append(Asked(list(who), unit.block, unit.section, named))
            self.counts[key(who)] += 1

    def options(self, unit: Unit, *, ruled: bool = True) -> dict[Key, Candidate]:
        """候选 Candidates of a duty, with what the rules found marked unless *ruled* is false."""
        if unit.around is None:
            return {}
        out = candidates(unit.around, unit.block, unit.section, self.asked, self.counts)
        if ruled and (found := key(unit.who)):
            option = out.setdefault(found, Candidate(list(unit.who)))
            option.marks.update(_ruled(unit, option))
        return out


def _ruled(unit: Unit, option: Candidate) -> list[str]:
    """What the rules found, and how it stands there."""
    last, many = unit.who[-1], min(3, len(unit.who))
    if unit.implicit:
        return ["rI", f"rIn{many}"]
    stands = [f"r{mark}" for mark in option.marks if mark[1:4] == "SNF"] or ["rnone"]
    return ["rE", f"rEn{many}", f"rEl{last[-2:]}", f"rEll{last[-3:]}", *stands]


def ask(units: list[Unit]) -> None:
    """定主体 Give each duty the likeliest of its candidates; who is less than sure gets the next best told beside him."""
    above = Above()
    for unit in units:
        if options := above.options(unit):
            ranked = sorted(shares(options).items(), key=lambda pair: -pair[1])
            _settle(unit, options, ranked)
        above.add(unit, unit.who, named=not unit.implicit)


def _settle(unit: Unit, options: dict[Key, Candidate], ranked: list[tuple[Key, float]]) -> None:
    ruled = key(unit.who)
    names = (pair for pair in ranked if pair[0] == ruled or _is_name(options[pair[0]]))
    best, share = next(names, ranked[0])
    if best != ruled:
        unit.who = list(options[best].names)
        unit.implicit = "M" not in options[best].marks
    if share < _SURE and (second := next(names, None)):
        unit.instead = list(options[second[0]].names)


def _is_name(option: Candidate) -> bool:
    """True unless the words are an act (推荐优秀教师, 民主评议党员), or a name that runs on."""
    begun = option.names[0]
    return "C" in option.marks or not (_INSIDE.match(begun) or acts_first(begun) or tidy(option.names) != option.names)


def shares(options: dict[Key, Candidate]) -> dict[Key, float]:
    """份额 How likely each candidate is; together 1."""
    known = weights(WEIGHTS)
    logits = {k: sum(known.get(mark, 0) for mark in option.marks) / 1000 for k, option in options.items()}
    highest = max(logits.values())
    powers = {k: math.exp(logit - highest) for k, logit in logits.items()}
    total = sum(powers.values())
    return {k: power / total for k, power in powers.items()}
