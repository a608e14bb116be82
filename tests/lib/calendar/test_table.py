"""The table of workdays: taken from Excel, over the library's, or refused with its line."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xiaoheng.doors.reports.grid import Grid, workbook
from xiaoheng.lib.calendar import (
    add_workdays,
    is_provisional,
    is_workday,
    published_note,
    special_days,
    table,
    tell,
    workdays,
)
from xiaoheng.lib.refusal import Refused

NEW_YEAR = "日期,类别,说明\n2031-01-22,放假,除夕\n2031年1月23日,放假,春节\n2031/2/1,上班,补班\n"


@pytest.fixture(autouse=True)
def library_again():
    yield
    tell({})


def test_days_of_a_year_not_yet_published_are_told_by_a_table_of_ones_own():
    assert is_provisional(date(2031, 1, 22))
    assert is_workday(date(2031, 1, 22))
    tell({day: one.works for day, one in table.read_table(NEW_YEAR.encode()).items()})
    assert is_provisional(date(2031, 1, 22))  # two days are no year's calendar
    assert [is_workday(date(2031, *day)) for day in [(1, 22), (1, 23), (1, 24), (2, 1)]] == [False, False, True, True]
    assert add_workdays(date(2031, 1, 21), 1) == date(2031, 1, 24)


def test_ones_own_table_goes_over_the_library():
    assert not is_workday(date(2024, 10, 1))
    tell({date(2024, 10, 1): True, date(2024, 9, 29): False})  # a Sunday made up for, in the library
    assert is_workday(date(2024, 10, 1))
    assert not is_workday(date(2024, 9, 29))
    tell({})
    assert not is_workday(date(2024, 10, 1))


def test_a_table_told_while_another_thread_counts_days_holds(monkeypatch):
    counter = workdays.Counter

    def late(days):
        monkeypatch.setattr(workdays, "Counter", counter)
        tell({date(2031, 1, 22): False})
        return counter(days)

    tell({date(2031, 1, 23): False})
    monkeypatch.setattr(workdays, "Counter", late)
    assert is_workday(date(2031, 1, 22))  # counted by the table before
    assert [is_workday(date(2031, 1, day)) for day in (22, 23)] == [False, True]


def test_what_is_written_out_comes_back_the_same():
    days = {day: table.Special(works, "调休") for day, works in special_days()}
    assert len(days) > 400
    assert table.read_table(table.write_table(days)) == days
    tell({date(2031, 1, day): False for day in range(20, 27)})
    assert not is_provisional(date(2031, 6, 1))


def test_a_table_is_taken_up_when_it_changes_and_not_before(tmp_path):
    kept = tmp_path / table.FILE
    kept.write_bytes(NEW_YEAR.encode())
    table.use(tmp_path)
    assert not is_workday(date(2031, 1, 22))
    tell({})
    table.use(tmp_path)
    assert is_workday(date(2031, 1, 22))  # nothing changed: nothing is read
    kept.write_bytes(NEW_YEAR.replace("2031-01-22", "2031-01-24").encode() + b"\n")
    table.use(tmp_path)
    assert not is_workday(date(2031, 1, 24))
    kept.unlink()
    table.use(tmp_path)
    assert is_workday(date(2031, 1, 24))


def test_a_workbook_of_excel_is_read():
    data = workbook([Grid("工作日", table.HEAD, [("2031-01-22", "放假", "除夕"), ("2031-02-01", "上班", "")])])
    assert table.read_table(data, "2031.xlsx") == {
        date(2031, 1, 22): table.Special(False, "除夕"),
        date(2031, 2, 1): table.Special(True, ""),
    }


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_tables_of_excel_and_wps_are_read(encoding):
    assert table.read_table(NEW_YEAR.encode(encoding))[date(2031, 2, 1)].works
    assert len(table.read_table(NEW_YEAR.replace(",", "\t").encode(encoding))) == 3


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("日期,类别\n2031-02-30,放假\n", "第2行"),
        ("2031-02-03,调班\n", "第1行：类别“调班”"),
        ("2031-02-03\n", "第1行：类别“”"),
        ("2031-02-03,放假\n\n2031-02-03,上班\n", "第3行：2031-02-03前面已写"),
        ("1999-02-03,放假\n", "1999年不在"),
        ("日期,类别\n", "表中没有一天"),
        ("", "表中没有一天"),
    ],
)
def test_a_wrong_line_is_named(text, says):
    with pytest.raises(Refused) as refused:
        table.read_table(text.encode())
    assert says in refused.value.message
    assert refused.value.remedy


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text):
    with suppress(Refused):
        assert table.read_table(text.encode())


def test_a_published_day_says_what_it_is_off_for():
    notes = [published_note(date(2023, *day)) for day in [(1, 1), (1, 28), (5, 1), (10, 1), (3, 14)]]
    assert notes == ["元旦", "春节调休", "劳动节", "国庆", ""]
