"""留痕: milliseconds per append and its share beyond the commit, entries verified per second. Aims: 1 ms, 1 M in 60 s."""

import os
import secrets
import sys
import time
from itertools import islice

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "xiaoheng.config.settings")
django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import transaction  # noqa: E402

from xiaoheng.ground.records import heads  # noqa: E402
from xiaoheng.ground.records import services as records  # noqa: E402
from xiaoheng.ground.records.models import Entry, Head, Payload  # noqa: E402
from xiaoheng.ground.records.services.append import leaf_of  # noqa: E402
from xiaoheng.lib import digest  # noqa: E402

FACTS = {"actor": "方敏", "unit": "桃源中学", "title": "关于修订学校章程的请示", "due_on": "2023-04-15"}


def append(count):
    """Appends one by one: sorted milliseconds of each append, and of each with its commit."""
    alone, whole = [], []
    for _ in range(count):
        began = time.perf_counter()
        with transaction.atomic():
            records.append(log="YL", actor="account:2", role="county_clerk", unit="TY", verb="room.verb", payload=FACTS)
            alone.append((time.perf_counter() - began) * 1000)
        whole.append((time.perf_counter() - began) * 1000)
    return sorted(alone), sorted(whole)


def chain(log):
    """Endless right entries with their payloads, not yet in the database."""
    body, prev, seq = digest.canonical(FACTS), digest.ZERO, 0
    while True:
        seq, salt = seq + 1, secrets.token_bytes(32)
        fields = {
            "log": log,
            "seq": seq,
            "at": "2023-03-14T08:00:00.000Z",
            "actor": "account:2",
            "role": "county_clerk",
        }
        fields |= {"unit": "TY", "verb": "room.verb", "kind": "organisation.unit", "subject": "7", "result": "done"}
        fields |= {"commit": digest.commitment(salt, body), "prev": prev}
        prev = leaf_of(fields)
        yield Entry(**fields, leaf=prev), salt, body.decode()


def fill(log, count):
    """A log of `count` entries, written in bulk."""
    source = chain(log)
    for _ in range(0, count, 5000):
        rows = list(islice(source, 5000))
        entries = Entry.objects.bulk_create([entry for entry, _salt, _body in rows])
        Payload.objects.bulk_create(
            [Payload(entry=e.pk, salt=salt, body=body) for e, (_, salt, body) in zip(entries, rows, strict=True)]
        )
    last = entries[-1]
    Head.objects.create(log=log, seq=last.seq, leaf=last.leaf)
    heads.begin(log, at=heads.Known(log, last.seq, last.leaf))


def main(count=100_000):
    call_command("migrate", "records", verbosity=0)
    for what, taken in zip(("append", "+ commit"), append(2000), strict=True):
        print(f"{what:<9}{taken[1000]:.2f} ms median, p95 {taken[1900]:.2f} ms")
    fill("K", count)
    began = time.perf_counter()
    verdict = records.examine("K")
    seconds = time.perf_counter() - began
    print(f"verify   {count:,} entries in {seconds:.1f} s, {count / seconds:,.0f} a second; {verdict}")
    return 1 if verdict.fault else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
