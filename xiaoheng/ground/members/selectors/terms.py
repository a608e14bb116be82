"""规定取值: the parameters of the room for some units, read once and asked for many days."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.models import Ancestry, Unit
from xiaoheng.ground.rulebook.models import ParameterValue
from xiaoheng.ground.rulebook.selectors import NoValue

DEVELOP, DUES, LETTER, ABSENT = "develop_", "dues_", "letter_", ("away_months", "lost_months", "lost_expel_years")


class Terms:
    """规定: two queries, however many units and parameters."""

    def __init__(self, units: Iterable[Unit], prefix: str | tuple[str, ...] = DEVELOP):
        self.lines: dict[int, list[int | None]] = {}
        keys = {unit.pk for unit in units}
        for unit, ancestor in (
            Ancestry.objects.filter(unit__in=keys).order_by("unit", "depth").values_list("unit", "ancestor")
        ):
            self.lines.setdefault(unit, []).append(ancestor)
        places = {place for line in self.lines.values() for place in line}
        named = Q(parameter__key__startswith=prefix) if isinstance(prefix, str) else Q(parameter__key__in=prefix)
        rows = ParameterValue.objects.filter(named, Q(unit__isnull=True) | Q(unit__in=places))
        self.values: dict[tuple[str, int | None], list[ParameterValue]] = {}
        for row in rows.select_related("parameter", "clause__regulation").order_by("-since", "-id"):
            self.values.setdefault((row.parameter.key, row.unit_id), []).append(row)

    def value(self, key: str, unit: Unit, day: date) -> ParameterValue | None:
        """The value of the nearest superior that set one, in force on the day; None where nobody has."""
        for place in (*self.lines.get(unit.pk, []), None):
            for row in self.values.get((key, place), ()):
                if row.in_force_on(day):
                    return row
        return None

    def number(self, key: str, unit: Unit, day: date) -> int:
        """The number on the day, 0 while the rules of the day do not know it."""
        found = self.value(key, unit, day)
        return found.value if found else 0

    def asked(self, key: str, unit: Unit, day: date) -> ParameterValue:
        """The value on the day, or a refusal that says what is missing."""
        found = self.value(key, unit, day)
        if found is None:
            raise NoValue(
                _("%(day)s没有“%(key)s”这一参数的取值。") % {"day": day.isoformat(), "key": key},
                _("请核对日期，或先载入制度文件（xiaoheng regulations）。"),
                str(_("制度")),
            )
        return found
