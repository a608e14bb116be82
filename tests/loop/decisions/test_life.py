"""The life of one topic from proposal to issue, in a 分设 and in a 一肩挑 school."""

import pytest

from xiaoheng.ground.records.models import Entry
from xiaoheng.loop.decisions import services as decisions
from xiaoheng.loop.decisions.models import Resolution, Topic


@pytest.mark.parametrize("school", ["ty", "lx"])
def test_a_charter_goes_through_both_bodies_and_is_issued(school, request):
    walk = request.getfixturevalue(school)
    topic, meeting = walk.approved("P11")
    assert [m.code for m in topic.matters.all()] == ["P11", "M02"]
    assert topic.state == "approved"
    walk.answer(topic)
    walk.sign(meeting)
    resolution = decisions.issue(actor=walk.office, topic=topic)
    assert resolution.number == "党组织会议决议〔2023〕1号"
    assert (resolution.outcome, resolution.no, resolution.abstain) == ("approved", 0, 0)
    assert Topic.objects.get(pk=topic.pk).state == "issued"
    assert Resolution.objects.get().issued_on is not None
    assert Entry.objects.filter(verb="decisions.issue", result="done").count() == 1


def test_each_body_keeps_its_own_minute_book(ty):
    _topic, meeting = ty.approved("P17")
    earlier = ty.unit.meetings.exclude(pk=meeting.pk).get()
    assert earlier.number == "校长办公会议纪要〔2023〕1号"
    assert meeting.number == "党组织会议纪要〔2023〕1号"
