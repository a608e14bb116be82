"""The production check: no demo accounts, no SQLite that may lose or spoil data, no warning where all is well."""

import sqlite3
from contextlib import closing

import pytest
from django.core.checks import run_checks
from django.db import connection

from tests.processes import manage
from xiaoheng.config import settings as project
from xiaoheng.ground.organisation import checks


def ids(found):
    return [message.id for message in found]


def test_demo_accounts_fail_the_production_check(cast, settings):
    found = run_checks(tags=["security"], include_deployment_checks=True)
    assert "xiaoheng.E001" in ids(found)
    settings.DEMO = True
    found = run_checks(tags=["security"], include_deployment_checks=True)
    assert "xiaoheng.E001" not in ids(found)


@pytest.mark.parametrize(
    ("version", "journal", "synchronous", "wrong"),
    [
        ("3.51.3", "wal", 2, []),
        ("3.53.0", "wal", 3, []),
        ("3.51.2", "wal", 2, ["xiaoheng.E002"]),
        ("3.40.1", "delete", 2, []),
        ("3.40.1", "wal", 1, ["xiaoheng.E002", "xiaoheng.E003"]),
        ("3.51.3", "wal", 0, ["xiaoheng.E003"]),
    ],
)
def test_an_affected_library_and_lazy_writing_are_refused(version, journal, synchronous, wrong):
    assert ids(checks.faults(version, journal, synchronous)) == wrong


def test_the_database_in_use_passes_and_a_lazy_one_does_not(db):
    assert ids(run_checks(tags=["database"], databases=["default"])) == []
    if connection.vendor != "sqlite":
        return
    with connection.execute_wrapper(lazy):
        assert ids(checks.sqlite(None, databases=["default"])) == ["xiaoheng.E003"]


TABLES = "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name"


def lazy(execute, sql, params, many, context):
    """Answer the question for `synchronous` as a database set to NORMAL would."""
    return execute("SELECT 1" if sql == "PRAGMA synchronous" else sql, params, many, context)


@pytest.mark.once  # migrates a database of its own, an SQLite one
def test_production_settings_pass_without_a_warning(tmp_path, db):
    assert manage(tmp_path, "migrate", "--verbosity", "0").returncode == 0
    if connection.vendor == "sqlite":  # which the tests have migrated lightly
        with closing(sqlite3.connect(tmp_path / "xiaoheng.sqlite3")) as plain, connection.cursor() as light:
            assert list(plain.execute(TABLES)) == list(light.execute(TABLES))
    done = manage(tmp_path, "check", "--deploy", "--database", "default", "--fail-level", "WARNING")
    assert done.stderr == ""
    assert (done.returncode, "no issues" in done.stdout) == (0, True)


def test_settings_made_for_a_demo_do_not_pass(tmp_path):
    done = manage(tmp_path, "check", "--deploy", "--fail-level", "WARNING", XIAOHENG_INSECURE="1", XIAOHENG_DEBUG="1")
    assert done.returncode == 1
    assert "security.W018" in done.stderr


def test_passwords_are_kept_with_argon2(cast):
    assert cast.accounts["clerk"].password.startswith("argon2$")
    assert project.PASSWORD_HASHERS == ["django.contrib.auth.hashers.Argon2PasswordHasher"]  # at Django's own cost
