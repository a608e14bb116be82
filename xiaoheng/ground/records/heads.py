"""链头文件: what each log's last entry must be, keyed, outside the database, so that no tail is cut or forged unseen.

A file holds two heads in two disk sectors: *settled* (committed for certain) and *intended* (written and flushed by
an append before its transaction commits). The database must end at one of them. A crash before the commit leaves it
at settled, one after it at intended, a rollback at settled: none of these is an alarm, and a lock is never waited for.
The next append settles the head it finds only if the file knows it. Otherwise the file stays as it is, and so does
the alarm, until `renew`: nothing that passed the verbs by is ever papered over.
Who keeps an old copy of the file *and* cuts the database back to it leaves no trace here: that takes a witness.
"""

import fcntl
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from xiaoheng.ground.records import disk
from xiaoheng.lib import digest

SLOT = 512
SETTLED, INTENDED = 0, 1


@dataclass(frozen=True)
class Known:
    """A head as the file knows it."""

    log: str
    seq: int
    leaf: str


class _Own(threading.local):
    """Heads this thread has intended and not yet seen committed: while the head row shows one, it is not settled."""

    def __init__(self) -> None:
        self.heads: dict[str, set[Known]] = {}


_own = _Own()


def path_of(log: str) -> Path:
    """The head file of one log."""
    return _folder() / f"{digest.sm3(log.encode())[:24]}.head"


def begin(log: str, *, at: Known | None = None) -> None:
    """Put the head file of a new log on disk at 0; `at` makes it anew at a head, whatever it held."""
    head = at or Known(log, 0, digest.ZERO)
    if at or not path_of(log).exists():
        disk.put(path_of(log), _written(SETTLED, head) + _written(INTENDED, head))


def intend(base: Known, entry: Known) -> None:
    """Note, under the lock of the head row, that `entry` is about to follow `base`.

    OSError or ValueError when the file is missing or damaged or does not know `base`; it is then left as it is.
    """
    own = _own.heads.get(base.log, set())
    with _opened(base.log) as (fd, settled, intended):
        if base not in own:  # the first entry of this transaction: what it follows has been committed
            if base not in (settled, intended):
                raise ValueError(f"the database ends at {base.seq}, which the head file does not know")
            os.pwrite(fd, _written(SETTLED, base), SLOT * SETTLED)
            own = set()
        os.pwrite(fd, _written(INTENDED, entry), SLOT * INTENDED)
        os.fdatasync(fd)
    _own.heads[base.log] = own | {entry}


def settle(entry: Known) -> None:
    """Note after the commit that `entry` stands, unless a later one already does."""
    own = _own.heads.get(entry.log, set())
    if entry not in own:
        return  # the file did not know what it follows, and stays as it is
    own.discard(entry)
    with _opened(entry.log) as (fd, settled, _intended):
        if settled.seq < entry.seq:
            os.pwrite(fd, _written(SETTLED, entry), SLOT * SETTLED)


def recall(log: str) -> tuple[Known, Known] | None:
    """Settled and intended head of a log, or None when its file is missing or any part of it is not as written."""
    known = _read(path_of(log))
    return known if known and known[0].log == known[1].log == log else None


def logs() -> set[str]:
    """Logs of which at least one entry is known."""
    return {known[SETTLED].log for path in _folder().glob("*.head") if (known := _read(path)) and known[SETTLED].seq}


def _folder() -> Path:
    return Path(settings.XIAOHENG_HOME) / "heads"


@contextmanager
def _opened(log: str) -> Iterator[tuple[int, Known, Known]]:
    fd = os.open(path_of(log), os.O_RDWR)
    try:
        fcntl.flock(fd, fcntl.LOCK_EX)
        yield (fd, *_slots(os.pread(fd, SLOT * 3, 0)))
    finally:
        os.close(fd)


def _read(path: Path) -> tuple[Known, Known] | None:
    try:
        return _slots(path.read_bytes())
    except (OSError, ValueError):
        return None


def _slots(raw: bytes) -> tuple[Known, Known]:
    return _slot(SETTLED, raw[:SLOT]), _slot(INTENDED, raw[SLOT:])


def _slot(place: int, raw: bytes) -> Known:
    log, seq, leaf, *_mac = raw.decode().split("\n")
    known = Known(log, int(seq), leaf)
    if raw != _written(place, known):
        raise ValueError("the head file is damaged")
    return known


def _written(place: int, head: Known) -> bytes:
    text = f"{head.log}\n{head.seq}\n{head.leaf}\n"
    mac = digest.keyed(settings.HEAD_KEY.encode(), f"{place}\n{text}".encode())
    return f"{text}{mac}\n".encode().ljust(SLOT)
