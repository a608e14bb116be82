"""The rule texts, unchanged, on DuckDB over a mirror of the facts: the same findings, seconds and memory.

    python -m benchmarks.mirror --schools 20000 --copies 10      ten provinces, 200,000 schools; 455 schools unless told

Needs DuckDB (`./dev bench --peers` installs it beside the environment). Database, export and DuckDB each have a process
of their own, so that the memory of one is not taken for that of another. `XIAOHENG_HOME` holds database and mirror; a
database that is filled already is taken as it is, for what follows to be measured again.

`--copies` lays the same province so many times into the mirror, each under ids of its own, and expects each finding so
many times: a nation is provinces that know nothing of each other, and the database need not hold it.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import Any

Result = dict[str, Any]
APART = 10_000_000_000  # between the ids of one copy and the next; above every id of a province
KEYS = {
    "absence", "appointment", "ballot", "body", "county", "development", "election", "explanation", "filed_text",
    "item", "link", "meeting", "org", "other", "person", "plan_row", "problem", "programme", "question", "report",
    "request", "resolution", "seat", "superior", "talk", "task", "topic", "transfer", "unit"
}  # fmt: skip
FOUND = "SELECT rule, unit, subject_kind, subject, period, was, need, detail FROM {table}"


def main() -> int:
    """Fill, judge in the database, export, judge in DuckDB; 1 when the findings differ."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--schools", type=int, default=455)
    parser.add_argument("--copies", type=int, default=1)
    parser.add_argument("--step", choices=[*STEPS])
    options = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "xiaoheng.config.settings")
    if options.step:
        print(json.dumps(measured(options.step, options.schools, options.copies)))
        return 0
    if not find_spec("duckdb"):
        print("DuckDB is not installed: ./dev bench --peers")
        return 0
    results = {step: _child(step, options.schools, options.copies) for step in STEPS}
    print(f"{options.schools * options.copies:,} schools")
    for step, row in results.items():
        print(
            f"{step:<10} CPU {row['cpu']:9.2f} s   wall {row['wall']:9.2f} s   peak {row['peak']:7.0f} MB   {row['said']}"
        )
    same = results["database"]["digest"] == results["duckdb"]["digest"]
    print(f"findings of both {'are the same' if same else 'DIFFER'}")
    return int(not same)


def _child(step: str, schools: int, copies: int) -> Result:
    size = ["--schools", str(schools), "--copies", str(copies)]
    command = [sys.executable, "-m", "benchmarks.mirror", *size, "--step", step]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE)
    result: Result = json.loads(done.stdout.splitlines()[-1])
    return result


def measured(step: str, schools: int, copies: int) -> Result:
    """One step: what it says of itself, with CPU and wall seconds of its work and the peak of its process."""
    import django

    django.setup()
    cpu, wall = time.process_time(), time.perf_counter()
    said = STEPS[step](schools, copies)
    spent = {"cpu": time.process_time() - cpu, "wall": time.perf_counter() - wall}
    return {**spent, "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, **said}


def fill(schools: int, _copies: int) -> Result:
    """Facts, regulations and statistics, where there are none yet."""
    from django.core.management import call_command
    from django.db import connection

    from benchmarks import facts
    from xiaoheng.ground.organisation.actors import system
    from xiaoheng.ground.organisation.models import Unit
    from xiaoheng.ground.rulebook import services

    call_command("migrate", verbosity=0)
    if Unit.objects.exists():
        return {"said": "as it was"}
    rows = facts.fill(schools)
    services.load(actor=system("bench"))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return {"said": f"{rows:,} rows"}


def database(_schools: int, copies: int) -> Result:
    """One full run, findings written."""
    from django.db import connection

    from benchmarks.facts import TODAY
    from xiaoheng.ground.rulebook import services

    services.evaluate(TODAY)
    asked = FOUND.format(table="rulebook_finding").replace(" unit,", " unit_id,")
    with connection.cursor() as cursor:
        cursor.execute(f"{asked} WHERE ended = 0")
        found = cursor.fetchall()
    return _told([row for copy in range(copies) for row in _shifted(found, copy * APART)])


def _shifted(found: list[tuple[Any, ...]], by: int) -> Iterator[tuple[Any, ...]]:
    """The same findings about another copy's units and subjects."""
    for rule, unit, kind, subject, *rest in found:
        yield (rule, unit + by, kind, subject + by, *rest)


def export(_schools: int, _copies: int) -> Result:
    """What `xiaoheng facts export` does."""
    from shutil import rmtree

    from benchmarks.facts import TODAY
    from xiaoheng.doors.console import facts

    rmtree(_folder(), ignore_errors=True)
    _folder().mkdir()
    facts.export(_folder(), TODAY)
    size = sum(file.stat().st_size for file in _folder().rglob("*") if file.is_file())
    return {"said": f"{size / 1e6:,.0f} MB of files"}


def copy(_schools: int, copies: int) -> Result:
    """Each file of facts written anew with all copies, every id shifted by the copy's number."""
    import duckdb

    rows = 0
    for file in sorted((_folder() / "facts").glob("*.parquet")):
        whole = file.with_suffix(".whole")
        with duckdb.connect() as engine:
            named = [row[:2] for row in engine.execute(f"DESCRIBE SELECT * FROM '{file}'").fetchall()]
            cells = ", ".join(
                f"{name} + copy * {APART} AS {name}" if name in KEYS and kind == "BIGINT" else name
                for name, kind in named
            )
            engine.execute(
                f"COPY (SELECT {cells} FROM range({copies}) AS copies (copy), '{file}') TO '{whole}' (FORMAT parquet)"
            )
            rows += engine.execute(f"SELECT count(*) FROM read_parquet('{whole}')").fetchall()[0][0]
        whole.rename(file)
    return {"said": f"{rows:,} rows of facts"}


def duckdb_(_schools: int, _copies: int) -> Result:
    """`judge.sql` as it was exported."""
    import duckdb

    with duckdb.connect() as engine:
        engine.execute(f"SET file_search_path = '{_folder()}'")
        engine.execute((_folder() / "judge.sql").read_text(encoding="utf-8"))
        return _told(engine.execute(FOUND.format(table="findings")).fetchall())


def _told(found: list[tuple[Any, ...]]) -> Result:
    text = json.dumps(sorted(found), default=int)
    return {"said": f"{len(found):,} findings", "digest": sha256(text.encode()).hexdigest()}


def _folder() -> Path:
    return Path(os.environ["XIAOHENG_HOME"]) / "mirror"


STEPS = {"fill": fill, "database": database, "export": export, "copies": copy, "duckdb": duckdb_}

if __name__ == "__main__":
    sys.exit(main())
