"""Learn which papers a duty asks for: logistic regression on the marks of every noun of a paper in labelled duties.

    python -m tools.papers [--without FOLDER ...]

Writes xiaoheng/lib/notices/papers.json. What the rules found is left out of one duty in eight, as in tools.whom; the sets
in HELD_OUT are never learned from.
"""

import random

from benchmarks.notice_score import Row, likeness, pair, plain
from tools.teaching import Taught, digest, notices, run
from tools.weigh import SMALL, Sample, learn
from tools.whom import UNRULED
from xiaoheng.lib.notices.papers import WEIGHTS, papers
from xiaoheng.lib.notices.reader import walked
from xiaoheng.lib.notices.write import as_task

Duty = tuple[str, list[str], list[str]]  # its words, what the rules found, what the label asks


def duties(gold: Row, text: str) -> list[Duty]:
    """Every duty of a notice that a label tells of, rows of tables apart."""
    reading = walked(text)
    tasks = [as_task(unit, reading.page, text, reading.context).as_json() for unit in reading.units]
    required = [task for task in gold["tasks"] if not task.get("optional")]
    told = [(required[i], reading.units[j]) for i, j in pair(required, tasks, set())]
    return [(unit.around.words, unit.evidence, task["evidence"]) for task, unit in told if unit.around]


def samples(data: list[Duty], ends: frozenset[str], dice: random.Random) -> list[Sample]:
    """The marks of every candidate, with 1 for one that the label asks for."""
    out: list[Sample] = []
    for words, ruled, asked in data:
        known = ruled if dice.random() >= UNRULED else []
        out += [(list(p.marks), int(any(same(p.name, want) for want in asked))) for p in papers(words, known, ends)]
    return out


def same(name: str, want: str) -> bool:
    """Whether a name is that of a labelled paper, as the scores compare them."""
    one, two = plain(name), plain(want)
    return min(len(one), len(two)) >= 2 and (one in two or two in one or likeness(one, two) >= 0.6)


def learned_from() -> str:
    """The digest of all that is learned from: weights that carry another are out of date."""
    return digest((text, [task["evidence"] for task in gold["tasks"]]) for gold, text in notices())


def teach(without: tuple[str, ...]) -> Taught:
    """Weights of marks, with how papers end."""
    data = [duty for gold, text in notices(without) for duty in duties(gold, text)]
    ends = frozenset(plain(want)[-2:] for _, _, asked in data for want in asked if len(plain(want)) > 1)
    bias, weights = learn(samples(data, ends, random.Random(5)))
    weights[""] = weights.get("", 0) + bias  # every candidate carries the empty mark
    return f"{len(data)} duties", weights, {"ends": sorted(ends)}


if __name__ == "__main__":
    run(__doc__, WEIGHTS, teach, learned_from(), SMALL)
