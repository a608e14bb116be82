"""Two processes at once, and one that is killed without warning: nothing is lost, and what the server took twice it knows.

The processes are forks of this one, on the test's own database; each works on a connection of its own.
"""

import os
import signal
from collections import Counter

import pytest
from django.db import connection

from tests.doors.courier.conftest import MORNING
from xiaoheng.doors.courier import channels
from xiaoheng.doors.courier import round as courier
from xiaoheng.doors.courier.texts import Message
from xiaoheng.ground.reminders.models import Delivery
from xiaoheng.ground.reminders.words import State
from xiaoheng.lib import clock

# On SQLite alone: a fork of a worker that also holds a browser and a server connection may wait for ever.
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.once]
PEOPLE = ("leader", "clerk", "auditor", "ty_secretary", "ty_principal", "ty_office", "ty_vice", "ty_vice2")
# where the first process is killed: (module, what it is about to do or has just done, when), and what is sent twice
STEPS = {
    "planned, before a claim": (courier.services, "claim", "before", 0),
    "with a claim, before sending": (courier.services, "claim", "after", 0),
    "taken by the server, not settled": (courier, "send", "after", 1),
    "settled": (courier.services, "settle", "after", 0),
}


def child(work):
    """Fork; the child ends without clean-up."""
    connection.close()
    pid = os.fork()
    if pid == 0:
        signal.alarm(120)  # ends it where it waits for something that never comes
        try:
            work()
        finally:
            os._exit(0)
    return pid


def deadly(place, name, when, on):
    """Put in the place of a function one that kills its process, at its call number `on`."""
    original, calls = getattr(place, name), []

    def killing(*arguments):
        calls.append(1)
        result = original(*arguments) if when == "after" or len(calls) != on else None
        if len(calls) == on:
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    setattr(place, name, killing)


@pytest.fixture
def told(choose, postbox, monkeypatch):
    """Eight people who are to get a digest."""
    choose(*PEOPLE)
    monkeypatch.setattr(courier, "compose", lambda viewer, kind, **words: Message(viewer.name, ["议题·提意见"]))
    return postbox


@pytest.mark.parametrize(
    "step",
    [pytest.param(step, marks=() if "server" in step or "sending" in step else pytest.mark.full) for step in STEPS],
)
def test_a_killed_process_loses_nothing_and_two_others_send_nothing_twice(told, step):
    place, name, when, twice = STEPS[step]

    def dying():
        deadly(place, name, when, 3)
        courier.go(MORNING)

    _pid, status = os.waitpid(child(dying), 0)
    assert os.WTERMSIG(status) == signal.SIGKILL
    Delivery.objects.filter(state=State.HELD).update(not_before=clock.now())  # the claim of the dead runs out
    for pid in [child(lambda: courier.go(MORNING)) for _ in range(2)]:
        assert os.waitpid(pid, 0)[1] == 0
    seen = Counter(told.numbers())
    assert len(seen) == len(PEOPLE) == Delivery.objects.filter(state=State.SENT).count()
    assert sorted(seen.values())[-1] - 1 == twice == sum(seen.values()) - len(PEOPLE)
    assert {f"<{row.number}@xiaoheng>" for row in Delivery.objects.all()} == set(seen)


def test_three_at_once_send_each_message_once(told):
    for pid in [child(lambda: courier.go(MORNING)) for _ in range(3)]:
        assert os.waitpid(pid, 0)[1] == 0
    assert sorted(Counter(told.numbers()).values()) == [1] * len(PEOPLE)
    assert channels.is_ready("mail", "YL")
