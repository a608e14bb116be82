"""The ticker: once a business day, at midnight in Shanghai."""

from datetime import date, datetime, timedelta

import pytest
from django.db import connection

from xiaoheng.doors.console import tick
from xiaoheng.ground.rulebook.models import Evaluation
from xiaoheng.lib import clock


def test_it_judges_a_new_day_once(cast, capsys):
    with clock.on(date(2023, 4, 1)):
        assert tick.run(None) == 0
        assert tick.run(None) == 0
        tick.tick()
    assert Evaluation.objects.get().on == date(2023, 4, 1)
    said = [line[:6] for line in capsys.readouterr().out.splitlines()]
    assert said == ["今日已重新检", "办理提醒0条", "今日已检查过", "办理提醒0条"]


def test_it_wakes_at_midnight_and_looks_every_minute():
    late = datetime(2023, 3, 31, 23, 59, 30, tzinfo=clock.SHANGHAI)
    assert tick.until_midnight(late) == 30
    assert tick.until_midnight(late - timedelta(hours=5)) == tick.MOST


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL counts by itself")
def test_a_new_day_counts_the_tables_once(cast):
    asked = []
    with clock.on(date(2023, 4, 1)), connection.execute_wrapper(lambda run, *said: asked.append(said[0]) or run(*said)):
        tick.tick()
        tick.tick()
    assert [sql for sql in asked if "PRAGMA" in sql] == ["PRAGMA optimize=0x10002"]
    with connection.cursor() as cursor:
        cursor.execute("SELECT COUNT(*) FROM sqlite_stat1 WHERE tbl = 'organisation_unit'")
        assert cursor.fetchone()[0]


def test_what_goes_wrong_with_reminders_does_not_end_the_ticker(cast, monkeypatch):
    def broken():
        raise RuntimeError("no")

    monkeypatch.setattr(tick.courier, "go", broken)
    with clock.on(date(2023, 4, 2)):
        tick.tick()
    assert Evaluation.objects.get().on == date(2023, 4, 2)
