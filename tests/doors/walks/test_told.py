"""What leaves the site carries no text that a person wrote, whoever it is for."""

from dataclasses import replace

import pytest

from tests.cast import PEOPLE
from tests.doors.samples import TODAY, TOKEN
from xiaoheng.doors.courier.calendars import calendar_of
from xiaoheng.doors.courier.texts import compose
from xiaoheng.ground.organisation.actors import actor_of
from xiaoheng.ground.organisation.models import RoleGrant
from xiaoheng.ground.reminders.models import Feed
from xiaoheng.ground.reminders.words import Kind
from xiaoheng.lib import clock

pytestmark = pytest.mark.django_db
LATE = TODAY.replace(year=2024)


@pytest.mark.parametrize("day", [TODAY, LATE])
def test_no_message_and_no_calendar_holds_a_token(staged, day):
    cast, told = staged[0], 0
    with clock.on(day):
        for name, *_rest in PEOPLE:
            viewer = replace(actor_of(cast.accounts[name]), name=name)
            for message in (compose(viewer, kind, since=TODAY) for kind in (Kind.DIGEST, Kind.OVERDUE)):
                told += bool(message)
                assert message is None or not TOKEN.findall(message.text)
            grant = RoleGrant.objects.filter(account=cast.accounts[name]).first()
            assert not TOKEN.findall(calendar_of(Feed(grant=grant), "").replace("\r\n ", ""))
    assert told > len(PEOPLE) / 2
