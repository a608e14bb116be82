"""Who looks: the viewer of a request, and refusals turned into pages instead of server errors."""

from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.middleware.locale import LocaleMiddleware
from django.shortcuts import render
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme

from xiaoheng.ground.organisation.actors import Actor, actor_of
from xiaoheng.lib.refusal import Forbidden, Refused

NOBODY = Actor(uid="anonymous", name="")


class ChosenLanguageMiddleware(LocaleMiddleware):
    """Chinese unless the user chose English on a page: an office computer's browser language says nothing."""

    def process_request(self, request: HttpRequest) -> None:
        """Activate the language of the cookie, else the source language."""
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        translation.activate(chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE)
        request.LANGUAGE_CODE = translation.get_language()


class ViewerMiddleware:
    """Sets `request.viewer`: the account with the roles it holds today, read anew for each request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.viewer = actor_of(request.user) if request.user.is_authenticated else NOBODY  # type: ignore
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """A refusal that no form caught: 403 for want of right, 409 for a page, otherwise back with the reason."""
        if isinstance(exception, Forbidden):
            return render(request, "ui/forbidden.html", {"refusal": exception}, status=403)
        if isinstance(exception, Refused) and request.method == "GET":
            return render(request, "ui/refused.html", {"refusal": exception}, status=409)
        if isinstance(exception, Refused):
            messages.error(request, str(exception))
            return whole_page(request, way_back(request))
        return None


def whole_page(request: HttpRequest, url: str) -> HttpResponse:
    """Go to another page; a request for a part of a page makes the browser load it whole."""
    asks_for_part = request.headers.get("HX-Request") and not request.headers.get("HX-Boosted")
    return HttpResponse(headers={"HX-Redirect": url}) if asks_for_part else HttpResponseRedirect(url)


def way_back(request: HttpRequest) -> str:
    """The page the request came from, if it is one of ours; the inbox otherwise."""
    back = request.POST.get("next") or request.META.get("HTTP_REFERER") or ""
    here = {request.get_host()}
    return back if url_has_allowed_host_and_scheme(back, here, request.is_secure()) else "/"
