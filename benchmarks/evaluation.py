"""Evaluation of all rules at 48, 455 and 5,000 schools: seconds, queries, rows a second, growth; one school; a loop.

`python -m benchmarks.evaluation --province` adds 20,000 schools, 7 million rows: some minutes to write them.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from math import log
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Any

SIZES, PROVINCE = (48, 455, 5000), 20_000
NAIVE_AT = 48


def main() -> int:
    """Measure each size in a process and a database of its own; print the table; fail when the loop disagrees."""
    home = Path(os.environ["XIAOHENG_HOME"])
    sizes = (*SIZES, PROVINCE) if "--province" in sys.argv else SIZES
    results = [measured(size, home / str(size)) for size in sizes]
    print(
        "schools      rows  findings  load s  full s  CPU s  queries   rows/s  judge CPU s  1 school ms  live ms   1 % ms   peak MB  bare MB"
    )
    for r in results:
        print(
            f"{r['schools']:7,} {r['rows']:9,} {r['findings']:9,} {r['load']:7.2f} {r['wall']:7.3f} {r['cpu']:6.3f}"
            f" {r['queries']:8} {r['rows'] / r['wall']:8,.0f} {r['judge']:12.3f} {r['one']:12.2f} {r['live']:8.2f} {r['some']:8.1f} {r['peak']:9.0f} {r['bare']:8.0f}"
        )
    first, last = results[0], results[-1]
    for name in ("cpu", "judge"):
        slope = log(last[name] / results[1][name]) / log(last["schools"] / results[1]["schools"])
        print(f"growth of {name} from {results[1]['schools']} to {last['schools']} schools: N^{slope:.2f}")
    print(f"{first['rules']} rules. Those of `benchmarks.peers` at {NAIVE_AT} schools, object by object: ", end="")
    print(
        f"{first['naive']:.2f} s against {first['set_wise'] * 1000:.1f} ms, {first['naive'] / first['set_wise']:.0f} times"
    )
    print("load: writing the rows. full: steady run, findings refreshed. live: re-judging after an appointment.")
    print(f"findings of the loop {'agree' if first['agree'] else 'DO NOT AGREE'}")
    return 0 if first["agree"] else 1


def measured(size: int, home: Path) -> dict[str, Any]:
    """One size in a process of its own."""
    home.mkdir()
    env = {**os.environ, "XIAOHENG_HOME": str(home)}
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.evaluation", str(size)], env=env, check=True, stdout=subprocess.PIPE
    )
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def measure(size: int) -> dict[str, Any]:
    """Fill the database, evaluate, and time each way of asking."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from benchmarks.facts import TODAY, fill
    from xiaoheng.ground.organisation.actors import system
    from xiaoheng.ground.rulebook import selectors, services
    from xiaoheng.ground.rulebook.engine import registry
    from xiaoheng.ground.rulebook.models import Finding

    call_command("migrate", verbosity=0)
    load = perf_counter()
    rows = fill(size)
    load = perf_counter() - load
    services.load(actor=system("bench"))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    connection.close()  # as a server's: that which made the statistics prepares each statement anew
    services.evaluate(TODAY)
    queries = counted(lambda: services.evaluate(TODAY))
    full = [timed(lambda: services.evaluate(TODAY)) for _ in range(3)]
    judge = [timed(lambda: selectors.judge(TODAY)) for _ in range(3)]
    return {
        "schools": size,
        "rows": rows,
        "rules": len(registry.rules()),
        "findings": Finding.objects.filter(ended=0).count(),
        "load": load,
        "wall": median(wall for wall, _cpu in full),
        "cpu": median(cpu for _wall, cpu in full),
        "judge": median(cpu for _wall, cpu in judge),
        "queries": queries,
        **memory(),
        **few(size),
        **(naive(TODAY) if size == NAIVE_AT else {}),
    }


def memory() -> dict[str, float]:
    """Peak megabytes of a process that judges everything and does nothing else, and of one that only starts."""
    found = {}
    for name in ("bare", "peak"):
        command = [sys.executable, "-m", "benchmarks.evaluation", f"--{name}"]
        found[name] = float(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
    return found


def peak(judging: bool) -> float:
    """What a process of its own takes: Django with all rooms, the rules, and with `judging` two full runs."""
    import django

    django.setup()
    from benchmarks.facts import TODAY
    from xiaoheng.ground.rulebook import services
    from xiaoheng.ground.rulebook.engine import registry

    registry.rules()
    for _run in range(2 if judging else 0):
        services.evaluate(TODAY)
    status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines())
    return int(status["VmHWM"].split()[0]) / 1024  # getrusage would count what started us as well


def few(size: int) -> dict[str, float]:
    """One school asked, one school judged live after a verb, one school in a hundred asked: milliseconds."""
    from django.db import transaction

    from benchmarks.facts import TODAY
    from xiaoheng.ground.rulebook import selectors
    from xiaoheng.ground.rulebook.engine import registry
    from xiaoheng.ground.rulebook.services.evaluate import refresh

    def live(unit: int, run: int) -> None:
        with transaction.atomic():
            refresh(registry.touched_by("organisation.appoint"), selectors.reach([unit]), TODAY, run)
            transaction.set_rollback(True)

    units = [1_000_000 + number for number in range(size)]
    sample = units[:: max(1, size // 48)]
    one = [timed(lambda unit=unit: selectors.judge(TODAY, units=[unit]))[1] for unit in sample]
    after = [timed(lambda unit=unit: live(unit, -unit))[1] for unit in sample]
    some = [timed(lambda: selectors.judge(TODAY, units=units[::100]))[1] for _ in range(5)]
    return {"one": median(one) * 1000, "live": median(after) * 1000, "some": median(some) * 1000}


def naive(day: Any) -> dict[str, Any]:
    """The loop of `benchmarks.naive` against the same rules set-wise."""
    from benchmarks.naive import RULES, findings
    from xiaoheng.ground.rulebook import selectors
    from xiaoheng.ground.rulebook.engine import registry

    rules = [registry.rules()[rule] for rule in RULES]
    set_wise = median(timed(lambda: selectors.judge(day, rules=rules))[1] for _ in range(5))
    found: set[Any] = set()
    loop = timed(lambda: found.update(findings(day)))[1]
    said = {(v.rule, v.unit, v.subject, v.period, v.was, v.detail) for v in selectors.judge(day, rules=rules)}
    return {"set_wise": set_wise, "naive": loop, "agree": said == found}


def timed(call: Callable[[], object]) -> tuple[float, float]:
    """Wall and CPU seconds of one call."""
    wall, cpu = perf_counter(), process_time()
    call()
    return perf_counter() - wall, process_time() - cpu


def counted(call: Callable[[], object]) -> int:
    """Statements of one call."""
    from django.db import connection

    seen: list[str] = []

    def watch(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        seen.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        call()
    return len(seen)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "xiaoheng.config.settings")
    if sys.argv[1:] and sys.argv[1].isdigit():
        print(json.dumps(measure(int(sys.argv[1]))))
    elif sys.argv[1:] in (["--bare"], ["--peak"]):
        print(peak(sys.argv[1] == "--peak"))
    else:
        sys.exit(main())
