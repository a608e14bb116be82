"""What waits for whom, and that the inbox asks the same number of questions whatever is in it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.corpus.files import word
from xiaoheng.loop.decisions import services
from xiaoheng.loop.decisions.selectors import inbox


def verbs(walk, who, waiting=False):
    return [duty.verb for duty in inbox(walk.cast.actor(who)) if duty.waiting is waiting]


def test_each_step_waits_for_the_right_person(ty):
    topic = ty.propose("P11")
    assert verbs(ty, "ty_secretary") == ["decisions.consult"]
    assert verbs(ty, "ty_principal") == []
    assert verbs(ty, "ty_office", waiting=True) == ["decisions.table"]
    topic = ty.through_principal(topic)
    assert verbs(ty, "ty_principal") == ["decisions.consult"]
    assert verbs(ty, "ty_office") == ["decisions.draft_minutes"]
    ty.pass_gates(ty.consult(topic))
    assert verbs(ty, "ty_office") == ["decisions.table", "decisions.draft_minutes"]


def test_meetings_minutes_and_issuing(ty):
    topic, meeting = ty.approved("P11")
    ty.convene()
    assert verbs(ty, "ty_secretary") == ["decisions.start"]
    services.draft_minutes(actor=ty.office, meeting=meeting, data=word())
    assert "decisions.sign" in verbs(ty, "ty_secretary")
    assert "decisions.issue" in verbs(ty, "ty_office", waiting=True)
    ty.sign(meeting)
    assert "decisions.issue" in verbs(ty, "ty_office")
    services.report(actor=ty.office, topic=topic)
    assert verbs(ty, "clerk") == ["organisation.reply"]
    assert {"organisation.reply", "decisions.issue"} <= set(verbs(ty, "ty_office", waiting=True))
    assert verbs(ty, "lj_clerk") == []


@pytest.mark.parametrize("who", ["ty_office", "ty_secretary", "clerk"])
def test_the_number_of_queries_does_not_grow_with_the_rows(ty, lx, who):
    def count():
        with CaptureQueriesContext(
            connection,
        ) as asked:
            inbox(viewer)
        return len(asked)

    viewer = ty.cast.actor(who)
    ty.convene()
    topic, _meeting = ty.approved("P11")
    services.report(actor=ty.office, topic=topic)
    ty.propose("P11")
    one = count()
    for _n in range(2):
        topic, _meeting = ty.approved("P14")
        services.report(actor=ty.office, topic=topic)
        ty.propose("P11")
        ty.convene()
    assert count() == one
