"""留底: what an import's rows were before it and are after it, kept in the import for the day it may be undone."""

import json
import zlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import astuple, dataclass
from typing import Any

from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from xiaoheng.lib import digest

ADDED, UPDATED, REMOVED = "added", "updated", "removed"
BATCH = 500
Columns = dict[str, Any]


@dataclass
class Kept:
    """一行留底: which change of the import did what to which row; `before` as it was, `after` its digest since."""

    change: int
    what: str
    model: str
    pk: int
    before: Columns | None = None
    after: str = ""

    @property
    def key(self) -> tuple[str, int]:
        """The row."""
        return self.model, self.pk

    @property
    def table(self) -> type[models.Model]:
        """The row's model."""
        return apps.get_model(self.model)


def columns(model: type[models.Model], fields: Collection[str] = ()) -> tuple[str, ...]:
    """Columns of a model's fields, of all where none are named."""
    return tuple(
        field.attname
        for field in model._meta.concrete_fields
        if not fields or field.name in fields or field.attname in fields
    )


def rows_of(model: type[models.Model], keys: Sequence[int], names: tuple[str, ...]) -> dict[int, Columns]:
    """Rows as they stand, by key, as JSON has them."""
    found: dict[int, Columns] = {}
    for start in range(0, len(keys), BATCH):
        rows = model._default_manager.filter(pk__in=keys[start : start + BATCH]).values_list("pk", *names)
        found |= {pk: dict(zip(names, _plain(values), strict=True)) for pk, *values in rows.order_by("pk")}
    return found


def seal(kept: Sequence[Kept], titles: Sequence[Sequence[Any]], touched: Iterable[int]) -> bytes:
    """封存: the rows with digests of what they are now, and what people call them."""
    for key, group in _alike(kept).items():
        model, what, names = key
        now = rows_of(apps.get_model(model), [row.pk for row in group], names) if what != REMOVED else {}
        for row in group:
            if row.before is not None and what == UPDATED:
                row.before = {name: old for name, old in row.before.items() if old != now[row.pk][name]}
            row.after = mark(now[row.pk], row.before) if what != REMOVED else ""
    body = {"rows": [astuple(row) for row in kept], "titles": titles, "touched": sorted(touched)}
    return zlib.compress(json.dumps(body, ensure_ascii=False, cls=DjangoJSONEncoder).encode())


def unseal(sealed: bytes | memoryview) -> tuple[list[Kept], list[tuple[str, int, str]], list[int]]:
    """启封: the rows, what people call the changes (sheet, row, title), and the units that were touched."""
    body = json.loads(zlib.decompress(bytes(sealed)))
    return [Kept(*row) for row in body["rows"]], [tuple(title) for title in body["titles"]], body["touched"]


def mark(now: Columns, before: Columns | None) -> str:
    """Digest of a row: of the columns that the import changed, or of all in a row that it made."""
    said = {name: value for name, value in now.items() if before is None or name in before}
    return digest.sm3(json.dumps(said, ensure_ascii=False, sort_keys=True, cls=DjangoJSONEncoder).encode())[:16]


def standing(kept: Sequence[Kept]) -> dict[tuple[str, int], str]:
    """The rows' digests as they stand today; a row that is gone has none."""
    found: dict[tuple[str, int], str] = {}
    for (model, what, names), group in _alike(kept).items():
        if what != REMOVED:
            now = rows_of(apps.get_model(model), [row.pk for row in group], names)
            found |= {row.key: mark(now[row.pk], row.before) for row in group if row.pk in now}
    return found


def _alike(kept: Sequence[Kept]) -> dict[tuple[str, str, tuple[str, ...]], list[Kept]]:
    """Rows that are read in one query: of one model and the same columns."""
    groups: defaultdict[tuple[str, str, tuple[str, ...]], list[Kept]] = defaultdict(list)
    for row in kept:
        names = columns(row.table) if row.before is None else tuple(row.before)
        groups[row.model, row.what, names].append(row)
    return groups


def _plain(values: Any) -> Any:
    return json.loads(json.dumps(list(values), cls=DjangoJSONEncoder))
