"""Pages of the reminders: choosing, calendar addresses, today's digest, the county's register."""

import re
from datetime import date, timedelta

import pytest

from tests.loop.decisions.conftest import Walk
from tests.loop.supervision.world import World
from xiaoheng.ground.organisation.models import RoleGrant
from xiaoheng.ground.reminders import services
from xiaoheng.ground.reminders.models import Choice, Delivery, Feed
from xiaoheng.ground.reminders.services import Slot
from xiaoheng.lib import clock

pytestmark = pytest.mark.django_db
CHOOSE, OPEN, REVOKE = "/me/reminders/", "/me/feeds/open/", "/me/feeds/revoke/"
TITLE = "〔TY·topic〕"


def text_of(response):
    return response.content.decode()


@pytest.fixture
def mailing(settings):
    settings.SITE, settings.MAIL_READY = "https://xiaoheng.example", True


@pytest.fixture
def address(cast, sign_in):
    """The address of the office's calendar, as the page shows it once."""
    grant = RoleGrant.objects.get(account=cast.accounts["ty_office"])
    page = text_of(sign_in("ty_office").post(OPEN, {"grant": grant.pk}))
    return re.search(r"/calendar/[\w-]+\.ics", page).group()


def test_without_a_server_the_page_says_that_nothing_is_sent(sign_in):
    client = sign_in("ty_office")
    page = text_of(client.get(CHOOSE))
    assert "不会发出任何站外提醒" in page
    assert 'name="mail"' not in page
    assert "您没有选择站外渠道，提要只在本页显示" in text_of(client.get("/digest/"))


def test_a_person_chooses_and_sees_it_chosen(sign_in, mailing):
    client = sign_in("ty_office")
    assert client.post(CHOOSE, {"mail": "zheng.example.cn", "daily": "on"}).status_code == 422
    assert client.post(CHOOSE, {"mail": "zheng@example.cn", "wecom": "on", "daily": "on"}).status_code == 302
    row = Choice.objects.get()
    assert (row.mail, row.wecom, row.daily, row.urgent) == ("zheng@example.cn", False, True, False)
    assert "zheng@example.cn" in text_of(client.get(CHOOSE))
    assert "今天还没有发送" in text_of(client.get("/digest/"))


def test_the_calendar_holds_acts_and_links_of_one_post_without_titles(cast, client, address, mailing):
    world, ty = World(cast), Walk(cast)
    ty.propose("P01", title=TITLE)
    client.logout()
    answer = client.get(address)
    feed = text_of(answer).replace("\r\n ", "")
    assert (answer["Content-Type"], answer.status_code) == ("text/calendar; charset=utf-8", 200)
    assert feed.count("BEGIN:VEVENT") == 3
    assert f"URL:https://xiaoheng.example/items/{world.item(1).pk}/" in feed
    assert "SUMMARY:交办事项·交材料（桃源中学）" in feed
    assert "DTSTART;VALUE=DATE:20230310" in feed
    assert not any(title in feed for title in ("〔", "党建工作任务", *(row.title for row in world.order.items.all())))


def test_the_address_is_shown_once_and_a_revoked_one_is_not_found(cast, client, sign_in, address):
    assert "no-store" in client.get(address)["Cache-Control"]
    grant = RoleGrant.objects.get(account=cast.accounts["ty_office"])
    assert address not in text_of(client.get(CHOOSE))
    assert client.post(REVOKE, {"grant": grant.pk}).status_code == 302
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("grant", ["", "x", "0", str(2**70), "987654"])
def test_odd_posts_are_refused_with_a_sentence(sign_in, grant):
    client = sign_in("ty_office")
    for url in (OPEN, REVOKE):
        assert client.post(url, {"grant": grant}).status_code == 302
    assert not Feed.objects.exists()


def test_wrong_addresses_close_a_calendar_for_a_while_as_wrong_passwords_do(client, address, monkeypatch):
    wrong = address.replace(".ics", "x.ics")
    assert [client.get(wrong).status_code for _each in range(5)] == [404] * 5
    assert client.get(address).status_code == 429
    later = clock.now() + timedelta(minutes=16)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert client.get(address).status_code == 200
    assert Feed.objects.get().misses == 0


def test_the_digest_has_titles_for_its_reader_and_the_meeting_of_tomorrow(cast, sign_in):
    World(cast)
    client = sign_in("ty_office")
    page = text_of(client.get("/digest/"))
    assert ("谈心谈话" in page, "交办事项·交材料" in page) == (True, True)


def test_the_register_counts_and_tells_what_the_server_said_but_no_address(cast, sign_in):
    services.choose(actor=cast.actor("ty_office"), mail="zheng@example.cn")
    slot = Slot(cast.accounts["ty_office"].pk, cast.units["TY"].pk, "digest", "mail", date(2023, 3, 14))
    services.plan([slot])
    services.give_back(services.claim([slot.unit]), "收件地址被拒（550）", final=True)
    page = text_of(sign_in("clerk").get("/deliveries/"))
    assert all(word in page for word in ("每日提要", "未能送达", "收件地址被拒（550）", "桃源中学", "未配置，不发送"))
    assert "zheng@example.cn" not in page
    assert "收件地址被拒" not in text_of(sign_in("lj_clerk").get("/deliveries/"))
    assert Delivery.objects.count() == 1


def test_the_header_names_the_reader_on_every_page(sign_in, mailing):
    client = sign_in("ty_office")
    for url in (CHOOSE, "/digest/"):
        page = text_of(client.get(url))
        assert ("object (" in page, "学校党政办" in page) == (False, True)
