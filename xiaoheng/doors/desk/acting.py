"""What acts of several rooms share: one-form pages, useful without JavaScript, and the unit that a clerk acts for."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect

from xiaoheng.doors.ui.pages import Request, attempt, show
from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.policy import permitted_role
from xiaoheng.ground.organisation.words import Role, UnitKind


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


def office_of(viewer: Viewer) -> Unit:
    """The unit in which the viewer is clerk; 404 where he is none."""
    return get_object_or_404(Unit, pk__in=viewer.units(Role.COUNTY_CLERK)[:1])


def home_county(viewer: Viewer) -> Unit | None:
    """本县: the county in which the viewer is clerk."""
    return Unit.objects.filter(pk__in=viewer.units(Role.COUNTY_CLERK)[:1], kind=UnitKind.COUNTY).first()
