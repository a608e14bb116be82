"""Every address × everybody of the cast × own, sibling's, neighbour's and absent objects × every method."""

import pytest

from tests.doors.asking import address, ask
from tests.doors.matrix import METHODS, SERVED, WHO, expected, routes

pytestmark = pytest.mark.django_db
ROUTES = {route.route or "/": route for route in routes()}
SHOWN = {200, 302, 409, 422}


def faults(route, methods, clients, places):
    """Cells that answer otherwise than the policy says, and refusals or readings that wrote."""
    for who in WHO:
        for asked in route.cases():
            for place in route.places():
                url = address(route, place, asked, places)
                for method in methods:
                    want = expected(route, method, who, place, asked)
                    code, tables, broken = ask(clients[who], method, url)
                    fits = code in SHOWN if want == SERVED else code == want
                    may_write = want == SERVED and method == "post"
                    quiet = may_write or all(_is_trail(table, want) for table in tables)
                    if not fits or not quiet:
                        yield f"{method} {url} by {who}: {want} wanted, {code} {broken and broken[1]!r} {tables or ''}"


def agree(*asked):
    if found := list(faults(*asked)):
        pytest.fail(f"{len(found)} cells\n" + "\n".join(found[:20]), pytrace=False)


def _is_trail(table, want):
    """A refused verb leaves its entry."""
    return want == 403 and table.startswith("records_")


@pytest.mark.parametrize("path", ROUTES)
def test_every_address_answers_as_the_policy_says(path, places, clients):
    agree(ROUTES[path], ("get", "post"), clients, places)


@pytest.mark.parametrize("path", ROUTES)
def test_no_address_knows_other_methods(path, places, clients):
    agree(ROUTES[path], METHODS[2:], clients, places)
