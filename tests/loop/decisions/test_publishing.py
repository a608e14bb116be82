"""decisions.publicise … withdraw: proposed, screened, cleared and shown, each by another, masked, for a time."""

from datetime import date, timedelta

import pytest

from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Forbidden, Refused, Stale
from xiaoheng.loop.decisions import selectors, services
from xiaoheng.loop.decisions.models import Publication

TODAY = date(2023, 3, 14)


@pytest.fixture
def resolution(ty):
    topic, meeting = ty.approved("P17")
    ty.sign(meeting)
    return services.issue(actor=ty.office, topic=topic)


def propose(ty, resolution, by="ty_vice", **more):
    words = {"channel": "party", "title": "德育工作方案", "text": "会议同意该方案。", **more}
    return services.publicise(actor=ty.cast.actor(by), resolution=resolution, **words)


def seen(walk, who):
    return list(selectors.publications(walk.cast.actor(who)))


def test_four_steps_and_who_sees_what(ty, resolution):
    row = propose(ty, resolution)
    assert (row.state, row.until) == ("proposed", TODAY + timedelta(days=30))
    assert (seen(ty, "ty_office"), seen(ty, "ty_teacher"), seen(ty, "lj_clerk")) == ([row], [], [])
    services.screen(actor=ty.office, publication=row, passed=True)
    services.clear(actor=ty.secretary, publication=row, passed=True)
    services.publish(actor=ty.office, publication=row)
    assert (row.state, row.since) == ("published", TODAY)
    assert seen(ty, "ty_teacher") == [row]
    with clock.on(row.until - timedelta(days=1)):
        assert seen(ty, "ty_teacher") == [row]
    with clock.on(row.until):
        assert seen(ty, "ty_teacher") == []
        assert Publication.objects.get().is_over


def test_nobody_answers_what_is_his_own(ty, resolution):
    row = propose(ty, resolution, by="ty_secretary")
    with pytest.raises(Refused, match="提出人不能审查"):
        services.screen(actor=ty.secretary, publication=row, passed=True)
    services.screen(actor=ty.cast.actor("ty_principal"), publication=row, passed=True)
    with pytest.raises(Refused, match="提出人不能审批"):
        services.clear(actor=ty.secretary, publication=row, passed=True)
    other = propose(ty, resolution, channel="school")
    services.screen(actor=ty.cast.actor("ty_principal"), publication=other, passed=True)
    with pytest.raises(Refused, match="审查人不能再审批"):
        services.clear(actor=ty.cast.actor("ty_principal"), publication=other, passed=True)


def test_each_channel_has_its_own_head(ty, resolution):
    row = propose(ty, resolution, channel="school")
    services.screen(actor=ty.office, publication=row, passed=True)
    with pytest.raises(Forbidden):
        services.clear(actor=ty.secretary, publication=row, passed=True)
    services.clear(actor=ty.cast.actor("ty_principal"), publication=row, passed=True)
    assert row.state == "cleared"


def test_no_step_is_left_out_and_none_is_done_twice(ty, resolution):
    row = propose(ty, resolution)
    with pytest.raises(Refused, match="待保密审查"):
        services.publish(actor=ty.office, publication=row)
    with pytest.raises(Refused, match="待保密审查"):
        services.clear(actor=ty.secretary, publication=row, passed=True)
    stale = Publication.objects.get()
    services.screen(actor=ty.office, publication=row, passed=True)
    with pytest.raises(Stale):
        services.screen(actor=ty.office, publication=stale, passed=True)


def test_a_no_needs_its_reason_and_ends_it(ty, resolution):
    row = propose(ty, resolution)
    with pytest.raises(Refused, match="理由"):
        services.screen(actor=ty.office, publication=row, passed=False)
    services.screen(actor=ty.office, publication=row, passed=False, remark="涉及未公布的人选")
    assert row.state == "refused"
    assert propose(ty, resolution).state == "proposed"


def test_withdrawn_before_its_day(ty, resolution):
    row = propose(ty, resolution)
    services.screen(actor=ty.office, publication=row, passed=True)
    services.clear(actor=ty.secretary, publication=row, passed=True)
    services.publish(actor=ty.office, publication=row)
    with pytest.raises(Refused, match="原因"):
        services.withdraw(actor=ty.office, publication=row, reason="")
    services.withdraw(actor=ty.office, publication=row, reason="内容有误")
    assert (row.state, row.until, seen(ty, "ty_teacher")) == ("withdrawn", TODAY, [])


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"channel": "board"}, "公开渠道"),
        ({"text": " "}, "标题或正文"),
        ({"until": TODAY}, "撤下日期"),
        ({"until": TODAY + timedelta(days=31)}, "撤下日期"),
    ],
)
def test_what_is_refused(ty, resolution, more, says):
    with pytest.raises(Refused, match=says):
        propose(ty, resolution, **more)


def test_not_before_it_is_issued_and_not_twice(ty, resolution):
    propose(ty, resolution)
    with pytest.raises(Refused, match="已经提出"):
        propose(ty, resolution)
    topic, _meeting = ty.approved("P16")
    with pytest.raises(Refused, match="还没有印发"):
        propose(ty, topic.resolutions.get())


def test_numbers_of_people_are_masked_when_it_is_proposed(ty, resolution):
    row = propose(ty, resolution, text="联系人 13800138000，身份证 11010519491231002X，款项 120000 元。")
    assert row.text == "联系人 138****8000，身份证 110***********002X，款项 120000 元。"
    assert row.masked == 2
