"""decisions.recuse, decisions.speak, decisions.vote, decisions.resolve, with the bad input a meeting meets."""

import pytest

from xiaoheng.lib.refusal import Forbidden, Refused, Stale
from xiaoheng.loop.decisions import selectors, services
from xiaoheng.loop.decisions.models import AgendaItem, Resolution, Topic
from xiaoheng.loop.decisions.services import Mark
from xiaoheng.loop.decisions.words import MeetingKind


@pytest.fixture
def item(ty):
    """An item of the Party meeting under debate, all five present, nobody heard yet."""
    topic = ty.pass_gates(ty.consult(ty.propose("P16")))
    row = ty.meeting(topic).items.get()
    return services.take_up(actor=ty.office, item=row)


@pytest.fixture
def study(ty):
    """A draft under debate in the principal's meeting, all three heard."""
    topic = ty.consult(ty.propose("P11"))
    return ty.debate(ty.meeting(topic, kind=MeetingKind.PRINCIPAL).items.get())


def speak(ty, item, who, **changes):
    given = {"text": "同意", **changes}
    return services.speak(actor=ty.office, item=item, person=ty.cast.people[who], **given)


def vote(ty, item, yes, no=0, abstain=0, method="hands", **more):
    return services.vote(actor=ty.office, item=item, method=method, yes=yes, no=no, abstain=abstain, **more)


def resolve(ty, item, outcome, text="会议同意。"):
    return services.resolve(actor=ty.office, item=item, outcome=outcome, text=text)


def recuse(ty, item, who, reason="与议题有利害关系"):
    return services.recuse(actor=ty.office, item=item, person=ty.cast.people[who], reason=reason)


def test_the_chair_speaks_last(ty, item):
    speak(ty, item, "ty_principal")
    with pytest.raises(Refused, match="主持人应末位表态，还没有发言的有：王勤、冯德、陈育") as refusal:
        speak(ty, item, "ty_secretary")
    assert refusal.value.rule == "B-07"
    for who in ("ty_vice", "ty_vice2", "ty_moral", "ty_secretary"):
        speak(ty, item, who)
    assert [u.person.name for u in item.utterances.all()] == ["吴明", "王勤", "冯德", "陈育", "周正"]


def test_a_chair_who_speaks_early_gives_a_reason_and_the_record_shows_it(ty, item):
    speak(ty, item, "ty_secretary", early="需先说明上级文件要求")
    assert AgendaItem.objects.get(pk=item.pk).chair_early == "需先说明上级文件要求"
    speak(ty, item, "ty_vice")


@pytest.mark.parametrize(("who", "text"), [("ty_vice", "  "), ("lx_vice", "同意"), ("ty_teacher", "同意")])
def test_empty_words_and_strangers_are_refused(ty, item, who, text):
    with pytest.raises(Refused):
        speak(ty, item, who, text=text)


def test_speaking_again_corrects_and_keeps_the_place(ty, item):
    speak(ty, item, "ty_vice")
    speak(ty, item, "ty_moral")
    speak(ty, item, "ty_vice", text="同意，建议细化责任")
    assert [(u.person.name, u.text) for u in item.utterances.all()] == [
        ("王勤", "同意，建议细化责任"),
        ("陈育", "同意"),
    ]


def test_only_the_office_and_the_chair_keep_the_record(ty, item):
    for who in ("ty_vice", "lx_office", "clerk"):
        with pytest.raises(Forbidden):
            services.speak(actor=ty.cast.actor(who), item=item, person=ty.cast.people["ty_vice"], text="同意")


def test_recusal_lowers_those_present_and_not_the_base(ty, item):
    recuse(ty, item, "ty_vice")
    standing = selectors.standing_of(item)
    assert (standing.entitled, standing.present, standing.recused) == (5, 4, 1)
    with pytest.raises(Refused) as refusal:
        speak(ty, item, "ty_vice")
    assert refusal.value.rule == "B-09"
    ty.hear(item)
    with pytest.raises(Refused, match="与实到"):
        vote(ty, item, 5)
    vote(ty, item, 3, 1)
    assert resolve(ty, item, "approved").outcome == "approved"


