"""撤销导入: within a day, in one verb; a row that a later verb touched stays, and so does what it needs.

A clerk who undoes an import wants it gone, and nothing that was done since to be lost. So all that can go goes at once,
after the list of what stays has been confirmed; an import is undone once, and what stays is mended by hand.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, models
from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.models import Import, Unit
from xiaoheng.ground.organisation.policy import permitted_role
from xiaoheng.ground.organisation.selectors.register import below
from xiaoheng.ground.organisation.services.importing.bringing import UNDOABLE, forget
from xiaoheng.ground.organisation.services.importing.kept import ADDED, REMOVED, UPDATED, Kept, unseal
from xiaoheng.ground.organisation.services.importing.later import Later, staying
from xiaoheng.ground.organisation.services.importing.progress import Progress
from xiaoheng.ground.organisation.services.loading import replace_tree
from xiaoheng.ground.organisation.verbs import act
from xiaoheng.lib import clock, digest
from xiaoheng.lib.refusal import Refused, Stale

BATCH = 500


@dataclass(frozen=True)
class Undoing:
    """撤销预览: what would be taken back, row by row, and what stays with the reason, each as (sheet, row, title)."""

    row: Import
    going: tuple[tuple[str, int, str], ...]
    staying: tuple[tuple[str, int, str, Later], ...]
    kept: tuple[Kept, ...]
    touched: tuple[int, ...]

    def digest(self) -> str:
        """预览摘要: what a person confirms."""
        lines = [[*place, later.why] for *place, later in self.staying]
        said = {"import": self.row.pk, "going": [list(line) for line in self.going], "staying": lines}
        return digest.sm3(digest.canonical(said))


def undoable(row: Import) -> bool:
    """可撤销: not undone yet, and not older than a day."""
    return row.undone_at is None and bool(row.kept) and clock.now() - row.at < UNDOABLE


def undoing(*, actor: Actor, row: Import) -> Undoing:
    """撤销预览; nothing is written. Refused when the day is over or it has been undone."""
    permitted_role(actor, "organisation.undo_import", row.unit)
    permitted_role(actor, row.verb, row.unit)
    if row.undone_at:
        raise Refused(_("这次导入已由%(by)s撤销。") % {"by": row.undone_by})
    if not undoable(row):
        raise Refused(_("导入已超过24小时，不能整体撤销。"), _("请导入改正后的工作簿，或逐项更正。"))
    kept, titles, touched = unseal(row.kept)
    stays = staying(row, kept)
    return Undoing(
        row=row,
        going=tuple(title for number, title in enumerate(titles) if number not in stays),
        staying=tuple((*titles[number], later) for number, later in sorted(stays.items())),
        kept=tuple(one for one in kept if one.change not in stays),
        touched=tuple(touched),
    )


def undo_import(
    *, actor: Actor, row: Import, seen: str, confirmed: bool = False, progress: Progress | None = None
) -> Undoing:
    """撤销导入: take back what the preview with the digest `seen` showed; `confirmed` when something stays."""
    with act("organisation.undo_import", actor=actor, unit=row.unit, on=row) as doing:
        Unit.objects.select_for_update().get(pk=row.unit_id)
        row.refresh_from_db()
        found = undoing(actor=actor, row=row)
        if found.digest() != seen:
            raise Stale(
                _("预览之后，登记内容有了变动。"), _("请看清新的预览，再确认撤销。"), "organisation.undo_import"
            )
        if not found.going:
            raise Refused(_("这次导入的各行都已另有变动，没有可以撤销的。"), _("请逐项更正。"))
        if found.staying and not confirmed:
            raise Refused(_("有%(n)d行不能撤销。") % {"n": len(found.staying)}, _("请逐项核对并勾选确认。"))
        try:
            _take_back(found.kept, progress or Progress())
        except IntegrityError as error:
            raise Stale(
                _("撤销时有他人正在引用同一登记。"), _("请稍后重新预览。"), "organisation.undo_import"
            ) from error
        if any(one.table is Unit for one in found.kept):
            replace_tree(row.unit, below(row.unit))
        doing.touch(*Unit.objects.filter(pk__in=found.touched).values_list("pk", flat=True))
        Import.objects.filter(pk=row.pk).update(undone_at=clock.now(), undone_by=actor.name, kept=b"")
        forget(row.unit)
        doing.say(file=row.file, digest=row.digest, undone=len(found.going), stayed=len(found.staying))
    return found


def _take_back(kept: tuple[Kept, ...], progress: Progress) -> None:
    """Backwards, so that what refers to a row is gone before the row is."""
    done = 0
    for group in _runs(kept):
        model, what, keys = group[0].table, group[0].what, [one.pk for one in group]
        for start in range(0, len(keys), BATCH):
            if what == ADDED:
                gone = keys[start : start + BATCH]
                needed = getattr(model, "still_needed", _none)(gone)  # by what others have entered since
                model._default_manager.filter(pk__in=set(gone) - needed).delete()
                progress.tell(_("撤销"), done + start + len(gone), len(kept))
        if what == REMOVED:
            model._default_manager.bulk_create([_row(one) for one in group], batch_size=BATCH)
        if what == UPDATED and group[0].before:
            names = [model._meta.get_field(name).name for name in group[0].before]
            model._default_manager.bulk_update([_row(one) for one in group], names, batch_size=BATCH)
        done += len(group)
        progress.tell(_("撤销"), done, len(kept))


def _none(keys: list[int]) -> set[int]:
    """A row that nobody else needs."""
    return set()


def _runs(kept: tuple[Kept, ...]) -> Iterator[list[Kept]]:
    """Neighbours that one statement takes back."""
    run: list[Kept] = []
    for one in reversed(kept):
        if run and (run[0].model, run[0].what, list(run[0].before or ())) != (
            one.model,
            one.what,
            list(one.before or ()),
        ):
            yield run
            run = []
        run.append(one)
    if run:
        yield run


def _row(one: Kept) -> models.Model:
    fields = {field.attname: field for field in one.table._meta.concrete_fields}
    values: dict[str, Any] = {name: fields[name].to_python(value) for name, value in (one.before or {}).items()}
    return one.table(**{one.table._meta.pk.attname: one.pk, **values})
