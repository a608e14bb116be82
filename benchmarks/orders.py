"""交办: one order of 40 items to 455 and to 20,000 schools, its table, its export, and how fast answers are reviewed.

    python -m benchmarks.orders [--schools 455 20000]

Issuing: seconds by the clock, rows a second, and the longest that one transaction held the write lock. The table: one
window through the whole stack by Django's test client, its queries, and the workbook of all schools. Reviewing: one
word on one answer, as the page does it, and a batch of a hundred.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
import warnings
from contextlib import contextmanager
from datetime import date, timedelta

ITEMS, REVIEWED = 40, 100
SINCE, UNTIL = date(2023, 3, 1), date(2023, 4, 30)


@contextmanager
def watched(longest):
    """Notes how long each outermost transaction stays open from its first statement on."""
    from django.db import transaction

    enter, leave = transaction.Atomic.__enter__, transaction.Atomic.__exit__
    began = []

    def begin(self):
        began.append(time.perf_counter())
        return enter(self)

    def end(self, *told):
        done = leave(self, *told)
        start = began.pop()
        if not began:
            longest.append(time.perf_counter() - start)
        return done

    transaction.Atomic.__enter__, transaction.Atomic.__exit__ = begin, end
    try:
        yield
    finally:
        transaction.Atomic.__enter__, transaction.Atomic.__exit__ = enter, leave


def county(size):
    """A county of so many schools, each with a branch and an office; no facts besides."""
    from tests import cast as cast_module
    from xiaoheng.ground.organisation.models import Account, Ancestry, RoleGrant, School, Unit

    cast = cast_module.load()
    top = cast.units["YL"]
    told = {"kind": "school", "superior": top, "since": date(2015, 9, 1), "log": top.log}
    rows = Unit.objects.bulk_create(
        [Unit(code=f"N{n:05}", name=f"第{n}小学", **told) for n in range(size - 3)], batch_size=500
    )
    School.objects.bulk_create([School(unit=row, stage="primary", ownership="public") for row in rows], batch_size=500)
    above = [(link.ancestor_id, link.depth + 1) for link in Ancestry.objects.filter(unit=top)]
    links = [Ancestry(unit=row, ancestor_id=pk, depth=depth) for row in rows for pk, depth in above]
    links += [Ancestry(unit=row, ancestor=row, depth=0) for row in rows]
    Ancestry.objects.bulk_create(links, batch_size=500)
    account = Account.objects.create(username="bureau", name="各校党政办")
    grants = [RoleGrant(account=account, role="school_office", unit=row, since=date(2015, 9, 1)) for row in rows[:200]]
    RoleGrant.objects.bulk_create(grants, batch_size=500)
    return cast, rows, account


def drafted(cast):
    """The order: every fourth item asks for a file, every tenth is for some schools only."""
    from xiaoheng.loop.execution import services as execution
    from xiaoheng.loop.execution.services import Wording

    few = [cast.units[code].pk for code in ("TY", "LX", "SQ")]
    items = [
        Wording(
            f"第{n}项任务", f"各校于4月{n % 28 + 1}日前完成第{n}项任务。", due_on=date(2023, 4, n % 28 + 1), minutes=30,
            evidence=("会议记录",) if n % 4 == 0 else (), **({"reach": "except", "schools": few} if n % 10 == 0 else {}),
        )
        for n in range(1, ITEMS + 1)
    ]  # fmt: skip
    told = {"title": "党建工作任务", "since": SINCE, "until": UNTIL, "items": items}
    return execution.draft(actor=cast.actor("clerk"), unit=cast.units["YL"], **told)


def issue(cast, order):
    """Seconds of issuing, and the longest transaction."""
    from xiaoheng.loop.execution import services as execution

    longest = []
    with watched(longest):
        start = time.perf_counter()
        execution.issue(actor=cast.actor("clerk"), directive=order)
        spent = time.perf_counter() - start
    return spent, max(longest)


def table(cast, order):
    """Milliseconds and queries of a window, and seconds of the workbook."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(SERVER_NAME="localhost")
    client.force_login(cast.accounts["clerk"], "django.contrib.auth.backends.ModelBackend")
    times, url = [], f"/directives/{order.pk}/matrix/"
    client.get(url)
    with CaptureQueriesContext(connection) as asked:
        page = client.get(url)
    queries = len(asked)
    assert page.status_code == 200, page.status_code
    for start in (0, 50, 100, 200, 400) * 3:
        began = time.perf_counter()
        client.get(url, {"from": start}, headers={"HX-Request": "true"})
        times.append((time.perf_counter() - began) * 1000)
    began = time.perf_counter()
    size = len(b"".join(client.get(f"{url}export/").streaming_content))
    return statistics.median(times), queries, len(page.content) / 1024, time.perf_counter() - began, size / 1024


