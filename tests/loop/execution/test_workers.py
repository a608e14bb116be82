"""Two workers at once, and one killed half-way: numbers without gap or double, periods opened once, nobody left out."""

import os
import signal
from datetime import date
from threading import Barrier, Thread

import pytest
from django.db import connection

from tests.loop.execution.conftest import ITEMS, SINCE, UNTIL
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Refused
from xiaoheng.loop.execution import selectors as reads
from xiaoheng.loop.execution import services as execution
from xiaoheng.loop.execution.models import Assignment, Directive, Nudge, Target
from xiaoheng.loop.execution.services import issuing
from xiaoheng.loop.execution.words import DirectiveState

pytestmark = pytest.mark.django_db(transaction=True)


def together(*works):
    """Each work in a thread with a connection of its own, begun at once; what they gave."""
    gate, found = Barrier(len(works)), []

    def run(work):
        gate.wait()
        with clock.on(date(2023, 3, 14)):
            try:
                found.append(work())
            except Refused as refusal:
                found.append(refusal)
        connection.close()

    threads = [Thread(target=run, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


def test_two_orders_issued_at_once_have_two_numbers_in_a_row(cast):
    clerk = cast.actor("clerk")
    head = {"actor": clerk, "unit": cast.units["YL"], "since": SINCE, "until": UNTIL, "items": ITEMS}
    drafts = [execution.draft(title=f"第{n}份", **head) for n in (1, 2)]
    together(*(lambda row=row: execution.issue(actor=clerk, directive=row) for row in drafts))
    assert sorted(Directive.objects.values_list("serial", flat=True)) == [1, 2]


def test_a_period_of_a_recurring_item_is_opened_once_by_two_workers(cast, signed):
    office, item = cast.actor("ty_office"), signed.items.get(seq=2)
    rows = [reads.assignment(item, cast.units["TY"]) for _number in range(2)]
    answers = together(*(lambda row=row: execution.submit(actor=office, assignment=row, note="已召开") for row in rows))
    assert Assignment.objects.get().submissions.count() == 1
    assert sum(isinstance(one, Refused) for one in answers) == 1
    with clock.on(date(2023, 4, 3)):
        following = reads.assignment(item, cast.units["TY"])
        assert (following.pk, following.occurrence, following.state) == (None, date(2023, 4, 1), "working")


def test_two_clerks_remind_a_school_once(cast, signed):
    clerk = cast.actor("clerk")
    together(*(lambda: execution.nudge(actor=clerk, directive=signed) for _number in range(2)))
    assert Nudge.objects.count() == 3


@pytest.mark.once  # on SQLite alone: a fork of a worker that also holds a server connection may wait for ever
def test_a_worker_killed_half_way_leaves_an_order_that_is_finished_by_the_same_verb(cast, draft, monkeypatch):
    monkeypatch.setattr(issuing, "BATCH", 1)
    clerk, write, calls = cast.actor("clerk"), Target.objects.bulk_create, []

    def die_at_second(rows, **options):
        calls.append(rows)
        if len(calls) == 2:
            os.kill(os.getpid(), signal.SIGKILL)
        return write(rows, **options)

    connection.close()
    if (child := os.fork()) == 0:
        signal.alarm(120)  # ends it where it waits for something that never comes
        Target.objects.bulk_create = die_at_second
        execution.issue(actor=clerk, directive=draft)
        os._exit(0)
    assert os.WTERMSIG(os.waitpid(child, 0)[1]) == signal.SIGKILL
    draft.refresh_from_db()
    assert (draft.state, Target.objects.count()) == (DirectiveState.ISSUING, 1)
    execution.issue(actor=clerk, directive=draft)
    assert (draft.state, draft.serial) == (DirectiveState.ISSUED, 1)
    assert sorted(Target.objects.values_list("unit__code", flat=True)) == ["LX", "SQ", "TY"]
