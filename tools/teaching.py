"""What the tools that learn from labelled notices share: what may be learned from, and how weights are written."""

import argparse
import hashlib
import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from benchmarks.notice_score import Row
from benchmarks.notices import FOLDERS, labelled, own

HELD_OUT = ("closing", "unseen", "apart", "outside", "further")
Taught = tuple[str, dict[str, float], dict[str, Any]]  # what was learned from in words, the weights, what else is kept


def notices(without: tuple[str, ...] = (), held_out: tuple[str, ...] = HELD_OUT) -> list[tuple[Row, str]]:
    """The labelled notices that may be learned from."""
    folders = [f for f in ("own", *FOLDERS) if f not in held_out + without]
    return [*labelled(), *(notice for folder in folders for notice in own(folder))]


def digest(told: Iterable[Any]) -> str:
    """A short digest of all that is learned from: weights that carry another are out of date."""
    return hashlib.sha256(json.dumps(list(told), ensure_ascii=False).encode()).hexdigest()[:16]


def run(
    about: str | None, path: Path, teach: Callable[[tuple[str, ...]], Taught], learned_from: str, small: int
) -> None:
    """Learn, and write the weights in thousandths, those below *small* left out."""
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--without", nargs="*", default=[], help="folders not to learn from")
    told, weights, more = teach(tuple(parser.parse_args().without))
    kept = sorted((mark, round(w * 1000)) for mark, w in weights.items() if abs(w * 1000) >= small)
    out = {"learned_from": learned_from, **more, "weights": kept}
    path.write_text(json.dumps(out, ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8")
    print(f"{told}, {len(kept)} marks, {path.stat().st_size // 1024} KB")
