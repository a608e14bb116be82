"""The same rules (R1 to R15) on the same facts by every engine at hand, findings compared by digest; CPU, not wall time.

    ./dev bench --peers                       makes build/bench (OpenFisca, DuckDB) and measures 455 schools
    python -m benchmarks.peers --schools N    another size; the loop is left out above a thousand

All in one process but PostgreSQL, which has one of its own: its figure is client and backend together, without parallel
workers. An empty database is filled first; one that holds units is taken as it is.
"""

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import ExitStack
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time
from typing import Any

ROUNDS, SLOW = 3, 1000
# What these rules read; a scan that decodes every column of it is the floor for any engine on these rows.
NEEDED = {
    "organisation_unit": "id since until",
    "organisation_school": "unit_id stage ownership legal_person",
    "organisation_party_org": "id kind unit_id superior_id term_since since until",
    "organisation_person": "id unit_id born_on",
    "organisation_membership": "person_id org_id kind since until",
    "organisation_appointment": "id person_id unit_id org_id post charge since until",
    "decisions_meeting": "id unit_id org_id kind ym state held_on",
    "decisions_attendance": "meeting_id is_entitled",
    "decisions_agenda_item": "id meeting_id topic_id quorum entitled present yes outcome",
    "decisions_consultation": "topic_id stage face state heard_on",
    "decisions_resolution": "id unit_id topic_id outcome issued_on",
    "decisions_topic": "id state body",
    "execution_task": "id unit_id resolution_id made_on due_on done_on",
}
Result = dict[str, Any]


