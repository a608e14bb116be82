"""沿用: what schools have arranged for an item goes on under the one that an amendment puts in its place.

An answer is due anew; who is in charge, the parts shared out, a day that was granted and is still the later one, a
request that waits, a topic under way and an exemption stay.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from xiaoheng.lib import clock
from xiaoheng.loop.execution.models import Answer, Assignment, Directive, DirectiveItem, Extension, Handover, Part
from xiaoheng.loop.execution.selectors.keeping import OPEN, following, granted, outlasts
from xiaoheng.loop.execution.selectors.occurrences import Occurrence, current
from xiaoheng.loop.execution.services.transfers import carry_on
from xiaoheng.loop.execution.words import AssignmentState, ExtensionState

BATCH = 500
Begun = list[tuple[int, Assignment, date | None]]  # which one it follows, the row, the deadline of all


def carry(amendment: Directive, old: DirectiveItem, new: DirectiveItem) -> None:
    """沿用: from an item that has just ended to the one in its place, for the schools that it still asks."""
    carry_on(old, new)
    goes = following(amendment, old, new)
    days = granted(old, [row for row, _occurrence in goes])
    same = old.recurrence == new.recurrence  # who was exempt is so from the same only
    dues = _begin(new, [one for one in goes if same or one[0].state != AssignmentState.EXEMPT], days)
    if same:
        _keep_past(old, new)
    fresh = {follows: row for follows, row, _due in dues}
    _move(Part.objects.filter(assignment__item=old), fresh)
    _move(Extension.objects.filter(assignment__item=old, state=ExtensionState.ASKED), fresh)
    _move(Answer.objects.filter(assignment__item=old, assignment__state__in=OPEN), fresh)
    last = {one.assignment_id: one for one in Handover.objects.filter(assignment__item=old).order_by("id")}
    _copy([one for pk, one in last.items() if pk in fresh], fresh)
    _copy(list(days.values()), fresh)
    lapse(new, {row.pk: due for _follows, row, due in dues})


def lapse(item: DirectiveItem, dues: Mapping[int, date | None]) -> None:
    """不再需要的延期 of an item, asked or granted: the new deadline (by assignment) is as late or later."""
    running = (ExtensionState.ASKED, ExtensionState.GRANTED)
    for one in Extension.objects.filter(assignment__item=item, state__in=running):
        due = dues.get(one.assignment_id)
        if one.assignment_id in dues and not outlasts(one.until, due):
            one.state, one.answered_on = ExtensionState.LAPSED, one.answered_on or clock.today()
            one.answer = _("交办单修改后，时限已不早于所申请的日期。") if due else _("交办单修改后，这一项不再设时限。")
            one.save(update_fields=["state", "answered_on", "answer"])


def _keep_past(old: DirectiveItem, new: DirectiveItem) -> None:
    """Periods that are over were answered as they were asked: they stay answered."""
    now = current(new.directive, old, clock.today())
    Assignment.objects.filter(item=old, occurrence__lt=now.start).update(item=new)


def _begin(new: DirectiveItem, goes: Sequence[tuple[Assignment, Occurrence]], days: Mapping[int, Extension]) -> Begun:
    """The rows under the new item, exempt where the school was."""
    found: Begun = []
    for row, period in goes:
        one = Assignment(item=new, unit=row.unit, occurrence=period.start, due_on=period.due)
        if row.pk in days and outlasts(days[row.pk].until, period.due):
            one.due_on = days[row.pk].until
        if row.state == AssignmentState.EXEMPT:
            one.state, one.settled_on, one.reason = row.state, row.settled_on, row.reason
        found.append((row.pk, one, period.due))
    Assignment.objects.bulk_create([one for _follows, one, _due in found], batch_size=BATCH)
    return found


def _move(rows: QuerySet[Any], fresh: Mapping[int, Assignment]) -> None:
    found = [row for row in rows if row.assignment_id in fresh]
    for row in found:
        row.assignment = fresh[row.assignment_id]
    rows.model._default_manager.bulk_update(found, ["assignment"], batch_size=BATCH)


def _copy(rows: Sequence[Any], fresh: Mapping[int, Assignment]) -> None:
    for row in rows:
        row.pk, row._state.adding = None, True
        row.assignment = fresh[row.assignment_id]
    if rows:
        type(rows[0])._default_manager.bulk_create(rows, batch_size=BATCH)
