"""更改密码: the page, and the gate before all others while the password is a first or an old one."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from xiaoheng.doors.ui.forms import PasswordForm
from xiaoheng.doors.ui.middleware import whole_page
from xiaoheng.doors.ui.pages import Request, attempt, may_open, page, show
from xiaoheng.ground.organisation import services

OPEN = ("password", "logout", "set_language")  # pages that stay open meanwhile


@page("password")
def change(request: Request) -> HttpResponse:
    """更改本人密码: this session goes on, the others of the account end."""
    form = PasswordForm(request.POST or None)
    if form.is_valid():
        given = {"current": form.cleaned_data["current"], "new": form.cleaned_data["new"]}
        account = attempt(form, services.change_password, actor=request.viewer, account=request.user, **given)
        if account:
            update_session_auth_hash(request, account)
            messages.success(request, _("已更改密码。"))
            return redirect("desk:inbox")
    return show(request, "ui/password.html", form, must=services.must_change(request.user))  # type: ignore[arg-type]


class PasswordMiddleware:
    """先改密码: leads whoever must change his password to the page, whatever else he asks for."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if _due(request):
            return whole_page(request, reverse("password"))
        return self.get_response(request)


def _due(request: Any) -> bool:
    user = request.user
    if not user.is_authenticated or not services.must_change(user) or not may_open("password", request.viewer):
        return False
    return request.path not in {reverse(name) for name in OPEN}
