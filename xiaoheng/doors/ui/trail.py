"""留痕时间线: trail entries as sentences, with the words of whatever room they come from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.utils.functional import Promise

from xiaoheng.doors.ui import signins
from xiaoheng.doors.ui.rooms import words
from xiaoheng.ground.organisation.words import Role
from xiaoheng.ground.records import selectors as records
from xiaoheng.ground.records.models import Entry


@dataclass(frozen=True)
class Step:
    """One line of a timeline: when, who in which role, did what, about what; `reason` tells why it was refused."""

    at: str
    who: str
    role: str
    sentence: str
    title: str = ""
    reason: str = ""

    @property
    def text(self) -> str:
        """周正（党组织书记）提出了议题“修订章程”."""
        role = f"（{self.role}）" if self.role else ""
        title = f"“{self.title}”" if self.title else ""
        return f"{self.who}{role}{self.sentence}{title}"


@cache
def sentences() -> Mapping[str, str | Promise]:
    """Past-tense sentence of each verb, from every room's words."""
    return {**words("SENTENCES"), **signins.SENTENCES}


def steps(entries: Iterable[Entry]) -> list[Step]:
    """Timeline lines for entries the caller may show; one query for their payloads."""
    rows = list(entries)
    bodies = records.payloads(rows)
    return [_step(row, bodies.get(row.pk, {})) for row in rows]


def _step(row: Entry, body: dict[str, Any]) -> Step:
    return Step(
        at=row.at,
        who=str(body.get("actor") or ""),
        role=str(Role(row.role).label) if row.role in Role.values else "",
        sentence=str(sentences().get(row.verb, row.verb)),
        title=str(body.get("title") or ""),
        reason=str(body.get("refused") or "") if row.result == "refused" else "",
    )
