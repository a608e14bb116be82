"""巡回: what is sent to whom and when, once, by mail over a real connection."""

from datetime import date, datetime, time, timedelta

import pytest

from tests.doors.courier.conftest import MORNING, SITE
from tests.loop.supervision.world import World
from xiaoheng.doors.courier import round as courier
from xiaoheng.doors.courier.texts import Message
from xiaoheng.ground.reminders.models import Delivery
from xiaoheng.ground.reminders.words import State
from xiaoheng.ground.rulebook import services as rulebook
from xiaoheng.ground.rulebook.models import Parameter
from xiaoheng.lib import clock
from xiaoheng.loop.decisions import services as decisions
from xiaoheng.loop.decisions.words import MeetingKind

pytestmark = [pytest.mark.django_db, pytest.mark.both]
TITLE = "〔TY·topic〕关于某同志的处理"


def states():
    return sorted(Delivery.objects.values_list("kind", "state"))


def at(day, hour, minute=0):
    return datetime.combine(day, time(hour, minute), clock.SHANGHAI)


def called(ty):
    """A principal's meeting on the next day, with a topic on its agenda, and all told to come."""
    words = {"kind": MeetingKind.PRINCIPAL, "planned_on": date(2023, 3, 15)}
    meeting = decisions.convene(actor=ty.office, unit=ty.unit, **words)
    ty.table(ty.propose("M12", title=TITLE), meeting)
    decisions.notify(actor=ty.office, meeting=meeting)
    return meeting


def test_a_digest_goes_once_a_day_and_names_act_unit_and_link_but_no_title(ty, choose, postbox):
    topic = ty.propose("P01", title=TITLE)
    choose("ty_office", "ty_secretary", "ty_teacher")
    assert courier.go(MORNING) == 3
    assert courier.go(MORNING) == 0
    mails = {mail["To"]: mail for mail in postbox.got}
    assert "ty_teacher@example.cn" not in mails
    text = mails["ty_secretary@example.cn"].get_content()
    assert f"议题·提意见（桃源中学） {SITE}/topics/{topic.pk}/" in text
    assert f"{SITE}/me/reminders/" in text
    assert "〔" not in text + mails["ty_secretary@example.cn"]["Subject"]
    assert ("digest", State.NOTHING) in states()  # the teacher has nothing to do


@pytest.mark.parametrize("moment", [at(date(2023, 3, 14), 7, 59), at(date(2023, 3, 14), 20)])
def test_nothing_goes_in_quiet_hours(ty, choose, postbox, moment):
    ty.propose("P01")
    choose("ty_secretary")
    assert (courier.go(moment), postbox.got, states()) == (0, [], [])


def test_a_county_sets_its_own_hours(ty, cast, choose, postbox):
    ty.propose("P01")
    choose("ty_secretary")
    words = {"unit": cast.units["YL"], "since": date(2023, 3, 14), "basis": "云教工委〔2023〕1号"}
    parameter = Parameter.objects.get(key="remind_digest")
    rulebook.override(actor=cast.actor("clerk"), parameter=parameter, value=16, **words)
    assert courier.go(MORNING) == 1  # the immediate ones: nothing to say
    assert (courier.go(at(date(2023, 3, 14), 16)), len(postbox.got)) == (1, 1)


@pytest.mark.parametrize(("key", "hour", "goes"), [("remind_digest", 22, 19), ("remind_digest", 3, 8)])
def test_a_digest_set_into_quiet_hours_goes_at_the_nearest_waking_one(ty, cast, choose, postbox, key, hour, goes):
    ty.propose("P01")
    choose("ty_secretary", urgent=False)
    words = {"unit": cast.units["YL"], "since": date(2023, 3, 14), "basis": "云教工委〔2023〕1号"}
    rulebook.override(actor=cast.actor("clerk"), parameter=Parameter.objects.get(key=key), value=hour, **words)
    assert courier.go(at(date(2023, 3, 14), goes - 1, 59)) == 0
    assert courier.go(at(date(2023, 3, 14), goes)) == 1


def test_tomorrows_meeting_is_told_at_once_and_once_to_those_who_were_called(ty, cast, choose, postbox):
    choose("ty_vice", "ty_teacher", daily=False)
    meeting = called(ty)
    afternoon = at(date(2023, 3, 14), 15, 30)
    courier.go(afternoon)
    courier.go(afternoon + timedelta(minutes=1))
    (mail,) = postbox.got
    assert (mail["To"], "3月15日有会" in mail["Subject"]) == ("ty_vice@example.cn", True)
    assert f"{SITE}/meetings/{meeting.pk}/" in mail.get_content()


