"""organisation.request, organisation.reply, organisation.withdraw: between a school and its county, under a clock."""

from datetime import date

import pytest

from xiaoheng.ground.organisation import selectors, services
from xiaoheng.ground.organisation.models import SuperiorRequest
from xiaoheng.ground.records.models import Entry
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Forbidden, Refused, Stale

DUE = date(2023, 4, 14)


@pytest.fixture
def send(cast):
    """`send()` lets 桃源中学 ask its county."""

    def ask(username="ty_secretary", school="TY", superior="YL", title="关于修订学校章程的请示", due_on=DUE, **more):
        units = cast.units
        return services.request(
            actor=cast.actor(username), unit=units[school], superior=units[superior], title=title, due_on=due_on, **more
        )

    return ask


def results(verb):
    return list(Entry.objects.filter(verb=verb).order_by("seq").values_list("result", flat=True))


def test_a_request_is_numbered_sent_and_answered(cast, send):
    row = send(subject=cast.units["TY"])
    assert (row.number, row.state, row.sent_on) == ("〔2023〕1号", "sent", date(2023, 3, 14))
    assert (row.subject_kind, row.subject) == ("organisation.unit", str(cast.units["TY"].pk))
    services.reply(actor=cast.actor("clerk"), request=row, approve=True, text="同意。", number="云教工委〔2023〕8号")
    row = SuperiorRequest.objects.get(pk=row.pk)
    assert (row.state, row.reply, row.reply_number, row.replied_on) == (
        "approved",
        "同意。",
        "云教工委〔2023〕8号",
        date(2023, 3, 14),
    )
    entry = Entry.objects.get(verb="organisation.reply")
    assert (entry.log, entry.unit, entry.kind, entry.subject) == (
        "YL",
        "YL",
        "organisation.superiorrequest",
        str(row.pk),
    )


def test_numbers_run_on_within_the_unit_and_the_year(cast, send):
    assert [send().number, send().number, send("lx_office", "LX").number] == [
        "〔2023〕1号",
        "〔2023〕2号",
        "〔2023〕1号",
    ]
    with clock.on(date(2024, 1, 2)):
        assert send(due_on=date(2024, 2, 2)).number == "〔2024〕1号"


def test_a_refusal_says_why(cast, send):
    row = send()
    with pytest.raises(Refused, match="须写明理由"):
        services.reply(actor=cast.actor("leader"), request=row, approve=False, text=" ")
    services.reply(actor=cast.actor("leader"), request=row, approve=False, text="请先征求教代会意见。")
    assert SuperiorRequest.objects.get(pk=row.pk).state == "refused"


def test_the_sender_takes_an_unanswered_request_back(cast, send):
    row = send()
    services.withdraw(actor=cast.actor("ty_office"), request=row)
    assert SuperiorRequest.objects.get(pk=row.pk).state == "withdrawn"
    with pytest.raises(Refused, match="当前状态为“已撤回”"):
        services.reply(actor=cast.actor("clerk"), request=row, approve=True, text="")


@pytest.mark.parametrize("username", ["ty_teacher", "ty_vice", "clerk", "lx_secretary", "lj_secretary", "stranger"])
def test_who_may_not_send_for_the_school(send, username):
    with pytest.raises(Forbidden):
        send(username)
    assert not SuperiorRequest.objects.exists()
    assert results("organisation.request") == ["refused"]


@pytest.mark.parametrize("username", ["ty_secretary", "inspector", "auditor", "lj_clerk"])
def test_who_may_not_answer_for_the_county(cast, send, username):
    row = send()
    with pytest.raises(Forbidden):
        services.reply(actor=cast.actor(username), request=row, approve=True, text="同意")
    assert SuperiorRequest.objects.get(pk=row.pk).state == "sent"


@pytest.mark.parametrize("username", ["lx_secretary", "clerk"])
def test_who_may_not_take_it_back(cast, send, username):
    with pytest.raises(Forbidden):
        services.withdraw(actor=cast.actor(username), request=send())


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"title": " "}, "没有标题"),
        ({"superior": "LJ"}, "不是本单位的上级"),
        ({"superior": "TY"}, "不是本单位的上级"),
        ({"due_on": date(2023, 3, 13)}, "期限早于今日"),
    ],
)
def test_refused_by_rule(send, changes, reason):
    with pytest.raises(Refused, match=reason):
        send(**changes)
    assert not SuperiorRequest.objects.exists()


def test_an_answered_request_is_neither_answered_again_nor_taken_back(cast, send):
    row = send()
    services.reply(actor=cast.actor("clerk"), request=row, approve=True, text="同意")
    with pytest.raises(Refused, match=r"当前状态为“同意”.*只有“待批复”时"):
        services.reply(actor=cast.actor("leader"), request=row, approve=False, text="不同意")
    with pytest.raises(Refused, match="当前状态"):
        services.withdraw(actor=cast.actor("ty_secretary"), request=row)
    assert SuperiorRequest.objects.get(pk=row.pk).state == "approved"


def test_of_two_who_answer_at_once_the_slower_is_told(cast, send):
    row = send()
    mine, yours = (SuperiorRequest.objects.get(pk=row.pk) for _ in range(2))
    services.reply(actor=cast.actor("clerk"), request=mine, approve=True, text="同意")
    with pytest.raises(Stale, match="刚被他人办理"):
        services.reply(actor=cast.actor("leader"), request=yours, approve=False, text="不同意")
    assert SuperiorRequest.objects.get(pk=row.pk).reply == "同意"
    assert results("organisation.reply") == ["done", "refused"]


def test_who_sees_which_requests(cast, send):
    mine, theirs = send(), send("lj_secretary", "LJ1", "LJ")

    def seen(username):
        return set(selectors.requests_for(cast.actor(username)))

    assert seen("clerk") == seen("leader") == seen("ty_secretary") == {mine}
    assert seen("lj_clerk") == seen("lj_secretary") == {theirs}
    assert seen("inspector") == {mine}
    assert seen("lx_secretary") == seen("stranger") == set()
