"""From meetings entered after an import to C-1, C-2, C-4, C-8: what was missed is said once the month or quarter is over."""

import json
from datetime import date

import pytest

from tests.stories.county_book import SMALL, Book
from xiaoheng.ground.organisation.actors import system
from xiaoheng.ground.organisation.models import PartyOrg
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Refused
from xiaoheng.loop.decisions import services as decisions

CLERK = system("补录")
YEAR = [date(2022, month, 10) for month in range(1, 13)]


def held(org, kind, *days):
    for day in days:
        decisions.hold(
            actor=CLERK, org=PartyOrg.objects.get(code=org), kind=kind, held_on=day, present=1, title="三会一课"
        )


def quarters(*, year=2022, without=()):
    return [date(year, 3 * number + 2, 20) for number in range(4) if number + 1 not in without]


@pytest.fixture
def missed(console):
    """(unit, rule, reason) of the organisation's life on a day."""

    def ask(day):
        rows = json.loads(console("check", "--on", day, "--unit", "360101", "--json")[1])
        return {(row["unit"], row["rule"], row["reason"]) for row in rows if row["rule"].startswith("C-")}

    return ask


def rules(found):
    return {(unit, rule) for unit, rule, _reason in found}


def test_nothing_recorded_cannot_be_judged_and_only_branches_are(console, missed):
    book = Book()
    book.school("B", "党支部", 12)
    book.school("S", "党支部", 5, roles=SMALL)
    book.school("Z", "党总支", 60)
    book.school("W", "党委", 120)
    book.school("J", "联合党支部", 5, roles=SMALL)
    assert console.take(book.bytes())[0] == 0
    found = missed("2023-03-14")
    assert rules(found) == {
        ("B", "C-1"), ("B", "C-2"), ("B", "C-4"), ("B", "C-8"), ("S", "C-1"), ("S", "C-4"), ("S", "C-8"),
        ("J", "C-1"), ("J", "C-4"), ("J", "C-8"),
    }  # fmt: skip
    assert all("无法判断" in reason for _unit, _rule, reason in found)
    assert missed("2018-10-27") == set()


def test_each_completed_month_and_quarter(console, missed):
    book = Book()
    for code in ("OK", "Q", "M", "L", "T"):
        book.school(code, "党支部", 12)
    assert console.take(book.bytes())[0] == 0
    for code in ("OK", "Q", "M", "L", "T"):
        held(f"{code}-ZB", "assembly", *quarters(without=(4,) if code == "Q" else ()))
        held(f"{code}-ZB", "lecture", *quarters(without=(2, 3) if code == "L" else ()))
        months = [*YEAR, date(2023, 1, 31), date(2023, 2, 1)]
        held(f"{code}-ZB", "committee", *(day for day in months if code != "M" or day.month != 7))
        held(f"{code}-ZB", "theme_day", *(day for day in months if code != "T" or day.month != 5))
    assert {(unit, rule, reason[:30]) for unit, rule, reason in missed("2023-03-14")} == {
        (unit, rule, f"{unit}-ZB党支部{said}，应不少于1次。"[:30])
        for unit, rule, said in (
            ("Q", "C-1", "2022年第4季度召开支部党员大会0次"), ("M", "C-2", "2022年7月召开支委会0次"),
            ("L", "C-4", "2022年第2季度召开党课0次"), ("L", "C-4", "2022年第3季度召开党课0次"),
            ("T", "C-8", "2022年5月开展主题党日0次"),
        )
    }  # fmt: skip
    # March and the first quarter are not over on their last day; the day after they are, and so is the time in which
    # the meetings of the year before may still be held.
    assert rules(missed("2023-03-31")) == rules(missed("2023-03-14"))
    over = {(code, rule) for code in ("OK", "Q", "M", "L", "T") for rule in ("C-1", "C-2", "C-4", "C-8", "C-9", "C-10")}
    assert rules(missed("2023-04-01")) == over
    # The same meetings, but what was known on a day of the past: nothing later counts.
    assert missed("2022-04-01") == set()
    assert rules(missed("2022-08-01")) == {("M", "C-2"), ("L", "C-4"), ("T", "C-8")}


def test_an_organisation_founded_within_a_quarter(console, missed):
    book = Book()
    for code in ("N", "D"):
        book.school(code, "党支部", 12)
        book.rows["党组织"][-1] |= {
            "成立日期": "2022-11-15" if code == "N" else "2022-10-01",
            "本届起始日期": "2022-11-15",
        }
    assert console.take(book.bytes())[0] == 0
    with pytest.raises(Refused):
        held("N-ZB", "assembly", date(2022, 11, 14))
    held("N-ZB", "committee", date(2022, 11, 15), date(2023, 2, 28))
    held("D-ZB", "committee", date(2022, 10, 1), date(2022, 11, 1))
    held("N-ZB", "theme_day", date(2023, 1, 10), date(2023, 2, 10))
    held("D-ZB", "theme_day", date(2022, 11, 10), date(2022, 12, 10), date(2023, 1, 10), date(2023, 2, 10))
    # N owes no quarter of 2022 and no November; of the months it owes December and January, one of them missed twice.
    assert missed("2023-03-14") == {
        ("N", "C-2", "N-ZB党支部2022年12月召开支委会0次，应不少于1次。"),
        ("N", "C-2", "N-ZB党支部2023年1月召开支委会0次，应不少于1次。"),
        ("N", "C-8", "N-ZB党支部2022年12月开展主题党日0次，应不少于1次。"),
        ("D", "C-8", "D-ZB党支部2022年10月开展主题党日0次，应不少于1次。"),
        ("D", "C-1", "D-ZB党支部2022年第4季度召开支部党员大会0次，应不少于1次。"),
        ("D", "C-4", "D-ZB党支部2022年第4季度召开党课0次，应不少于1次。"),
        ("D", "C-2", "D-ZB党支部2022年12月召开支委会0次，应不少于1次。"),
        ("D", "C-2", "D-ZB党支部2023年1月召开支委会0次，应不少于1次。"),
        ("D", "C-2", "D-ZB党支部2023年2月召开支委会0次，应不少于1次。"),
    }
    assert rules(missed("2023-04-01")) >= {("N", "C-1"), ("N", "C-4")}


def test_a_meeting_closes_its_finding_and_another_kind_does_not(console, missed):
    book = Book()
    book.school("B", "党支部", 12)
    assert console.take(book.bytes())[0] == 0
    held("B-ZB", "lecture", *quarters(), date(2022, 1, 5))
    assert rules(missed("2023-03-14")) == {("B", "C-1"), ("B", "C-2"), ("B", "C-8")}
    held("B-ZB", "assembly", *quarters())
    assert rules(missed("2023-03-14")) == {("B", "C-2"), ("B", "C-8")}
    held("B-ZB", "theme_day", *YEAR, date(2023, 1, 10), date(2023, 2, 28))
    assert rules(missed("2023-03-14")) == {("B", "C-2")}
    held("B-ZB", "committee", *YEAR, date(2023, 1, 10), date(2023, 2, 28))
    assert missed("2023-03-14") == set()
    with clock.on(date(2023, 3, 14)), pytest.raises(Refused):
        held("B-ZB", "assembly", date(2023, 3, 15))