def test_recusal_is_refused_twice_late_and_without_reason(ty, item):
    with pytest.raises(Refused, match="回避的原因"):
        recuse(ty, item, "ty_vice", reason="")
    recuse(ty, item, "ty_vice")
    with pytest.raises(Refused, match="已登记回避"):
        recuse(ty, item, "ty_vice")
    speak(ty, item, "ty_moral")
    with pytest.raises(Refused, match="已发言"):
        recuse(ty, item, "ty_moral")


def test_recusals_that_break_the_quorum_stop_the_vote(ty, item):
    for who in ("ty_vice", "ty_vice2", "ty_moral"):
        recuse(ty, item, who)
    ty.hear(item)
    with pytest.raises(Refused, match="不足法定人数") as refusal:
        vote(ty, item, 2)
    assert refusal.value.rule == "Q-1"
    assert resolve(ty, item, "deferred", "回避后人数不足，缓议。").outcome == "deferred"


def test_somebody_who_leaves_no_longer_counts(ty, item):
    gone = ty.cast.people["ty_moral"]
    services.attend(actor=ty.office, meeting=item.meeting, marks={gone.pk: Mark("left")})
    ty.hear(item)
    vote(ty, item, 4)
    assert (item.present, item.entitled) == (4, 5)


def test_no_vote_before_everybody_is_heard(ty, item):
    ty.hear(item, chair=False)
    with pytest.raises(Refused, match="还没有发言：主持人"):
        vote(ty, item, 5)


@pytest.mark.parametrize(("yes", "no", "abstain"), [(6, 0, 0), (4, 0, 0), (5, 1, 0), (6, -1, 0), (0, 0, 0)])
def test_counts_that_do_not_add_up_are_refused(ty, item, yes, no, abstain):
    ty.hear(item)
    with pytest.raises(Refused, match="重新清点"):
        vote(ty, item, yes, no, abstain)
    assert AgendaItem.objects.get(pk=item.pk).yes is None


def test_more_than_half_of_the_entitled_carries_and_abstaining_is_no_consent(ty, item):
    ty.hear(item)
    vote(ty, item, 2, 0, 3)
    with pytest.raises(Refused, match="结论与记录不符"):
        resolve(ty, item, "approved")
    vote(ty, item, 3, 2)  # entered anew before the outcome
    with pytest.raises(Refused, match="按现有记录只能：通过、缓议、退回修改"):
        resolve(ty, item, "rejected")
    resolve(ty, item, "approved")
    row = Resolution.objects.get()
    assert (row.number, row.yes, row.no, row.outcome) == ("党组织会议决议〔2023〕1号", 3, 2, "approved")


def test_exactly_half_of_the_entitled_fails(ty):
    walk = ty
    topic = walk.pass_gates(walk.consult(walk.propose("P16")))
    meeting = walk.meeting(topic, absent=("ty_moral",))
    meeting.attendances.get(person=walk.cast.people["ty_moral"]).delete()  # a team of four
    item = walk.debate(meeting.items.get())
    vote(walk, item, 2, 2)
    with pytest.raises(Refused):
        resolve(walk, item, "approved")
    resolve(walk, item, "rejected", "赞成未过半数。")
    assert Topic.objects.get(pk=topic.pk).state == "rejected"


def test_a_vote_by_name_counts_each_person_once(ty, item):
    ty.hear(item)
    people = list(item.meeting.attendances.filter(is_entitled=True).values_list("person", flat=True))
    choices = dict.fromkeys(people, "yes")
    with pytest.raises(Refused, match="缺：陈育"):
        vote(ty, item, 0, method="named", ballots=dict.fromkeys(people[:-1], "yes"))
    with pytest.raises(Refused):
        vote(ty, item, 0, method="named", ballots={**choices, ty.cast.people["ty_teacher"].pk: "yes"})
    with pytest.raises(Refused):
        vote(ty, item, 0, method="named", ballots={**choices, people[0]: "maybe"})
    vote(ty, item, 0, method="named", ballots={**choices, people[0]: "abstain", people[1]: "no"})
    assert (item.yes, item.no, item.abstain) == (3, 1, 1)
    assert item.ballots.count() == 5


