"""decisions.consult, decisions.pass_gate, decisions.report: happy, refused by permit, by state, by rule, stale."""

from datetime import date

import pytest

from xiaoheng.ground.organisation import services as organisation
from xiaoheng.ground.organisation.models import SuperiorRequest
from xiaoheng.ground.organisation.selectors import holders
from xiaoheng.ground.organisation.words import Post
from xiaoheng.lib.refusal import Forbidden, Refused
from xiaoheng.loop.decisions import selectors, services
from xiaoheng.loop.decisions.models import Consultation, Gate, Topic


def view_of(topic, stage="principal"):
    row = topic.consultations.get(stage=stage, void_on__isnull=True)
    row.topic = topic
    return row


def gate_of(topic, kind):
    gate = topic.gates.get(kind=kind, void_on__isnull=True)
    gate.topic = topic
    return gate


def consult(walk, row, who="ty_secretary", **changes):
    given = {"agreed": True, "view": "同意上会"}
    return services.consult(actor=walk.cast.actor(who), consultation=row, **{**given, **changes})


def test_the_person_heard_enters_his_own_view_and_the_topic_moves(ty):
    topic = ty.propose("P11")
    row = consult(ty, view_of(topic))
    assert (row.state, row.by_office, row.heard_on) == ("agreed", False, date(2023, 3, 14))
    assert Topic.objects.get(pk=topic.pk).state == "gated"  # nothing else is asked before the principal's meeting


def test_a_disagreement_keeps_the_topic_off_the_agenda_until_it_is_settled(ty):
    topic = ty.propose("P11")
    consult(ty, view_of(topic), agreed=False, view="第三章尚需听取教师意见")
    meeting = ty.convene("principal")
    with pytest.raises(Refused, match="书记（周正）意见：有重大分歧") as refusal:
        services.table(actor=ty.office, topic=topic, meeting=meeting)
    assert refusal.value.rule == "B.1"
    consult(ty, view_of(topic))
    ty.table(topic, meeting)


def test_a_later_disagreement_takes_a_ready_topic_back(ty):
    topic = ty.propose("P11")
    consult(ty, view_of(topic))
    consult(ty, view_of(topic), agreed=False, view="发现新情况")
    assert Topic.objects.get(pk=topic.pk).state == "draft"


def test_a_disagreement_without_reason_is_refused(ty):
    with pytest.raises(Refused, match="须写明意见"):
        consult(ty, view_of(ty.propose("P11")), agreed=False, view=" ")


@pytest.mark.parametrize(("who", "kind"), [("ty_vice", Refused), ("ty_moral", Refused), ("lx_secretary", Forbidden)])
def test_nobody_enters_anothers_consent_least_of_all_the_proposer(ty, who, kind):
    row = view_of(ty.propose("P11"))
    with pytest.raises(kind):
        consult(ty, row, who, paper="a" * 64)
    assert Consultation.objects.get(pk=row.pk).state == "pending"


def test_the_office_needs_the_signed_paper_and_the_row_says_so(ty):
    row = view_of(ty.propose("P11"))
    with pytest.raises(Refused, match="须附本人签字的材料"):
        consult(ty, row, "ty_office")
    assert consult(ty, row, "ty_office", paper="a" * 64).by_office


def test_a_new_principal_is_heard_in_place_of_the_old_one(ty):
    topic = ty.through_principal(ty.propose("P17"))
    clerk, vice = ty.cast.actor("clerk"), ty.cast.people["ty_vice2"]
    old = holders(ty.unit, Post.PRINCIPAL).get()
    organisation.leave(actor=clerk, appointment=old, until=date(2023, 3, 14), reason="调任")
    with pytest.raises(Refused, match="校长职务空缺"):
        consult(ty, view_of(topic, "party"), "ty_principal")
    organisation.appoint(actor=clerk, person=vice, unit=ty.unit, post=Post.PRINCIPAL, since=date(2023, 3, 14))
    row = consult(ty, view_of(topic, "party"), "ty_vice2")
    assert row.person == vice


def test_a_view_for_the_later_meeting_waits_for_its_turn(ty):
    topic = ty.propose("P11")
    with pytest.raises(Refused, match="不属于议题当前要上的会议"):
        consult(ty, view_of(topic, "party"), "ty_principal")


@pytest.mark.parametrize("day", [date(2023, 3, 13), date(2023, 3, 15)])
def test_a_view_before_the_topic_or_in_the_future_is_refused(ty, day):
    with pytest.raises(Refused):
        consult(ty, view_of(ty.propose("P11")), heard_on=day)


def test_a_tabled_topic_takes_no_more_views(ty):
    topic = ty.consult(ty.propose("P11"))
    ty.table(topic, ty.convene("principal"))
    with pytest.raises(Refused, match="当前状态为“已上会”"):
        consult(ty, view_of(Topic.objects.get(pk=topic.pk)), agreed=False, view="反悔")


def test_brewing_passes_by_the_views_of_both_and_never_by_hand(ty):
    topic = ty.propose("P06", by="moral")
    assert [v.face for v in selectors.views_of(topic)] == ["secretary", "principal"]
    with pytest.raises(Refused, match="只由会前意见记入"):
        services.pass_gate(actor=ty.office, gate=gate_of(topic, "CS"), passed=True, outcome="已酝酿")
    rows = list(topic.consultations.order_by("id"))
    consult(ty, rows[0])
    assert gate_of(topic, "CS").standing == "pending"
    rows[1].topic = Topic.objects.get(pk=topic.pk)
    consult(ty, rows[1], "ty_principal")
    assert gate_of(topic, "CS").standing == "passed"
    assert Topic.objects.get(pk=topic.pk).state == "gated"


