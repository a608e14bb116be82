"""另定: a county or school sets its own value, on the strength of its own decision."""

from datetime import date

from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.models import Ancestry, Unit
from xiaoheng.ground.organisation.verbs import act
from xiaoheng.ground.rulebook.engine import registry
from xiaoheng.ground.rulebook.models import Parameter, ParameterValue
from xiaoheng.ground.rulebook.selectors import bounds
from xiaoheng.ground.rulebook.services.evaluate import refresh
from xiaoheng.ground.rulebook.words import Origin
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Refused


def override(
    *, actor: Actor, parameter: Parameter, unit: Unit, value: int, since: date, basis: str, until: date | None = None
) -> ParameterValue:
    """另定参数: the unit and everything below it is held to `value` from a day, by the decision numbered `basis`.

    Refused when the text allows no value of one's own, or only one stricter than the superior's on each of its days;
    when the days overlap with a value the unit set before; or when no basis is named. Rules that read the parameter
    are judged anew for the units below; a value whose first day lies ahead is announced, and judged from that day on.
    """
    with act("rulebook.override", actor=actor, unit=unit) as doing:
        if not basis.strip():
            raise Refused(_("没有写明依据。"), _("请填写本级决定或备案的文号。"))
        bounds.check(parameter, unit, value, since, until)
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
        doing.say(
            title=f"{parameter.title}：{value}",
            parameter=parameter.title,
            value=value,
            since=since.isoformat(),
            basis=basis.strip(),
        )
        rules = [rule for rule in registry.rules().values() if parameter.key in rule.asked]
        below = Ancestry.objects.filter(ancestor=unit).values_list("unit", flat=True)
        refresh(rules, below, clock.today(), -bounds.WHOLE - row.pk)
    return row
