"""Learn what a duty sounds like: logistic regression on character grams of the labelled notices.

    python -m tools.weigh [--without FOLDER ...]

Writes xiaoheng/lib/notices/weights.json. Labelled duties against labelled non-duties and the sentences that no label
touches; the sets in HELD_OUT are never learned from, so that they go on telling how a stranger's notice is read.
"""

import math
import random
import re
from collections import Counter
from collections.abc import Iterator

from tools.teaching import HELD_OUT, Taught, digest, notices, run
from xiaoheng.lib.hanzi import clean
from xiaoheng.lib.notices.weigh import WEIGHTS, grams

SENTENCE = re.compile(r"[^。；;！\n]{8,}[。；;！\n]")
ROUNDS, RATE, DECAY, RARE, SMALL = 30, 0.2, 3e-5, 3, 20
Sample = tuple[list[str], int]


def passages(without: tuple[str, ...] = (), held_out: tuple[str, ...] = HELD_OUT) -> Iterator[tuple[str, int]]:
    """Passages with 1 for a duty, 0 for anything else."""
    for notice, text in notices(without, held_out):
        covered = bytearray(len(text) + 1)
        for label, asked in [(t, 1) for t in notice["tasks"]] + [(n, 0) for n in notice.get("non_tasks", [])]:
            widest = label.get("span_max") or label["span"]
            covered[widest["start"] : widest["end"]] = b"\x01" * (widest["end"] - widest["start"])
            yield label["text"], asked
        for found in SENTENCE.finditer(text):
            if sum(covered[found.start() : found.end()]) < 0.1 * len(found.group()):
                yield found.group(), 0


def learned_from() -> str:
    """The digest of all that is learned from: weights that carry another are out of date."""
    return digest(passages())


def learn(samples: list[Sample]) -> tuple[float, dict[str, float]]:
    """Bias and weights, by stochastic descent with a step of its own for each gram."""
    common = Counter(gram for known, _ in samples for gram in known)
    data = [([g for g in known if common[g] >= RARE], asked) for known, asked in samples]
    weights, squares = dict.fromkeys(common, 0.0), dict.fromkeys(common, 1.0)
    bias, dice = 0.0, random.Random(1)
    for _ in range(ROUNDS):
        dice.shuffle(data)
        for known, asked in data:
            error = asked - 1 / (1 + math.exp(-bias - sum(weights[g] for g in known)))
            bias += 0.01 * error
            for gram in known:
                slope = error - DECAY * len(data) * weights[gram]
                squares[gram] += slope * slope
                weights[gram] += RATE * slope / math.sqrt(squares[gram])
    return bias, weights


def teach(without: tuple[str, ...]) -> Taught:
    """Weights of grams, with the bias under the empty one."""
    samples = [(sorted(grams(clean(text).text)), asked) for text, asked in passages(without)]
    bias, weights = learn(samples)
    return f"{len(samples)} passages", {"": bias, **weights}, {}


if __name__ == "__main__":
    run(__doc__, WEIGHTS, teach, learned_from(), SMALL)
