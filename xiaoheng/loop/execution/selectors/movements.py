"""学校变动: why the schools of an order are not those that it was issued to, and who does what for whom."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.models import FormerUnit, Succession
from xiaoheng.ground.organisation.words import Turn
from xiaoheng.loop.execution.models import Directive, Target, Transfer
from xiaoheng.loop.execution.selectors.directives import live, targets
from xiaoheng.loop.execution.words import TransferState

Units = QuerySet[Any, Any]  # a subquery of primary keys


@dataclass(frozen=True)
class Movement:
    """一次变动: the day, the school, what happened, and what that means for the order; of a transfer, its item and the
    code of a school in sight besides."""

    day: date
    school: str
    what: str
    so: str
    item: int | None = None
    unit: str = ""


def movements(viewer: Viewer, directive: Directive) -> list[Movement]:
    """一份交办单的学校变动 since its issue, among the schools in scope, by day."""
    since = directive.issued_on
    if since is None:
        return []
    rows = targets(viewer, directive).order_by()
    units = rows.values("unit")
    odd = rows.filter(Q(joined_on__isnull=False) | ~live())
    found = [*_in_and_out(odd), *_successions(units, since), *_changed(units, since), *_moved(directive, units)]
    return sorted(found, key=lambda one: (one.day, one.school))


def _in_and_out(rows: QuerySet[Target]) -> Iterator[Movement]:
    for target in rows:
        name, unit = target.unit.name, target.unit
        if target.joined_on is not None:
            yield Movement(target.joined_on, name, _("补充下达"), _("此前已到期的事项不再要求"))
        if target.ended_on is not None:
            yield Movement(target.ended_on, name, target.why, _("没有交的不再要求，已交的保留并照常复核"))
        elif unit.until is not None:
            yield Movement(unit.until, name, _("学校已撤"), _("没有交的不再要求，已交的保留并照常复核"))


def _successions(units: Units, since: date) -> Iterator[Movement]:
    rows = Succession.objects.filter(Q(unit__in=units) | Q(other__in=units), on__gte=since).select_related(
        "unit", "other"
    )
    for row in rows:
        named = {"other": row.other.name, "basis": row.basis}
        if row.turn == Turn.MERGE:
            yield Movement(row.on, row.unit.name, _("并入%(other)s（%(basis)s）") % named, _("接收学校照办自己的事项"))
        else:
            yield Movement(
                row.on, row.unit.name, _("分设出%(other)s（%(basis)s）") % named, _("原校照办；新校须补充下达")
            )


def _changed(units: Units, since: date) -> Iterator[Movement]:
    """A new name, superior, area or stage: the order stays with the school."""
    rows = FormerUnit.objects.filter(unit__in=units, until__gte=since).select_related("unit")
    for row in rows:
        yield Movement(
            row.until,
            row.unit.name,
            _("更名或调整隶属、片区、学段（原名%(name)s）") % {"name": row.name},
            _("交办事项不变"),
        )


def _moved(directive: Directive, units: Units) -> Iterator[Movement]:
    """Transfers in force, and those that wait for the issuer's answer."""
    rows = Transfer.objects.filter(Q(unit__in=units) | Q(to__in=units), item__directive=directive, item__ended_on=None)
    rows = rows.filter(state__in=(TransferState.GRANTED, TransferState.ASKED))
    rows = rows.annotate(is_seen=Exists(units.filter(unit=OuterRef("unit"))))  # else the other school is
    for row in rows.select_related("item", "unit", "to"):
        named, asked = {"title": row.item.title, "to": row.to.name}, row.state == TransferState.ASKED
        what = _("“%(title)s”申请转由%(to)s办理，待答复") if asked else _("“%(title)s”转由%(to)s一并办理")
        day = row.answered_on or row.asked_on
        code = row.unit.code if row.is_seen else row.to.code
        yield Movement(day, row.unit.name, what % named, row.reason, row.item_id, code)
