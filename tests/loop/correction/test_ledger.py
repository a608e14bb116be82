"""The ledger: scope, filters, counts, query counts."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from xiaoheng.lib import clock
from xiaoheng.loop.correction import selectors


def test_counts_add_up_and_show_their_numbers(mend):
    mend.opened()
    mend.planned()
    mend.closed()
    found = selectors.counts(selectors.problems(mend.clerk))
    assert (found.total, found.closed, found.permille) == (3, 1, 333)
    assert sum(count for _value, _label, count in found.states) == found.total
    with clock.on(date(2023, 4, 1)):
        assert selectors.counts(selectors.problems(mend.clerk)).overdue == 1


def test_an_empty_ledger_has_no_rate(mend):
    assert selectors.counts(selectors.problems(mend.clerk)).permille is None


def test_filters(mend):
    opened, planned, closed = mend.opened(), mend.planned(), mend.closed()
    rows = selectors.problems(mend.clerk)

    def pick(**by):
        return set(selectors.filtered(rows, **by))

    assert pick() == {opened, planned, closed}
    assert pick(state="closed") == {closed}
    assert pick(source="") == {opened, planned, closed}
    assert pick(source="rulebook.finding") == set()
    assert pick(unit="TY", state="mending") == {planned}
    assert pick(unit="LX") == set()
    with clock.on(date(2023, 4, 1)):
        assert pick(state=selectors.OVERDUE) == {planned}
    assert pick(state=selectors.OVERDUE) == set()


@pytest.mark.parametrize(
    ("name", "seen"),
    [("clerk", 1), ("inspector", 1), ("ty_office", 1), ("lx_secretary", 0), ("lj_clerk", 0), ("stranger", 0)],
)
def test_the_ledger_is_seen_within_scope(mend, name, seen):
    mend.opened()
    assert selectors.problems(mend.cast.actor(name)).count() == seen


def test_urgent_ones_first_closed_ones_last(mend):
    closed = mend.closed()
    late = mend.opened(due_on=date(2023, 3, 1))
    later = mend.opened(due_on=date(2023, 5, 1))
    assert list(selectors.problems(mend.clerk)) == [late, later, closed]


@pytest.mark.parametrize("name", ["clerk", "ty_secretary", "ty_vice"])
def test_the_inbox_asks_the_same_number_of_queries_for_one_and_three_rows(mend, name):
    def count():
        with CaptureQueriesContext(connection) as asked:
            selectors.inbox(mend.cast.actor(name))
        return len(asked)

    def one_of_each():
        mend.opened()
        mend.planned()
        mend.submitted()

    one_of_each()
    one = count()
    one_of_each()
    one_of_each()
    assert count() == one