@pytest.mark.parametrize(
    ("day", "titles", "last"),
    [
        (date(2023, 3, 21), 1, None),  # due on Monday, told on Tuesday
        (date(2023, 4, 3), 1, None),  # due on Friday, told on Monday
        (date(2023, 4, 3), 2, date(2023, 3, 17)),  # the machine stood still for two weeks
        (date(2023, 3, 23), 0, None),
    ],
)
def test_what_one_has_let_pass_is_told_on_the_next_workday_and_once(cast, choose, postbox, day, titles, last):
    world = World(cast)
    choose("ty_office", daily=False)
    for moment in filter(None, (last, day, day)):
        with clock.on(moment):
            courier.go(at(moment, 9))
    mails = [mail for mail in postbox.got if "新逾期" in mail["Subject"]]
    told = [mail.get_content() for mail in mails if f"新逾期{titles}项" in mail["Subject"]]
    assert len(told) == bool(titles)
    assert len(mails) == bool(titles)
    assert not any(item.title in text for item in world.order.items.all() for text in told)


def test_a_server_that_is_away_is_asked_again_and_one_that_refuses_for_good_is_not(ty, choose, postbox):
    ty.propose("P01")
    choose("ty_secretary")
    postbox.refusal = "451 later"
    courier.go(MORNING)
    assert Delivery.objects.values_list("state", "error").get() == (State.WAITING, "收件地址被拒（451）")
    postbox.refusal = "550 nobody here"
    Delivery.objects.update(not_before=clock.now())
    courier.go(MORNING)
    assert Delivery.objects.values_list("state", "tries", "error").get() == (State.FAILED, 2, "收件地址被拒（550）")
    assert postbox.got == []


def test_a_server_that_hangs_is_asked_once_a_round_and_holds_up_no_other_channel(ty, choose, postbox, monkeypatch):
    choose("ty_secretary", "ty_office", "ty_vice", wecom=True, urgent=False)
    monkeypatch.setattr(courier, "compose", lambda *_about, **_words: Message("", []))
    postbox.site.ROBOTS = {"YL": {"wecom": "wecombot://abcdef12-3456-7890-abcd-ef1234567890"}}
    asked = []

    def send(channel, *_about):
        asked.append(channel)
        if channel == "mail":
            raise courier.Undelivered("没有应答", away=True)

    monkeypatch.setattr(courier, "send", send)
    courier.go(MORNING)
    assert (asked.count("mail"), asked.count("wecom")) == (1, 3)
    waiting = Delivery.objects.filter(state=State.WAITING, channel="mail")
    assert sorted(waiting.values_list("tries", flat=True)) == [0, 0, 1]


def test_what_the_office_must_put_right_is_no_fault_of_the_message(ty, choose, postbox):
    ty.propose("P01")
    choose("ty_secretary")
    postbox.refusal, postbox.at = "550 this sender is unknown", "MAIL"
    courier.go(MORNING)
    assert Delivery.objects.get().state == State.WAITING
    postbox.refusal = ""
    Delivery.objects.update(not_before=clock.now())
    assert (courier.go(MORNING), len(postbox.got)) == (1, 1)


def test_sent_again_it_has_the_same_number(ty, choose, postbox, monkeypatch):
    """The process dies between the server's yes and the note of it; another sends what it must take for unsent."""
    ty.propose("P01")
    choose("ty_secretary")
    with monkeypatch.context() as patch:
        patch.setattr(courier.services, "settle", lambda *_row: None)
        courier.go(MORNING)
    Delivery.objects.update(not_before=clock.now())
    courier.go(MORNING)
    assert (len(postbox.got), len(set(postbox.numbers()))) == (2, 1)
    assert states() == [("digest", State.SENT)]


def test_without_a_server_nothing_is_planned(ty, choose, site):
    ty.propose("P01")
    choose("ty_secretary", wecom=True)
    site.MAIL_READY = False
    assert (courier.go(MORNING), states()) == (0, [])


def test_a_message_that_cannot_be_made_stops_no_other(ty, choose, postbox, monkeypatch):
    ty.propose("P01")
    choose("ty_vice", "ty_secretary")
    original = courier.compose

    def compose(viewer, kind, **words):
        if viewer.name == "王勤":
            raise ValueError("broken")
        return original(viewer, kind, **words)

    monkeypatch.setattr(courier, "compose", compose)
    courier.go(MORNING)
    assert [mail["To"] for mail in postbox.got] == ["ty_secretary@example.cn"]
    assert "系统内部出错，详见服务器日志" in Delivery.objects.values_list("error", flat=True)
