"""Points and shares as they are read."""

from django import template

from xiaoheng.doors.ui import dates

register = template.Library()


@register.filter
def points(value: int | None) -> str:
    """385 tenths read 38.5; nothing is a dash."""
    return dates.NONE if value is None else f"{value // 10}.{value % 10}"
