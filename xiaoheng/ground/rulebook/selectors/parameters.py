"""参数查询: what holds where on which day."""

from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q
from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import in_force
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.rulebook.models import Clause, ParameterValue
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


def parameter(key: str, unit: Unit, day: date) -> Value:
    """参数取值: set by the nearest superior (or the unit itself), in force on the day; else NoValue."""
    rows = ParameterValue.objects.filter(in_force(day), parameter__key=key).filter(
        Q(unit__isnull=True) | Q(unit__down__unit=unit)
    )
    nearest = F("unit__down__depth").asc(nulls_last=True)
    row = rows.select_related("clause__regulation").order_by(nearest, "-since", "-id").first()
    if row is None:
        raise NoValue(
            _("%(day)s没有“%(key)s”这一参数的取值。") % {"day": day.isoformat(), "key": key},
            _("请先载入制度文件（xiaoheng regulations），或核对参数名和日期。"),
            _("制度"),
        )
    return Value(row.value, row.source, _regulation(row.clause, row.basis), row.since, row.unit_id)


def upcoming(key: str, unit: Unit, day: date) -> Value | None:
    """将行之值: the first value that will hold for the unit after the day; None where nothing is to change."""
    rows = ParameterValue.objects.filter(parameter__key=key, since__gt=day).filter(
        Q(unit__isnull=True) | Q(unit__down__unit=unit)
    )
    nearest = F("unit__down__depth").asc(nulls_last=True)
    row = rows.select_related("clause__regulation").order_by("since", nearest, "-id").first()
    if row is None:
        return None
    return Value(row.value, row.source, _regulation(row.clause, row.basis), row.since, row.unit_id)


def _regulation(clause: Clause | None, basis: str) -> str:
    return clause.regulation.title if clause else basis