@pytest.mark.parametrize("school", ["lx"])
def test_dual_role_is_never_passed_by_the_head_alone(school, request):
    walk = request.getfixturevalue(school)
    topic = walk.propose("P16")
    head = walk.secretary
    for row in topic.consultations.all():
        row.topic = topic
        with pytest.raises(Refused):
            services.consult(actor=head, consultation=row, agreed=True, view="我同意")
    assert Topic.objects.get(pk=topic.pk).state == "draft"


def test_gates_pass_one_by_one_until_the_topic_is_ready(ty):
    topic = ty.consult(ty.through_principal(ty.propose("P11")))
    ty.pass_gates(topic, "TU")
    assert Topic.objects.get(pk=topic.pk).state == "consulted"
    gate = ty.pass_gates(topic, "LE").gates.get(kind="LE")
    assert (gate.state, gate.on, gate.body) == ("passed", date(2023, 3, 14), "法治副校长或法律顾问")
    assert Topic.objects.get(pk=topic.pk).state == "gated"


def test_a_missing_gate_refuses_tabling_and_names_it(ty):
    topic = ty.consult(ty.through_principal(ty.propose("P11")))
    ty.pass_gates(topic, "LE")
    with pytest.raises(Refused, match="教代会审议：未办理"):
        services.table(actor=ty.office, topic=topic, meeting=ty.convene())


def test_a_failed_gate_refuses_tabling_until_it_is_held_again(ty):
    topic = ty.consult(ty.through_principal(ty.propose("P15")))
    services.pass_gate(actor=ty.office, gate=gate_of(topic, "TU"), passed=False, outcome="赞成12票，未过半数")
    with pytest.raises(Refused, match="教代会审议：未通过"):
        services.table(actor=ty.office, topic=topic, meeting=ty.convene())
    ty.pass_gates(topic)
    assert Topic.objects.get(pk=topic.pk).state == "gated"


def test_gates_before_the_principals_meeting_are_out_of_order(ty):
    topic = ty.propose("P11")
    with pytest.raises(Refused, match="尚未经校长办公会议研究提出") as refusal:
        services.pass_gate(actor=ty.office, gate=gate_of(topic, "TU"), passed=True, outcome="同意")
    assert refusal.value.rule == "B.4"


@pytest.mark.parametrize("kind", ["PM", "UP"])
def test_what_only_others_can_give_is_not_entered_by_hand(ty, kind):
    topic = ty.through_principal(ty.propose("P11"))
    with pytest.raises(Refused, match="不能手工登记"):
        services.pass_gate(actor=ty.office, gate=gate_of(topic, kind), passed=True, outcome="同意")


def test_the_proposer_does_not_pass_his_own_gates(ty):
    topic = ty.consult(ty.through_principal(ty.propose("P15", by="principal")))
    with pytest.raises(Refused, match="提出人不能登记"):
        services.pass_gate(actor=ty.cast.actor("ty_principal"), gate=gate_of(topic, "TU"), passed=True, outcome="同意")
    with pytest.raises(Forbidden):
        services.pass_gate(actor=ty.cast.actor("ty_vice"), gate=gate_of(topic, "TU"), passed=True, outcome="同意")


def test_a_gate_needs_its_outcome_and_a_possible_day(ty):
    topic = ty.consult(ty.through_principal(ty.propose("P15")))
    for wrong in ({"outcome": " "}, {"on": date(2023, 4, 1)}, {"on": date(2022, 1, 1)}):
        with pytest.raises(Refused):
            services.pass_gate(
                actor=ty.office, gate=gate_of(topic, "TU"), **{"passed": True, "outcome": "同意", **wrong}
            )


def test_public_notice_comes_after_the_decision(ty):
    topic, _meeting = ty.approved("P06")
    services.pass_gate(actor=ty.office, gate=gate_of(topic, "PB"), passed=True, outcome="公示期满无异议")
    other = ty.propose("P06")
    with pytest.raises(Refused, match="公示在会议通过之后"):
        services.pass_gate(actor=ty.office, gate=gate_of(other, "PB"), passed=True, outcome="公示期满无异议")


def test_reporting_asks_the_county_under_the_clock_of_the_rulebook(ty):
    topic, _meeting = ty.approved("P11")
    row = services.report(actor=ty.office, topic=topic)
    assert (row.superior.code, row.due_on, row.subject_kind) == ("YL", date(2023, 4, 13), "decisions.topic")
    assert Gate.objects.get(topic=topic, kind="UP").standing == "pending"
    with pytest.raises(Refused, match="不要重复上报"):
        services.report(actor=ty.office, topic=topic)
    organisation.reply(actor=ty.cast.actor("clerk"), request=row, approve=True, text="同意")
    assert Gate.objects.get(topic=topic, kind="UP").standing == "passed"


def test_a_withdrawn_request_may_be_sent_again(ty):
    topic, _meeting = ty.approved("P11")
    organisation.withdraw(actor=ty.office, request=services.report(actor=ty.office, topic=topic))
    assert services.report(actor=ty.office, topic=topic).number == "〔2023〕2号"


def test_reporting_is_refused_too_early_without_need_and_without_right(ty):
    draft = ty.propose("P11")
    with pytest.raises(Refused, match="会前程序未齐"):
        services.report(actor=ty.office, topic=draft)
    with pytest.raises(Refused, match="不需要报上级"):
        services.report(actor=ty.office, topic=ty.propose("P15"))
    with pytest.raises(Forbidden):
        services.report(actor=ty.cast.actor("ty_vice"), topic=draft)
    assert not SuperiorRequest.objects.exists()
