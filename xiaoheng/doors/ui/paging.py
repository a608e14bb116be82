"""分页: 25 or 50 rows a page."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest

SIZES = (25, 50)


def paged(request: HttpRequest, rows: Any, name: str = "page") -> Page[Any]:
    """The page of rows that the address asks for; a number too high or no number gives the nearest page there is."""
    asked = request.GET.get("per", "")
    size = int(asked) if asked in map(str, SIZES) else SIZES[0]
    return Paginator(rows, size).get_page(request.GET.get(name))
