"""分页: 25 or 50 rows a page."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest

SIZES = (25, 50)


def paged(request: HttpRequest, rows: Any, name: str = "page") -> Page[Any]:
    """The page of rows that the address asks for; a number too high or no number gives the nearest page there is."""
    asked, number = request.GET.get("per", ""), request.GET.get(name)
    size = int(asked) if asked in map(str, SIZES) else SIZES[0]
    return _first(rows, size) if not number and isinstance(rows, QuerySet) else Paginator(rows, size).get_page(number)


def _first(rows: QuerySet[Any], size: int) -> Page[Any]:
    """The first page, read with one row more: where there is none, what was read are all, and nothing is counted."""
    read = list(rows[: size + 1])
    paginator = Paginator(rows if len(read) > size else read, size)
    return Page(read[:size], 1, paginator)
