"""execution.answer, carry_out, finish; facts already held; the trace from the notice's sentence to the task."""

from datetime import date

import pytest

from tests.loop.decisions.conftest import ty
from tests.loop.execution.test_intake import decide
from xiaoheng.lib.refusal import Forbidden, Refused, Stale
from xiaoheng.loop.decisions import services as decisions
from xiaoheng.loop.decisions.models import Meeting, Resolution, Topic
from xiaoheng.loop.decisions.words import MeetingKind
from xiaoheng.loop.execution import intake
from xiaoheng.loop.execution import selectors as reads
from xiaoheng.loop.execution import services as execution
from xiaoheng.loop.execution.models import Answer, Assignment, Task
from xiaoheng.loop.execution.words import AssignmentState, TaskState

__all__ = ["ty"]
WORDS = {"matters": ["P11"], "title": "修订学校章程", "text": "将党组织领导的校长负责制写入章程。"}


def answered(cast, assignment):
    return execution.answer(actor=cast.actor("ty_vice"), assignment=assignment, **WORDS)


def approve(walk, topic):
    """The topic through the principal's and the Party meeting; its resolution and that meeting."""
    topic = walk.through_principal(topic)
    topic = Topic.objects.get(pk=walk.pass_gates(walk.consult(topic)).pk)
    meeting = walk.meeting(topic)
    walk.decide(meeting.items.get())
    decisions.adjourn(actor=walk.office, meeting=meeting)
    return Resolution.objects.get(topic=topic), Meeting.objects.get(pk=meeting.pk)


@pytest.fixture
def resolution(cast, ty, assignment):
    return approve(ty, answered(cast, assignment))[0]


def test_an_order_is_answered_by_a_topic(cast, ty, assignment):
    topic = answered(cast, assignment)
    link = Answer.objects.get()
    assert (link.topic, link.assignment.item, link.answered_on) == (topic, assignment.item, date(2023, 3, 14))
    assert link.assignment.state == AssignmentState.WORKING
    assert topic.unit == assignment.unit
    assert reads.answers(cast.actor("clerk")).get() == link
    assert not reads.answers(cast.actor("lx_secretary")).exists()


def test_a_second_topic_for_the_same_item_is_refused(cast, ty, assignment):
    answered(cast, assignment)
    with pytest.raises(Refused, match="已提出议题"):
        answered(cast, assignment)


def test_who_may_not_propose_may_not_answer(cast, ty, assignment):
    for username in ("ty_office", "lx_secretary", "clerk"):
        with pytest.raises(Forbidden):
            execution.answer(actor=cast.actor(username), assignment=assignment, **WORDS)
    assert not Assignment.objects.exists()


def test_a_refused_topic_leaves_no_link(cast, ty, assignment):
    with pytest.raises(Refused):
        execution.answer(actor=cast.actor("ty_vice"), assignment=assignment, **{**WORDS, "matters": ["P99"]})
    assert not Answer.objects.exists()
    assert not Assignment.objects.exists()


def test_a_resolution_becomes_a_task_with_owner_and_day(cast, resolution):
    task = execution.carry_out(
        actor=cast.actor("ty_office"), resolution=resolution, owner=cast.people["ty_moral"],
        due_on=date(2023, 3, 28), title="印发新章程",
    )  # fmt: skip
    assert (task.unit, task.owner.name, task.state) == (resolution.unit, "陈育", TaskState.OPEN)
    assert reads.tasks_of(cast.actor("clerk"), resolution).get() == task
    assert not reads.tasks(cast.actor("lx_office")).exists()
    assert not reads.tasks(cast.actor("ty_teacher")).exists()
    duty = next(d for d in reads.inbox(cast.actor("ty_moral")) if d.verb == "execution.finish")
    assert (duty.subject, duty.due_on) == (task.pk, date(2023, 3, 28))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"owner": "lx_office"}, "不是本校人员"),
        ({"due_on": date(2023, 3, 13)}, "期限已过"),
        ({"title": " "}, "没有标题"),
    ],
)
def test_a_task_without_owner_day_or_title_is_refused(cast, resolution, change, words):
    given = {"owner": "ty_moral", "due_on": date(2023, 3, 28), "title": "印发", **change}
    given["owner"] = cast.people[given["owner"]]
    with pytest.raises(Refused, match=words):
        execution.carry_out(actor=cast.actor("ty_office"), resolution=resolution, **given)


def test_another_school_makes_no_task(cast, resolution):
    with pytest.raises(Forbidden):
        execution.carry_out(
            actor=cast.actor("lx_secretary"), resolution=resolution, owner=cast.people["ty_moral"],
            due_on=date(2023, 3, 28), title="印发",
        )  # fmt: skip


