"""How a document is drawn: its standing today and who issued it."""

from dataclasses import dataclass
from datetime import date

from xiaoheng.ground.library import selectors
from xiaoheng.ground.library.models import Document
from xiaoheng.ground.library.words import Ending, EntryState, Standing
from xiaoheng.lib import clock

TONES = {Standing.IN_FORCE: "green", Standing.AHEAD: "amber", Standing.OVER: "grey"}
ENTRY_TONES = {
    EntryState.PENDING: "amber",
    EntryState.KEPT: "green",
    EntryState.REVISING: "amber",
    EntryState.REVISED: "green",
    EntryState.REPEALED: "grey",
}


@dataclass(frozen=True)
class Shown:
    """一份文件 as drawn."""

    row: Document
    issuers: str
    tone: str
    word: str


def shown(row: Document, day: date | None = None) -> Shown:
    """A document with its standing on a day (today unless told) in words; what is over says why, where known."""
    standing = selectors.standing_of(row, day or clock.today())
    ended = standing == Standing.OVER and row.ending in (Ending.REPEALED, Ending.SUPERSEDED)
    word = row.get_ending_display() if ended else standing.label
    return Shown(row, issued_by(row), TONES[standing], str(word))


def issued_by(row: Document) -> str:
    """发文机关, the lead first."""
    return "、".join(issuer.name for issuer in row.issuers.all())
