"""decisions.report_back, assess, close: what was decided is told back, weighed in a meeting, and only then closed."""

import pytest

from xiaoheng.ground.records.models import Entry
from xiaoheng.lib.refusal import Forbidden, Refused, Stale
from xiaoheng.loop.decisions import selectors, services
from xiaoheng.loop.decisions.models import Meeting, ReportBack, Topic


@pytest.fixture
def issued(ty):
    """An issued resolution of the Party meeting, with the meeting that made it."""
    topic, meeting = ty.approved("P17")
    ty.sign(meeting)
    services.issue(actor=ty.office, topic=topic)
    return topic, meeting


def tell(ty, topic, by="ty_vice"):
    return services.report_back(actor=ty.cast.actor(by), topic=topic, text="四项措施均已落实。")


def test_told_weighed_and_closed(ty, issued):
    topic, meeting = issued
    report = tell(ty, topic)
    assert (topic.state, report.state, report.teller.name) == ("reported", "given", "王勤")
    services.assess(actor=ty.secretary, report=report, meeting=meeting, met=True)
    row = Topic.objects.get(pk=topic.pk)
    assert (row.state, ReportBack.objects.get().meeting) == ("evaluated", meeting)
    services.close(actor=ty.office, topic=row, closing="四项措施均已落实。")
    assert row.state == "closed"
    told = list(selectors.topic_history(row).values_list("verb", flat=True))
    assert told[-3:] == ["decisions.report_back", "decisions.assess", "decisions.close"]


def test_the_party_meetings_resolution_is_not_closed_before_it_was_weighed(ty, issued):
    topic, _meeting = issued
    with pytest.raises(Refused, match="还没有听取落实情况"):
        services.close(actor=ty.office, topic=topic, closing="已落实")
    tell(ty, topic)
    with pytest.raises(Refused, match="已报告落实"):
        services.close(actor=ty.office, topic=topic, closing="已落实")


def test_what_falls_short_is_told_again(ty, issued):
    topic, meeting = issued
    report = tell(ty, topic)
    with pytest.raises(Refused, match="没有写明还要做什么"):
        services.assess(actor=ty.secretary, report=report, meeting=meeting, met=False)
    services.assess(actor=ty.secretary, report=report, meeting=meeting, met=False, remark="第三项月底前完成。")
    topic = Topic.objects.get(pk=topic.pk)
    assert topic.state == "issued"
    tell(ty, topic)
    assert [row.state for row in topic.reports.all()] == ["wanting", "given"]


def test_who_tells_does_not_weigh_and_only_a_meeting_that_could_hear_it_counts(ty, lx, issued):
    topic, meeting = issued
    report = tell(ty, topic, by="ty_secretary")
    with pytest.raises(Refused, match="报告人不能登记"):
        services.assess(actor=ty.secretary, report=report, meeting=meeting, met=True)
    planned = ty.convene()
    with pytest.raises(Refused, match="会议没有召开"):
        services.assess(actor=ty.office, report=report, meeting=planned, met=True)
    Meeting.objects.filter(pk=meeting.pk).update(held_on="2023-03-01")
    with pytest.raises(Refused, match="还没有这份报告"):
        services.assess(actor=ty.office, report=report, meeting=Meeting.objects.get(pk=meeting.pk), met=True)
    _other, foreign = lx.approved("P16")
    with pytest.raises(Refused, match="不是作出决议的党组织"):
        services.assess(actor=ty.office, report=report, meeting=foreign, met=True)
    with pytest.raises(Forbidden):
        services.assess(actor=lx.secretary, report=report, meeting=foreign, met=True)
    assert Entry.objects.filter(verb="decisions.assess", result="done").count() == 0


def test_two_at_once_weigh_it_once(ty, issued):
    topic, meeting = issued
    tell(ty, topic)
    first, second = ReportBack.objects.get(), ReportBack.objects.get()
    services.assess(actor=ty.office, report=first, meeting=meeting, met=True)
    with pytest.raises(Stale):
        services.assess(actor=ty.secretary, report=second, meeting=meeting, met=True)


def test_nothing_said_and_what_the_principal_decided_himself(ty, issued):
    with pytest.raises(Refused, match="没有写明落实情况"):
        services.report_back(actor=ty.office, topic=issued[0], text=" ")
    topic = ty.propose("M12")
    meeting = ty.meeting(topic, kind="principal")
    ty.decide(meeting.items.get())
    services.adjourn(actor=ty.office, meeting=meeting)
    ty.sign(Meeting.objects.get(pk=meeting.pk))
    topic = Topic.objects.get(pk=topic.pk)
    services.issue(actor=ty.office, topic=topic)
    with pytest.raises(Refused, match="不向党组织会议报告"):
        tell(ty, topic)
    services.close(actor=ty.office, topic=topic, closing="校历已印发执行。")
    assert topic.state == "closed"


def test_the_next_meeting_takes_over_what_is_open(ty, issued):
    topic, meeting = issued
    after = ty.convene()
    clerk = ty.cast.actor("clerk")
    assert list(selectors.carried_over(clerk, after)) == [topic]
    assert list(selectors.carried_over(clerk, meeting)) == []
    services.assess(actor=ty.office, report=tell(ty, topic), meeting=meeting, met=True)
    assert list(selectors.carried_over(clerk, after)) == []
    assert list(selectors.carried_over(ty.cast.actor("lj_clerk"), after)) == []
