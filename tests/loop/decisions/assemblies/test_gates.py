"""征求意见: what a body says passes the gate of the topic that asked, and nothing else does where it is registered."""

from datetime import timedelta

import pytest

from tests.loop.decisions.conftest import TODAY
from xiaoheng.ground.organisation.actors import actor_of
from xiaoheng.lib.refusal import Refused
from xiaoheng.loop.decisions import services as decisions
from xiaoheng.loop.decisions.assemblies import selectors, services
from xiaoheng.loop.decisions.models import Topic

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(ty):
    """A topic on classes and admission that the parents must be heard on, put forward by the principal's meeting."""
    return ty.consult(ty.through_principal(ty.propose("P19")))


def test_the_parents_opinion_passes_their_gate_and_no_click_does(ty, asked):
    body = ty.found("parent_committee", parent=9)
    gate = ty.gate(asked, "PC")
    with pytest.raises(Refused, match="由桃源中学家长委员会会议的结果记入"):
        ty.pass_gates(asked, "PC")
    meeting = ty.call("parent_committee", body)
    assert list(selectors.asking(ty.office, meeting)) == [gate]
    ty.sit(meeting, gate=gate, counted={"parent": 7})
    assert list(selectors.asking(ty.office, meeting)) == []
    ty.say(meeting, yes=5, comments=2, no=1, conclusion="建议公布摇号办法。")
    gate.refresh_from_db()
    assert (gate.standing, gate.body, gate.on) == ("passed", "桃源中学家长委员会", TODAY)
    assert gate.outcome == "有意见和建议（赞成5，有意见和建议2，不赞成1）：建议公布摇号办法。"


def test_an_advisory_body_is_heard_even_where_it_is_against(ty, asked):
    gate = ty.gate(asked, "PC")
    ty.say(ty.sit(ty.call("parent_committee", ty.found("parent_committee", parent=4)), gate=gate), no=5)
    gate.refresh_from_db()
    assert gate.standing == "passed"
    assert gate.outcome.startswith("不赞成（")


def test_the_topic_goes_on_when_its_last_gate_is_passed(ty):
    topic = ty.consult(ty.through_principal(ty.propose("P15")))
    body = ty.found("staff_congress", teacher=9)
    meeting = ty.sit(ty.call("staff_congress", body), gate=ty.gate(topic, "TU"))
    ty.say(meeting, yes=9, no=1)
    assert Topic.objects.get(pk=topic.pk).state == "gated"


def test_a_congress_that_does_not_carry_it_fails_the_gate(ty):
    topic = ty.consult(ty.through_principal(ty.propose("P15")))
    body = ty.found("staff_congress", teacher=9)
    ty.say(ty.sit(ty.call("staff_congress", body), gate=ty.gate(topic, "TU")), yes=4, no=6)
    assert ty.gate(topic, "TU").standing == "failed"
    assert Topic.objects.get(pk=topic.pk).state == "consulted"


def test_without_a_registered_body_the_office_enters_it_and_experts_are_not_only_the_school_s(ty, asked):
    ty.pass_gates(asked, "PC")
    assert ty.gate(asked, "PC").standing == "passed"
    ty.found("academic_committee")
    topic = ty.consult(ty.through_principal(ty.propose("P12", title="五年规划")))
    ty.pass_gates(topic, "EX")


def test_what_is_deferred_waits_and_may_be_put_again(ty, asked):
    body, gate = ty.found("parent_committee", parent=4), ty.gate(asked, "PC")
    meeting = ty.sit(ty.call("parent_committee", body), gate=gate)
    ty.say(meeting, deferred=True)
    ty.end(meeting)
    assert ty.gate(asked, "PC").standing == "pending"
    ty.say(ty.sit(ty.call("parent_committee", body), gate=gate), yes=5)
    assert ty.gate(asked, "PC").standing == "passed"


def test_only_this_body_s_own_gate_of_this_school_once(ty, asked, cast):
    body, gate = ty.found("parent_committee", parent=4), ty.gate(asked, "PC")
    early = ty.call("parent_committee", body, day=TODAY - timedelta(days=1))
    with pytest.raises(Refused, match="早于议题提出之日"):
        services.put(actor=ty.office, meeting=early, gate=gate)
    meeting = ty.call("parent_committee", body)
    with pytest.raises(Refused, match="不是等待本会议意见"):
        services.put(actor=ty.office, meeting=meeting, gate=ty.gate(asked, "LE"))
    services.put(actor=ty.office, meeting=meeting, gate=gate)
    with pytest.raises(Refused, match="已经提请一次会议"):
        services.put(actor=ty.office, meeting=ty.call("parent_committee", body), gate=gate)


def test_a_new_draft_needs_a_new_hearing_and_the_proposer_enters_nothing(ty, asked, cast):
    body, gate = ty.found("parent_committee", parent=4), ty.gate(asked, "PC")
    meeting = ty.sit(ty.call("parent_committee", body), gate=gate)
    type(asked).objects.filter(pk=asked.pk).update(proposer=cast.people["ty_office"])
    with pytest.raises(Refused, match="提出人不能登记"):
        services.decide(
            actor=actor_of(cast.accounts["ty_office"]), question=selectors.questions_of(meeting)[0],
            conclusion="同意", tally=services.Tally(5),
        )  # fmt: skip
    type(asked).objects.filter(pk=asked.pk).update(proposer=cast.people["ty_vice"])
    decisions.redraft(actor=cast.actor("ty_vice"), topic=Topic.objects.get(pk=asked.pk), text="改稿。")
    with pytest.raises(Refused, match="属于旧稿"):
        ty.say(meeting, yes=5)
    ty.say(meeting, deferred=True)
    assert ty.end(meeting).number


def test_the_branch_gives_its_opinion_or_the_office_enters_it(ty, cast):
    topic = ty.consult(ty.through_principal(ty.propose("P09", title="评先评优")))
    gate, org = ty.gate(topic, "BO"), cast.orgs["TY-DW"]
    meeting = ty.sit(ty.call("assembly", org=org), gate=gate)
    ty.say(meeting, yes=7)
    gate.refresh_from_db()
    assert (gate.standing, gate.body) == ("passed", org.name)
