"""拟稿的版次: a short mark of what a draft says, so that nobody signs, issues or overwrites what he has not seen."""

import json

from xiaoheng.lib import digest
from xiaoheng.loop.execution.models import Directive, DirectiveItem
from xiaoheng.loop.execution.selectors.changes import CONTENT

HEADER = ("title", "basis", "since", "until", "scope")
LENGTH = 16


def edition(directive: Directive) -> str:
    """一份拟稿的版次: header and items as they stand."""
    return _mark([_header(directive), *map(_item, directive.items.prefetch_related("named_units"))])


def header_edition(directive: Directive) -> str:
    """抬头的版次 alone."""
    return _mark([_header(directive)])


def item_edition(item: DirectiveItem) -> str:
    """一个事项的版次."""
    return _mark([_item(item)])


def _header(directive: Directive) -> list[object]:
    return [getattr(directive, name) for name in HEADER]


def _item(item: DirectiveItem) -> list[object]:
    return [item.pk, *(getattr(item, name) for name in CONTENT), sorted(one.unit_id for one in item.named_units.all())]


def _mark(rows: list[list[object]]) -> str:
    return digest.sm3(json.dumps(rows, default=str, sort_keys=True).encode())[:LENGTH]
