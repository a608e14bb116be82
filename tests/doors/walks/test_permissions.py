"""Every address × everybody of the cast × own, sibling's, neighbour's and absent objects × every method.

Requested is, at each address, one cell for each role that is served there and one of each kind of refusal, another
role's and another school's from address to address; the rest ask the guarded view itself, which is what a request comes
to. PostgreSQL is asked, by one of the roles, what is requested and comes as far as a row: the forms and what is out of
scope (its pages are drawn in the walk of odd queries). `./dev test --full` requests every cell on both.
"""

from itertools import product
from zlib import crc32

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection

from tests.doors.asking import address, ask, knock
from tests.doors.matrix import METHODS, NOWHERE, ROLES, SERVED, SHOWN, WHO, expected, routes
from xiaoheng.doors.ui.pages import PUBLIC, roles_of

pytestmark = pytest.mark.django_db
ROUTES = {route.route or "/": route for route in routes()}
SENSITIVE = {"desk:development", "desk:development_paper", "desk:members.collect", "desk:person"}
LOOKED = {"organisation_access", "records_head", "records_payload", "records_entry"}


@pytest.fixture
def faults(staged, places, clients):
    """Cells that answer otherwise than the policy says, and refusals or readings that wrote, one a line."""
    accounts = staged[0].accounts

    def found(route, methods, people, brief):
        cells = list(wanted(route, methods, people, brief))
        whole = requested(route, cells) if brief else range(len(cells))
        for at, (who, asked, place, method, want) in enumerate(cells):
            if brief and once() and (at not in whole or not told_by_rows(route, method, asked, want)):
                continue
            url = address(route, place, asked, places)
            knocks = (accounts.get(who, AnonymousUser()), method, url)
            code, tables, broken = ask(clients[who], method, url) if at in whole else knock(*knocks)
            if not fits(code, want) or not quiet(tables, want, method, route):
                yield f"{method} {url} by {who}: wanted {want}, came {code} {broken or ''} {tables or ''}"

    return lambda route, methods, people=WHO, brief=True: "\n".join(found(route, methods, people, brief))


def wanted(route, methods, people, brief):
    """The cells of an address, each with what the policy says of it."""
    for who, asked, place, method in product(people, route.cases(), route.places(), methods):
        want = expected(route, method, who, place, asked)
        if not brief or want != 403 or place in (("TY",), (NOWHERE,)):  # refused before anything is looked for
            yield who, asked, place, method, want


def requested(route, cells):
    """Which cells are requested: one for each role that is served, or refused by an object's state, with each case of
    the objects; and one of each other refusal."""
    kinds, public = {}, PUBLIC in (roles_of(route.page, method) for method in METHODS)
    for at, (who, asked, _place, method, want) in enumerate(cells):
        role = who == "anonymous" if public else ROLES.get(who, ("", ""))[0]
        if want == SERVED or (want == 403 and role in roles_of(route.page, method)):
            kind = (want, method, once() or role, route.cases().index(asked))
        else:
            kind = (want, method if want in (403, 404) else "")
        kinds.setdefault(kind, []).append(at)
    return {same[crc32(route.route.encode()) % len(same)] for same in kinds.values()}


def once():
    """Whether one role is enough: on PostgreSQL, since what a role may do is decided alike on both databases."""
    return connection.vendor == "postgresql"


def told_by_rows(route, method, asked, want):
    """Whether the answer needs a row, and no other walk of PostgreSQL asks for it."""
    if want == SERVED:
        return method != "get" or asked != route.cases()[0] or bool(asked.query)
    return want == 404 or (want == 403 and "if" in roles_of(route.page, method))


def fits(code, want):
    return code in SHOWN if want == SERVED else code == want


def quiet(tables, want, method, route):
    """Only a form that is served may write; a refused verb leaves its entry in the trail, a sensitive page its reader."""
    if want == SERVED and (method == "post" or (route.page in SENSITIVE and tables <= LOOKED)):
        return True
    return all(want == 403 and table.startswith("records_") for table in tables)


@pytest.mark.both
@pytest.mark.parametrize("path", ROUTES)
def test_every_address_answers_as_the_policy_says(path, faults):
    assert faults(ROUTES[path], ROUTES[path].methods()) == ""


@pytest.mark.parametrize("path", ROUTES)
def test_no_address_knows_other_methods(path, faults):
    others = [method for method in METHODS if method not in ROUTES[path].methods()]
    assert faults(ROUTES[path], others, ["clerk"]) == ""


@pytest.mark.full
@pytest.mark.parametrize("path", ROUTES)
def test_the_whole_matrix(path, faults):
    assert faults(ROUTES[path], METHODS, brief=False) == ""
