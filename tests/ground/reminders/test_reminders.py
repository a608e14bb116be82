"""提醒: choices, calendar addresses, and the claims of messages."""

from datetime import date, time, timedelta

import pytest
from django.db.models import QuerySet

from xiaoheng.ground.organisation.models import RoleGrant
from xiaoheng.ground.records.models import Entry, Payload
from xiaoheng.ground.reminders import selectors, services
from xiaoheng.ground.reminders.models import Delivery, Feed
from xiaoheng.ground.reminders.services import Slot
from xiaoheng.ground.reminders.words import State
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Refused

pytestmark = pytest.mark.django_db
DAY = date(2023, 3, 14)


@pytest.fixture
def slot(cast):
    account, unit = cast.accounts["ty_office"], cast.units["TY"]
    return Slot(account.pk, unit.pk, "digest", "mail", DAY)


@pytest.fixture
def units(cast):
    return [cast.units["TY"].pk]


def test_a_choice_is_entered_without_the_address(cast):
    row = services.choose(actor=cast.actor("ty_office"), mail="zheng@example.cn", wecom=True, daily=False)
    assert [str(channel) for channel in row.channels()] == ["mail", "wecom"]
    assert Entry.objects.latest("pk").verb == "reminders.choose"
    assert "example.cn" not in str(Payload.objects.latest("pk").__dict__)
    again = services.choose(actor=cast.actor("ty_office"))
    assert (again.pk, again.channels(), list(selectors.choices())) == (row.pk, [], [])


def test_an_address_is_known_by_its_digest_alone_and_ends_with_the_next(cast):
    office = cast.actor("ty_office")
    grant = RoleGrant.objects.get(account=cast.accounts["ty_office"])
    feed, first = services.open_feed(actor=office, grant=grant.pk)
    secret = first.partition("-")[2]
    assert len(secret) >= 43
    assert secret not in str(Feed.objects.values()) + str([row.__dict__ for row in Payload.objects.all()])
    assert selectors.feed_at(first) == (feed, True)
    _other, second = services.open_feed(actor=office, grant=grant.pk)
    assert selectors.feed_at(first) == (None, False)
    services.revoke_feed(actor=office, grant=grant.pk)
    assert selectors.feed_at(second) == (None, False)
    with pytest.raises(Refused, match="没有可撤销"):
        services.revoke_feed(actor=office, grant=grant.pk)


@pytest.mark.parametrize("who", ["ty_secretary", "clerk", "lj_clerk"])
def test_nobody_opens_the_calendar_of_anothers_post(cast, who):
    grant = RoleGrant.objects.get(account=cast.accounts["ty_office"])
    with pytest.raises(Refused, match="不是您现任的岗位"):
        services.open_feed(actor=cast.actor(who), grant=grant.pk)


def test_an_address_ends_with_its_post(cast):
    grant = RoleGrant.objects.get(account=cast.accounts["ty_office"])
    _feed, address = services.open_feed(actor=cast.actor("ty_office"), grant=grant.pk)
    RoleGrant.objects.filter(pk=grant.pk).update(until=DAY)
    assert selectors.feed_at(address) == (None, False)


@pytest.mark.parametrize("address", ["", "-", "x-y", "0-", "９-a", "9" * 30 + "-a", "1", "-1-a", "1\u200b-a"])
def test_odd_addresses_lead_nowhere(cast, address):
    assert selectors.feed_at(address) == (None, False)


def test_what_is_planned_twice_stands_once(slot, units):
    services.plan([slot, slot])
    services.plan([slot])
    assert Delivery.objects.count() == 1
    first, second = services.claim(units), services.claim(units)
    assert (first.tries, second) == (1, None)


def test_of_two_who_saw_the_same_row_one_claims_it(slot, units, monkeypatch):
    """Another process claims between this one's look and its update."""
    services.plan([slot])
    original, others = QuerySet.first, []

    def first(rows):
        found = original(rows)
        if found is not None and not others:
            away = clock.now() + timedelta(hours=1)
            others.append(Delivery.objects.update(state=State.HELD, tries=1, not_before=away))
        return found

    monkeypatch.setattr(QuerySet, "first", first)
    assert (services.claim(units), others) == (None, [1])


def test_a_claim_that_was_left_is_taken_by_another_and_the_first_settles_nothing(slot, units):
    services.plan([slot])
    dead = services.claim(units, hold=timedelta(seconds=-1))
    taken = services.claim(units)
    assert (taken.pk, taken.tries, taken.number) == (dead.pk, 2, dead.number)
    assert not services.settle(dead, State.SENT)
    services.give_back(dead, "太晚")
    assert services.settle(taken, State.SENT)
    row = Delivery.objects.get()
    assert (row.state, row.error) == (State.SENT, "")


def test_what_is_refused_is_tried_again_later_and_given_up_at_last(slot, units):
    services.plan([slot])
    for tries in range(1, 6):
        row = services.claim(units)
        assert row.tries == tries
        services.give_back(row, "邮件服务器没有应答")
        assert services.claim(units) is None
        Delivery.objects.update(not_before=clock.now())
    row = Delivery.objects.get()
    assert (row.state, row.tries, row.error) == (State.FAILED, 5, "邮件服务器没有应答")


def test_what_is_refused_for_good_is_not_tried_again(slot, units):
    services.plan([slot])
    services.give_back(services.claim(units), "收件地址被拒（550）" * 20, final=True)
    row = Delivery.objects.get()
    assert (row.state, len(row.error)) == (State.FAILED, 120)


def test_a_day_that_is_over_is_not_told_of_any_more(slot, units):
    services.plan([slot])
    assert services.expire(DAY, "") == 0
    assert services.expire(DAY + timedelta(days=1), "当日未能发出") == 1
    assert services.claim(units) is None


@pytest.mark.parametrize(
    ("day", "hour", "quiet"),
    [
        (date(2023, 3, 14), 7, True),
        (date(2023, 3, 14), 8, False),
        (date(2023, 3, 14), 19, False),
        (date(2023, 3, 14), 20, True),
        (date(2023, 3, 18), 10, True),  # a Saturday
        (date(2023, 4, 5), 10, True),  # 清明
        (date(2023, 4, 23), 10, False),  # a Sunday made up for 劳动节
    ],
)
def test_quiet_hours_are_the_countys_and_days_off_are_quiet(cast, day, hour, quiet):
    hours = selectors.hours(cast.units["YL"], day)
    assert selectors.is_quiet(hours, day, time(hour, 30)) is quiet
