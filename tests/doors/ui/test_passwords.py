"""Changing one's own password: with the present one, a sound one, entered; other sessions end; a first one goes first."""

from datetime import date
from itertools import pairwise

import pytest
from django.test import Client

from tests.cast import PASSWORD
from xiaoheng.ground.organisation import services
from xiaoheng.ground.organisation.models import Account
from xiaoheng.ground.records.models import Entry
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Forbidden, Refused

TODAY, NEW = date(2023, 3, 14), "Taoyuan.2023.x"


def change(cast, current=PASSWORD, new=NEW, who="ty_office", of="ty_office"):
    return services.change_password(actor=cast.actor(who), account=cast.accounts[of], current=current, new=new)


def test_it_is_changed_with_the_present_one_and_entered_without_either(cast):
    assert change(cast).check_password(NEW)
    entry = Entry.objects.get(verb="organisation.change_password")
    assert (entry.actor, entry.unit, entry.result) == (f"account:{cast.accounts['ty_office'].pk}", "TY", "done")


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"current": "wrong"}, "当前密码不正确"),
        ({"new": "Ab3.xyz12"}, "10"),
        ({"new": "taoyuanzhongxue9"}, "3种"),
        ({"new": PASSWORD}, "最近用过的5个"),
        ({"of": "ty_secretary"}, "只能更改本人"),
    ],
)
def test_what_is_refused(cast, more, says):
    with pytest.raises(Refused, match=says):
        change(cast, **more)
    assert Entry.objects.filter(verb="organisation.change_password", result="refused").count() == 1


def test_somebody_without_a_role_has_nothing_to_change(cast):
    with pytest.raises(Forbidden):
        change(cast, who="stranger", of="stranger")


def test_the_last_five_do_not_come_back_and_the_sixth_may(cast):
    used = [PASSWORD, *(f"Taoyuan.{number}.xyz" for number in range(5))]
    for current, new in pairwise(used):
        change(cast, current, new)
    with pytest.raises(Refused, match="最近用过"):
        change(cast, used[-1], used[1])
    change(cast, used[-1], PASSWORD)
    assert cast.accounts["ty_office"].former_passwords.count() == 5


def test_this_session_goes_on_and_the_others_end(cast, client, settings):
    here, there = client, Client()
    for one in (here, there):
        one.post("/login/", {"username": "ty_office", "password": PASSWORD})
    wrong = here.post("/password/", {"current": PASSWORD, "new": NEW, "again": "other"})
    assert (wrong.status_code, "不一致" in wrong.content.decode()) == (422, True)
    done = here.post("/password/", {"current": PASSWORD, "new": NEW, "again": NEW})
    assert (done.status_code, done["Location"]) == (302, "/")
    assert here.get("/me/").status_code == 200
    assert there.get("/me/").status_code == 302


def test_a_first_password_and_an_old_one_are_changed_before_anything_else(cast, sign_in):
    Account.objects.filter(username="ty_office").update(is_demo=False)
    client = sign_in("ty_office")
    assert client.get("/")["Location"] == "/password/"
    assert "首次登录" in client.get("/password/").content.decode()
    part = client.get("/", headers={"hx-request": "true"})
    assert part.headers["HX-Redirect"] == "/password/"
    done = client.post("/password/", {"current": PASSWORD, "new": NEW, "again": NEW})
    assert done["Location"] == "/"
    assert client.get("/").status_code == 200
    account = Account.objects.get(username="ty_office")
    assert account.chosen_on == TODAY
    for day, due in ((date(2023, 6, 11), False), (date(2023, 6, 12), True)):
        with clock.on(day):
            assert services.must_change(account) is due
