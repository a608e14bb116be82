"""Processes that append at once, are killed, or are verified meanwhile, in a database of their own.

Run by test_processes.py as `python -m tests.ground.records.rounds WHAT …`; prints what it saw as JSON.
"""

import json
import os
import random
import signal
import sys
import time
from importlib import import_module
from pathlib import Path

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection, transaction  # noqa: E402

from xiaoheng.ground.records import services as records  # noqa: E402
from xiaoheng.ground.records.models import Entry, StoredFile  # noqa: E402
from xiaoheng.lib import clock  # noqa: E402

LOG = "K"


def verb(name, fail=False):
    """A row and its entry in one transaction, as every verb writes them."""
    with transaction.atomic():
        StoredFile.objects.create(digest=name, size=1, media="-", name=name, stored_at=clock.now())
        records.append(log=LOG, actor="a", role="r", unit="S", verb="room.verb", subject=name, payload={"名": name})
        transaction.set_rollback(fail)


def child(work):
    """Fork; the child works on connections of its own and ends without clean-up."""
    connection.close()
    pid = os.fork()
    if pid == 0:
        try:
            work()
        finally:
            os._exit(0)
    return pid


def kept():
    """Names of rows, and of entries."""
    return (
        sorted(StoredFile.objects.values_list("digest", flat=True)),
        sorted(Entry.objects.values_list("subject", flat=True)),
    )


def until_alone():
    """A server may still be committing for a client that is gone."""
    while connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            others = "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
            if not cursor.execute(others).fetchall():
                return


def race(processes, count):
    """Processes × count appends to a log that does not exist yet, one in five rolled back, verified meanwhile."""

    def work():
        me = os.getpid()
        for n in range(count):
            verb(f"{me}-{n}")
            if n % 5 == 0:
                verb(f"{me}-{n}-void", fail=True)

    waiting, seen, faults = {child(work) for _ in range(processes)}, [], []
    while waiting:
        verdict = records.examine(LOG)
        seen.append(verdict.entries)
        faults += [str(verdict)] if verdict.fault else []
        waiting -= {pid for pid in waiting if os.waitpid(pid, os.WNOHANG)[0]}
    rows, entries = kept()
    seqs = list(Entry.objects.order_by("seq").values_list("seq", flat=True))
    faults += [str(fault) for fault in records.verify_all()]
    return {"faults": faults, "gapless": seqs == list(range(1, len(seqs) + 1)), "same": rows == entries,
            "entries": len(entries), "looks": len({n for n in seen if 0 < n < len(entries)})}  # fmt: skip


def kill(rounds):
    """Rounds of two writers killed without warning; what they reported as done must be there."""
    chance, faults, lost, halves, done = random.Random(7), [], 0, 0, 0
    acks = Path(os.environ["XIAOHENG_HOME"]) / "acks"
    acks.touch()

    def reported():
        return set(acks.read_text().splitlines())

    for number in range(rounds):

        def work(number=number):
            with acks.open("a", buffering=1) as out:
                for n in range(10_000):
                    verb(f"{number}-{os.getpid()}-{n}")
                    out.write(f"{number}-{os.getpid()}-{n}\n")

        pids = [child(work) for _ in range(2)]
        while len(reported()) == done:
            time.sleep(0.001)
        time.sleep(chance.uniform(0, 0.05))
        for pid in pids:
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
        until_alone()
        rows, entries = kept()
        halves += rows != entries
        done, lost = len(reported()), lost + len(reported() - set(entries))
        faults += [str(fault) for fault in records.verify_all()]
    return {"faults": faults, "lost": lost, "halves": halves, "done": done}


# Where a writer is made to die: (module, attribute, before or after the call)
RECORDS = "xiaoheng.ground.records"
STEPS = {
    "before the head is locked": (f"{RECORDS}.services.append", "_locked_head", "before"),
    "with the head locked": (f"{RECORDS}.services.append", "_locked_head", "after"),
    "with the entry inserted": (f"{RECORDS}.services.append", "_remember", "before"),
    "with the entry intended": (f"{RECORDS}.services.append", "_remember", "after"),
    "committed and not settled": (f"{RECORDS}.heads", "settle", "before"),
    "settled": (f"{RECORDS}.heads", "settle", "after"),
    "with a file half written": (f"{RECORDS}.disk.os", "replace", "before"),
    "with a file renamed": (f"{RECORDS}.disk.os", "replace", "after"),
}


def die_at(step):
    """A writer that dies at one step of its second verb; then another goes on."""
    name, attribute, when = STEPS[step]
    parts = name.partition(".disk.")
    place = import_module(parts[0] + ".disk").os if parts[2] else import_module(name)
    verb("first")

    def work():
        original = getattr(place, attribute)

        def deadly(*arguments):
            if when == "after":
                original(*arguments)
            os.kill(os.getpid(), signal.SIGKILL)

        setattr(place, attribute, deadly)
        if "file" in step:
            records.store(b"%PDF-1.7", "a.pdf")
        else:
            verb("second")

    os.waitpid(child(work), 0)
    until_alone()
    faults = [str(fault) for fault in records.verify_all()]
    files = Path(os.environ["XIAOHENG_HOME"]) / "files"
    missing = [row for row in StoredFile.objects.filter(media="application/pdf") if not list(files.rglob(row.digest))]
    rows, entries = kept()
    verb("third", fail=True)
    verb("fourth")
    faults += [str(fault) for fault in records.verify_all()]
    return {"faults": faults, "same": rows == entries, "entries": entries, "rows without file": len(missing)}


if __name__ == "__main__":
    call_command("migrate", "records", verbosity=0)
    what, *numbers = sys.argv[1:]
    made = die_at(numbers[0]) if what == "die" else {"race": race, "kill": kill}[what](*map(int, numbers))
    print(json.dumps(made, ensure_ascii=False))
