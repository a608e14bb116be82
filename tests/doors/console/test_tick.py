"""The ticker: once a business day, at midnight in Shanghai."""

from datetime import date, datetime, timedelta

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


def test_what_goes_wrong_with_reminders_does_not_end_the_ticker(cast, monkeypatch):
    def broken():
        raise RuntimeError("no")

    monkeypatch.setattr(tick.courier, "go", broken)
    with clock.on(date(2023, 4, 2)):
        tick.tick()
    assert Evaluation.objects.get().on == date(2023, 4, 2)
