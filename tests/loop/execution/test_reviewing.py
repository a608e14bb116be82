"""execution.doubt; the queue of what waits for the county's word; which answers may be passed together."""

from datetime import date

import pytest

from xiaoheng.lib.refusal import Forbidden, Refused
from xiaoheng.loop.decisions import services as decisions
from xiaoheng.loop.decisions.words import MeetingKind
from xiaoheng.loop.execution import selectors as reads
from xiaoheng.loop.execution import services as execution
from xiaoheng.loop.execution.models import Assignment, Submission
from xiaoheng.loop.execution.words import AssignmentState


def held(cast, school, kind=MeetingKind.COMMITTEE):
    """A meeting of today that the monthly item asks for."""
    org = cast.orgs["TY-DW" if school == "TY" else "LX-ZB"]
    return decisions.hold(
        actor=cast.actor(f"{school.lower()}_secretary"), org=org, kind=kind, held_on=date(2023, 3, 14),
        title="三月支委会", present=3,
    )  # fmt: skip


@pytest.fixture
def answered(cast, signed):
    """Both schools answer the monthly meeting by the meeting that they held."""
    execution.sign(actor=cast.actor("lx_office"), directive=signed, unit=cast.units["LX"])
    found = {}
    for code in ("TY", "LX"):
        meeting = held(cast, code)
        row = reads.assignment(signed.items.get(seq=2), cast.units[code])
        facts = [("decisions.meeting", meeting.pk)]
        found[code] = execution.submit(actor=cast.actor(f"{code.lower()}_office"), assignment=row, facts=facts)
    return found


def test_a_doubt_leaves_the_answer_waiting_behind_the_others(cast, submitted, answered):
    clerk, first = cast.actor("clerk"), reads.waiting(cast.actor("clerk")).first()
    assert first.pk == submitted.pk
    with pytest.raises(Refused, match="疑点"):
        execution.doubt(actor=clerk, assignment=first, reason=" ")
    with pytest.raises(Forbidden):
        execution.doubt(actor=cast.actor("ty_office"), assignment=first, reason="日期不符")
    execution.doubt(actor=clerk, assignment=first, reason="日期与会议记录不符")
    row = Assignment.objects.get(pk=first.pk)
    assert row.state == AssignmentState.SUBMITTED
    assert [one.pk for one in reads.waiting(clerk)] == [answered["TY"].pk, answered["LX"].pk, row.pk]
    execution.approve(actor=clerk, assignment=row)
    assert Submission.objects.get(assignment=row).doubts.get().by_name == "方敏"
    with pytest.raises(Refused):
        execution.doubt(actor=clerk, assignment=row, reason="再看")


def test_whoever_handed_it_in_does_not_doubt_it(cast, submitted):
    Submission.objects.update(by=cast.actor("clerk").uid)
    with pytest.raises(Refused, match="不能复核自己"):
        execution.doubt(actor=cast.actor("clerk"), assignment=submitted, reason="看看")


def test_the_queue_runs_through_every_answer_and_back_to_its_beginning(cast, submitted, answered):
    clerk = cast.actor("clerk")
    queue = [submitted, answered["TY"], answered["LX"]]
    for at, row in enumerate(queue):
        back, following = reads.neighbours(reads.waiting(clerk), row)
        assert (back and back.pk) == (queue[at - 1].pk if at else None)
        assert following.pk == queue[(at + 1) % 3].pk
    execution.approve(actor=clerk, assignment=queue[1])
    assert reads.neighbours(reads.waiting(clerk), queue[1])[1].pk == queue[2].pk
    part = reads.waiting(clerk, item=queue[0].item_id)
    assert [row.pk for row in part] == [queue[0].pk]
    assert not reads.waiting(cast.actor("lj_clerk")).exists()
    assert not reads.waiting(cast.actor("ty_office")).exists()


def test_identical_answers_by_proposed_facts_may_be_passed_together(cast, submitted, answered):
    batch, clerk = reads.batches(cast.actor("clerk")), cast.actor("clerk")
    assert [[row.assignment.unit.code for row in one.rows] for one in batch] == [["TY", "LX"]]
    assert batch[0].kinds == ("decisions.meeting",)
    assert reads.batches(clerk, item=submitted.item_id) == []
    assert reads.batches(cast.actor("lj_clerk")) == []


@pytest.mark.parametrize(
    "change",
    [
        {"submissions__evidence": {"why": ""}},
        {"submissions__evidence": {"entered_on": date(2023, 3, 15)}},
        {"submissions__evidence": {"kind": "file"}},
        {"submissions": {"seq": 2}},
        {"": {"due_on": date(2023, 3, 13)}},
    ],
)
def test_what_deserves_a_look_by_itself_is_in_no_batch(cast, answered, change):
    (path, values), row = next(iter(change.items())), answered["TY"]
    rows = {"": Assignment.objects.filter(pk=row.pk), "submissions": row.submissions.all()}
    rows["submissions__evidence"] = row.submissions.get().evidence.all()
    rows[path].update(**values)
    assert reads.batches(cast.actor("clerk")) == []


def test_a_doubted_answer_is_in_no_batch(cast, answered):
    execution.doubt(actor=cast.actor("clerk"), assignment=answered["LX"], reason="联合支部的会议")
    assert reads.batches(cast.actor("clerk")) == []
