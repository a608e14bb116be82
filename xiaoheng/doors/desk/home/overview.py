"""总览: what the page of a county or of a city shows, and the same as a workbook."""

from typing import Any

from xiaoheng.doors.desk.home.cockpit import ahead, coverage, exceptions, matrix, orders
from xiaoheng.doors.desk.home.forms import PlaceFilter
from xiaoheng.doors.ui.pages import Request
from xiaoheng.doors.ui.paging import paged
from xiaoheng.ground.organisation import selectors as organisation
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.rulebook import selectors as rulebook


def context(request: Request, form: PlaceFilter, county: Unit) -> dict[str, Any]:
    """Everything the page of one county shows."""
    viewer, everything = request.viewer, request.GET.get("rules") == "all"
    schools = form.narrow(organisation.schools(viewer))
    ids = list(schools.order_by().values_list("pk", flat=True))
    shown = matrix.columns(schools, form, everything)
    listed = paged(request, matrix.ordered(schools))
    whole = {} if form.narrowing else {**orders.latest(viewer), "burden": orders.burden(viewer)}
    return {
        "county": county,
        "schools": len(ids),
        "said": form.said(),
        "exceptions": exceptions.exceptions(viewer, schools, form),
        "columns": shown,
        "everything": everything,
        "page": listed,
        "rows": matrix.rows(list(listed.object_list), shown),
        "coverage": coverage.coverage(schools, county),
        "ahead": ahead.ahead(rulebook.forecast(ids), form),
        "places": orders.places(schools),
        "whole_county": not form.narrowing,
        **whole,
    }
