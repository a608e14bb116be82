"""通知草案 What the reader hands over: the document, its tasks, and what it is unsure of."""

import datetime
from dataclasses import dataclass, field
from typing import Any

from xiaoheng.lib.notices.deadlines import NONE, Deadline, Recurrence


@dataclass(frozen=True)
class Section:
    """标题 A heading; level 1 is 一、, 2 is （一）, 3 is 1. or 第X条."""

    heading: str
    level: int


@dataclass
class Document:
    """文件要素 Head of the notice; what the text does not say is None."""

    title: str | None = None
    issuer: str | None = None
    date: datetime.date | None = None
    doc_no: str | None = None
    addressees: list[str] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)


@dataclass(frozen=True)
class Quantity:
    """数量 A number that the task asks for; `op` is >=, <=, =, ~ or between."""

    op: str
    value: float | int
    unit: str
    of: str = ""
    upper: float | int | None = None

    def as_json(self) -> dict[str, Any]:
        """草案格式 The quantity in the draft format."""
        if self.op == "between":
            return {"op": "between", "min": self.value, "max": self.upper, "unit": self.unit, "of": self.of}
        return {"op": self.op, "value": self.value, "unit": self.unit, "of": self.of}


@dataclass(frozen=True)
class Scope:
    """适用范围 Whom the task is for: all, only the named, all except the named, or those meeting a condition."""

    mode: str = "all"
    names: tuple[str, ...] = ()
    text: str = ""

    def as_json(self) -> dict[str, Any]:
        """草案格式 The scope in the draft format."""
        out: dict[str, Any] = {"mode": self.mode}
        if self.names:
            out["names"] = list(self.names)
        if self.text:
            out["text"] = self.text
        return out


@dataclass
class TaskDraft:
    """任务草案 One duty as read; `start` and `end` count characters of the raw text, `lines` are 1-based raw lines."""

    start: int
    end: int
    lines: tuple[int, int]
    text: str
    title: str
    section: str | None = None
    who: list[str] = field(default_factory=list)
    who_implicit: bool = False
    lead: list[str] = field(default_factory=list)
    deadline: Deadline = NONE
    recurrence: Recurrence | None = None
    quantity: list[Quantity] = field(default_factory=list)
    evidence: list[str] = field(default_factory=list)
    applies_to: Scope = Scope()
    burden: list[str] = field(default_factory=list)
    unsure: list[str] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """草案格式 The task in the draft format."""
        deadline = {"kind": "recurrence"} if self.deadline.kind == "recurrence" else self.deadline.as_json()
        return {
            "span": {"start": self.start, "end": self.end},
            "lines": list(self.lines),
            "text": self.text,
            "title": self.title,
            "section": self.section,
            "who": list(self.who),
            "who_implicit": self.who_implicit,
            "lead": list(self.lead),
            "deadline": deadline,
            "recurrence": self.recurrence.as_json() if self.recurrence else None,
            "quantity": [q.as_json() for q in self.quantity],
            "evidence": list(self.evidence),
            "applies_to": self.applies_to.as_json(),
            "burden": list(self.burden),
            "unsure": list(self.unsure),
        }


@dataclass
class Draft:
    """通知草案 The whole reading of one notice."""

    doc: Document
    tasks: list[TaskDraft] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """草案格式 The draft as plain data, ready for JSON."""
        doc = self.doc
        return {
            "doc": {
                "title": doc.title,
                "issuer": doc.issuer,
                "date": doc.date and doc.date.isoformat(),
                "doc_no": doc.doc_no,
                "addressees": list(doc.addressees),
                "sections": [{"heading": s.heading, "level": s.level} for s in doc.sections],
            },
            "tasks": [t.as_json() for t in self.tasks],
            "doubts": list(self.doubts),
        }
