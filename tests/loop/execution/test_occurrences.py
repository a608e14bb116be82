"""Occurrences: what falls due within the period of an order."""

from datetime import date

import pytest

from xiaoheng.ground.calendars import services as calendars
from xiaoheng.loop.execution import services as execution
from xiaoheng.loop.execution.models import Directive, DirectiveItem
from xiaoheng.loop.execution.selectors import current, occurrences
from xiaoheng.loop.execution.selectors.occurrences import ends

SPRING = (date(2023, 3, 1), date(2023, 4, 30))


def dues(recurrence, since=SPRING[0], until=SPRING[1]):
    item = DirectiveItem(recurrence=recurrence)
    return [(o.start.isoformat(), o.due.isoformat()) for o in occurrences(Directive(since=since, until=until), item)]


def by(freq, interval=1, **parts):
    return {"freq": freq, "interval": interval, "by": parts, "count_min": 1}


@pytest.mark.parametrize(
    ("recurrence", "expected"),
    [
        (by("monthly"), [("2023-03-01", "2023-03-31"), ("2023-04-01", "2023-04-30")]),
        (by("monthly", day=25), [("2023-03-01", "2023-03-25"), ("2023-04-01", "2023-04-25")]),
        (by("monthly", day=31), [("2023-03-01", "2023-03-31"), ("2023-04-01", "2023-04-30")]),
        (by("monthly", day=[10, 25]), [("2023-03-01", "2023-03-25"), ("2023-04-01", "2023-04-25")]),
        (by("monthly", last_workday=True), [("2023-03-01", "2023-03-31"), ("2023-04-01", "2023-04-28")]),
        (by("quarterly", month_of_period=1, day=5), [("2023-04-01", "2023-04-05")]),
        (by("quarterly"), [("2023-01-01", "2023-03-31")]),
        (by("yearly", month=4, day=15), [("2023-01-01", "2023-04-15")]),
        (by("yearly"), [("2023-03-01", "2023-04-30")]),  # none falls due within: once, by the order's last day
    ],
)
def test_periods_and_their_last_days(recurrence, expected):
    assert dues(recurrence) == expected


def test_weeks_begin_on_monday():
    assert dues(by("weekly", weekday=5), date(2023, 3, 1), date(2023, 3, 12)) == [
        ("2023-02-27", "2023-03-03"),
        ("2023-03-06", "2023-03-10"),
    ]


def test_of_several_weekdays_the_last_counts():
    assert dues(by("weekly", weekday=[1, 3]), date(2023, 3, 6), date(2023, 3, 12)) == [("2023-03-06", "2023-03-08")]


def test_a_year_of_semesters():
    assert dues(by("semester"), date(2023, 1, 1), date(2023, 12, 31)) == [
        ("2022-09-01", "2023-01-31"),
        ("2023-02-01", "2023-08-31"),
        ("2023-09-01", "2023-12-31"),  # goes on beyond the order: due on its last day
    ]


@pytest.mark.parametrize(
    ("day", "start"), [("2023-02-01", "2023-03-01"), ("2023-03-31", "2023-03-01"), ("2023-06-01", "2023-04-01")]
)
def test_the_current_occurrence(day, start):
    order, item = Directive(since=SPRING[0], until=SPRING[1]), DirectiveItem(recurrence=by("monthly"))
    assert current(order, item, date.fromisoformat(day)).start.isoformat() == start


def test_an_item_due_once():
    order = Directive(since=SPRING[0], until=SPRING[1])
    assert occurrences(order, DirectiveItem(due_on=None))[0].due is None
    assert occurrences(order, DirectiveItem(due_on=date(2023, 3, 20)))[0].due == date(2023, 3, 20)


TERMS = [
    [2022, "autumn", "2022-08-31", "2023-01-13"],
    [2022, "spring", "2023-02-06", "2023-07-07"],
    [2023, "autumn", "2023-09-04", "2024-01-19"],
]


@pytest.mark.parametrize(
    ("freq", "expected"),
    [
        ("semester", ["2022-08-31/2023-01-13", "2023-02-06/2023-07-07", "2023-09-04/2023-12-31"]),
        ("school_year", ["2022-08-31/2023-07-07", "2023-09-04/2023-12-31"]),
    ],
)
def test_terms_of_the_county_calendar(freq, expected):
    order = Directive(since=date(2023, 1, 1), until=date(2023, 12, 31), terms=TERMS)
    item = DirectiveItem(recurrence=by(freq), directive=order)
    assert [f"{o.start}/{o.due}" for o in occurrences(order, item)] == expected
    assert ends(item, date(2022, 8, 31)) == date.fromisoformat(expected[1][:10])
    assert ends(item, date(2022, 9, 1)) is None


def test_terms_that_the_calendar_lacks_begin_by_their_month():
    order = Directive(since=date(2023, 1, 1), until=date(2024, 3, 31), terms=TERMS[1:2])
    found = occurrences(order, DirectiveItem(recurrence=by("semester")))
    assert [str(o.start) for o in found] == ["2022-09-01", "2023-02-06", "2023-09-01", "2024-02-01"]


def test_an_order_keeps_the_calendar_of_the_day_it_was_issued(cast):
    def put(first):
        calendars.set_term(
            actor=cast.actor("clerk"), unit=cast.units["YL"], year=2022, season="spring", first=first,
            last=date(2023, 7, 7),
        )  # fmt: skip

    clerk = cast.actor("clerk")
    order = execution.draft(
        actor=clerk, unit=cast.units["YL"], title="党建", since=SPRING[0], until=date(2023, 7, 31),
        items=[execution.Wording(title="述职", text="每学期述职", who=["各校"], recurrence=by("semester"), evidence=[])],
    )  # fmt: skip
    put(date(2023, 2, 6))
    execution.issue(actor=clerk, directive=order)
    put(date(2023, 2, 8))
    order.refresh_from_db()
    found = occurrences(order, order.items.get())
    assert [(str(o.start), str(o.due)) for o in found] == [("2023-02-06", "2023-07-07")]
