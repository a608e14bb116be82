"""The meeting at the table: figures from the parameters, ballots counted twice, a divided meeting, two clerks."""

from datetime import date

import pytest

from xiaoheng.ground.rulebook import services as rulebook
from xiaoheng.ground.rulebook.models import Parameter
from xiaoheng.lib.refusal import Refused, Stale
from xiaoheng.loop.decisions import selectors, services
from xiaoheng.loop.decisions.models import AgendaItem, Topic
from xiaoheng.loop.decisions.services import Mark

SINCE = date(2023, 3, 1)


def set_to(walk, key, value):
    parameter = Parameter.objects.get(key=key)
    rulebook.override(
        actor=walk.cast.actor("clerk"), parameter=parameter, unit=walk.unit, value=value, since=SINCE, basis="校规〔1〕"
    )


def debated(walk, matter="P16"):
    item = walk.meeting(walk.consult(walk.propose(matter))).items.get()
    return services.take_up(actor=walk.office, item=item)


def test_a_school_that_asks_for_more_is_held_to_it(ty):
    set_to(ty, "majority", 4)
    item = debated(ty)
    assert (selectors.standing_of(item).least_yes, item.quorum) == (4, "Q-1")  # more than 4/6 of five
    ty.hear(item)
    services.vote(actor=ty.office, item=item, method="hands", yes=3, no=2)
    assert not selectors.standing_of(AgendaItem.objects.get(pk=item.pk)).is_carried
    with pytest.raises(Refused, match="结论与记录不符"):
        services.resolve(actor=ty.office, item=item, outcome="approved", text="通过")


@pytest.mark.parametrize(("shrinks", "entitled", "least"), [(0, 5, 3), (1, 4, 3)])
def test_whether_a_recusal_takes_from_the_base_is_a_parameter(ty, shrinks, entitled, least):
    set_to(ty, "recusal_shrinks_base", shrinks)
    item = debated(ty)
    services.recuse(actor=ty.office, item=item, person=ty.cast.people["ty_vice"], reason="亲属")
    standing = selectors.standing_of(item)
    assert (standing.entitled, standing.present, standing.least_yes) == (entitled, 4, least)


def test_paper_ballots_are_counted_twice_and_must_agree(ty):
    item = debated(ty, "P06")
    ty.hear(item)
    count = {"actor": ty.office, "item": item, "method": "secret", "yes": 4, "no": 1}
    with pytest.raises(Refused, match="只清点了一次"):
        services.vote(**count)
    with pytest.raises(Refused, match="第一次4、1、0，第二次3、2、0") as refusal:
        services.vote(**count, again=(3, 2, 0))
    assert refusal.value.rule == "B-07"
    assert not AgendaItem.objects.get(pk=item.pk).has_vote
    services.vote(**count, again=(4, 1, 0))
    assert AgendaItem.objects.get(pk=item.pk).yes == 4


def test_a_divided_meeting_can_only_defer(ty):
    item = debated(ty)
    ty.hear(item)
    with pytest.raises(Refused, match="分歧所在"):
        services.split(actor=ty.office, item=item, about=" ")
    services.split(actor=ty.office, item=item, about="对分工意见不一")
    with pytest.raises(Refused) as refusal:
        services.vote(actor=ty.office, item=item, method="hands", yes=5)
    assert refusal.value.rule == "B-13"
    for outcome in ("approved", "rejected", "remanded"):
        with pytest.raises(Refused, match="重大分歧"):
            services.resolve(actor=ty.office, item=item, outcome=outcome, text="通过")
    services.resolve(actor=ty.office, item=item, outcome="deferred", text="调查研究后再议。")
    assert Topic.objects.get(pk=item.topic_id).state == "deferred"


def test_what_another_clerk_wrote_meanwhile_is_told_and_not_lost(ty):
    item = debated(ty)
    vice, moral = ty.cast.people["ty_vice"], ty.cast.people["ty_moral"]
    said = {"actor": ty.office, "item": item}
    services.speak(**said, person=vice, text="同意", seen=0)
    services.speak(**said, person=moral, text="同意", seen=0)  # somebody else's words are in nobody's way
    with pytest.raises(Stale, match="刚由他人登记为：“同意”"):
        services.speak(**said, person=vice, text="同意，建议压实责任", seen=0)
    services.speak(**said, person=vice, text="同意，建议压实责任", seen=2)
    with pytest.raises(Stale):
        services.speak(**said, person=vice, text="同意", seen=2)
    assert item.utterances.get(person=vice).text == "同意，建议压实责任"


def test_a_stale_list_of_attendance_does_not_overwrite(ty):
    meeting = debated(ty).meeting
    vice = ty.cast.people["ty_vice"].pk
    shown = ("present", "")
    services.attend(actor=ty.office, meeting=meeting, marks={vice: Mark("left", "", shown)})
    with pytest.raises(Stale, match="刚由他人登记为中途离会"):
        services.attend(actor=ty.office, meeting=meeting, marks={vice: Mark("absent", "书面意见", shown)})
    services.attend(actor=ty.office, meeting=meeting, marks={vice: Mark("left", "", shown)})  # the same is no conflict
    assert meeting.attendances.get(person=vice).presence == "left"


@pytest.mark.parametrize(("of_present", "least", "carried"), [(0, 3, False), (1, 2, True)])
def test_whether_votes_are_held_against_those_entitled_or_those_present_is_a_parameter(ty, of_present, least, carried):
    set_to(ty, "vote_base_present", of_present)
    meeting = ty.meeting(ty.consult(ty.propose("P16")), absent=("ty_vice", "ty_vice2"))
    item = services.take_up(actor=ty.office, item=meeting.items.get())
    ty.hear(item)
    assert selectors.standing_of(item).least_yes == least
    services.vote(actor=ty.office, item=item, method="hands", yes=2, no=1)
    assert selectors.standing_of(AgendaItem.objects.get(pk=item.pk)).is_carried is carried
