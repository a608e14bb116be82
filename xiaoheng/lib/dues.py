"""党费: what a member owes a month, in 分 (hundredths of a yuan). The whole amount falls into one band, not its parts.

Pay goes in and only the amount comes out: nothing here, and nothing above, keeps the pay.
"""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Band:
    """一档: up to and including `most` 分 a month (None: without limit), `rate` thousandths of the whole amount."""

    most: int | None
    rate: int


def owed(pay: int, bands: Sequence[Band]) -> int:
    """应交党费 in 分 for a monthly pay in 分, rounded half up to a whole 分; 3000.00 and 3000.01 lie in two bands."""
    if pay < 0:
        raise ValueError("pay below zero")
    rate = next(band.rate for band in bands if band.most is None or pay <= band.most)
    return (pay * rate + 500) // 1000


def yuan(amount: int) -> str:
    """元: 1234 分 as 12.34."""
    return f"{amount // 100}.{amount % 100:02}"