def review(cast, order, rows, account):
    """Answers approved in a second, one page after the other and in a batch."""
    from django.test import Client

    from xiaoheng.loop.execution.models import Assignment, Evidence, Submission, Target

    Target.objects.filter(directive=order, unit__in=rows[: 2 * REVIEWED]).update(state="signed", signed_on=SINCE)
    item, day = order.items.get(seq=4), date(2023, 3, 14)
    told = {"item": item, "occurrence": SINCE, "state": "submitted", "due_on": item.due_on, "submitted_on": day}
    cells = Assignment.objects.bulk_create([Assignment(unit=row, **told) for row in rows[: 2 * REVIEWED]])
    by = {"by": f"account:{account.pk}", "by_name": account.name, "submitted_on": day}
    sent = Submission.objects.bulk_create([Submission(assignment=cell, seq=1, **by) for cell in cells])
    fact = {"kind": "fact", "subject_kind": "decisions.meeting", "entered_on": day - timedelta(days=4)}
    held = {"title": "党组织会议", "happened_on": day - timedelta(days=4), "why": "与要求的会议类别一致"}
    Evidence.objects.bulk_create([Evidence(submission=one, subject=str(one.pk), **fact, **held) for one in sent])
    client = Client(SERVER_NAME="localhost")
    client.force_login(cast.accounts["clerk"], "django.contrib.auth.backends.ModelBackend")
    client.get("/reviews/")
    start, url = time.perf_counter(), f"/reviews/{cells[0].pk}/"
    for _round in range(REVIEWED):
        client.get(url)
        pk = url.rstrip("/").rpartition("/")[2]
        url = client.post(f"/execution/{pk}/approve/", {"queued": "1", "reason": ""})["Location"]
    one = REVIEWED / (time.perf_counter() - start)
    keys = [f"{cell.pk}:{one_.pk}" for cell, one_ in zip(cells, sent, strict=True)]
    start = time.perf_counter()
    client.post("/reviews/batch/", {"one": keys[REVIEWED:]})
    batch = REVIEWED / (time.perf_counter() - start)
    left = Assignment.objects.filter(state="submitted").count()
    assert left == 0, f"{left} answers were left"
    return one, batch


def one(size):
    """All figures of one county, in a data directory of its own."""
    import django

    warnings.filterwarnings("ignore", "No directory at")
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    cast, rows, account = county(size)
    order = drafted(cast)
    spent, longest = issue(cast, order)
    print(f"{size:>7} schools  issue {spent:6.2f} s  {size / spent:8.0f} rows/s  longest lock {longest * 1000:5.0f} ms")
    ms, queries, kb, seconds, size_kb = table(cast, order)
    print(
        f"{'':>16} table {ms:6.0f} ms a window  {queries} queries  {kb:.0f} KB  workbook {seconds:.1f} s, {size_kb:.0f} KB"
    )
    single, batch = review(cast, order, rows, account)
    print(f"{'':>16} review {single:5.1f} answers/s one by one, {batch:5.1f} in a batch", flush=True)


def main():
    """Each size in a process and a directory of its own."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--schools", type=int, nargs="*", default=[455, 20_000])
    parser.add_argument("--here", type=int)
    options = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "xiaoheng.config.settings")
    if options.here:
        one(options.here)
        return
    for size in options.schools:
        with tempfile.TemporaryDirectory(prefix="xiaoheng-bench-") as home:
            env = {**os.environ, "XIAOHENG_HOME": home}
            subprocess.run([sys.executable, "-m", "benchmarks.orders", "--here", str(size)], env=env, check=True)


if __name__ == "__main__":
    main()
