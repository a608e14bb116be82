"""Asking: one request for one cell of the matrix, with what it wrote and what broke."""

from contextlib import contextmanager
from unittest.mock import patch
from urllib.parse import urlsplit

from django.core.exceptions import BadRequest
from django.db import connection, transaction
from django.http import Http404
from django.test import RequestFactory
from django.urls import resolve, reverse

from tests.doors.matrix import ABSENT, LOG_IN, NEVER, NOWHERE
from xiaoheng.doors.ui.middleware import ViewerMiddleware
from xiaoheng.lib.refusal import Forbidden

FORM = "application/x-www-form-urlencoded"
CODES = {Forbidden: 403, Http404: 404, BadRequest: 400}
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
    return named(response), set(tables) - {"django_session"}, response.exc_info


def knock(account, method, url):
    """The view at an address, asked as a request asks it, without sessions before it and error pages after it.

    It is the guarded view that the resolver gives, with the viewer whom the project's own middleware sets: whatever
    lets somebody in or not is the same code, at a tenth of a request's cost.
    """
    request, tables = getattr(RequestFactory(), method)(url), []
    request.user = account
    try:
        match = resolve(urlsplit(url).path)
        with transaction.atomic(), written(tables):
            response = ViewerMiddleware(lambda asked: match.func(asked, *match.args, **match.kwargs))(request)
            transaction.set_rollback(True)
    except tuple(CODES) as refusal:
        return next(code for kind, code in CODES.items() if isinstance(refusal, kind)), set(tables), None
    except Exception as broken:
        return 500, set(tables), repr(broken)
    return named(response), set(tables), None


def named(response):
    """The status of an answer; the way to the log-in page has a name of its own."""
    to_log_in = response.status_code == 302 and response["Location"].startswith("/login/?next=")
    return LOG_IN if to_log_in else response.status_code
