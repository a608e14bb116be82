"""What is shown: a unit's bodies, one body with its members over time, chains, and which schools lack what."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from xiaoheng.doors.desk.home.forms import PlaceFilter
from xiaoheng.doors.ui.pages import Request, page, show
from xiaoheng.doors.ui.paging import paged
from xiaoheng.ground.bodies import selectors
from xiaoheng.ground.bodies.models import Body
from xiaoheng.ground.bodies.words import CONGRESS, Duty, Family
from xiaoheng.ground.organisation import selectors as organisation
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.policy import may
from xiaoheng.ground.organisation.words import UnitKind
from xiaoheng.lib import clock


@page("desk:lacking")
def lacking(request: Request) -> HttpResponse:
    """机构设立情况: how many schools lack each kind, then school by school."""
    form = PlaceFilter(request.GET, viewer=request.viewer)
    schools = form.narrow(organisation.schools(request.viewer)).order_by("code")
    tallies, asked = selectors.tally(schools), request.GET.get("lack", "")
    chosen = next((one.kind for one in tallies if one.kind.code == asked), None)
    listed = paged(request, selectors.without(schools, chosen) if chosen else schools)
    context: dict[str, Any] = {
        "filter": form,
        "said": form.said(),
        "tallies": tallies,
        "chosen": chosen,
        "page": listed,
        "rows": selectors.lacking(list(listed.object_list)),
        "duties": len(Duty),
    }
    return show(request, "desk/bodies/lacking.html", **context)


@page("desk:bodies")
def bodies(request: Request, unit: str) -> HttpResponse:
    """一校机构: leading groups and democratic bodies, those that are missing among them; and those dissolved."""
    row = unit_of(request, unit)
    context: dict[str, Any] = {
        "unit": row,
        "families": [(family.label, selectors.lines(row, family)) for family in Family],
        "gone": selectors.bodies(request.viewer).filter(unit=row, until__lte=clock.today()).order_by("-until"),
        "today": clock.today(),
        "may_found": may(request.viewer, "bodies.found", row),
    }
    return show(request, "desk/bodies/bodies.html", **context)


@page("desk:body")
def body(request: Request, body: int) -> HttpResponse:
    """一个机构: its remit and term, who sits in it, who did."""
    row = get_object_or_404(selectors.bodies(request.viewer), pk=body)
    stands, made = row.until is None, selectors.make_up([row])[row.pk]
    context: dict[str, Any] = {
        "body": row,
        "make_up": made,
        "parts": _parts(row, made),
        "powers": _powers(row),
        "term": selectors.term_on(row),
        "terms": row.terms.order_by("-since"),
        "members": selectors.members_on(row),
        "past": paged(request, selectors.past(row), "past"),
        "today": clock.today(),
        "may_seat": stands and may(request.viewer, "bodies.seat", row.unit),
        "may_correct": may(request.viewer, "bodies.strike", row.unit),
        "may_annul": may(request.viewer, "bodies.annul", row.unit) and selectors.bare(row),
    }
    return show(request, "desk/bodies/body.html", **context)


@page("desk:chains")
def chains(request: Request, unit: str) -> HttpResponse:
    """责任链: for each duty who answers for it at which level; a gap shows as one."""
    row = unit_of(request, unit)
    found = selectors.chains_of(row)
    context: dict[str, Any] = {
        "unit": row,
        "laid": [one for one in found if one.chain],
        "open": [one.duty.label for one in found if one.chain is None],
        "earlier": selectors.chains(request.viewer).filter(unit=row, until__lte=clock.today()).order_by("-until", "pk"),
        "may_charge": may(request.viewer, "bodies.charge", row),
    }
    return show(request, "desk/bodies/chains.html", **context)


def _parts(body: Body, made: selectors.MakeUp) -> str:
    """Parts with their numbers; of a staff congress the share of teachers as well."""
    if body.kind.code != CONGRESS or made.teachers is None:
        return made.told
    return _("%(parts)s（教师占%(share)d%%）") % {"parts": made.told, "share": made.teachers}


def _powers(row: Body) -> str:
    """Whether it carries work out, is heard, or decides as well."""
    if row.kind.family == Family.GROUP:
        return _("统筹落实")
    return _("审议通过和提出意见") if row.kind.deciding else _("提出意见")


def unit_of(request: Request, code: str) -> Unit:
    """A county or school in sight."""
    rows = organisation.units(request.viewer).filter(kind__in=(UnitKind.COUNTY, UnitKind.SCHOOL))
    return get_object_or_404(rows, code=code)
