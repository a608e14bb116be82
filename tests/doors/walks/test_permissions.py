"""Every address × everybody of the cast × own, sibling's, neighbour's and absent objects × every method."""

from itertools import product

import pytest

from tests.doors.asking import address, ask
from tests.doors.matrix import METHODS, NOWHERE, SERVED, WHO, expected, routes

pytestmark = pytest.mark.django_db
ROUTES = {route.route or "/": route for route in routes()}
SHOWN = {200, 302, 409, 422}
SENSITIVE = {"desk:development", "desk:development_paper", "desk:members.collect", "desk:person"}
LOOKED = {"organisation_access", "records_head", "records_payload", "records_entry"}


@pytest.fixture
def faults(places, clients):
    """Cells that answer otherwise than the policy says, and refusals or readings that wrote, one a line."""

    def found(route, methods, people, brief):
        for who, asked, place, method in product(people, route.cases(), route.places(), methods):
            want = expected(route, method, who, place, asked)
            if brief and want == 403 and place not in (("TY",), (NOWHERE,)):
                continue  # the role is refused before anything is looked for
            url = address(route, place, asked, places)
            code, tables, broken = ask(clients[who], method, url)
            if not fits(code, want) or not quiet(tables, want, method, route):
                yield f"{method} {url} by {who}: wanted {want}, came {code} {broken or ''} {tables or ''}"

    return lambda route, methods, people=WHO, brief=True: "\n".join(found(route, methods, people, brief))


def fits(code, want):
    return code in SHOWN if want == SERVED else code == want


def quiet(tables, want, method, route):
    """Only a form that is served may write; a refused verb leaves its entry in the trail, a sensitive page its reader."""
    if want == SERVED and (method == "post" or (route.page in SENSITIVE and tables <= LOOKED)):
        return True
    return all(want == 403 and table.startswith("records_") for table in tables)


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
