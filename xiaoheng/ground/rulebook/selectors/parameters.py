"""参数查询: what holds where on which day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from xiaoheng.ground.organisation import selectors as organisation
from xiaoheng.ground.organisation.models import Ancestry, Unit
from xiaoheng.ground.rulebook.engine.cursor import as_day, place, prepared
from xiaoheng.ground.rulebook.models import Clause, Parameter, ParameterValue
from xiaoheng.lib.refusal import Refused


class NoValue(Refused):
    """参数无值: nobody has set the parameter for that unit on that day."""


@dataclass(frozen=True)
class Value:
    """取值: the number with where it comes from."""

    value: int
    clause: str
    regulation: str
    since: date
    unit: int | None


# The line of superiors is that of the day: former lines where one held then, else today's.
HOLDS = """
SELECT v.value, v.basis, c.label, g.title, v.since, v.unit_id
FROM rulebook_parameter p JOIN rulebook_parameter_value v ON v.parameter_id = p.id
LEFT JOIN rulebook_clause c ON c.id = v.clause_id LEFT JOIN rulebook_regulation g ON g.id = c.regulation_id
LEFT JOIN (
  SELECT f.ancestor_id, f.depth FROM organisation_former_line f
  WHERE f.unit_id = {unit} AND f.since <= {day} AND (f.until IS NULL OR f.until > {day})
  UNION ALL
  SELECT a.ancestor_id, a.depth FROM organisation_ancestry a WHERE a.unit_id = {unit} AND NOT EXISTS (
    SELECT 1 FROM organisation_former_line f
    WHERE f.unit_id = {unit} AND f.since <= {day} AND (f.until IS NULL OR f.until > {day}))
) line ON line.ancestor_id = v.unit_id
WHERE p.key = {key} AND v.since <= {day} AND (v.until IS NULL OR v.until > {day})
  AND (v.unit_id IS NULL OR line.depth IS NOT NULL)
ORDER BY CASE WHEN v.unit_id IS NULL THEN 1 ELSE 0 END, line.depth, v.since DESC, v.id DESC LIMIT 1
"""


def parameter(key: str, unit: Unit, day: date) -> Value:
    """参数取值: set by the nearest superior (or the unit itself), in force on the day; else NoValue.

    A text of its own: pages and verbs ask it by the dozen, and the queryset cost twenty times what the rows do.
    """
    with prepared() as cursor:
        text = HOLDS.format(**{name: place(name) for name in ("key", "unit", "day")})
        cursor.execute(text, {"key": key, "unit": unit.pk, "day": day})
        row = cursor.fetchone()
    if row is None:
        raise NoValue(
            _("%(day)s没有“%(key)s”这一参数的取值。") % {"day": day.isoformat(), "key": key},
            _("请先载入制度文件（xiaoheng regulations），或核对参数名和日期。"),
            _("制度"),
        )
    value, basis, label, title, since, setter = row
    clause = Clause.said(title, label) if label else ""
    return Value(value, basis or clause, title or basis, as_day(since), setter)


def upcoming(key: str, unit: Unit, day: date) -> Value | None:
    """将行之值: the first value that will hold for the unit after the day; None where nothing is to change."""
    near = Q(unit__isnull=True) | organisation.stands_above([unit.pk], day)
    rows = ParameterValue.objects.filter(near, parameter__key=key, since__gt=day)
    nearest = organisation.depth_above(unit, day).asc(nulls_last=True)
    row = rows.select_related("clause__regulation").order_by("since", nearest, "-id").first()
    if row is None:
        return None
    return Value(row.value, row.source, _regulation(row.clause, row.basis), row.since, row.unit_id)


def _regulation(clause: Clause | None, basis: str) -> str:
    return clause.regulation.title if clause else basis


@dataclass(frozen=True)
class Line:
    """参数一览: what holds for a unit on a day, and what is announced but not yet in force."""

    parameter: Parameter
    now: ParameterValue | None
    expected: ParameterValue | None


def parameters(unit: int | None, day: date) -> list[Line]:
    """参数一览 for one unit (or by the texts alone), in three queries."""
    line = list(Ancestry.objects.filter(unit=unit).order_by("depth").values_list("ancestor", flat=True)) if unit else []
    rows = ParameterValue.objects.filter(Q(unit__isnull=True) | Q(unit__in=line)).select_related("unit")
    by_key: dict[int, list[ParameterValue]] = {}
    for row in rows.select_related("clause__regulation").order_by("since"):
        by_key.setdefault(row.parameter_id, []).append(row)
    places = [*line, None]
    return [_line(one, by_key.get(one.pk, []), places, day) for one in Parameter.objects.order_by("level", "key")]


def _line(parameter: Parameter, rows: Iterable[ParameterValue], places: list[int | None], day: date) -> Line:
    by_place: dict[int | None, list[ParameterValue]] = {}
    for row in rows:
        by_place.setdefault(row.unit_id, []).append(row)
    known = [row for place in places for row in by_place.get(place, [])]
    now = next((row for row in known if row.in_force_on(day)), None)
    ahead = sorted((row for row in known if row.since > day), key=lambda row: row.since)
    return Line(parameter, now, ahead[0] if ahead else None)
