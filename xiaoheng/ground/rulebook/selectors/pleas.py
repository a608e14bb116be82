"""例外查询: what is excused on a day, and who asked for what."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import Q, QuerySet

from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.models import Ancestry
from xiaoheng.ground.organisation.selectors import in_scope
from xiaoheng.ground.organisation.words import Role
from xiaoheng.ground.rulebook.engine import registry
from xiaoheng.ground.rulebook.engine.cursor import as_day, prepared
from xiaoheng.ground.rulebook.engine.run import Verdict
from xiaoheng.ground.rulebook.engine.statement import Extent, bound, literal, width, within
from xiaoheng.ground.rulebook.models import IDENTITY, Finding, Plea
from xiaoheng.ground.rulebook.words import Outcome, PleaState, Strength

ANSWERING = (Role.COUNTY_CLERK, Role.COUNTY_LEADER)
# Said as a text, for it is asked with each judgement; the oldest of several is the last read, and holds.
EXCUSED = """
SELECT id, rule, unit_id, subject_kind, subject, period, detail, since FROM rulebook_plea
WHERE excused_on <= {day} AND until > {day} AND {units} ORDER BY id DESC
"""


def in_force(day: date) -> Q:
    """Exceptions that hold on a day: from the day of approval to the day before `until`."""
    return Q(excused_on__lte=day, until__gt=day)


def excused(found: list[Verdict], day: date, units: Extent = None) -> list[Verdict]:
    """标明例外: the same verdicts, those excused on the day naming their exception; one query, whatever their number."""
    text = EXCUSED.format(day=literal(day, connection.vendor), units=within("unit_id", width(units)))
    with prepared() as cursor:
        cursor.execute(text, bound(units))
        known = {(*key, as_day(since)): pk for pk, *key, since in cursor.fetchall()}
    if not known:
        return found
    return [replace(one, plea_id=known.get(tuple(getattr(one, name) for name in IDENTITY))) for one in found]


def pleas(viewer: Viewer) -> QuerySet[Plea]:
    """例外台账: those of units in scope; what waits for an answer first, then the latest."""
    rows = Plea.objects.filter(in_scope(viewer), rule__in=list(registry.rules())).select_related("unit")
    return rows.order_by("state", "-asked_on", "-pk")


def awaiting(viewer: Viewer) -> QuerySet[Plea]:
    """待批准: those asked by units below the viewer's county, the oldest first."""
    below = Ancestry.objects.filter(ancestor__in=viewer.units(*ANSWERING)).values("unit")
    rows = Plea.objects.filter(state=PleaState.ASKED, unit__in=below, rule__in=list(registry.rules()))
    return rows.select_related("unit").order_by("asked_on", "pk")


def asked_for(rows: Iterable[Finding]) -> Mapping[int, Plea]:
    """已申请未批复: the unanswered plea of each finding, by the finding's key; one query.

    One that was asked for before the count began anew is unanswered all the same: no second one is asked for meanwhile.
    """
    listed = list(rows)
    waiting = Plea.objects.filter(state=PleaState.ASKED, unit__in={row.unit_id for row in listed})
    known = {_key(plea): plea for plea in waiting}
    return {row.pk: known[_key(row)] for row in listed if _key(row) in known}


def excusable(row: Finding) -> bool:
    """可否申请例外: what the text says 一般 of, or itself lets the superior approve, where there is something to excuse."""
    if row.outcome != Outcome.BREAKS:
        return False
    reason = registry.rules()[row.rule].reasons.get(row.detail)
    return row.strength == Strength.NORMALLY or (
        reason is not None and reason.strength == row.strength and reason.excusable
    )


def _key(row: Any) -> tuple[Any, ...]:
    return tuple(row.unit_id if name == "unit" else getattr(row, name) for name in IDENTITY if name != "since")
