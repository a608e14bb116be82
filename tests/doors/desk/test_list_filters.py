"""Spot checks, bulletins and campaigns are found by state, year, and the name of a thing or a school in sight."""

from datetime import date

import pytest
from django.urls import reverse

from tests.loop.execution.campaigns.conftest import Running
from tests.loop.supervision.answering import TODAY, ended
from tests.loop.supervision.world import World
from xiaoheng.loop.supervision import services as supervision

pytestmark = pytest.mark.django_db


def found(client, name, **asked):
    """How many links to single ones the filtered list shows."""
    answer = client.get(reverse(f"desk:{name}s"), asked)
    assert answer.status_code == 200
    return len(answer.context["page"].object_list)


def check(client, name, state, other, own):
    """One by its state, its year and its names; none by others; what is no choice does not filter."""
    for asked in ({}, {"state": state}, {"year": 2023}, {"q": own}, {"state": "junk"}, {"year": "x"}):
        assert found(client, name, **asked) == 1, asked
    for asked in ({"state": other}, {"year": 2021}, {"q": "查无此名"}, {"state": state, "q": "查无此名"}):
        assert found(client, name, **asked) == 0, asked
    page = client.get(reverse(f"desk:{name}s"), {"q": "查无此名"}).content.decode()
    assert "没有符合条件" in page


def test_spot_checks(cast, sign_in):
    ended(cast, "TY", date(2023, 2, 1))
    supervision.draw(actor=cast.actor("clerk"), unit=cast.units["YL"], count=1, since=date(2023, 1, 1), until=TODAY)
    check(sign_in("clerk"), "spot_check", "drawn", "recorded", "桃源中学")
    assert found(sign_in("clerk"), "spot_check", q="柳溪小学") == 0


def test_bulletins(cast, sign_in):
    world = World(cast)
    world.frozen()
    check(sign_in("clerk"), "bulletin", "frozen", "published", world.order.title)
    assert found(sign_in("clerk"), "bulletin", q="柳溪小学") == 1
    assert found(sign_in("ty_secretary"), "bulletin", q="柳溪小学") == 0, "not yet told to others"


def test_campaigns(cast, sign_in):
    run = Running(cast)
    row = run.start()
    check(sign_in("clerk"), "campaign", row.state, "closed", row.title)
    assert found(sign_in("clerk"), "campaign", q="桃源中学") == 1
    assert found(sign_in("ty_secretary"), "campaign", q="柳溪小学") == 0
