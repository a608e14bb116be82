"""清理进度: entries in sight, counted by unit and state; the counts of a row add up to its documents."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _

from xiaoheng.ground.library.models import Cleanup, CleanupEntry
from xiaoheng.ground.library.words import CleanupState, EntryState
from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.selectors import in_scope
from xiaoheng.ground.organisation.words import Role
from xiaoheng.lib.duty import Duty


@dataclass
class Tally:
    """清理进度 of one unit, or of all: documents by state."""

    unit: Unit | None
    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(EntryState.values, 0))
    overdue: bool = False

    @property
    def total(self) -> int:
        """All documents listed."""
        return sum(self.counts.values())

    @property
    def ruled(self) -> int:
        """Documents with a verdict."""
        return self.total - self.counts[EntryState.PENDING]

    @property
    def open(self) -> int:
        """What is still to be done: no verdict, or a new version not yet there."""
        return self.counts[EntryState.PENDING] + self.counts[EntryState.REVISING]

    def line(self) -> list[int]:
        """The counts in the order of the states."""
        return [self.counts[state] for state in EntryState.values]


def entries(viewer: Viewer, cleanup: Cleanup | None = None) -> QuerySet[CleanupEntry]:
    """清理项 in scope, by unit; of one clean-up, or of all."""
    rows = CleanupEntry.objects.filter(in_scope(viewer)).select_related("document", "unit", "cleanup__unit")
    rows = rows.filter(cleanup=cleanup) if cleanup else rows
    return rows.order_by("unit__code", "document__kind", "document__issued_on", "pk")


def tallies(viewer: Viewer, cleanup: Cleanup, day: date) -> list[Tally]:
    """清理进度 unit by unit, in two queries whatever their number."""
    rows = CleanupEntry.objects.filter(in_scope(viewer), cleanup=cleanup).order_by()
    units = Unit.objects.filter(pk__in=rows.values("unit")).in_bulk()
    found: dict[int, Tally] = {}
    for unit, state, count in rows.values_list("unit", "state").annotate(n=Count("pk")):
        found.setdefault(unit, Tally(units[unit])).counts[state] = count
    for tally in found.values():
        tally.overdue = day > cleanup.due_on and tally.open > 0
    return sorted(found.values(), key=lambda one: units[one.unit.pk if one.unit else 0].code)


def summed(rows: Iterable[Tally]) -> Tally:
    """合计."""
    whole = Tally(None)
    for row in rows:
        whole.overdue |= row.overdue
        for state, count in row.counts.items():
            whole.counts[state] += count
    return whole


def progress(viewer: Viewer, cleanups: Iterable[Cleanup]) -> dict[int, Tally]:
    """清理进度 of several clean-ups in one query, as far as the viewer sees them."""
    found = {row.pk: Tally(None) for row in cleanups}
    rows = CleanupEntry.objects.filter(in_scope(viewer), cleanup__in=found).order_by()
    for cleanup, state, count in rows.values_list("cleanup", "state").annotate(n=Count("pk")):
        found[cleanup].counts[state] = count
    return found


def inbox(viewer: Viewer) -> list[Duty]:
    """文库待办: clean-ups in which one's own unit has documents without a verdict. Subject: the clean-up."""
    units = viewer.units(Role.OFFICE, Role.COUNTY_CLERK)
    if not units:
        return []
    rows = CleanupEntry.objects.filter(unit__in=units, state=EntryState.PENDING, cleanup__state=CleanupState.OPEN)
    names = ("cleanup", "cleanup__title", "cleanup__due_on", "unit__name")
    return [
        Duty("library.rule_on", cleanup, _("%(title)s：%(n)d份待定") % {"title": title, "n": n}, unit, due_on)
        for cleanup, title, due_on, unit, n in rows.order_by().values_list(*names).annotate(n=Count("pk"))
    ]
