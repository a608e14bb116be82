"""Every address × everybody of the cast × own, sibling's, neighbour's and absent objects × every method."""

from contextlib import contextmanager

import pytest
from django.db import connection, transaction
from django.urls import reverse

from tests.doors.matrix import (
    ABSENT,
    LOG_IN,
    METHODS,
    NEVER,
    NOWHERE,
    SERVED,
    WHO,
    expected,
    routes,
)

pytestmark = pytest.mark.django_db
ROUTES = {route.route or "/": route for route in routes()}
SHOWN = {200, 302, 409, 422}
REFUSED = {403, 404, 405, LOG_IN}


def address(route, place, asked, places):
    """The address with the objects of a place; mixed places lend one keyword each."""
    found = {}
    for at, word in enumerate(route.keywords):
        here = place[min(at, len(place) - 1)]
        name = asked.objects.get(word, word)
        found[word] = ABSENT.get(word, NEVER) if here == NOWHERE else places[here].objects[name]
    query = f"?{asked.query}={places.get(place[0], places['TY']).objects[asked.query]}" if asked.query else ""
    return reverse(route.page, kwargs=found) + query


@contextmanager
def written(tables):
    """Notes the tables that statements write to."""

    def note(execute, sql, params, many, context):
        verb, *rest = sql.split(None, 3)
        if verb in ("INSERT", "UPDATE", "DELETE"):
            tables.append(rest[0 if verb == "UPDATE" else 1].strip('"'))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield


def ask(client, method, url):
    """One request with nothing in it, undone afterwards: what came, what it wrote, what broke."""
    tables, cookies = [], client.cookies.copy()
    with transaction.atomic(), written(tables):
        response = getattr(client, method)(url)
        transaction.set_rollback(True)
    client.cookies = cookies  # logging out is undone as well
    code = response.status_code
    if code == 302 and response["Location"].startswith("/login/?next="):
        code = LOG_IN
    return code, set(tables) - {"django_session"}, response.exc_info


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
