"""查阅登记: the one helper of pages that show what is sensitive, the viewer's own page, and the county's register."""

from typing import Any

from django.db.models import Q
from django.http import HttpResponse

from xiaoheng.doors.desk.organisation.forms import AccessFilter
from xiaoheng.doors.desk.organisation.own import own_lines
from xiaoheng.doors.ui.pages import Request, may_open, page, show
from xiaoheng.doors.ui.paging import paged
from xiaoheng.ground.members.selectors import sees_names
from xiaoheng.ground.organisation import selectors, services
from xiaoheng.ground.organisation.models import PartyOrg, Person, Unit
from xiaoheng.ground.organisation.policy import may


def looked(
    request: Request, what: str, unit: Unit, *, person: Person | None = None, org: PartyOrg | None = None
) -> None:
    """登记查阅 by the viewer, once a day; called where the page is shown, never where it is refused. One's own is none.

    Somebody who belongs elsewhere and holds a post here is read by right of the viewer's own unit.
    """
    viewer = request.viewer
    if person is not None and person.pk == viewer.person:
        return
    if not may(viewer, "organisation.look", unit):
        unit = Unit.objects.get(pk=viewer.grants[0].unit)
    services.look(actor=viewer, unit=unit, what=what, person=person, org=org)


@page("desk:me")
def me(request: Request) -> HttpResponse:
    """本人: what is held of oneself, the password, the reminders, and who has read what of one's own."""
    listed = paged(request, selectors.accesses_of(request.viewer))
    context: dict[str, Any] = {
        "page": listed,
        "lines": own_lines(request.viewer),
        "sees_register": may_open("desk:accesses", request.viewer),
        "may_change": may_open("password", request.viewer),
        "may_remind": may_open("desk:reminders.choose", request.viewer),
    }
    return show(request, "desk/organisation/me.html", **context)


@page("desk:accesses")
def accesses(request: Request) -> HttpResponse:
    """查阅登记: who read what of whom in the county."""
    form = AccessFilter(request.GET)
    rows = selectors.accesses(request.viewer)
    asked = form.cleaned_data if form.is_valid() else {}
    rows = rows.filter(what=asked["what"]) if asked.get("what") else rows
    if asked.get("q"):
        named = [f"{path}__name__icontains" for path in ("account", "person", "org")]
        rows = rows.filter(Q(*((name, asked["q"]) for name in named), _connector=Q.OR))
    hides = not sees_names(request.viewer)
    return show(request, "desk/organisation/accesses.html", filter=form, page=paged(request, rows), hides=hides)
