"""验链: walk a county's log and name the first bad entry."""

import json
from dataclasses import dataclass

from xiaoheng.ground.records import heads
from xiaoheng.ground.records.models import Entry, Head, Payload
from xiaoheng.ground.records.services.append import leaf_of
from xiaoheng.lib import digest


@dataclass(frozen=True)
class Fault:
    """链条断点: the first entry of a log that does not hold, and why."""

    log: str
    seq: int
    why: str


def logs() -> list[str]:
    """Every log that the database or the entries speak of."""
    named = set(Head.objects.values_list("log", flat=True)) | set(Entry.objects.values_list("log", flat=True))
    return sorted(named)


def verify(log: str) -> Fault | None:
    """验证一本留痕: None when every entry, every payload and both heads hold, else the first fault."""
    prev, seq = digest.ZERO, 0
    remembered = heads.recall(log)
    if remembered is None and Entry.objects.filter(log=log).exists():
        return Fault(log, 0, "库外链头文件缺失或被改动，无法确认末尾是否完整")
    for entry in Entry.objects.filter(log=log).order_by("seq").iterator(chunk_size=2000):
        seq += 1
        if why := _fault_of(entry, seq, prev):
            return Fault(log, seq, why)
        if remembered and remembered.seq == seq and remembered.leaf != entry.leaf:
            return Fault(log, seq, "与库外链头不符：此条或其之前的条目被整体改写")
        prev = entry.leaf
    return _tail_fault(log, seq, prev, remembered) or _payload_fault(log)


def _fault_of(entry: Entry, seq: int, prev: str) -> str:
    if entry.seq != seq:
        return f"缺第{seq}条（下一条为第{entry.seq}条）：条目被删除或移动"
    if entry.prev != prev:
        return "与前一条不衔接：条目被插入、调换或改写"
    return "" if leaf_of(entry) == entry.leaf else "内容与摘要不符：条目被改写"


def _tail_fault(log: str, seq: int, prev: str, remembered: heads.Remembered | None) -> Fault | None:
    if remembered and remembered.seq > seq:
        return Fault(log, seq + 1, f"末尾被截去：库外链头记到第{remembered.seq}条")
    head = Head.objects.filter(log=log).first()
    if head is None or (head.seq, head.leaf) != (seq, prev):
        return Fault(log, seq, "链头记录与末条不符")
    return None


def _payload_fault(log: str) -> Fault | None:
    """Payloads that do not match what their entries committed to; a redacted one has neither salt nor body."""
    entries = Entry.objects.filter(log=log).order_by("seq")
    for start in range(0, entries.count(), 500):
        chunk = list(entries[start : start + 500])
        payloads = {p.entry: p for p in Payload.objects.filter(entry__in=[e.pk for e in chunk])}
        for entry in chunk:
            payload = payloads.get(entry.pk)
            if payload is None:
                return Fault(log, entry.seq, "条目内容缺失")
            if payload.salt is None and payload.body is None:
                continue
            body = json.loads(payload.body or "{}")
            if digest.commitment(bytes(payload.salt or b""), body) != entry.commit:
                return Fault(log, entry.seq, "条目内容被改写")
    return None
