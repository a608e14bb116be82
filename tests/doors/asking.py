"""Asking: one request for one cell of the matrix, with what it wrote and what broke."""

from contextlib import contextmanager
from unittest.mock import patch

from django.db import connection, transaction
from django.urls import reverse

from tests.doors.matrix import ABSENT, LOG_IN, NEVER, NOWHERE

FORM = "application/x-www-form-urlencoded"
# Nobody here looks at the contexts of templates; the test client would copy each.
UNSEEN = patch("django.test.client.store_rendered_templates", lambda *_args, **_kwargs: None)


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


def ask(client, method, url, data=None):
    """One request, undone afterwards: what came, what it wrote, what broke. A text is a form as browsers send it."""
    tables, cookies = [], client.cookies.copy()
    kind = {"content_type": FORM} if isinstance(data, str) else {}
    with transaction.atomic(), written(tables), UNSEEN:
        response = getattr(client, method)(url, data or {}, **kind)
        transaction.set_rollback(True)
    client.cookies = cookies  # logging out is undone as well
    code = response.status_code
    if code == 302 and response["Location"].startswith("/login/?next="):
        code = LOG_IN
    return code, set(tables) - {"django_session"}, response.exc_info
