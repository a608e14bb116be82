"""Page times of the inbox, the county overview and the school page, and whether their queries grow with the schools.

    python -m benchmarks.pages [--schools 48 455]

Server time through the whole stack (middleware, selectors, template) by Django's test client, without a network.
The county with the most schools of each size is looked at; queries are counted.
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


def measure(name: str, client: object, url: str) -> dict[str, object]:
    """Median, fastest and slowest milliseconds of a page, its queries and its size."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as queries:
        page = client.get(url)  # type: ignore[attr-defined]
    count = len(queries)  # now: the next request empties the log
    assert page.status_code == 200, f"{url}: {page.status_code}"
    times = []
    for _round in range(ROUNDS):
        start = time.perf_counter()
        client.get(url)  # type: ignore[attr-defined]
        times.append((time.perf_counter() - start) * 1000)
    return {"page": name, "ms": statistics.median(times), "min": min(times), "max": max(times),
            "queries": count, "kb": len(page.content) / 1024}  # fmt: skip


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
    for name, url in (("inbox", "/"), ("overview", "/overview/"), ("school", f"/schools/{school.code}/")):
        row = measure(name, client, url)
        print(f"{schools:>7} {row['page']:<10}{row['ms']:>9.1f}{row['min']:>9.1f}{row['max']:>9.1f}"
              f"{row['queries']:>9}{row['kb']:>8.0f}", flush=True)  # fmt: skip


def main() -> None:
    """Each size in a process and a data directory of its own."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--schools", type=int, nargs="*", default=list(SIZES))
    parser.add_argument("--one", type=int)
    options = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "xiaoheng.config.settings")
    if options.one:
        return one_size(options.one)
    print(f"{'schools':>7} {'page':<10}{'ms':>9}{'min':>9}{'max':>9}{'queries':>9}{'KiB':>8}", flush=True)
    for size in options.schools:
        with tempfile.TemporaryDirectory(prefix="xiaoheng-bench-") as home:
            env = {**os.environ, "XIAOHENG_HOME": home}
            subprocess.run([sys.executable, "-m", "benchmarks.pages", "--one", str(size)], env=env, check=True)
    return None


if __name__ == "__main__":
    main()
