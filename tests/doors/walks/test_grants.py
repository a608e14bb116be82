"""A role gives what it gives from its first day to the day before its last, and a key of another unit gives nothing."""

from datetime import timedelta

import pytest

from tests.cast import LONG_AGO, TODAY
from tests.doors.asking import ask
from xiaoheng.ground.organisation.models import Account, RoleGrant
from xiaoheng.lib import clock

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
# since, until, whether it is in force today
TERMS = {
    "ended yesterday": (LONG_AGO, TODAY, False),
    "ends today": (LONG_AGO, TODAY + DAY, True),
    "begins today": (TODAY, None, True),
    "begins tomorrow": (TODAY + DAY, None, False),
    "never": (TODAY, TODAY, False),
}
# page → an object's name where the address needs one; each asked for by all who may open it
PAGES = {
    "/overview/": ("leader", "clerk", "auditor"),
    "/schools/TY/": ("leader", "inspector", "ty_secretary", "ty_teacher"),
    "/topics/{topic}/": ("clerk", "ty_principal", "ty_office", "ty_vice"),
    "/meetings/{meeting}/minutes/": ("auditor", "ty_secretary"),
    "/problems/{problem}/": ("inspector", "ty_vice"),
    "/tasks/{task}/": ("ty_teacher",),
    "/execution/{draft_order}/revise/": ("clerk",),
}


@pytest.mark.parametrize("term", TERMS)
def test_a_role_gives_what_it_gives_on_its_days(term, places, clients):
    since, until, holds = TERMS[term]
    for url, people in PAGES.items():
        for who in people:
            RoleGrant.objects.filter(account__username=who).update(since=since, until=until)
            code, _tables, _broken = ask(clients[who], "get", url.format(**places["TY"].objects))
            assert code == (200 if holds else 403), (who, url)


@pytest.mark.parametrize("who", ["leader", "clerk", "inspector", "ty_secretary", "ty_vice", "ty_teacher"])
def test_whose_role_has_ended_has_nothing_waiting(who, clients):
    RoleGrant.objects.filter(account__username=who).update(until=TODAY)
    buckets = clients[who].get("/").context["buckets"]
    assert [row.title for bucket in buckets for row in bucket.rows] == []


def test_a_role_ends_with_its_last_day(places, clients):
    url = "/topics/{topic}/".format(**places["TY"].objects)
    RoleGrant.objects.filter(account__username="ty_vice").update(until=TODAY + DAY)
    assert ask(clients["ty_vice"], "get", url)[0] == 200
    with clock.on(TODAY + DAY):
        assert ask(clients["ty_vice"], "get", url)[0] == 403


def test_who_moves_takes_nothing_along(staged, places, clients):
    RoleGrant.objects.filter(account__username="ty_secretary").update(unit=staged[0].units["LX"])
    objects = {school: place.objects for school, place in places.items()}
    assert ask(clients["ty_secretary"], "get", "/topics/{topic}/".format(**objects["LX"]))[0] == 200
    assert ask(clients["ty_secretary"], "get", "/topics/{topic}/".format(**objects["TY"]))[0] == 404


def test_a_closed_account_is_nobody(clients):
    Account.objects.filter(username="clerk").update(is_active=False)
    assert ask(clients["clerk"], "get", "/overview/")[0] == "log-in"
