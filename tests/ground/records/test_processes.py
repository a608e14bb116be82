"""留痕: several processes append at once, or die in the middle, on a file SQLite or on PostgreSQL as the run is."""

import json
import os
import subprocess
import sys
import uuid
from pathlib import Path

import pytest
from django.db import connection

ROOT = Path(__file__).resolve().parents[3]
STEPS = [
    ("before the head is locked", ["first"]),
    ("with the head locked", ["first"]),
    ("with the entry inserted", ["first"]),
    ("with the entry intended", ["first"]),
    ("committed and not settled", ["first", "second"]),
    ("settled", ["first", "second"]),
    ("with a file half written", ["first"]),
    ("with a file renamed", ["first"]),
]


@pytest.fixture
def database(tmp_path):
    """URL of an empty database of the same make as this run's."""
    if connection.vendor == "sqlite":
        yield f"sqlite:///{tmp_path / 'rounds.sqlite3'}"
        return
    import psycopg

    name, at = f"rounds_{uuid.uuid4().hex}", connection.settings_dict
    where = {"host": at["HOST"], "port": at["PORT"] or 5432, "user": at["USER"], "password": at["PASSWORD"]}
    with psycopg.connect(**where, dbname="postgres", autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
        yield f"postgres://{at['USER']}:{at['PASSWORD']}@{at['HOST']}:{where['port']}/{name}"
        server.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def rounds(database, tmp_path):
    """`rounds("race", 4, 200)` runs it and gives what it saw."""

    def run(*arguments):
        env = os.environ | {"DATABASE_URL": database, "XIAOHENG_HOME": str(tmp_path), "PYTHONPATH": path()}
        command = [sys.executable, "-m", "tests.ground.records.rounds", *map(str, arguments)]
        done = subprocess.run(command, env=env, cwd=ROOT, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        assert done.stderr == ""
        return json.loads(done.stdout)

    return run


def path():
    return os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])


def test_writers_at_once_leave_no_gap_and_no_fork_and_a_verifier_sees_no_false_alarm(rounds):
    seen = rounds("race", 4, 200)
    looks = seen.pop("looks")
    assert seen == {"faults": [], "gapless": True, "same": True, "entries": 800}
    assert looks > 3


@pytest.mark.parametrize("count", [15, pytest.param(200, marks=pytest.mark.full)])
def test_killed_writers_leave_row_and_entry_or_neither(rounds, count):
    seen = rounds("kill", count)
    done = seen.pop("done")
    assert seen == {"faults": [], "lost": 0, "halves": 0}
    assert done >= count


@pytest.mark.parametrize(("step", "kept"), STEPS)
def test_a_writer_that_dies_at_a_step_is_no_alarm(rounds, step, kept):
    assert rounds("die", step) == {"faults": [], "same": True, "entries": kept, "rows without file": 0}