def test_the_owner_or_the_office_reports_the_task_done(cast, resolution):
    def made():
        return execution.carry_out(
            actor=cast.actor("ty_office"), resolution=resolution, owner=cast.people["ty_moral"],
            due_on=date(2023, 3, 28), title="印发",
        )  # fmt: skip

    task, stale = made(), None
    stale = Task.objects.get(pk=task.pk)
    with pytest.raises(Forbidden):
        execution.finish(actor=cast.actor("ty_vice"), task=task, note="代报")
    with pytest.raises(Refused, match="完成情况"):
        execution.finish(actor=cast.actor("ty_moral"), task=task, note=" ")
    execution.finish(actor=cast.actor("ty_moral"), task=task, note="已印发")
    assert (task.state, task.done_on, task.note) == (TaskState.DONE, date(2023, 3, 14), "已印发")
    with pytest.raises(Stale):
        execution.finish(actor=cast.actor("ty_office"), task=stale, note="又报")
    other = made()
    execution.finish(actor=cast.actor("ty_office"), task=other, note="代陈育报")
    assert other.state == TaskState.DONE


def test_signed_minutes_of_the_answering_topic_are_proposed_as_evidence(cast, ty, assignment):
    _resolution, meeting = approve(ty, answered(cast, assignment))
    row = reads.assignment(assignment.item, assignment.unit)
    before = [(fact.kind, fact.fits) for fact in reads.facts(row)]
    assert ("decisions.resolution", True) in before
    assert ("decisions.minutes", True) not in before
    minutes = ty.sign(meeting)
    found = next(fact for fact in reads.facts(row) if fact.kind == "decisions.minutes" and fact.fits)
    assert (found.id, found.happened_on) == (minutes.pk, date(2023, 3, 14))
    row = execution.submit(actor=cast.actor("ty_office"), assignment=row, facts=[(found.kind, found.id)])
    evidence = row.submissions.get().evidence.get()
    assert (evidence.subject_kind, evidence.subject) == ("decisions.minutes", str(minutes.pk))
    assert evidence.title.endswith("纪要")


def test_a_held_meeting_of_the_asked_kind_fits_and_counts_for_the_joint_school(cast, ty, signed):
    org = cast.orgs["LX-ZB"]
    execution.sign(actor=cast.actor("lx_office"), directive=signed, unit=cast.units["LX"])
    meeting = decisions.hold(
        actor=cast.actor("lx_secretary"), org=org, kind=MeetingKind.COMMITTEE, held_on=date(2023, 3, 8), title="三月支委会",
        present=3,
    )  # fmt: skip
    for code in ("LX", "SQ"):
        row = reads.assignment(signed.items.get(seq=2), cast.units[code])
        fact = reads.facts(row)[0]
        assert (fact.kind, fact.id, fact.fits) == ("decisions.meeting", meeting.pk, True)
    charter = reads.assignment(signed.items.get(seq=1), cast.units["LX"])
    assert [fact.fits for fact in reads.facts(charter)] == [False]
    assert reads.facts(reads.assignment(signed.items.get(seq=2), cast.units["TY"])) == []


def test_the_trace_runs_from_the_sentence_to_the_task(cast, ty, notice):
    decide(cast, notice)
    order = execution.issue(
        actor=cast.actor("clerk"), directive=intake.confirm(actor=cast.actor("clerk"), notice=notice)
    )
    execution.sign(actor=cast.actor("ty_office"), directive=order, unit=cast.units["TY"])
    item = order.items.get(title__contains="章程")
    topic = answered(cast, reads.assignment(item, cast.units["TY"]))
    resolution, _meeting = approve(ty, topic)
    task = execution.carry_out(
        actor=cast.actor("ty_office"), resolution=resolution, owner=cast.people["ty_moral"],
        due_on=date(2023, 3, 28), title="印发",
    )  # fmt: skip
    chain = reads.trace_topic(cast.actor("clerk"), Topic.objects.get(pk=topic.pk))
    assert chain.notice == notice
    assert notice.raw[slice(*chain.span)] == chain.source
    assert "章程" in chain.source
    assert (chain.draft, chain.item, chain.directive) == (item.draft, item, order)
    assert [answer.topic_id for answer in chain.answers] == [topic.pk]
    assert (chain.resolutions, chain.tasks) == ([resolution], [task])
    assert reads.trace_topic(cast.actor("lj_clerk"), topic) is None
    assert reads.trace(cast.actor("lx_secretary"), chain.assignment) is None
