"""交办单: list, the order's page by role, a school's worklist, signing."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from xiaoheng.doors.desk.execution import board
from xiaoheng.doors.desk.execution.forms import IssueForm, ReasonForm
from xiaoheng.doors.desk.execution.order import acts, heading, left
from xiaoheng.doors.ui.pages import Request, page, show
from xiaoheng.doors.ui.paging import paged
from xiaoheng.ground.organisation import selectors as organisation
from xiaoheng.ground.organisation.policy import may
from xiaoheng.ground.organisation.selectors.scope import INSIDE
from xiaoheng.ground.organisation.words import Role
from xiaoheng.loop.execution import selectors as execution
from xiaoheng.loop.execution import services
from xiaoheng.loop.execution.models import Directive
from xiaoheng.loop.execution.selectors import Change
from xiaoheng.loop.execution.words import Difference, DirectiveState, TargetState

ISSUABLE = (DirectiveState.DRAFT, DirectiveState.CLEARED, DirectiveState.ISSUING)
UNISSUED = (*ISSUABLE, DirectiveState.SHOWN)
BACK = (DirectiveState.SHOWN, DirectiveState.CLEARED)


@page("desk:directives")
def directives(request: Request) -> HttpResponse:
    """交办单列表 with progress."""
    listed = paged(request, execution.directives(request.viewer))
    counts = execution.tallies(request.viewer, listed.object_list)
    rows = [(row, counts[row.pk]) for row in listed.object_list]
    clerk = bool(request.viewer.units(Role.COUNTY_CLERK))
    saved = execution.saved(request.viewer)
    return show(request, "desk/execution/directives.html", page=listed, rows=rows, is_clerk=clerk, saved=saved)


@page("desk:directive")
def directive(request: Request, directive: int) -> HttpResponse:
    """交办单: a draft, the county's board, or a school's items."""
    row = get_object_or_404(execution.directives(request.viewer), pk=directive)
    if row.state not in (DirectiveState.ISSUED, DirectiveState.CLOSED, DirectiveState.RECALLED):
        return _draft(request, row)
    if request.viewer.roles() & set(INSIDE):
        return _school(request, row)
    may_close = row.state == DirectiveState.ISSUED and may(request.viewer, "execution.close", row.unit, row)
    context = {**board.context(request, row), **heading(request, row), **left(request, row)}
    context["scope"] = execution.scope_words(row.scope)
    if may_close:
        context |= acts(request, row)
    return show(request, "desk/execution/directive.html", directive=row, may_close=may_close, **context)


@page("desk:execution.sign")
def sign(request: Request, directive: int, unit: str) -> HttpResponse:
    """签收."""
    row = get_object_or_404(execution.directives(request.viewer), pk=directive)
    school = get_object_or_404(organisation.units(request.viewer), code=unit)
    services.sign(actor=request.viewer, directive=row, unit=school)
    messages.success(request, _("已签收，请按时限逐项办理。"))
    return redirect("desk:directive", directive=row.pk)


@page("desk:assignments")
def assignments(request: Request) -> HttpResponse:
    """本校交办事项, the most urgent first."""
    works = execution.worklist(request.viewer, INSIDE)
    todo = [work for work in works if work.is_open]
    rest = [work for work in works if not work.is_open]
    unsigned = {work.target.pk: work.target for work in works if work.target.standing == TargetState.SENT}
    let_go = {work.target.pk: work.target for work in works if work.target.standing == TargetState.ENDED}
    context: dict[str, Any] = {
        "unsigned": list(unsigned.values()),
        "let_go": list(let_go.values()),
        "todo": todo,
        "rest": rest,
        "may_sign": _may_sign(request),
        "saved": execution.saved(request.viewer),
    }
    return show(request, "desk/execution/assignments.html", **context)


def _draft(request: Request, row: Directive) -> HttpResponse:
    items = list(row.items.select_related("draft").prefetch_related("named_units__unit"))
    called = execution.called(items)
    may_issue = row.state in ISSUABLE and may(request.viewer, "execution.issue", row.unit, row)
    clerk = may(request.viewer, "execution.present", row.unit, row)
    signs_off = execution.signs_off(row.unit)
    count, minutes = execution.addressed(row).count(), sum(item.minutes for item in items)
    written, total = execution.issued_so_far(row) if row.state == DirectiveState.ISSUING else (0, count)
    return show(
        request,
        "desk/execution/directive_draft.html",
        directive=row,
        items=[(item, called[item.pk]) for item in items],
        count=count,
        written=written,
        total=total,
        under_way=row.state == DirectiveState.ISSUING,
        minutes=minutes,
        hours=round(minutes / 60, 1),
        may_edit=row.state == DirectiveState.DRAFT and may(request.viewer, "execution.put_item", row.unit, row),
        may_issue=may_issue and not (signs_off and row.cleared_on is None),
        over=execution.over_cap(request.viewer, row) if row.state in UNISSUED else None,
        edition=execution.edition(row),
        issue_form=IssueForm(initial={"seen": execution.edition(row)}, auto_id="issue-%s"),
        scope=execution.scope_words(row.scope),
        may_present=row.state == DirectiveState.DRAFT and clerk,
        signs_off=signs_off,
        may_sign_off=row.state == DirectiveState.SHOWN and may(request.viewer, "execution.sign_off", row.unit, row),
        may_hand_back=row.state in BACK and may(request.viewer, "execution.hand_back", row.unit, row),
        reason_form=ReasonForm(),
        leavers=execution.leavers(row) if row.amends_id and row.state != DirectiveState.MERGED else [],
        changes=execution.weighed(row, _changed(row)) if row.state != DirectiveState.MERGED else _changed(row),
        header=execution.header(row) if row.amends_id else [],
        schools=execution.addressed(row)[:60],
    )


def _changed(row: Directive) -> list[Change]:
    changes = execution.difference(row) if row.amends_id else []
    return [one for one in changes if one.kind != Difference.KEPT]


def _school(request: Request, row: Directive) -> HttpResponse:
    targets = list(execution.targets(request.viewer, row))
    for target in targets:
        target.directive = row
    works = sorted(execution.works(targets), key=lambda work: work.item.seq)
    context: dict[str, Any] = {"targets": targets, "works": works, "may_sign": _may_sign(request)}
    context |= heading(request, row)
    return show(request, "desk/execution/directive_school.html", directive=row, **context)


def _may_sign(request: Request) -> bool:
    return bool(request.viewer.units(Role.SECRETARY, Role.PRINCIPAL, Role.OFFICE))