def test_personnel_is_voted_in_secret_and_keeps_no_names(ty):
    topic = ty.consult(ty.propose("P06"))
    item = ty.debate(ty.meeting(topic).items.get())
    with pytest.raises(Refused, match="须无记名投票"):
        vote(ty, item, 5)
    vote(ty, item, 4, 1, method="secret", again=(4, 1, 0))
    assert not item.ballots.exists()


def test_an_unknown_way_of_voting_is_refused(ty, item):
    ty.hear(item)
    with pytest.raises(Refused, match="没有选择表决方式"):
        vote(ty, item, 5, method="wechat")


def test_nothing_is_changed_after_the_outcome(ty, item):
    ty.hear(item)
    vote(ty, item, 5)
    stale = AgendaItem.objects.get(pk=item.pk)
    resolve(ty, item, "approved")
    for late in (
        lambda: vote(ty, stale, 4, 1),
        lambda: speak(ty, stale, "ty_vice", text="我改主意了"),
        lambda: recuse(ty, stale, "ty_vice"),
        lambda: resolve(ty, stale, "deferred", "再议"),
    ):
        with pytest.raises(Refused, match="当前状态为“已有结论”"):
            late()
    services.adjourn(actor=ty.office, meeting=item.meeting)
    with pytest.raises(Refused, match="当前状态为“已结束”"):
        vote(ty, stale, 4, 1)


def test_two_screens_resolve_once(ty, item):
    ty.hear(item)
    vote(ty, item, 5)
    stale = Topic.objects.get(pk=item.topic_id)
    resolve(ty, item, "approved")
    with pytest.raises((Stale, Refused)):
        services.redraft(actor=ty.cast.actor("ty_vice"), topic=stale, text="另一稿")
    assert Resolution.objects.count() == 1


def test_an_outcome_needs_its_words(ty, item):
    with pytest.raises(Refused, match="没有写明结论"):
        resolve(ty, item, "deferred", " ")


def test_the_principals_meeting_has_no_vote_and_cannot_close_a_draft(ty, study):
    with pytest.raises(Refused, match="校长办公会议不表决") as refusal:
        vote(ty, study, 3)
    assert refusal.value.rule == "Q-3"
    for outcome in ("approved", "rejected"):
        with pytest.raises(Refused, match="不能在校长办公会议办结") as refusal:
            resolve(ty, study, outcome)
        assert refusal.value.rule == "B.4"
    resolve(ty, study, "forwarded")
    topic = Topic.objects.get(pk=study.topic_id)
    assert (topic.state, topic.stage) == ("draft", "party")
    assert topic.gates.get(kind="PM").standing == "passed"
    assert not Resolution.objects.exists()


def test_the_principal_decides_only_after_all_present_have_spoken(ty):
    topic = ty.consult(ty.propose("P11"))
    item = ty.meeting(topic, kind=MeetingKind.PRINCIPAL).items.get()
    services.take_up(actor=ty.office, item=item)
    ty.hear(item, chair=False)
    with pytest.raises(Refused, match="末位表态") as refusal:
        resolve(ty, item, "forwarded")
    assert refusal.value.rule == "B-07"


@pytest.mark.parametrize("outcome", ["approved", "rejected", "deferred", "remanded"])
def test_everyday_items_are_decided_by_the_principal(ty, outcome):
    item = ty.meeting(ty.propose("M12"), kind=MeetingKind.PRINCIPAL).items.get()
    ty.decide(item, outcome=outcome)
    assert Topic.objects.get(pk=item.topic_id).state == outcome
    assert Resolution.objects.filter(number="校长办公会议决定〔2023〕1号").exists() is (
        outcome in ("approved", "rejected")
    )


def test_an_item_that_was_not_taken_up_cannot_be_decided(ty):
    item = ty.meeting(ty.propose("M12"), kind=MeetingKind.PRINCIPAL).items.get()
    with pytest.raises(Refused, match="本项还没有审议"):
        resolve(ty, item, "approved")
    with pytest.raises(Refused, match="当前状态为“未议”"):
        speak(ty, item, "ty_vice")


def test_a_forwarded_outcome_is_nothing_for_the_party_meeting(ty, item):
    ty.hear(item)
    vote(ty, item, 5)
    with pytest.raises(Refused):
        resolve(ty, item, "forwarded")
