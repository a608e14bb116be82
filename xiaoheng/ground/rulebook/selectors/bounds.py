"""另定的界限: what a lower level may set, judged against its superior's value on every day on which both would hold."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.models import Ancestry, Unit
from xiaoheng.ground.organisation.words import UnitKind
from xiaoheng.ground.rulebook.book.read import allows
from xiaoheng.ground.rulebook.models import Parameter, ParameterValue
from xiaoheng.ground.rulebook.words import Level, Override
from xiaoheng.lib.refusal import Refused

WHOLE = 2**31 - 1
Above = tuple[date, int | None]  # from a day on, the superior's value; None where no superior set one


def above(parameter: Parameter, unit: Unit, since: date, until: date | None) -> list[Above]:
    """上级取值: what holds for the unit by its superiors alone, from `since` to `until`, one row a change."""
    line = list(Ancestry.objects.filter(unit=unit, depth__gt=0).order_by("depth").values_list("ancestor", flat=True))
    rows = [row for row in _values(parameter) if row.unit_id in line or _binds(row, unit)]
    return _changes(rows, [*line, None], since, until)


def check(parameter: Parameter, unit: Unit, value: int, since: date, until: date | None) -> None:
    """可否另定: Refused when the days make no sense or overlap, or the text does not allow the value on one of them."""
    _check_days(parameter, unit, since, until)
    fits(parameter, unit, value, since, until)


def fits(parameter: Parameter, unit: Unit, value: int, since: date, until: date | None = None) -> None:
    """可否定为此值: Refused when the text does not allow the unit the value on one of the days; own values aside."""
    if not -WHOLE <= value <= WHOLE:
        raise Refused(_("数值超出范围。"), _("请核对数值。"))
    if parameter.override == Override.NONE:
        raise Refused(
            _("“%(title)s”由上级统一规定，不得另定。") % {"title": parameter.title}, _("如确有需要，请向上级请示。")
        )
    for day, held in above(parameter, unit, since, until):
        if not allows(parameter.override, parameter.stricter, value, held):
            _refuse_looser(parameter, value, held, day if day > since else None)


def outgrown(parameter: Parameter) -> list[ParameterValue]:
    """已不严于上级: values of lower levels that a superior's later value has left behind, where only stricter may be set.

    They hold until their unit sets another: the nearest value wins, and nobody's value is changed by others.
    """
    if parameter.override != Override.STRICTER:
        return []
    rows = list(_values(parameter))
    own = [row for row in rows if row.unit_id]
    lines: dict[int, list[int | None]] = {row.unit_id: [] for row in own if row.unit_id}
    known = Ancestry.objects.filter(unit__in=lines, depth__gt=0).order_by("depth")
    for unit, ancestor in known.values_list("unit", "ancestor"):
        lines[unit].append(ancestor)
    return [row for row in own if _outgrown(parameter, row, rows, [*lines[row.unit_id or 0], None])]


def _outgrown(parameter: Parameter, row: ParameterValue, rows: list[ParameterValue], line: list[int | None]) -> bool:
    bound = [one for one in rows if one.unit_id in line and (one.unit_id or row.unit is None or _binds(one, row.unit))]
    held = _changes(bound, line, row.since, row.until)
    return not all(allows(parameter.override, parameter.stricter, row.value, value) for _day, value in held)


def _binds(row: ParameterValue, unit: Unit) -> bool:
    """Whether a value of the files binds a unit: one of a reference text, which nobody issued, binds schools alone."""
    if row.unit_id is not None or row.clause is None:
        return row.unit_id is None
    text = row.clause.regulation
    return unit.kind == UnitKind.SCHOOL or bool(text.issuer) or text.level != Level.COUNTY


def _values(parameter: Parameter) -> Iterable[ParameterValue]:
    rows = ParameterValue.objects.filter(parameter=parameter).select_related("unit", "clause__regulation")
    return rows.order_by("since")


def _changes(rows: list[ParameterValue], line: list[int | None], since: date, until: date | None) -> list[Above]:
    """The nearest value on `since` and on each later day on which it may change."""
    turns = {day for row in rows for day in (row.since, row.until) if day and day > since}
    days = [since, *sorted(day for day in turns if until is None or day < until)]
    return [(day, _nearest(rows, line, day)) for day in days]


def _nearest(rows: list[ParameterValue], line: list[int | None], day: date) -> int | None:
    held = {row.unit_id: row.value for row in rows if row.in_force_on(day)}
    return next((held[unit] for unit in line if unit in held), None)


def _check_days(parameter: Parameter, unit: Unit, since: date, until: date | None) -> None:
    if until and until <= since:
        raise Refused(_("截止日须晚于起始日。"), _("请核对两个日期。"))
    own = ParameterValue.objects.filter(parameter=parameter, unit=unit)
    if any((row.until is None or since < row.until) and (until is None or row.since < until) for row in own):
        raise Refused(
            _("%(unit)s在这段时间已经另定过“%(title)s”。") % {"unit": unit.name, "title": parameter.title},
            _("请核对起止日期，两次另定的期间不能重叠。"),
        )


def _refuse_looser(parameter: Parameter, value: int, held: int | None, day: date | None) -> None:
    said = {"title": parameter.title, "above": held if held is not None else 0, "value": value}
    message = _("“%(title)s”只可从严：现行为%(above)d，不能定为%(value)d。") % said
    if day:
        said["day"] = day.isoformat()
        message = _("“%(title)s”只可从严：上级自%(day)s起为%(above)d，不能定为%(value)d。") % said
    direction = {"direction": parameter.get_stricter_display()}
    raise Refused(message, _("请按从严方向（%(direction)s）填写，或把截止日定在上级变动之前。") % direction)
