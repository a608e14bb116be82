"""评价表: a scoring sheet read from regulations/county/scoring/*.yaml, refused as a whole when it is not sound."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings
from django.utils.translation import gettext as _

from xiaoheng.lib.refusal import Refused

FULL = 1000  # tenths of points on a whole sheet
TEXTS = ("code", "title", "figure", "evidence", "basis", "explanation", "missing", "no_record")


@dataclass(frozen=True)
class SheetItem:
    """评价项 of a sheet. `weight` is in tenths of points."""

    code: str
    title: str
    weight: int
    figure: str
    evidence: str
    basis: str
    explanation: str
    missing: str
    no_record: str


@dataclass(frozen=True)
class Sheet:
    """评价表: one version, in force from a day."""

    code: str
    title: str
    version: str
    since: date
    clause: str
    items: tuple[SheetItem, ...]


def sheet_on(day: date) -> Sheet:
    """当日有效的评价表: the latest one in force. Refused when there is none."""
    sheets = [sheet for sheet in read(settings.REGULATIONS) if sheet.since <= day]
    if not sheets:
        raise Refused(
            _("%(day)s没有有效的评价表。") % {"day": day}, _("请在 regulations/county/scoring/ 中放入评价表。"), "E-12"
        )
    return max(sheets, key=lambda sheet: sheet.since)


@lru_cache(maxsize=4)
def read(folder: Path) -> tuple[Sheet, ...]:
    """All sheets of a regulations folder; read once a process."""
    return tuple(
        parse(path.read_text(encoding="utf-8"), path.name) for path in sorted(folder.glob("county/scoring/*.yaml"))
    )


def parse(text: str, place: str) -> Sheet:
    """One sheet from its YAML; Refused with the place of what is missing or wrong."""
    try:
        data = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise _wrong(place, _("不是有效的 YAML：%(error)s") % {"error": error}) from error
    head = {name: _text(data, name, place) for name in ("code", "title", "version", "clause")}
    since = data.get("since")
    if not isinstance(since, date):
        raise _wrong(place, _("缺少生效日期 since。"))
    rows = data.get("items")
    if not isinstance(rows, list) or not rows:
        raise _wrong(place, _("没有评价项 items。"))
    items = tuple(_item(row, f"{place} items[{number}]") for number, row in enumerate(rows, 1))
    if sum(item.weight for item in items) != FULL:
        raise _wrong(place, _("各项权重之和不是100。"))
    if len({item.code for item in items}) != len(items):
        raise _wrong(place, _("评价项代号重复。"))
    return Sheet(since=since, items=items, **head)


def _item(row: Any, place: str) -> SheetItem:
    texts = {name: _text(row, name, place) for name in TEXTS}
    weight = row.get("weight")
    if not isinstance(weight, int) or weight <= 0:
        raise _wrong(place, _("权重 weight 应为正整数。"))
    try:
        for name in ("explanation", "missing", "no_record"):
            texts[name].format(good=0, of=0, gap=0)
    except (KeyError, IndexError, ValueError) as error:
        raise _wrong(place, _("说明文字中有不认识的占位：%(error)s") % {"error": error}) from error
    return SheetItem(weight=weight * 10, **texts)


def _text(row: Any, name: str, place: str) -> str:
    value = row.get(name) if isinstance(row, Mapping) else None
    if not isinstance(value, str) or not value.strip():
        raise _wrong(place, _("缺少 %(name)s。") % {"name": name})
    return value.strip()


def _wrong(place: str, message: str) -> Refused:
    return Refused(f"{place}：{message}", _("请改正评价表后再计算。"), "E-12")
