"""correction.amend and the trace: the loop closes in the data."""

import pytest

from xiaoheng.ground.records.models import Entry
from xiaoheng.lib.refusal import Forbidden, Refused
from xiaoheng.loop.correction import selectors, services
from xiaoheng.loop.correction.models import Amendment
from xiaoheng.loop.decisions import services as decisions
from xiaoheng.loop.decisions.models import Topic

pytestmark = pytest.mark.usefixtures("catalogue")


def amend(mend, row, **more):
    given = {
        "actor": mend.secretary,
        "problem": row,
        "title": "修订党组织会议议事规则",
        "text": "第五条增加会前沟通。",
        "reason": "规则没有写会前沟通",
        **more,
    }
    return services.amend(**given)


def test_a_problem_leads_to_a_topic_whose_cause_is_kept(mend):
    row = mend.planned()
    topic = amend(mend, row)
    assert {matter.code for matter in topic.matters.all()} >= {"P14"}
    assert Amendment.objects.get().problem == row
    assert topic.amendment.reason == "规则没有写会前沟通"
    verbs = Entry.objects.filter(result="done").order_by("id").values_list("verb", flat=True)
    assert list(verbs)[-2:] == ["decisions.propose", "correction.amend"]
    row.refresh_from_db()
    assert row.state == "mending"


def test_the_charter_is_amended_under_its_own_matter(mend):
    topic = amend(mend, mend.opened(), matters=("P11",))
    assert "P11" in {matter.code for matter in topic.matters.all()}


def test_the_schools_team_proposes_and_nobody_else(mend):
    row = mend.opened()
    for name in ("clerk", "inspector", "lx_secretary", "ty_office", "ty_teacher"):
        with pytest.raises(Forbidden):
            amend(mend, row, actor=mend.cast.actor(name))
    assert not Topic.objects.exists()


def test_one_amendment_at_a_time(mend):
    row = mend.opened()
    amend(mend, row)
    with pytest.raises(Refused, match="正在办理"):
        amend(mend, row)
    Topic.objects.update(state="rejected")
    amend(mend, row)
    assert Amendment.objects.count() == 2


def test_a_closed_problem_amends_nothing(mend):
    with pytest.raises(Refused, match="已经销号"):
        amend(mend, mend.closed())


def test_why_must_be_said_and_what_decisions_refuses_leaves_nothing(mend):
    row = mend.opened()
    with pytest.raises(Refused, match="没有写明为什么"):
        amend(mend, row, reason=" ")
    with pytest.raises(Refused):
        amend(mend, row, title=" ")
    with pytest.raises(Refused):
        amend(mend, row, matters=("P99",))
    assert not Amendment.objects.exists()
    assert not Topic.objects.exists()
    assert Entry.objects.filter(verb="correction.amend", result="refused").count() == 3


def test_gaps_are_counted(mend, cast):
    vice = cast.actor("ty_vice")
    lone = decisions.propose(actor=vice, unit=mend.unit, title="修订规则", matters=["P14"], text="全文")
    decisions.propose(actor=vice, unit=mend.unit, title="春季学期计划", matters=["P12"], text="全文")
    amend(mend, mend.opened())
    assert list(selectors.amendments_without_cause(mend.clerk)) == [lone]
    assert {gap.key: gap.count for gap in selectors.gaps(mend.clerk)} == {
        "decisions_without_task": 0,
        "amendments_without_cause": 1,
    }
    assert not selectors.amendments_without_cause(cast.actor("lj_clerk")).exists()
