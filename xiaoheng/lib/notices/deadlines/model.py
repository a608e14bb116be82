"""时限 Typed deadlines and repetitions."""

import datetime
from dataclasses import dataclass, field
from typing import Any, Literal

Kind = Literal["date", "range", "period", "recurrence", "relative", "none"]
By = dict[str, Any]


@dataclass(frozen=True)
class Recurrence:
    """周期 A repetition: frequency, interval, the days it falls on, and how often at least per period."""

    freq: str
    interval: int = 1
    by: By = field(default_factory=dict)
    count_min: int | None = None

    def as_json(self) -> dict[str, Any]:
        """草案格式 The repetition in the draft format."""
        return {"freq": self.freq, "interval": self.interval, "by": dict(self.by), "count_min": self.count_min or 1}


@dataclass(frozen=True)
class Deadline:
    """时限 One deadline; `kind` says which of the other fields are meant."""

    kind: Kind = "none"
    date: datetime.date | None = None
    time: str | None = None
    start: datetime.date | None = None
    end: datetime.date | None = None
    name: str | None = None
    anchor: str | None = None
    rel: str | None = None
    offset: int = 0
    unit: str = "day"
    recurrence: Recurrence | None = None
    note: str | None = None
    text: str = ""
    provisional: bool = False

    @property
    def due(self) -> "datetime.date | None":
        """截止日 The last calendar day the deadline allows, when it has one."""
        return self.date if self.kind == "date" else self.end

    def as_json(self) -> dict[str, Any]:
        """草案格式 The deadline in the draft format: only the fields of its kind."""
        out: dict[str, Any] = {"kind": self.kind}
        if self.kind == "date":
            out["date"] = self.date and self.date.isoformat()
            if self.time:
                out["time"] = self.time
        elif self.kind in ("range", "period"):
            if self.kind == "period":
                out["name"] = self.name
            out["start"] = self.start and self.start.isoformat()
            out["end"] = self.end and self.end.isoformat()
        elif self.kind == "relative":
            out |= {"anchor": self.anchor, "rel": self.rel, "offset": self.offset, "unit": self.unit}
        elif self.kind == "recurrence" and self.recurrence:
            out |= self.recurrence.as_json()
        if self.note and self.kind == "none":
            out["note"] = self.note
        return out


@dataclass(frozen=True)
class Found:
    """命中 A deadline with its place in the text."""

    start: int
    end: int
    deadline: Deadline


NONE = Deadline()
