"""后来之事: which rows of an import a later verb touched, or refers to, and who did it when."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.models import Import
from xiaoheng.ground.organisation.services.importing.kept import ADDED, BATCH, UPDATED, Kept, standing, unseal
from xiaoheng.ground.records import selectors as records
from xiaoheng.ground.records.models import Entry

Key = tuple[str, int]


@dataclass(frozen=True)
class Later:
    """后来之事: why a row stays; `by`, `at` and `verb` where the trail tells them."""

    why: str
    by: str = ""
    at: str = ""
    verb: str = ""


Need = tuple[int, int | None, Later]  # a change that must stay if the other stays; None: it must in any case


def staying(row: Import, kept: Sequence[Kept]) -> dict[int, Later]:
    """不能撤销的变动: number of the change → why. What refers to a row that stays is looked for until nothing is added."""
    since = _since(row)
    now = standing(kept)
    stays: dict[int, Later] = {}
    for one in kept:
        if one.change not in stays and (later := _touched(one, now, since)):
            stays[one.change] = later
    needs = [*_referring(kept, since), *_missing(kept)]
    while found := {
        needed: later for needed, by, later in needs if needed not in stays and (by is None or by in stays)
    }:
        stays |= found
    return stays


def _touched(one: Kept, now: dict[Key, str], since: dict[Key, Later]) -> Later | None:
    """A row that is not as the import left it, or that a later entry speaks of."""
    if one.key in since:
        return since[one.key]
    if one.after and one.key not in now:
        return Later(_("已被删除"))
    outgrown = getattr(one.table, "outgrown", None) if one.what == UPDATED else None
    if outgrown and outgrown(one.pk, one.before or {}):
        return Later(_("此后办理的已超过原来的数量"))
    return Later(_("内容已变")) if one.after and now[one.key] != one.after else None


def _since(row: Import) -> dict[Key, Later]:
    """What was done after the import, by row: verbs by their entries, later imports by what they kept."""
    own = Entry.objects.filter(kind=Import._meta.label_lower, subject=str(row.pk), result="done", verb=row.verb)
    after = Entry.objects.filter(log=row.unit.log, result="done", pk__gt=own.values("pk")[:1]).exclude(subject="")
    entries = list(after.order_by("pk"))
    names = records.payloads(entries)
    found: dict[Key, Later] = {}
    imports = dict(Import.objects.filter(unit=row.unit, pk__gt=row.pk).values_list("pk", "kept"))
    for entry in entries:
        by = str(names.get(entry.pk, {}).get("actor", ""))
        later = Later(_("已另有办理"), by, entry.at, entry.verb)
        if entry.kind != Import._meta.label_lower:
            if entry.subject.isdecimal():
                found[entry.kind, int(entry.subject)] = later
        elif kept := imports.pop(int(entry.subject), b""):
            found |= {one.key: later for one in unseal(kept)[0]}
    return found


def _referring(kept: Sequence[Kept], since: dict[Key, Later]) -> Iterator[Need]:
    """What refers to a row that the import made: a row of its own, which may stay, or somebody else's, which does."""
    known = {one.key: one for one in kept}
    made: defaultdict[type[models.Model], dict[int, int]] = defaultdict(dict)
    for one in kept:
        if one.what == ADDED:
            made[one.table][one.pk] = one.change
    own = {one.table for one in kept}
    for model, changes in made.items():
        for relation in model._meta.related_objects:
            # What hangs on a row and is no fact of its own (ancestry, findings) goes with it.
            hangs = relation.on_delete is models.CASCADE and relation.related_model not in own
            for key, target in _pairs(relation, list(changes)):
                refers = known.get(key)
                if refers is None:
                    if key in since or not hangs:
                        yield changes[target], None, since.get(key, Later(_("已被别处引用")))
                elif refers.what == ADDED or relation.field.attname in (refers.before or {}):
                    yield changes[target], refers.change, Later(_("另有不能撤销的行用到它"))
                    if getattr(model, "keeps_parts", False) and relation.on_delete is models.CASCADE:
                        yield refers.change, changes[target], Later(_("所属的登记不能撤销"))


def _pairs(relation: Any, keys: list[int]) -> Iterator[tuple[Key, int]]:
    """Rows that refer to one of these, each with the row it refers to."""
    model, column = relation.related_model, relation.field.attname
    for start in range(0, len(keys), BATCH):
        rows = model._default_manager.filter(**{f"{column}__in": keys[start : start + BATCH]}).order_by("pk")
        for pk, target in rows.values_list("pk", column):
            yield (model._meta.label_lower, pk), target


def _missing(kept: Sequence[Kept]) -> Iterator[Need]:
    """Rows that would refer again to what is no longer there."""
    wanted: defaultdict[type[models.Model], list[tuple[int, int]]] = defaultdict(list)
    for one in kept:
        for field in one.table._meta.concrete_fields:
            target = (one.before or {}).get(field.attname)
            if target is not None and field.related_model:
                wanted[field.related_model].append((target, one.change))
    for model, pairs in wanted.items():
        there: set[int] = set()
        keys = sorted({target for target, _change in pairs})
        for start in range(0, len(keys), BATCH):
            rows = model._default_manager.filter(pk__in=keys[start : start + BATCH])
            there.update(rows.values_list("pk", flat=True))
        yield from ((change, None, Later(_("原先引用的登记已不在"))) for target, change in pairs if target not in there)
