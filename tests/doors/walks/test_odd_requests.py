"""Nothing that can be typed into an address or a form breaks a page: it is refused, ignored or not found."""

import re
from urllib.parse import urlencode

import pytest
from django.db import connection

from tests.doors.asking import EVERY, address, ask, knock, reading
from tests.doors.matrix import ROLES, SERVED, SHOWN, WHO, expected, routes

pytestmark = pytest.mark.django_db
HUGE, ENDLESS = "9" * 20, "9" * 5000
ODD = ["x", HUGE, ENDLESS, "\0", "9999-99-99"]
ODDER = [*ODD, "-1", "²", "0000-00-00", "' OR 1=1 --", "<script>", "a:b", f"a:{HUGE}", "1e9"]
REACHING = ["x", HUGE, "9999-99-99"]  # what comes as far as a database
ALL = [ODD, pytest.param(ODDER, marks=pytest.mark.full)]
SOURCES = (
    *("supervision.inspectionresult", "supervision.bulletinrow", "execution.assignment"),
    *("evaluation.appraisalitem", "rulebook.finding", "auth.user", ""),
)
NAME = re.compile(r'<(?:input|select|textarea)[^>]*?\bname="([^"]+)"')
KEYS = (HUGE, ENDLESS, "0", "%00", "²", "-1", "../..", "桃")
UNREAD = "unread"  # a name that no view knows: a form is not empty with it


def served(method):
    """Each address that takes the method, with the first of the cast whom it serves, at 桃源中学."""
    for route in routes():
        case = route.cases()[0]
        who = next((one for one in WHO if expected(route, method, one, ("TY",), case) == SERVED), None)
        if who in ROLES:
            yield pytest.param(route, case, who, id=f"{method} {route.route or '/'}")


def unbroken(client, method, url, data=None):
    code, _tables, broken = ask(client, method, url, data)
    assert code in (200, 302, 400, 404, 409, 422), (url, broken)
    assert broken is None, (url, broken)
    return code


def drawn(response):
    """Names of the form fields that a page draws."""
    text = "" if response.streaming else response.content.decode("utf-8", "replace")
    return set(NAME.findall(text)) - {"csrfmiddlewaretoken"}


@pytest.fixture(scope="module")
def names(places, clients):
    """Names of all form fields that any page draws, those made of keys of rows as well."""
    found = set()
    for route, case, who in (param.values for param in served("get")):
        url = address(route, ("TY",), case, places)
        found |= drawn(clients[who].get(url))
    return found


def answers(client, method, url, odds, others=None):
    """Each odd value under all names by which the view asks, until it asks by no other; by those that are drawn as
    well, where it goes through all. Where it asks by none, what else is sent cannot matter to it. Returned is what
    came where only a name was sent that no view knows."""
    names, codes = {UNREAD}, []
    for odd in odds:
        more = True
        while more and (odd in ("x", "\0") or names != {UNREAD}):
            data = dict.fromkeys(sorted(names), odd)
            with reading(method) as read:
                codes.append(unbroken(client, method, url, data if method == "get" else urlencode(data)))
            more = read - names
            names |= read
            names |= others() if others and EVERY in more else set()
    return codes[0]


@pytest.mark.both
@pytest.mark.parametrize("odds", ALL, ids=["some", "all"])
@pytest.mark.parametrize(("route", "case", "who"), list(served("get")))
def test_odd_queries(route, case, who, odds, places, clients):
    odds, url = odds if connection.vendor == "sqlite" else REACHING, address(route, ("TY",), case, places)
    plain = answers(clients[who], "get", url, odds)
    assert plain in SHOWN or case.query, url  # a query of the address's own is not sent here


@pytest.mark.parametrize("odds", ALL, ids=["some", "all"])
@pytest.mark.parametrize(("route", "case", "who"), list(served("post")))
def test_odd_forms(route, case, who, odds, places, clients, request):
    url = address(route, ("TY",), case, places)

    def others():
        return drawn(clients[who].get(url)) if "get" in route.methods() else request.getfixturevalue("names")

    answers(clients[who], "post", url, odds, others)


@pytest.mark.parametrize("method", ["get", "post"])
def test_odd_keys_are_not_found(method, staged, clients):
    """The first address is requested, the others ask the resolver and the view."""
    accounts, whole = staged[0].accounts, set()
    for route, _case, who in (param.values for param in served(method)):
        for odd in KEYS if route.keywords else ():
            url = "/" + re.sub(r"<[^>]+>", odd, route.route)
            if odd not in whole:
                assert unbroken(clients[who], method, url) in (400, 404), url
            else:
                assert knock(accounts[who], method, url)[0] in (400, 404), url
            whole.add(odd)


def test_odd_sources_of_a_problem_are_not_found(clients):
    for kind in SOURCES:
        for key in ODDER:
            code = unbroken(clients["clerk"], "get", "/problems/open/", {"source": f"{kind}:{key}"})
            assert code in (400, 404) or not kind


@pytest.mark.parametrize("data", [{"q": "a\0"}, {"a\0": "q"}])
@pytest.mark.parametrize(("method", "url"), [("get", "/findings/"), ("post", "/notices/receive/")])
def test_a_nul_is_a_bad_request_wherever_it_stands(method, url, data, clients):
    assert unbroken(clients["clerk"], method, url, data) == 400
