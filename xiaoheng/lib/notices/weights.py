"""权重 What was learned from the labelled notices, as the files beside this one keep it."""

import json
import math
from functools import cache
from pathlib import Path
from typing import Any


@cache
def learned(path: Path) -> dict[str, Any]:
    """所学 A file of weights as it was learned, read once."""
    return dict(json.loads(path.read_text("utf-8")))


@cache
def weights(path: Path) -> dict[str, int]:
    """权重表 Thousandths of a logit by mark."""
    return dict(learned(path)["weights"])


def chance(thousandths: float) -> float:
    """概率 Between 0 and 1, of thousandths of a logit."""
    return 1 / (1 + math.exp(-max(-50, min(50, thousandths / 1000))))
