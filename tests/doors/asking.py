"""Asking: one request for one cell of the matrix, with what it wrote and what broke."""

from contextlib import contextmanager
from typing import ClassVar
from unittest.mock import patch

from django.contrib.messages.storage.cookie import CookieStorage
from django.core.exceptions import BadRequest
from django.db import connection, transaction
from django.http import Http404, QueryDict
from django.template.backends.django import Template
from django.test import RequestFactory
from django.urls import resolve, reverse
from django_htmx.middleware import HtmxDetails

from tests.doors.matrix import ABSENT, LOG_IN, NEVER, NOWHERE
from xiaoheng.doors.ui.middleware import ViewerMiddleware
from xiaoheng.doors.ui.sessions import SessionStore
from xiaoheng.lib.refusal import Forbidden, Refused

FORM = "application/x-www-form-urlencoded"
CODES = {Forbidden: 403, Refused: 409, Http404: 404, BadRequest: 400}
OWN = {"django_session"}  # written by whoever comes and goes
EVERY = "*"  # of what a view reads: it goes through all names there are
# Nobody here looks at the contexts of templates; the test client would copy each.
UNSEEN = patch("django.test.client.store_rendered_templates", lambda *_args, **_kwargs: None)
UNDRAWN = patch.object(Template, "render", lambda *_args, **_kwargs: "")


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
    return named(response), set(tables) - OWN, response.exc_info


def knock(account, method, url):
    """The view at an address, asked as a request asks it, without sessions before it and drawing after it.

    It is the guarded view that the resolver gives, with the viewer whom the project's own middleware sets: whatever
    lets somebody in or not is the same code, at a fraction of a request's cost.
    """
    request, tables = getattr(RequestFactory(), method)(url), []
    request.user, request.session, request.htmx = account, SessionStore(), HtmxDetails(request)
    request._messages, request._dont_enforce_csrf_checks = CookieStorage(request), True  # as the test client does
    try:
        match = resolve(request.path_info)
        with transaction.atomic(), written(tables), UNDRAWN:
            response = ViewerMiddleware(lambda asked: match.func(asked, *match.args, **match.kwargs))(request)
            transaction.set_rollback(True)
    except tuple(CODES) as refusal:
        return next(code for kind, code in CODES.items() if isinstance(refusal, kind)), set(tables), None
    except Exception as broken:
        return 500, set(tables), repr(broken)
    return named(response), set(tables) - OWN, None


def named(response):
    """The status of an answer; the way to the log-in page has a name of its own."""
    to_log_in = response.status_code == 302 and response["Location"].startswith("/login/?next=")
    return LOG_IN if to_log_in else response.status_code


class Watched(QueryDict):
    """A query or a form that notes by which names it is asked. That the guard looks through all for a NUL is no asking."""

    read: ClassVar[set[str]] = set()
    whole = False

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.whole = True

    def _note(self, name):
        if self.whole:
            self.read.add(name)

    def __getitem__(self, name):
        self._note(name)
        return super().__getitem__(name)

    def __contains__(self, name):
        self._note(name)
        return super().__contains__(name)

    def _getlist(self, name, *args, **kwargs):
        self._note(name)
        return super()._getlist(name, *args, **kwargs)

    def __iter__(self):
        self._note(EVERY)
        return super().__iter__()

    def keys(self):
        self._note(EVERY)
        return super().keys()

    def items(self):
        self._note(EVERY)
        return super().items()

    def dict(self):
        self._note(EVERY)
        return super().dict()

    def urlencode(self, *args, **kwargs):
        self._note(EVERY)
        return super().urlencode(*args, **kwargs)


@contextmanager
def reading(method):
    """The names by which a view asks its query or its form."""
    Watched.read = set()
    place = {"get": "django.core.handlers.wsgi.QueryDict", "post": "django.http.request.QueryDict"}[method]
    with patch(place, Watched):
        yield Watched.read
