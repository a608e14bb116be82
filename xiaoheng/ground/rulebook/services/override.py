"""另定: a county or school sets its own value, on the strength of its own decision."""

from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.models import Ancestry, Unit
from xiaoheng.ground.organisation.verbs import act
from xiaoheng.ground.rulebook.book.read import allows
from xiaoheng.ground.rulebook.engine import registry
from xiaoheng.ground.rulebook.models import Parameter, ParameterValue
from xiaoheng.ground.rulebook.selectors.parameters import NoValue
from xiaoheng.ground.rulebook.selectors.parameters import parameter as in_force_value
from xiaoheng.ground.rulebook.services.evaluate import refresh
from xiaoheng.ground.rulebook.words import Origin, Override
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Refused

WHOLE = 2**31 - 1


def override(
    *, actor: Actor, parameter: Parameter, unit: Unit, value: int, since: date, basis: str, until: date | None = None
) -> ParameterValue:
    """另定参数: the unit and everything below it is held to `value` from a day, by the decision numbered `basis`.

    Refused when the text allows no value of one's own, or only a stricter one; when the days overlap with a value
    the unit set before; or when no basis is named. Rules that read the parameter are judged anew for the units below.
    """
    with act("rulebook.override", actor=actor, unit=unit) as doing:
        _check_days(parameter, unit, since, until)
        _check_value(parameter, unit, value, since, basis)
        row = ParameterValue.objects.create(
            parameter=parameter,
            unit=unit,
            value=value,
            since=since,
            until=until,
            basis=basis.strip(),
            origin=Origin.VERB,
        )
        doing.subject = row
        doing.say(parameter=parameter.title, value=value, since=since.isoformat(), basis=basis.strip())
        rules = [rule for rule in registry.rules().values() if parameter.key in rule.asked]
        below = Ancestry.objects.filter(ancestor=unit).values_list("unit", flat=True)
        refresh(rules, below, clock.today(), -WHOLE - row.pk)
    return row


def _check_days(parameter: Parameter, unit: Unit, since: date, until: date | None) -> None:
    if until and until <= since:
        raise Refused(_("截止日须晚于起始日。"), _("请核对两个日期。"))
    held = ParameterValue.objects.filter(Q(until__isnull=True) | Q(until__gt=since), parameter=parameter, unit=unit)
    if until:
        held = held.filter(since__lt=until)
    if held.exists():
        raise Refused(
            _("%(unit)s在这段时间已经另定过“%(title)s”。") % {"unit": unit.name, "title": parameter.title},
            _("请核对起止日期，两次另定的期间不能重叠。"),
        )


def _check_value(parameter: Parameter, unit: Unit, value: int, since: date, basis: str) -> None:
    if not basis.strip():
        raise Refused(_("没有写明依据。"), _("请填写本级决定或备案的文号。"))
    if not -WHOLE <= value <= WHOLE:
        raise Refused(_("数值超出范围。"), _("请核对数值。"))
    try:
        above = in_force_value(parameter.key, unit, since).value
    except NoValue:
        above = None
    if allows(parameter.override, parameter.stricter, value, above):
        return
    if parameter.override == Override.NONE:
        raise Refused(
            _("“%(title)s”由上级统一规定，不得另定。") % {"title": parameter.title}, _("如确有需要，请向上级请示。")
        )
    raise Refused(
        _("“%(title)s”只可从严：现行为%(above)d，不能定为%(value)d。")
        % {"title": parameter.title, "above": above if above is not None else 0, "value": value},
        _("请按从严方向（%(direction)s）填写。") % {"direction": parameter.get_stricter_display()},
    )
