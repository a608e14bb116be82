"""链头文件: the last (log, seq, leaf) of each log, keyed, outside the database, so that a cut tail is seen.

Two fixed slots are written in turn, so that a torn write leaves the other slot whole. The file may lag behind the
database by a crash between commit and write, never run ahead of it: verify() therefore asks that the database
holds the remembered entry, not that it ends there.
"""

import fcntl
import json
import os
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from xiaoheng.lib import digest

SLOT = 512


@dataclass(frozen=True)
class Remembered:
    """A remembered head: sequence number and leaf."""

    seq: int
    leaf: str


def path_of(log: str) -> Path:
    """The head file of one log."""
    folder = Path(settings.XIAOHENG_HOME) / "heads"
    folder.mkdir(exist_ok=True, mode=0o700)
    return folder / f"{digest.sm3(log.encode())[:24]}.head"


def remember(log: str, seq: int, leaf: str) -> None:
    """Write the head after commit; an older head never overwrites a newer one."""
    fd = os.open(path_of(log), os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(fd, fcntl.LOCK_EX)
        known = _newest(log, os.pread(fd, SLOT * 2, 0))
        if known is None or known.seq < seq:
            text = json.dumps({"log": log, "seq": seq, "leaf": leaf, "mac": _mac(log, seq, leaf)}, ensure_ascii=False)
            os.pwrite(fd, text.encode().ljust(SLOT), SLOT * (seq % 2))
    finally:
        os.close(fd)


def recall(log: str) -> Remembered | None:
    """The newest whole and rightly keyed head of a log, or None."""
    try:
        return _newest(log, path_of(log).read_bytes())
    except FileNotFoundError:
        return None


def _newest(log: str, raw: bytes) -> Remembered | None:
    found = [slot for slot in (_slot(log, raw[:SLOT]), _slot(log, raw[SLOT : SLOT * 2])) if slot]
    return max(found, key=lambda slot: slot.seq, default=None)


def _slot(log: str, raw: bytes) -> Remembered | None:
    try:
        data = json.loads(raw)
        known = Remembered(int(data["seq"]), str(data["leaf"]))
        return known if data["mac"] == _mac(log, known.seq, known.leaf) else None
    except (ValueError, KeyError, TypeError):
        return None


def _mac(log: str, seq: int, leaf: str) -> str:
    return digest.keyed(settings.HEAD_KEY.encode(), f"{log}|{seq}|{leaf}".encode())
