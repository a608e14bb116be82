"""How remarks on articles are drawn."""

from collections.abc import Mapping
from typing import Any

from django import template

from xiaoheng.doors.desk.filing.views import tone

register = template.Library()
register.filter("verdict_tone", tone)


@register.filter
def item(rows: Mapping[Any, Any], key: Any) -> Any:
    """What a mapping holds under a key; None where nothing."""
    return rows.get(key)
