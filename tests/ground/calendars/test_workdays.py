"""The table of workdays: told day by day or by a table, over the library's, followed at once by every process."""

import json
import os
import subprocess
import sys
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from xiaoheng.ground.calendars import selectors, services
from xiaoheng.ground.calendars.models import SpecialDay
from xiaoheng.ground.records.models import Payload
from xiaoheng.lib.calendar import is_workday, table, tell
from xiaoheng.lib.calendar.table import Special
from xiaoheng.lib.refusal import Forbidden, Refused

EVE = date(2031, 1, 22)


@pytest.fixture(autouse=True)
def apart(tmp_path, settings):
    """A data directory of one's own; afterwards the library's table again."""
    settings.XIAOHENG_HOME = tmp_path
    yield tmp_path
    tell({})


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


def put(cast, day=EVE, works=False, note="除夕", who="clerk", unit="YL"):
    return services.set_day(actor=cast.actor(who), unit=cast.units[unit], day=day, works=works, note=note)


def take(cast, days, who="clerk", unit="YL"):
    return services.take_days(actor=cast.actor(who), unit=cast.units[unit], days=days)


def test_a_day_is_told_changed_and_struck(cast, committed):
    with committed():
        row = put(cast)
    assert not is_workday(EVE)
    with committed():
        assert put(cast, works=True, note="").pk == row.pk
    assert is_workday(EVE)
    said = json.loads(Payload.objects.order_by("pk").last().body)
    assert (said["title"], said["kind"], said["was"]) == ("2031-01-22", "上班", "放假")
    with committed():
        services.strike_day(actor=cast.actor("clerk"), row=row)
    assert (is_workday(EVE), SpecialDay.objects.exists()) == (True, False)
    with pytest.raises(Refused, match="已被他人删除"):
        services.strike_day(actor=cast.actor("clerk"), row=SpecialDay(pk=row.pk or 1, day=EVE, unit=cast.units["YL"]))


def test_what_cannot_be_is_refused(cast):
    with pytest.raises(Refused, match="本来就是上班"):
        put(cast, works=True)
    with pytest.raises(Refused, match="2101年不在"):
        put(cast, day=date(2101, 1, 3))
    with pytest.raises(Forbidden):
        put(cast, who="ty_office")
    put(cast)
    with pytest.raises(Refused, match=r"已由云岭县.*登记为放假"):
        put(cast, works=True, who="lj_clerk", unit="LJ")
    with pytest.raises(Forbidden):
        services.strike_day(actor=cast.actor("lj_clerk"), row=SpecialDay.objects.get())


def test_a_year_goes_out_and_comes_back_as_no_difference(cast):
    put(cast, day=date(2024, 3, 8), note="本地假日")
    days = {one.day: Special(one.works, one.note) for one in selectors.workdays(2024)}
    before = list(SpecialDay.objects.values_list("day", "works", "note"))
    assert take(cast, table.read_table(table.write_table(days))) == 0
    assert list(SpecialDay.objects.values_list("day", "works", "note")) == before


def test_a_year_is_as_the_table_says_and_no_other_year_changes(cast, committed):
    put(cast)
    days = {one.day: Special(one.works) for one in selectors.workdays(2024)}
    made_up = next(day for day, one in days.items() if one.works)
    del days[made_up]
    days[date(2024, 3, 8)] = Special(False, "本地假日")
    with committed():
        assert take(cast, days) == 2
    assert [is_workday(day) for day in (made_up, date(2024, 3, 8), EVE)] == [False, False, False]
    assert json.loads(Payload.objects.order_by("pk").last().body)["changed"] == 2
    few = {date(2024, 3, 8) + timedelta(days=7): Special(False)}
    with pytest.raises(Refused, match="表中没有2024年公布的放假日2024-01-01"):
        take(cast, few)
    with pytest.raises(Refused, match=r"已由云岭县.*登记"):
        take(cast, {**days, date(2024, 3, 8): Special(True)}, "lj_clerk", "LJ")


def test_another_process_follows_at_once(cast, apart, committed):
    """What one has told, another that runs already takes up before its next request."""
    home = {"DJANGO_SETTINGS_MODULE": "xiaoheng.config.settings", "XIAOHENG_HOME": str(apart), "XIAOHENG_INSECURE": "1"}
    code = (
        "import django; django.setup(); from datetime import date; from xiaoheng.lib.calendar import is_workday;"
        "from django.core.signals import request_started as started\n"
        "for _time in range(3):\n started.send(None); print(is_workday(date(2031, 1, 22)), flush=True); input()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, **home},
    ) as other:
        assert other.stdout.readline() == "True\n"
        with committed():
            row = put(cast)
        other.stdin.write("\n")
        other.stdin.flush()
        assert other.stdout.readline() == "False\n"
        with committed():
            services.strike_day(actor=cast.actor("clerk"), row=row)
        assert other.communicate("\n\n")[0] == "True\n"


def test_what_another_machine_told_is_taken_up_by_the_ticker(cast, apart, committed):
    with committed():
        put(cast)
    (apart / table.FILE).write_bytes(table.write_table({date(2031, 1, 23): Special(False)}))
    services.catch_up()
    assert [is_workday(date(2031, 1, day)) for day in (22, 23)] == [False, True]
    stood = (apart / table.FILE).stat()
    services.catch_up()
    assert (apart / table.FILE).stat() == stood


def test_of_two_who_publish_at_once_the_second_waits(cast):
    """Else the first, having read before the second told its day, might have the last word."""
    put(cast)
    with CaptureQueriesContext(connection) as asked:
        services.publish()
    said = [one["sql"] for one in asked if "SELECT" in one["sql"]]
    assert ['"superior_id" IS NULL' in one for one in said] == [True, False]


def test_a_table_that_may_not_be_read_is_refused_once(apart):
    (apart / table.FILE).mkdir()
    with pytest.raises(Refused, match="读不出来"):
        table.use(apart)
    table.use(apart)
    (apart / table.FILE).rmdir()


def test_a_table_that_cannot_be_written_is_written_later(cast, apart, committed, monkeypatch):
    """The day is told all the same: a full disk keeps nobody's click."""
    with monkeypatch.context() as full, committed():
        full.setattr(table, "write_table", lambda _days: 1 / 0)
        put(cast)
    assert is_workday(EVE)
    services.catch_up()
    assert not is_workday(EVE)


def test_a_table_of_one_day_does_not_wipe_what_was_told_of_its_year(cast, committed):
    week = [date(2031, 1, day) for day in (20, 21, 22, 23, 24)]
    with committed():
        take(cast, {day: Special(False, "春节") for day in week})
    with pytest.raises(Refused, match="2031年公布的放假日2031-01-20、2031-01-21、2031-01-23等4天"):
        take(cast, {EVE: Special(False, "除夕")})
    assert SpecialDay.objects.filter(day__in=week).count() == 5


def test_the_last_day_struck_by_another_machine_goes_here_too(cast, apart, committed):
    with committed():
        put(cast)
    SpecialDay.objects.all().delete()  # as another machine does: the table beside these processes still has it
    services.catch_up()
    assert is_workday(EVE)
    assert not (apart / table.FILE).exists()
