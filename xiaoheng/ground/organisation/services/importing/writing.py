"""写入: the changes of a plan, set-wise, inside the verb's own transaction, with what is needed to take them back."""

from collections.abc import Collection, Mapping, Sequence
from functools import cached_property
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.columns import SheetSpec
from xiaoheng.ground.organisation.models import PartyOrg, Person, Unit
from xiaoheng.ground.organisation.selectors.register import below
from xiaoheng.ground.organisation.services.importing.kept import ADDED, REMOVED, UPDATED, Kept, columns, rows_of
from xiaoheng.ground.organisation.services.importing.planning import ADDED as NEW
from xiaoheng.ground.organisation.services.importing.planning import Change, Plan
from xiaoheng.ground.organisation.services.importing.progress import Progress

BATCH = 500
Ids = dict[Any, int]
Rows = Sequence[tuple[Change, models.Model]]


class Writer:
    """写入者: what a sheet's `write` is given. All its rows pass through here, so that an import can be undone.

    `units`, `orgs` and `people` are the county's, by code; sheets that make such rows add theirs.
    """

    def __init__(self, plan: Plan, progress: Progress, given: Mapping[str, Any]) -> None:
        self.plan, self.county, self.progress, self.given = plan, plan.county, progress, given
        self._done = 0
        self.kept: list[Kept] = []
        self._moving = plan.moving()
        self._number = {id(change): number for number, change in enumerate(self._moving)}

    @cached_property
    def units(self) -> Ids:
        """单位 by code, the county among them."""
        return dict(Unit.objects.filter(pk__in=self.plan.book.reach(self.county)).values_list("code", "pk"))

    @cached_property
    def orgs(self) -> Ids:
        """党组织 by code."""
        return dict(PartyOrg.objects.filter(unit__in=below(self.county)).values_list("code", "pk"))

    @cached_property
    def people(self) -> Ids:
        """人员 by code."""
        return dict(Person.objects.filter(unit__in=below(self.county)).values_list("code", "pk"))

    def of(self, spec: SheetSpec) -> list[Change]:
        """Changes of a sheet that change something."""
        return [change for change in self._moving if change.sheet is spec]

    def save(
        self,
        model: type[models.Model],
        changes: Sequence[Change],
        links: dict[str, tuple[str, Ids]],
        fields: tuple[str, ...],
        **more: Any,
    ) -> list[models.Model]:
        """存一张表: insert new rows, update changed ones; the rows, in the order of the changes.

        `links` are foreign keys: column → (field of the sheet, its codes); `more` gives further columns, each a
        function of the change.
        """
        rows: list[tuple[Change, models.Model]] = []
        for change in changes:
            values = {name: change.after[name] for name in fields}
            values |= {name: ids.get(change.after[field]) for name, (field, ids) in links.items()}
            values |= {name: of(change) for name, of in more.items()}
            rows.append((change, model(pk=change.pk, **values)))
        self.insert([row for row in rows if row[0].kind == NEW])
        self.update([row for row in rows if row[0].kind != NEW], (*fields, *links, *more))
        return [row for _change, row in rows]

    def insert(self, rows: Rows) -> None:
        """New rows."""
        for start in range(0, len(rows), BATCH):
            made = [row for _change, row in rows[start : start + BATCH]]
            type(made[0])._default_manager.bulk_create(made)
            self._count(len(made))
        self.kept += [Kept(self._number[id(change)], ADDED, _label(row), row.pk) for change, row in rows]

    def update(self, rows: Rows, fields: Collection[str]) -> None:
        """Changed rows; what they were is kept."""
        if not rows:
            return
        model = type(rows[0][1])
        names = columns(model, fields)
        before = rows_of(model, [row.pk for _change, row in rows], names)
        model._default_manager.bulk_update([row for _change, row in rows], list(fields), batch_size=BATCH)
        self._count(len(rows))
        self.kept += [
            Kept(self._number[id(change)], UPDATED, _label(row), row.pk, before[row.pk]) for change, row in rows
        ]

    def remove(self, rows: Rows) -> None:
        """Rows that go; what they were is kept."""
        if not rows:
            return
        model = type(rows[0][1])
        before = rows_of(model, [row.pk for _change, row in rows], columns(model))
        self.kept += [
            Kept(self._number[id(change)], REMOVED, _label(row), row.pk, before[row.pk]) for change, row in rows
        ]
        model._default_manager.filter(pk__in=[row.pk for _change, row in rows]).delete()

    def _count(self, rows: int) -> None:
        self._done += rows
        self.progress.tell(_("写入"), min(self._done, len(self._moving)), len(self._moving))


def _label(row: models.Model) -> str:
    return row._meta.label_lower
