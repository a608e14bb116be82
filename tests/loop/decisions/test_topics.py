"""decisions.propose, decisions.redraft, decisions.close: happy, refused by permit, by state, by rule, stale."""

import pytest

from tests.loop.decisions.conftest import TEXT, TITLE
from xiaoheng.ground.organisation import services as organisation
from xiaoheng.ground.organisation.models import Appointment
from xiaoheng.ground.records.models import Entry
from xiaoheng.lib.refusal import Forbidden, Refused, Stale
from xiaoheng.loop.decisions import selectors, services
from xiaoheng.loop.decisions.models import Topic


def propose(walk, **changes):
    given = {"actor": walk.cast.actor("ty_vice"), "unit": walk.unit, "title": TITLE, "matters": ["P11"], "text": TEXT}
    return services.propose(**{**given, **changes})


def test_a_proposed_topic_carries_what_it_needs_as_rows(ty):
    topic = propose(ty)
    assert (topic.state, topic.stage, topic.body) == ("draft", "principal", "party")
    assert [(v.stage, v.face, v.person.name) for v in topic.consultations.order_by("id")] == [
        ("principal", "secretary", "周正"),
        ("party", "principal", "吴明"),
    ]
    assert sorted(topic.gates.values_list("kind", flat=True)) == ["LE", "PM", "TU", "UP"]
    entry = Entry.objects.get(verb="decisions.propose")
    assert (entry.unit, entry.role, entry.subject) == ("TY", "team_member", str(topic.pk))


def test_an_everyday_item_is_ready_for_the_principals_meeting_at_once(ty):
    topic = ty.propose("M12")
    assert (topic.state, topic.stage) == ("gated", "principal")
    assert not topic.consultations.exists()


@pytest.mark.parametrize("who", ["ty_teacher", "ty_office", "lx_secretary", "clerk", "lj_secretary"])
def test_only_the_schools_own_team_proposes(ty, who):
    with pytest.raises(Forbidden):
        propose(ty, actor=ty.cast.actor(who))
    assert Entry.objects.get(verb="decisions.propose").result == "refused"


@pytest.mark.parametrize("wrong", [{"title": " "}, {"text": ""}, {"matters": []}, {"matters": ["M02"]}])
def test_an_incomplete_topic_is_refused_and_nothing_is_written(ty, wrong):
    with pytest.raises(Refused):
        propose(ty, **wrong)
    assert not Topic.objects.exists()


def test_a_school_without_party_organisation_cannot_propose(ty):
    ty.unit.covered_by.all().delete()
    with pytest.raises(Refused, match="没有党组织") as refusal:
        propose(ty)
    assert refusal.value.rule == "A-04"


def test_dual_role_hears_the_deputy_and_the_team_instead(lx):
    topic = lx.propose("P11")
    heard = [(v.stage, v.face, v.person.name) for v in topic.consultations.order_by("id")]
    assert heard == [
        ("principal", "deputy", "杨专"),
        ("principal", "team", "朱实"),
        ("party", "deputy", "杨专"),
        ("party", "team", "朱实"),
    ]


def test_dual_role_with_nobody_else_to_hear_is_refused(lx):
    others = [lx.cast.people[name] for name in ("lx_deputy", "lx_vice")]
    Appointment.objects.filter(person__in=others).delete()
    with pytest.raises(Refused) as refusal:
        services.propose(actor=lx.secretary, unit=lx.unit, title=TITLE, matters=["P11"], text=TEXT)
    assert refusal.value.rule == "A-28"


def test_redrafting_starts_the_whole_way_anew_and_keeps_the_old_rows(ty):
    topic = ty.through_principal(ty.propose("P11"))
    ty.pass_gates(ty.consult(topic), "TU")
    services.redraft(actor=ty.cast.actor("ty_vice"), topic=topic, text="改写后的第三章。")
    assert (topic.state, topic.stage, topic.round, topic.text) == ("draft", "principal", 2, "改写后的第三章。")
    assert [g.standing for g in selectors.gates_of(topic)] == ["pending"] * 4
    assert topic.gates.filter(round=1, kind="TU", state="passed", void_on__isnull=False).exists()


def test_a_deferred_topic_unchanged_keeps_its_gates_and_hears_again(ty):
    topic = ty.pass_gates(ty.consult(ty.through_principal(ty.propose("P15"))))
    meeting = ty.meeting(topic)
    services.resolve(actor=ty.office, item=meeting.items.get(), outcome="deferred", text="分歧较大，会后再研究。")
    topic = Topic.objects.get(pk=topic.pk)
    services.redraft(actor=ty.cast.actor("ty_vice"), topic=topic)
    assert (topic.state, topic.stage, topic.round) == ("draft", "party", 2)
    assert [v.state for v in selectors.views_of(topic)] == ["pending"]
    assert {g.standing for g in selectors.gates_of(topic)} == {"passed"}
    ty.consult(topic)
    assert Topic.objects.get(pk=topic.pk).state == "gated"


def test_redrafting_is_refused_without_change_and_after_approval(ty):
    topic = ty.propose("P11")
    vice = ty.cast.actor("ty_vice")
    with pytest.raises(Refused, match="没有修改"):
        services.redraft(actor=vice, topic=topic, text=TEXT)
    approved, _meeting = ty.approved("P17")
    with pytest.raises(Refused) as refusal:
        services.redraft(actor=vice, topic=approved, text="另一稿")
    assert refusal.value.rule == "B-18"
    with pytest.raises(Forbidden):
        services.redraft(actor=ty.cast.actor("lx_vice"), topic=topic, text="另一稿")


def test_a_topic_refused_above_may_be_redrafted_but_not_while_the_request_is_open(ty):
    topic, _meeting = ty.approved("P13")
    vice = ty.cast.actor("ty_vice")
    request = services.report(actor=ty.office, topic=topic)
    with pytest.raises(Refused):
        services.redraft(actor=vice, topic=topic, text="新稿")
    organisation.reply(actor=ty.cast.actor("clerk"), request=request, approve=False, text="机构数超编")
    services.redraft(actor=vice, topic=topic, text="新稿")
    assert (topic.state, topic.stage) == ("draft", "principal")


def test_closing_says_what_came_of_it(ty):
    topic, meeting = ty.approved("P17")
    with pytest.raises(Refused, match="只有“已评议、已印发”时"):
        services.close(actor=ty.office, topic=topic, closing="已落实")
    ty.sign(meeting)
    services.issue(actor=ty.office, topic=topic)
    report = services.report_back(actor=ty.office, topic=topic, text="四项措施均已落实。")
    services.assess(actor=ty.secretary, report=report, meeting=meeting, met=True)
    topic = Topic.objects.get(pk=topic.pk)
    with pytest.raises(Refused) as refusal:
        services.close(actor=ty.office, topic=topic, closing=" ")
    assert refusal.value.rule == "B-16"
    with pytest.raises(Forbidden):
        services.close(actor=ty.cast.actor("ty_vice"), topic=topic, closing="已落实")
    second = Topic.objects.get(pk=topic.pk)
    services.close(actor=ty.office, topic=topic, closing="四项措施均已落实。")
    with pytest.raises(Stale):
        services.close(actor=ty.office, topic=second, closing="重复")
