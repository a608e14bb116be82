"""Learn whom a duty asks: a log-linear choice among its candidates, from the labelled notices.

    python -m tools.whom [--without FOLDER ...]

Writes xiaoheng/lib/notices/whom.json. The rules read these notices better than they will read any other, so what
they found is left out of one duty in eight; the sets in HELD_OUT are never learned from.
"""

import math
import random
from collections import Counter, defaultdict
from collections.abc import Iterator

from benchmarks.notice_score import Row, names, pair
from tools.teaching import Taught, digest, notices, run
from xiaoheng.lib.notices.asked import Candidate, Key
from xiaoheng.lib.notices.reader import walked
from xiaoheng.lib.notices.whom import WEIGHTS, Above
from xiaoheng.lib.notices.write import as_task

UNRULED, ROUNDS, RATE, DECAY, SMALL = 0.12, 6, 0.1, 1e-6, 30
Choice = tuple[list[list[str]], list[bool]]  # the marks of each candidate, and which are right


def choices(gold: Row, text: str, dice: random.Random) -> Iterator[Choice]:
    """Every duty of a notice that a label tells of, with its candidates; those above it ask whom the labels say."""
    reading, above = walked(text), Above()
    tasks = [as_task(unit, reading.page, text, reading.context).as_json() for unit in reading.units]
    required = [task for task in gold["tasks"] if not task.get("optional")]
    told = {j: required[i]["who"] for i, j in pair(required, tasks, set())}
    for place, unit in enumerate(reading.units):
        who, right = unit.who, told.get(place)
        if right:
            accepted = right_ones(right)
            options = above.options(unit, ruled=dice.random() >= UNRULED)
            verdicts = [found(option) in accepted for option in options.values()]
            if any(verdicts):
                yield [sorted(option.marks) for option in options.values()], verdicts
            who = who if names(who) in accepted else right["parties"]
        above.add(unit, who, named=not unit.implicit)


def found(option: Candidate) -> Key:
    """The names of a candidate as the scores compare them."""
    return names(option.names)


def right_ones(label: Row) -> set[Key]:
    """All sets of parties that a label takes for right."""
    sets = {names(some) for some in (*label.get("accept", []), label["parties"])}
    return sets | {some | names(label.get("lead")) for some in sets}


def learn(data: list[Choice]) -> dict[str, float]:
    """Weights of marks, by stochastic ascent of the likelihood of the right ones."""
    weights: dict[str, float] = defaultdict(float)
    squares: dict[str, float] = defaultdict(lambda: 1.0)
    dice = random.Random(1)
    for _ in range(ROUNDS):
        dice.shuffle(data)
        for options, verdicts in data:
            logits = [sum(weights[mark] for mark in marks) for marks in options]
            powers = [math.exp(logit - max(logits)) for logit in logits]
            total, right = sum(powers), sum(p for p, ok in zip(powers, verdicts, strict=True) if ok)
            slopes: Counter[str] = Counter()
            for marks, power, ok in zip(options, powers, verdicts, strict=True):
                slope = (power / right if ok else 0) - power / total
                for mark in marks if abs(slope) > 1e-4 else ():
                    slopes[mark] += slope
            for mark, slope in slopes.items():
                slope -= DECAY * len(data) * weights[mark]
                squares[mark] += slope * slope
                weights[mark] += RATE * slope / math.sqrt(squares[mark])
    return weights


def learned_from() -> str:
    """The digest of all that is learned from: weights that carry another are out of date."""
    return digest((text, [task["who"] for task in gold["tasks"]]) for gold, text in notices())


def teach(without: tuple[str, ...]) -> Taught:
    """Weights of marks."""
    dice = random.Random(5)
    data = [choice for gold, text in notices(without) for choice in choices(gold, text, dice)]
    return f"{len(data)} duties", learn(data), {}


if __name__ == "__main__":
    run(__doc__, WEIGHTS, teach, learned_from(), SMALL)
