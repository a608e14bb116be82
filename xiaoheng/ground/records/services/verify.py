"""验链: walk a county's log and name the first bad entry."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from xiaoheng.ground.records import heads
from xiaoheng.ground.records.models import Entry, Head, Payload
from xiaoheng.ground.records.services.append import FIELDS, append, leaf_of
from xiaoheng.lib import digest
from xiaoheng.lib.refusal import Refused

BATCH = 2000
Row = dict[str, Any]


@dataclass(frozen=True)
class Fault:
    """链条断点: the first entry of a log that does not hold, and why; seq 0 is the head file."""

    log: str
    seq: int
    why: str


@dataclass(frozen=True)
class Verdict:
    """验证结论: how many entries hold from the first, the leaf of the last of them, and the first fault if any."""

    log: str
    entries: int
    leaf: str
    fault: Fault | None

    def __str__(self) -> str:
        if self.fault is None:
            return f"{self.log}：{self.entries}条，完好（末条摘要 {self.leaf[:16]}）"
        where = f"第{self.fault.seq}条有问题" if self.fault.seq else "链头文件有问题"
        return f"{self.log}：{where}：{self.fault.why}"


def logs() -> list[str]:
    """Every log that the database or a head file speaks of: a log deleted whole is still asked for."""
    rows, entries = Head.objects.filter(seq__gt=0), Entry.objects.order_by().distinct()
    return sorted({*rows.values_list("log", flat=True), *entries.values_list("log", flat=True), *heads.logs()})


def verify(log: str) -> Fault | None:
    """验证一本留痕: None when every entry, every payload and both heads hold, else the first fault."""
    return examine(log).fault


def verify_all() -> list[Fault]:
    """验证全部: the first fault of each log that does not hold."""
    return [fault for log in logs() if (fault := verify(log))]


def examine(log: str) -> Verdict:
    """检查一本留痕: walk it once, without a lock; appends may go on meanwhile.

    Of the head file, a reading before the walk says what the walk must reach, one after it what it may end at.
    """
    walk, known = _Walk(log), heads.recall(log)
    while True:
        walk.go_on()
        due, known = known, heads.recall(log)
        cut = due is not None and due[heads.SETTLED].seq > walk.seq
        if walk.fault or cut or known is None or known[heads.SETTLED].seq <= walk.seq:
            return Verdict(log, walk.seq, walk.leaf, walk.fault or _end_fault(walk, known))


def renew(log: str, reason: str) -> None:
    """重立链头文件: after a restore or a lost data directory; the entry says when and why its memory begins anew.

    Refused while an entry itself does not hold.
    """
    walk = _Walk(log)
    walk.go_on()
    if walk.fault:
        raise Refused(f"{log}第{walk.fault.seq}条有问题：{walk.fault.why}。", "请先从备份恢复，再重立链头文件。")
    with transaction.atomic():
        entry = append(
            log=log, actor="system:records", role="system", unit=log, verb="records.renew", payload={"reason": reason}
        )
        transaction.on_commit(lambda: heads.begin(log, at=heads.Known(log, entry.seq, entry.leaf)))


class _Walk:
    """The number and leaf of the last good entry seen, and the fault after it."""

    def __init__(self, log: str) -> None:
        self.log, self.seq, self.leaf, self.number = log, 0, digest.ZERO, 0
        self.fault: Fault | None = None

    def go_on(self) -> None:
        """Walk what lies after the last entry seen, up to the first fault."""
        for row, payload in _rows(self.log, self.seq):
            why = _fault_of(row, payload, self.seq + 1, self.leaf)
            if not why and row["id"] <= self.number:
                why = "登记先后与编号不符：条目被移动"
            if why:
                self.fault = Fault(self.log, self.seq + 1, why)
                return
            self.seq, self.leaf, self.number = row["seq"], row["leaf"], row["id"]


def _rows(log: str, after: int) -> Iterator[tuple[Row, Row | None]]:
    """Entries with their payloads, by keyset: no offset to count through, no cursor to keep open."""
    rows = Entry.objects.filter(log=log).order_by("seq").values("id", "leaf", *FIELDS)
    batch = list((rows.filter(seq__gt=after) if after else rows)[:BATCH])
    while batch:
        found = Payload.objects.filter(entry__in=[row["id"] for row in batch])
        payloads: dict[int, Row] = {payload["entry"]: {**payload} for payload in found.values()}
        yield from ((row, payloads.get(row["id"])) for row in batch)
        batch = list(rows.filter(seq__gt=batch[-1]["seq"])[:BATCH])


def _fault_of(row: Row, payload: Row | None, seq: int, prev: str) -> str:
    if row["seq"] != seq:
        return f"应为第{seq}条，实为第{row['seq']}条：条目被删除、移动或加入"
    if row["prev"] != prev:
        return "与前一条不衔接：条目被加入、调换或改写"
    if leaf_of({name: row[name] for name in FIELDS}) != row["leaf"]:
        return "内容与摘要不符：条目被改写"
    if payload is None:
        return "条目内容缺失"
    held = digest.commitment(bytes(payload["salt"]), payload["body"].encode()) == row["commit"]
    return "" if held else "条目内容被改写"


def _end_fault(walk: _Walk, known: tuple[heads.Known, heads.Known] | None) -> Fault | None:
    log, seq = walk.log, walk.seq
    if known is None:
        return Fault(log, 0, "缺失或损坏，无法确认末尾是否完整") if seq else None
    settled = known[heads.SETTLED]
    if settled.seq > seq:
        return Fault(log, seq + 1, f"末尾被截去：链头文件记到第{settled.seq}条")
    if settled.seq and not Entry.objects.filter(log=log, seq=settled.seq, leaf=settled.leaf).exists():
        return Fault(log, settled.seq, "与链头文件不符：此条或其之前的条目被整体改写")
    if heads.Known(log, seq, walk.leaf) not in known:
        return Fault(log, settled.seq + 1, f"链头文件只记到第{settled.seq}条：其后的条目不是由系统写入")
    head = Head.objects.filter(log=log).first()
    if head and (head.seq, head.leaf) == (seq, walk.leaf):
        return None
    later = head and head.seq > seq and Entry.objects.filter(log=log, seq=head.seq, leaf=head.leaf).exists()
    return None if later or not (seq or head) else Fault(log, seq, "链头记录与末条不符")
