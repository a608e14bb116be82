"""Pages of the verbs of development."""

from collections.abc import Callable
from typing import Any

from django import forms as django_forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from xiaoheng.doors.desk.acting import act_page, require
from xiaoheng.doors.desk.members import forms, within
from xiaoheng.doors.desk.members.board import development_context
from xiaoheng.doors.desk.members.step_form import StepForm, today_first
from xiaoheng.doors.ui.pages import Request, page
from xiaoheng.ground.members import selectors, services, states
from xiaoheng.ground.members.models import Development
from xiaoheng.ground.members.services import Told
from xiaoheng.lib.refusal import Refused


@page("desk:members.apply")
def apply(request: Request) -> HttpResponse:
    """登记入党申请."""
    choose = {
        "person": within.outsiders(request.viewer, "members.apply").order_by("code"),
        "org": within.own_branches(request.viewer, "members.apply"),
    }
    form = forms.ApplyForm(request.POST or None, choose=choose, initial=today_first())

    def call(data: dict[str, Any]) -> Development:
        told = Told(data["done_on"], data["document"])
        return services.apply(actor=request.viewer, person=data["person"], org=data["org"], told=told)

    back = reverse("desk:developments")
    says = _("已登记入党申请，请在一个月内派人谈话。")
    return act_page(request, form, call, back, title=_("登记入党申请"), says=says)


@page("desk:members.record")
def record(request: Request, development: int) -> HttpResponse:
    """登记一步."""
    return _step(request, development, "members.record", services.record)


@page("desk:members.decide")
def decide(request: Request, development: int) -> HttpResponse:
    """上级办理一步; `?again=1` holds a pre-review once more."""
    return _step(request, development, "members.decide", services.decide)


@page("desk:members.review")
def review(request: Request, development: int) -> HttpResponse:
    """登记半年考察."""
    row = _development(request, development, "members.review")
    form = forms.ReviewForm(request.POST or None, initial=today_first())
    return _act(request, row, form, services.review, _("登记半年考察"), _("已登记考察。"))


@page("desk:members.stop")
def stop(request: Request, development: int) -> HttpResponse:
    """终止."""
    row = _development(request, development, "members.stop")
    form = forms.StopForm(request.POST or None)
    return _act(request, row, form, services.stop, _("终止发展程序"), _("已终止。"))


@page("desk:members.carry")
def carry(request: Request, development: int) -> HttpResponse:
    """转接培养教育档案."""
    row = _development(request, development, "members.carry")
    choose = {"org": within.branches(request.viewer).exclude(pk=row.org_id)}
    form = forms.CarryForm(request.POST or None, choose=choose)
    return _act(request, row, form, services.carry, _("转接培养教育档案"), _("已转接，原有培养时间连续计算。"))


def _step(request: Request, key: int, verb: str, service: Callable[..., Development]) -> HttpResponse:
    row = _development(request, key, verb)
    step = _due(request, row, verb)
    form = StepForm(
        request.POST if request.method == "POST" else None,
        request.FILES or None,
        step=step,
        development=row,
        initial=today_first(),
    )

    def call(_data: dict[str, Any]) -> Development:
        return service(actor=request.viewer, development=row, number=step.number, told=form.told())

    title = _("第%(n)d步　%(title)s") % {"n": step.number, "title": step.title}
    return act_page(
        request,
        form,
        call,
        reverse("desk:development", kwargs={"development": row.pk}),
        title=title,
        says=_("已登记：%(title)s。") % {"title": step.title},
        template="desk/members/step.html",
        **{**development_context(request.viewer, row), "step": step},
    )


def _due(request: Request, row: Development, verb: str) -> states.Step:
    """The step that the form is for; refused where it is not this viewer's turn."""
    again = request.GET.get("again") and row.state in states.RENEWABLE and verb == "members.decide"
    step = states.step_of(states.PRE_REVIEW) if again else states.next_step(row.state)
    if step is None:
        raise Refused(_("这份档案已经办结。"), _("请查看办理记录。"), _("状态"))
    if not again and selectors.handles(request.viewer, row) != verb:
        raise Refused(_("下一步“%(step)s”不由您办理。") % {"step": step.title}, _("请由其办理主体登记。"), _("状态"))
    return step


def _development(request: Request, key: int, verb: str) -> Development:
    row = get_object_or_404(selectors.developments(request.viewer), pk=key)
    require(request, verb, row.unit, row)
    return row


def _act(
    request: Request, row: Development, form: django_forms.Form, service: Callable[..., Any], title: str, says: str
) -> HttpResponse:
    return act_page(
        request,
        form,
        lambda data: service(actor=request.viewer, development=row, **data),
        reverse("desk:development", kwargs={"development": row.pk}),
        title=title,
        says=says,
        lead=f"{row.person.name} · {row.org.name} · {states.label(row.state)}",
    )
