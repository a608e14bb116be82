"""decisions.refer: a topic that divides one meeting after another goes to the superior before a third (B-13)."""

import pytest

from xiaoheng.ground.organisation import services as organisation
from xiaoheng.lib.refusal import Refused
from xiaoheng.loop.decisions import selectors, services
from xiaoheng.loop.decisions.models import Topic


def divide(walk, topic):
    """One Party meeting on the topic that is divided and defers it."""
    item = walk.meeting(topic).items.get()
    services.take_up(actor=walk.office, item=item)
    services.split(actor=walk.office, item=item, about="对分工意见不一")
    services.resolve(actor=walk.office, item=item, outcome="deferred", text="调查研究后再议。")
    services.adjourn(actor=walk.office, meeting=item.meeting)
    return Topic.objects.get(pk=topic.pk)


def redrafted(walk, topic, text=""):
    services.redraft(actor=walk.secretary, topic=topic, text=text)
    return Topic.objects.get(pk=walk.consult(Topic.objects.get(pk=topic.pk)).pk)


def test_a_topic_that_divides_two_meetings_goes_to_the_superior_before_a_third(ty):
    topic = redrafted(ty, divide(ty, ty.consult(ty.propose("P16"))))
    with pytest.raises(Refused, match="只有两次上会仍有重大分歧"):
        services.refer(actor=ty.office, topic=topic)
    topic = divide(ty, topic)
    assert [duty.subject for duty in selectors.inbox(ty.office) if duty.verb == "decisions.refer"] == [topic.pk]
    topic = redrafted(ty, topic)
    meeting = ty.convene()
    with pytest.raises(Refused, match="两次上会仍有重大分歧：须先请示上级"):
        ty.table(topic, meeting)
    request = services.refer(actor=ty.office, topic=topic)
    assert ("有重大分歧" in request.title, request.text.count("对分工意见不一")) == (True, 2)
    with pytest.raises(Refused, match="已请示上级"):
        services.refer(actor=ty.office, topic=topic)
    with pytest.raises(Refused, match="待批复"):
        ty.table(topic, meeting)
    organisation.withdraw(actor=ty.office, request=request)
    request = services.refer(actor=ty.office, topic=topic)  # withdrawn is not asked
    organisation.reply(actor=ty.cast.actor("clerk"), request=request, approve=False, text="请缩小范围。")
    with pytest.raises(Refused, match="须修改后重提"):
        ty.table(topic, meeting)
    with pytest.raises(Refused, match="方案没有修改"):
        services.redraft(actor=ty.secretary, topic=topic)
    ty.table(redrafted(ty, topic, "缩小范围的方案。"), meeting)
    assert not [duty for duty in selectors.inbox(ty.office) if duty.verb == "decisions.refer"]


def test_a_deferred_draft_that_the_superior_refused_cannot_come_back_unchanged(ty):
    topic = divide(ty, redrafted(ty, divide(ty, ty.consult(ty.propose("P16")))))
    request = services.refer(actor=ty.office, topic=topic)
    with pytest.raises(Refused, match="重大分歧的请示还没有批复"):
        services.redraft(actor=ty.secretary, topic=topic)
    organisation.reply(actor=ty.cast.actor("clerk"), request=request, approve=False, text="请再研究。")
    with pytest.raises(Refused, match="上级不同意原方案"):
        services.redraft(actor=ty.secretary, topic=topic)
    ty.table(redrafted(ty, topic, "另一方案。"), ty.convene())
