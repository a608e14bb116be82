"""One-form pages: a verb's form alone on a page, useful without JavaScript."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from xiaoheng.doors.ui.pages import Request, attempt, show
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.policy import permitted_role


def act_page(
    request: Request,
    form: forms.BaseForm,
    call: Callable[[dict[str, Any]], Any],
    back: str,
    *,
    title: str,
    says: str,
    template: str = "desk/act.html",
    **context: Any,
) -> HttpResponse:
    """Hand a valid form's data to `call`; done, go `back` with what was done; refused, show the reason in the form."""
    if form.is_valid() and attempt(form, lambda: call(form.cleaned_data)):
        messages.success(request, says)
        return redirect(back)
    return show(request, template, form, title=title, back=back, **context)


def require(request: Request, verb: str, unit: Unit, subject: Any = None) -> None:
    """The form of a verb is shown only to whoever may do it; Forbidden otherwise."""
    permitted_role(request.viewer, verb, unit, subject)
