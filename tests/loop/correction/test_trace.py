"""The trace: the chain from the notice's sentence to the amendment, walked from any of its ends."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.loop.correction.loop import Loop
from xiaoheng.loop.correction import selectors, services
from xiaoheng.loop.correction.models import Problem
from xiaoheng.loop.decisions import services as decisions
from xiaoheng.loop.decisions.models import AgendaItem, ReportBack, Resolution
from xiaoheng.loop.execution import services as execution
from xiaoheng.loop.execution.models import DraftTask, Notice

pytestmark = pytest.mark.usefixtures("catalogue")
SENTENCE = "3月底前完成章程修订任务。"

# step → kind, in the order of the loop
WHOLE = [
    ("通知原文", "execution.notice"),
    ("交办单", "execution.directive"),
    ("交办事项", "execution.directiveitem"),
    ("学校办理", "execution.assignment"),
    ("议题", "decisions.topic"),
    ("决议", "decisions.resolution"),
    ("决议任务", "execution.task"),
    ("提交材料", "execution.submission"),
    ("复核", "execution.review"),
    ("督查", "supervision.inspectionresult"),
    ("通报", "supervision.bulletin"),
    ("年度评价", "evaluation.appraisal"),
    ("问题", "correction.problem"),
    ("修订议题", "decisions.topic"),
]


def read_notice(cast):
    """An order read from a notice, as its confirmation leaves it."""
    county = cast.units["YL"]
    notice = Notice.objects.create(
        unit=county,
        digest="d",
        file_name="003.txt",
        raw=f"一、{SENTENCE}",
        title="关于印发任务交办单的通知",
        issuer="县委教育工委",
        issued_on=date(2023, 3, 13),
        received_on=date(2023, 3, 14),
        state="confirmed",
    )
    task = DraftTask.objects.create(
        notice=notice, seq=1, start=2, end=2 + len(SENTENCE), title="修订学校章程", text=SENTENCE, state="accepted"
    )
    wording = execution.Wording("修订学校章程", SENTENCE, due_on=date(2023, 3, 31), draft=task)
    return execution.draft(
        actor=cast.actor("clerk"),
        unit=county,
        title="任务交办单",
        since=date(2023, 3, 1),
        until=date(2023, 4, 30),
        notice=notice,
        items=(wording,),
    )


@pytest.fixture
def loop(cast):
    return Loop(cast, read_notice(cast)).run()


def steps(nodes):
    return [(str(node.step), node.kind) for node in nodes]


def test_the_whole_chain_is_read_from_the_problem(loop):
    nodes = selectors.chain(loop.problem)
    assert steps(nodes) == WHOLE
    by_step = {str(node.step): node for node in nodes}
    assert by_step["通知原文"].title == SENTENCE
    assert by_step["议题"].pk == loop.topic.pk
    assert by_step["决议"].pk == loop.resolution.pk
    assert by_step["决议任务"].actor == "王勤"
    assert (by_step["复核"].state, by_step["复核"].actor) == ("通过", "方敏")
    assert (by_step["督查"].state, by_step["督查"].actor) == ("部分属实", "顾行")
    assert by_step["问题"].pk == loop.problem.pk
    assert by_step["修订议题"].pk == loop.amendment.pk
    assert all(node.pk for node in nodes)


def test_the_same_chain_from_every_end(loop):
    whole = steps(selectors.chain(loop.problem))
    for start in (loop.assignment, loop.topic, loop.amendment):
        assert steps(selectors.chain(start)) == whole


def test_rooms_are_named_at_each_node(loop):
    rooms = {node.room.name for node in selectors.chain(loop.problem)}
    assert rooms == {"DECISION", "EXECUTION", "SUPERVISION", "EVALUATION", "CORRECTION"}


def test_what_is_not_there_yet_is_shown_as_a_gap(cast):
    early = Loop(cast, read_notice(cast))
    early.decide()
    start = early.task.resolution.topic
    nodes = {str(node.step): node for node in selectors.chain(start)}
    for step in ("提交材料", "督查", "通报", "年度评价", "问题"):
        assert nodes[step].pk is None
        assert nodes[step].title == ""
    assert nodes["决议任务"].pk == early.task.pk
    assert "修订议题" not in nodes


def test_a_problem_the_school_found_stands_at_the_head_of_its_chain(mend):
    row = mend.planned(mend.opened(actor=mend.secretary))
    assert steps(selectors.chain(row)) == [("问题", "correction.problem"), ("修订议题", "")]


def test_a_lone_topic_has_its_decision_and_no_order(mend, cast):
    topic = decisions.propose(
        actor=cast.actor("ty_vice"), unit=mend.unit, title="春季学期计划", matters=["P12"], text="全文"
    )
    assert [step for step, _kind in steps(selectors.chain(topic))] == ["议题", "决议", "决议任务"]


def test_what_was_told_back_stands_behind_the_tasks(mend, cast):
    topic = decisions.propose(
        actor=cast.actor("ty_vice"), unit=mend.unit, title="春季学期计划", matters=["P12"], text="全文"
    )
    ReportBack.objects.create(topic=topic, text="已落实", told_on=topic.proposed_on, state="met")
    last = selectors.chain(topic)[-1]
    assert (last.step, last.code, last.shown_at) == ("落实报告", "met", ("decisions.topic", topic.pk))


def test_the_amendments_own_resolution_closes_the_chain(loop):
    """Once decided, the amendment's resolution is the last node."""
    item = AgendaItem.objects.create(meeting=loop.meeting, topic=loop.amendment, position=9, quorum="Q-1")
    Resolution.objects.create(
        unit=loop.walk.unit,
        topic=loop.amendment,
        item=item,
        number="〔2023〕9号",
        outcome="approved",
        text="同意修订。",
        decided_on=date(2023, 4, 1),
    )
    last = selectors.chain(loop.problem)[-1]
    assert (str(last.step), last.note) == ("修订决议", "〔2023〕9号")


def test_a_decision_carried_out_is_no_gap(loop):
    assert not selectors.decisions_without_task(loop.clerk).exists()
    loop.task.delete()
    assert [row.pk for row in selectors.decisions_without_task(loop.clerk)] == [loop.resolution.pk]


def test_an_answer_to_an_order_and_an_amendment_with_a_problem_have_their_cause(loop):
    assert not selectors.amendments_without_cause(loop.clerk).exists()


def test_the_chain_asks_a_fixed_number_of_queries(loop):
    def count():
        with CaptureQueriesContext(connection) as asked:
            selectors.chain(loop.assignment)
        return len(asked)

    count()  # the row's own relations are read once
    one = count()
    for title in ("一", "二"):
        result = loop.inspection.results.get(item=loop.item)
        Problem.objects.filter(source=str(result.pk)).update(state="closed")
        services.open(actor=loop.clerk, unit=loop.walk.unit, title=title, source=result)
    assert count() == one
