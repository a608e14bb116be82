"""Page times of a county clerk's pages, and whether their queries grow with the schools; of a province, its overview.

    python -m benchmarks.pages [--schools 48 455] [--province 20000]

Server time through the whole stack (middleware, selectors, template) by Django's test client, without a network.
The county with the most schools of each size is looked at; queries are counted. The last column is what two cores can
do in a second by the CPU that a request takes. A province is filled with the facts of `benchmarks.facts`.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
import warnings

ROUNDS = 15
SIZES = (48, 455)
PAGES = (
    ("inbox", "/"),
    ("overview", "/overview/"),
    ("imports", "/imports/"),
    ("parameters", "/parameters/"),
    ("clauses", "/clauses/"),
)


def measure(name: str, client: object, url: str) -> dict[str, object]:
    """Median, fastest and slowest milliseconds of a page, its queries and its size."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as queries:
        page = client.get(url)  # type: ignore[attr-defined]
    count = len(queries)  # now: the next request empties the log
    assert page.status_code == 200, f"{url}: {page.status_code}"
    times, cpus = [], []
    for _round in range(ROUNDS):
        start, spent = time.perf_counter(), time.process_time()
        client.get(url)  # type: ignore[attr-defined]
        times.append((time.perf_counter() - start) * 1000)
        cpus.append((time.process_time() - spent) * 1000)
    return {"page": name, "ms": statistics.median(times), "min": min(times), "cpu": statistics.median(cpus),
            "queries": count, "kb": len(page.content) / 1024}  # fmt: skip


def told(schools: int, row: dict[str, object]) -> None:
    """One line of the table."""
    print(f"{schools:>7} {row['page']:<12}{row['ms']:>9.1f}{row['min']:>9.1f}{row['cpu']:>9.1f}{row['queries']:>9}"
          f"{row['kb']:>8.0f}{2000 / row['cpu']:>8.0f}", flush=True)  # type: ignore[operator]  # fmt: skip


def province(schools: int) -> None:
    """The overview of somebody in the province's office."""
    import django

    warnings.filterwarnings("ignore", "No directory at")
    django.setup()
    from django.test import Client

    from benchmarks.facts import LONG_AGO, TODAY
    from benchmarks.peers import prepare
    from xiaoheng.ground.organisation.models import Account, RoleGrant, Unit
    from xiaoheng.lib import clock

    prepare(schools)
    account, _made = Account.objects.get_or_create(username="province", defaults={"name": "省", "is_demo": True})
    top = Unit.objects.get(superior=None)
    RoleGrant.objects.get_or_create(account=account, role="county_clerk", unit=top, since=LONG_AGO)
    client = Client(SERVER_NAME="localhost")
    client.force_login(account, "django.contrib.auth.backends.ModelBackend")
    with clock.on(TODAY):  # years later nearly everything would be overdue
        told(schools, measure("province", client, "/overview/"))


def one_size(schools: int) -> None:
    """Load a demo of one size in this process's own data directory and print its rows."""
    import django

    warnings.filterwarnings("ignore", "No directory at")  # no static files are served here
    django.setup()
    from django.core.management import call_command
    from django.db.models import Count
    from django.test import Client

    from xiaoheng.doors.console import demo, regulations
    from xiaoheng.ground.organisation.models import Account, Unit

    call_command("migrate", verbosity=0)
    regulations.run(argparse.Namespace())
    demo.load(schools)
    county = Unit.objects.filter(kind="county").annotate(n=Count("down")).order_by("-n", "code").first()
    assert county is not None
    school = Unit.objects.filter(kind="school", log=county.code).order_by("code").first()
    assert school is not None
    client = Client(SERVER_NAME="localhost")
    client.force_login(
        Account.objects.get(username=f"{county.code.lower()}-ganshi"), "django.contrib.auth.backends.ModelBackend"
    )
    for name, url in (*PAGES, ("school", f"/schools/{school.code}/")):
        told(schools, measure(name, client, url))


def main() -> None:
    """Each size in a process and a data directory of its own."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--schools", type=int, nargs="*", default=list(SIZES))
    parser.add_argument("--province", type=int)
    parser.add_argument("--one", type=int)
    options = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "xiaoheng.config.settings")
    if options.one:
        return one_size(options.one)
    print(
        f"{'schools':>7} {'page':<12}{'ms':>9}{'min':>9}{'CPU ms':>9}{'queries':>9}{'KiB':>8}{'per s':>8}", flush=True
    )
    if options.province:
        return province(options.province)
    for size in options.schools:
        with tempfile.TemporaryDirectory(prefix="xiaoheng-bench-") as home:
            env = {**os.environ, "XIAOHENG_HOME": home}
            subprocess.run([sys.executable, "-m", "benchmarks.pages", "--one", str(size)], env=env, check=True)
    return None


if __name__ == "__main__":
    main()
