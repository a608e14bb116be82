"""The frame of every page: who may open it is read from policy.yaml; what is in it is scoped by selectors."""

import re
from collections.abc import Callable, Set
from functools import wraps
from typing import Any

from django import forms
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from xiaoheng.doors.ui.middleware import way_back, whole_page
from xiaoheng.ground.organisation.actors import Actor, Viewer
from xiaoheng.ground.organisation.policy import policy
from xiaoheng.ground.records import services as records
from xiaoheng.lib import secrecy
from xiaoheng.lib.cells import INVISIBLE, TURNING
from xiaoheng.lib.refusal import Forbidden, Refused

View = Callable[..., HttpResponseBase]
PUBLIC, SIGNED_IN = "public", "signed_in"
UNSEEN = re.compile(f"{INVISIBLE.pattern}|{TURNING.pattern}")
LARGEST = 2**63 - 1  # no row has a larger key, and no database takes one


class Request(HttpRequest):
    """请求: what every page receives; ViewerMiddleware has set who looks."""

    viewer: Viewer


def roles_of(name: str, method: str) -> Any:
    """Who may use a page with a method: `public`, `signed_in`, a mapping of role to scope, or None (not offered).

    A page row may name a verb instead of roles: the verb's own row is then the answer.
    """
    row = policy()["pages"][name].get(method.lower())
    return policy()["verbs"][row] if isinstance(row, str) and "." in row else row


def may_open(name: str, viewer: Actor) -> bool:
    """Whether a link to the page is drawn: one of the viewer's roles may open it."""
    return open_to(name, viewer.roles())


def open_to(name: str, roles: Set[str]) -> bool:
    """Whether one of the roles may open a page."""
    allowed = roles_of(name, "get")
    return not roles.isdisjoint(allowed) if isinstance(allowed, dict) else allowed is not None


def page(name: str) -> Callable[[View], View]:
    """Guard a view by its policy row: 405 for a method not offered, then log-in, then 403 without any fitting role."""

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: Request, *args: Any, **kwargs: Any) -> HttpResponseBase:
            method = "get" if request.method == "HEAD" else str(request.method).lower()
            allowed = roles_of(name, method)
            if allowed is None:
                return HttpResponseNotAllowed([m.upper() for m in policy()["pages"][name]])
            if allowed != PUBLIC and not request.user.is_authenticated:
                return log_in_first(request)
            if isinstance(allowed, dict) and not request.viewer.roles() & set(allowed):
                raise Forbidden(_("您的角色不能打开此页。"), _("如确有需要，请与上级管理人员联系。"), name)
            _refuse_unsayable(request, kwargs)
            _drop_unseen(request)
            if (refusal := _marked(request)) is not None:
                return render(request, "ui/refused.html", {"refusal": refusal}, status=422)
            return view(request, *args, **kwargs)

        guarded.page_name = name  # type: ignore[attr-defined]
        return guarded

    return guard


def _refuse_unsayable(request: HttpRequest, kwargs: dict[str, Any]) -> None:
    """What no row can hold and only a machine sends: a key too large is not found, a NUL in a text is a bad request."""
    if any(isinstance(value, int) and value > LARGEST for value in kwargs.values()):
        raise Http404
    typed = [text for data in (request.GET, request.POST) for name, texts in data.lists() for text in (name, *texts)]
    if any("\0" in text for text in (*typed, *map(str, kwargs.values()))):
        raise BadRequest("NUL")


def _drop_unseen(request: HttpRequest) -> None:
    """What nobody sees in a text that was typed or pasted goes: marks without width, marks that turn the direction."""
    found = {name: [UNSEEN.sub("", text) for text in texts] for name, texts in request.POST.lists()}
    changed = {name for name, texts in request.POST.lists() if texts != found[name] and "password" not in name}
    if changed:
        posted = request.POST.copy()
        for name in changed:
            posted.setlist(name, found[name])
        request.POST = posted  # type: ignore[assignment]


def _marked(request: HttpRequest) -> Refused | None:
    """What is typed anywhere and bears a marking of secrecy comes no further, and is not shown again; of a long text
    only the head counts, as with a file. A part of a page goes back whole."""
    typed = [text[: secrecy.HEAD] for name, texts in request.POST.lists() if "password" not in name for text in texts]
    try:
        records.refuse_secret(*typed)
    except Refused as refusal:
        if request.headers.get("HX-Request") and not request.headers.get("HX-Boosted"):
            raise
        return refusal
    return None


def log_in_first(request: HttpRequest) -> HttpResponse:
    """To the log-in page and back; a part or a button comes back to the page it stands on."""
    whole = request.method == "GET" and not request.headers.get("HX-Request")
    url = redirect_to_login(request.get_full_path() if whole else way_back(request)).url
    return whole_page(request, url)


def attempt(form: forms.BaseForm, call: Callable[..., Any], **arguments: Any) -> Any:
    """Call a verb with a valid form's data; a refusal becomes the form's error and what was typed stays. None then."""
    try:
        return call(**arguments)
    except Forbidden:
        raise
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return None


def show(request: HttpRequest, template: str, form: forms.BaseForm | None = None, **context: Any) -> HttpResponse:
    """Render a page; with an erring form the status is 422, so that tests and scripts see the refusal."""
    status = 422 if form is not None and form.is_bound and form.errors else 200
    return render(request, template, {**context, **({"form": form} if form is not None else {})}, status=status)
