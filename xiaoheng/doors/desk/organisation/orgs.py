"""党组织页: an organisation with its units, committee, branches, term and timeline, and the clerk's changes to it."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.contrib import messages
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from xiaoheng.doors.desk.organisation import org_forms as forms
from xiaoheng.doors.desk.organisation.unit_forms import ChangeForm
from xiaoheng.doors.ui.pages import Request, attempt, page, show
from xiaoheng.ground.organisation import selectors, services
from xiaoheng.ground.organisation.actors import in_force
from xiaoheng.ground.organisation.models import Appointment, PartyOrg, Unit
from xiaoheng.ground.organisation.policy import may
from xiaoheng.ground.organisation.words import PARTY_POSTS, MemberKind, Post
from xiaoheng.ground.rulebook import selectors as rulebook
from xiaoheng.lib import clock

ACT = "desk/organisation/act.html"


@page("desk:org")
def org_(request: Request, org: int) -> HttpResponse:
    """党组织页."""
    row, day = _found(request, org), clock.today()
    branches = list(selectors.branches_of(row))
    counted = dict(
        row.memberships.filter(in_force(day)).values_list("kind").annotate(n=Count("person", distinct=True)).order_by()
    )
    held = Appointment.objects.filter(in_force(day), org=row, post__in=PARTY_POSTS).select_related("person")
    found = rulebook.findings(request.viewer).filter(subject_kind="org", subject=row.pk)
    context: dict[str, Any] = {
        "org": row,
        "above": selectors.party_orgs(request.viewer).filter(inferiors=row).first(),
        "covers": Unit.objects.filter(in_force(day, "covered_by__"), covered_by__org=row).order_by("code"),
        "full": counted.get(MemberKind.FULL, 0),
        "probationary": counted.get(MemberKind.PROBATIONARY, 0),
        "inside": sum(getattr(one, "members", 0) for one in branches if one.unit_id == row.unit_id),
        "branches": branches,
        "committee": _seated(sorted(held, key=_rank)),
        "seats": row.quotas.filter(in_force(day), post=Post.COMMITTEE_MEMBER).first(),
        "findings": rulebook.worded(found, day),
        "history": selectors.history_of_org(row),
        "may_change": row.until is None and may(request.viewer, "organisation.upgrade", row.unit),
    }
    return show(request, "desk/organisation/org.html", **context)


@page("desk:organisation.establish")
def establish(request: Request, unit: str) -> HttpResponse:
    """成立党组织."""
    seat = get_object_or_404(selectors.units(request.viewer), code=unit)
    form = forms.EstablishForm(request.POST or None, unit=seat)
    back = reverse("desk:unit", kwargs={"unit": unit})
    if form.is_valid():
        data = {**form.cleaned_data, "since": form.cleaned_data["on"]}
        del data["on"]
        made = attempt(form, services.establish, actor=request.viewer, unit=seat, **data)
        if made:
            messages.success(request, _("已登记党组织。"))
            return redirect("desk:org", org=made.pk)
    return show(request, ACT, form, title=_("登记成立党组织"), lead=seat.name, back=back)


@page("desk:organisation.upgrade")
def upgrade(request: Request, org: int) -> HttpResponse:
    """变更类别、名称和上级."""
    row = _found(request, org)
    now = {"kind": row.kind, "name": row.name, "superior": row.superior}
    return _change(request, row, forms.UpgradeForm, services.upgrade, _("变更党组织类别"), now)


@page("desk:organisation.cover")
def cover(request: Request, org: int) -> HttpResponse:
    """调整覆盖范围."""
    row = _found(request, org)
    covered = row.coverage.filter(in_force(clock.today())).values_list("unit", flat=True)
    return _change(
        request, row, forms.CoverForm, services.cover, _("调整覆盖范围"), {"units_": list(covered)}, {"units_": "units"}
    )


@page("desk:organisation.dissolve")
def dissolve(request: Request, org: int) -> HttpResponse:
    """撤销党组织."""
    return _change(request, _found(request, org), forms.DissolveForm, services.dissolve, _("撤销党组织"), {})


def _change(
    request: Request,
    row: PartyOrg,
    kind: type[ChangeForm],
    verb: Callable[..., PartyOrg],
    title: str,
    now: dict[str, Any],
    called: dict[str, str] | None = None,
) -> HttpResponse:
    """One form, one verb, back to the organisation."""
    form = kind(request.POST or None, unit=row.unit, initial=now)
    back = reverse("desk:org", kwargs={"org": row.pk})
    if form.is_valid():
        data = {(called or {}).get(name, name): value for name, value in form.cleaned_data.items()}
        if attempt(form, verb, actor=request.viewer, org=row, **data):
            messages.success(request, _("已登记：%(what)s。") % {"what": title})
            return redirect(back)
    return show(request, ACT, form, title=title, lead=row.name, back=back)


def _seated(held: list[Appointment]) -> list[dict[str, Any]]:
    """One row a person, posts joined, since the first of them."""
    people: dict[int, dict[str, Any]] = {}
    for row in held:
        one = people.setdefault(row.person_id, {"person": row.person, "posts": [], "since": row.since})
        one["posts"].append(row.get_post_display() + (_("（主持工作）") if row.acting else ""))
        one["since"] = min(one["since"], row.since)
    return list(people.values())


def _rank(row: Appointment) -> tuple[int, date]:
    return Post.values.index(row.post), row.since


def _found(request: Request, pk: int) -> PartyOrg:
    return get_object_or_404(selectors.party_orgs(request.viewer), pk=pk)
