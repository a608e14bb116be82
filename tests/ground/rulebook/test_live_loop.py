"""The verbs of the loop bring their own findings up to date; judging everything anew afterwards changes nothing."""

from datetime import date

import pytest

from tests.ground.rulebook.test_live import findings
from tests.loop.decisions.conftest import Walk
from xiaoheng.ground.organisation import services as organisation
from xiaoheng.ground.rulebook import services
from xiaoheng.ground.rulebook.models import Finding
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Refused
from xiaoheng.loop.correction import services as correction
from xiaoheng.loop.decisions import services as decisions
from xiaoheng.loop.execution import selectors as reads
from xiaoheng.loop.execution import services as execution
from xiaoheng.loop.execution.services import Upload, Wording

TODAY = date(2023, 3, 14)


def found(rule):
    return sorted(Finding.objects.filter(ended=0, rule=rule).values_list("unit__code", "detail"))


@pytest.fixture
def same(cast, law):
    """After the test, live and full must agree on the day."""
    services.evaluate(TODAY)
    yield
    live = findings()
    services.evaluate(clock.today())
    assert live == findings()


def test_a_request_left_lying_is_the_superiors_until_answered_or_withdrawn(cast, same):
    office, county = cast.actor("ty_office"), cast.units["YL"]
    with clock.on(date(2023, 2, 1)):
        rows = [
            organisation.request(
                actor=office, unit=cast.units["TY"], superior=county, title=f"请示{number}", due_on=date(2023, 3, 3)
            )
            for number in (1, 2)
        ]
    services.evaluate(TODAY)
    assert found("G-03") == [("YL", "unanswered")] * 2
    organisation.reply(actor=cast.actor("clerk"), request=rows[0], approve=True, text="同意")
    assert found("G-03") == [("YL", "unanswered")]
    organisation.withdraw(actor=office, request=rows[1])
    assert found("G-03") == []


def test_an_order_past_its_day_is_said_of_each_school_until_it_answers_or_the_order_closes(cast, same):
    clerk, duty = cast.actor("clerk"), Wording("谈心谈话", "3月10日前谈心谈话。", due_on=date(2023, 3, 10), minutes=60)
    order = execution.draft(
        actor=clerk, unit=cast.units["YL"], title="任务", since=date(2023, 3, 1), until=date(2023, 4, 30), items=[duty]
    )
    order = execution.issue(actor=clerk, directive=order)
    assert found("E-1") == [("LX", "overdue"), ("SQ", "overdue"), ("TY", "overdue")]
    execution.sign(actor=cast.actor("ty_office"), directive=order, unit=cast.units["TY"])
    row = reads.assignment(order.items.get(), cast.units["TY"])
    paper = Upload(b"%PDF-1.4 talks", "谈话.pdf", TODAY)
    execution.submit(actor=cast.actor("ty_office"), assignment=row, note="已开展", files=[paper])
    assert found("E-1") == [("LX", "overdue"), ("SQ", "overdue")]
    execution.send_back(actor=clerk, assignment=row_of(row), reason="缺记录")
    assert ("TY", "returned") in found("E-1")
    execution.close(actor=clerk, directive=order)
    assert found("E-1") == []


def row_of(assignment):
    """What is stored of it by now."""
    return reads.assignment(assignment.item, assignment.unit)


def test_minutes_and_tasks_are_asked_for_and_then_not(cast, same):
    walk = Walk(cast)
    with clock.on(date(2023, 3, 1)):
        topic, meeting = walk.approved("P17")
    services.evaluate(TODAY)
    assert found("B-14") == [("TY", "unsigned")] * 2
    assert found("B-05") == found("Q-1") == found("Q-3") == []
    walk.sign(meeting)
    assert found("B-14") == [("TY", "unsigned")]
    resolution = decisions.issue(actor=walk.office, topic=topic)
    services.evaluate(date(2023, 3, 30))
    assert found("B-16") == [("TY", "no_task")]
    with clock.on(date(2023, 3, 30)):
        execution.carry_out(
            actor=walk.office,
            resolution=resolution,
            owner=cast.people["ty_vice"],
            due_on=date(2023, 4, 1),
            title="印发",
        )
    assert found("B-16") == []
    services.evaluate(TODAY)


def test_a_problem_past_its_day(cast, same):
    with clock.on(date(2023, 2, 1)):
        problem = correction.open(
            actor=cast.actor("ty_office"), unit=cast.units["TY"], title="会议记录不全", due_on=date(2023, 3, 1)
        )
    services.evaluate(TODAY)
    assert found("E-13") == [("TY", "overdue")]
    correction.plan(
        actor=cast.actor("ty_office"), problem=problem, cause="没有专人", measure="明确专人",
        owner=cast.people["ty_vice"], due_on=date(2023, 4, 1),
    )  # fmt: skip
    assert found("E-13") == []


def test_a_yearly_meeting_is_for_the_year_named(cast, same):
    actor, org = cast.actor("lx_office"), cast.orgs["LX-ZB"]
    held = decisions.hold(
        actor=actor, org=org, kind="org_life", held_on=date(2023, 3, 10), present=3, for_year=2022, title="组织生活会"
    )
    assert held.for_year == 2022
    other = decisions.hold(actor=actor, org=org, kind="team_life", held_on=date(2023, 3, 10), present=2)
    assert (other.for_year, other.entitled) == (2023, 3)
    assert decisions.hold(actor=actor, org=org, kind="lecture", held_on=date(2023, 3, 10), present=9).for_year is None
    special = decisions.hold(
        actor=actor,
        org=org,
        kind="org_life",
        held_on=date(2023, 3, 12),
        present=3,
        special=True,
        title="专题组织生活会",
    )
    assert special.for_year is None
    with pytest.raises(Refused, match="专题会议不属于哪个年度"):
        decisions.hold(
            actor=actor, org=org, kind="org_life", held_on=date(2023, 3, 13), present=3, special=True, for_year=2023
        )
    with pytest.raises(Refused, match="只有组织生活会、民主生活会分年度的和专题的"):
        decisions.hold(actor=actor, org=org, kind="appraisal", held_on=date(2023, 3, 13), present=3, special=True)
    with pytest.raises(Refused, match="不能算作2020年度"):
        decisions.hold(actor=actor, org=org, kind="appraisal", held_on=date(2023, 3, 10), present=3, for_year=2020)