def main() -> int:
    """Print the table; 1 when two engines do not find the same."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--schools", type=int, default=455)
    parser.add_argument("--one", choices=["sqlite", "postgresql"])
    options = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "xiaoheng.config.settings")
    if options.one:
        print(json.dumps(measure(options.schools, options.one)))
        return 0
    if not find_spec("openfisca_core"):
        print("The peers are not installed: ./dev bench --peers")
        return 0
    results = [*_child(options.schools, "sqlite", {}), *_postgresql(options.schools)]
    ours = next(row for row in results if row["engine"] == "SQLite, our rules")
    print(f"{options.schools} schools, {ours['rules']} rules, {ours['found']} findings")
    print(f"{'engine':<44}{'load ms':>10}{'rules ms':>10}{'times ours':>12}  findings")
    for row in results:
        same = "" if row["digest"] is None else "same" if row["digest"] == ours["digest"] else "DIFFERENT"
        print(f"{row['engine']:<44}{row['load']:>10.1f}{row['cpu']:>10.1f}{row['cpu'] / ours['cpu']:>12.2f}  {same}")
    return int(any(row["digest"] not in (None, ours["digest"]) for row in results))


def _child(schools: int, engine: str, extra: dict[str, str]) -> list[Result]:
    command = [sys.executable, "-m", "benchmarks.peers", "--schools", str(schools), "--one", engine]
    done = subprocess.run(command, env={**os.environ, **extra}, check=True, stdout=subprocess.PIPE)
    found: list[Result] = json.loads(done.stdout.splitlines()[-1])
    return found


def _postgresql(schools: int) -> list[Result]:
    """A server of our own, unless PEER_DATABASE_URL names one."""
    from tools.postgres import server

    with ExitStack() as stack:
        home = stack.enter_context(TemporaryDirectory())
        url = os.environ.get("PEER_DATABASE_URL") or stack.enter_context(server())
        return _child(schools, "postgresql", {"DATABASE_URL": url, "XIAOHENG_HOME": home})


def measure(schools: int, engine: str) -> list[Result]:
    """Fill the database where it is empty and time each engine on it."""
    import django

    django.setup()
    prepare(schools)
    if engine == "postgresql":
        return [ours("PostgreSQL, our rules")]
    found = [floor(), ours("SQLite, our rules"), written(), duckdb_(), *openfisca_()]
    from benchmarks import naive, orm

    found.append(_timed("Django, set-wise", lambda: orm.findings(_day())))
    if schools <= SLOW:
        found.append(_timed("Django, object by object (once)", lambda: naive.findings(_day()), rounds=1))
    return found


def prepare(schools: int) -> None:
    """Facts, regulations, statistics and a first full run."""
    from django.core.management import call_command
    from django.db import connection

    from benchmarks.facts import fill
    from xiaoheng.ground.organisation.actors import system
    from xiaoheng.ground.organisation.models import Unit
    from xiaoheng.ground.rulebook import services

    call_command("migrate", verbosity=0)
    if not Unit.objects.exists():
        fill(schools)
        services.load(actor=system("bench"))
        services.evaluate(_day())
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE" if connection.vendor == "sqlite" else "VACUUM ANALYZE")
        if connection.vendor == "postgresql":
            cursor.execute("SET max_parallel_workers_per_gather = 0")


def floor() -> Result:
    """A plain scan of the needed columns."""
    from django.db import connection

    def scan() -> None:
        with connection.cursor() as cursor:
            for table, columns in NEEDED.items():
                cursor.execute(f"SELECT {', '.join(f'MAX({name})' for name in columns.split())} FROM {table}")
                cursor.fetchall()

    return {**_timed("SQLite, scan of the needed columns", lambda: scan() or set()), "digest": None}


def ours(name: str) -> Result:
    """Our rule texts where the facts lie."""
    from benchmarks.naive import RULES
    from xiaoheng.ground.rulebook import selectors
    from xiaoheng.ground.rulebook.engine import registry

    rules = [registry.rules()[rule] for rule in RULES]

    def judged() -> set[Any]:
        return {(v.rule, v.unit, v.subject, v.period, v.was, v.detail) for v in selectors.judge(_day(), rules=rules)}

    return {**_timed(name, judged), "rules": len(rules)}


def written() -> Result:
    """The same, findings written by INSERT … SELECT."""
    from django.db import transaction

    from benchmarks.naive import RULES
    from xiaoheng.ground.rulebook.engine import registry, run
    from xiaoheng.ground.rulebook.engine.law import law_for

    def write() -> set[Any]:
        with transaction.atomic():
            run.write([registry.rules()[rule] for rule in RULES], law_for(None, _day()), _day(), None, 1)
            transaction.set_rollback(True)
        return set()

    return {**_timed("SQLite, our rules, findings written", write), "digest": None}


def duckdb_() -> Result:
    """Our rule texts on a mirror; loading is the export."""
    import duckdb

    from benchmarks.naive import RULES
    from xiaoheng.doors.console import facts

    with TemporaryDirectory() as name, duckdb.connect() as engine:
        start = process_time()
        facts.export(Path(name), _day())
        load = process_time() - start
        script = (Path(name) / "judge.sql").read_text(encoding="utf-8")
        engine.execute(f"SET file_search_path = '{name}'")

        def judged() -> set[Any]:
            engine.execute("DROP TABLE IF EXISTS findings")
            engine.execute(script.replace("CREATE VIEW", "CREATE OR REPLACE VIEW"))
            engine.execute("SELECT rule, unit, subject, period, was, detail FROM findings")
            return {row for row in engine.fetchall() if row[0] in RULES}

        return {**_timed("DuckDB on the mirror, all our rules", judged), "load": load * 1000}


def openfisca_() -> list[Result]:
    """Formulas on arrays: with the way out of the database, and on what is in memory already."""
    from benchmarks import openfisca

    live = _timed("OpenFisca, from the live database", lambda: openfisca.findings(_day()), rounds=3)
    start = process_time()
    arrays = openfisca.load()
    load = (process_time() - start) * 1000
    held = _timed("OpenFisca, arrays already in memory", lambda: openfisca.judge(arrays, _day()), rounds=3)
    return [live, {**held, "load": load}]


def _timed(engine: str, call: Callable[[], set[Any]], rounds: int = ROUNDS) -> Result:
    """The median CPU milliseconds of some calls, that of the database's own process included."""
    spent, found = [], set()
    for _round in range(rounds):
        start = process_time() + _backend()
        found = call()
        spent.append(process_time() + _backend() - start)
    text = json.dumps(sorted(found), default=int)
    return {"engine": engine, "load": 0.0, "cpu": median(spent) * 1000, "found": len(found),
            "digest": sha256(text.encode()).hexdigest()}  # fmt: skip


def _backend() -> float:
    """CPU seconds of the server process behind our connection."""
    from django.db import connection

    if connection.vendor == "sqlite":
        return 0.0
    connection.ensure_connection()
    pid = connection.connection.info.backend_pid  # type: ignore[union-attr]
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _day() -> Any:
    from benchmarks.facts import TODAY

    return TODAY


if __name__ == "__main__":
    sys.exit(main())
