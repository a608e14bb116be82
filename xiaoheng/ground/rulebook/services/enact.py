"""施行: the numbers that a school's own filed text sets, together, from the day it takes effect."""

from collections.abc import Mapping
from datetime import date

from django.db.models import Q
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


def enact(
    *, actor: Actor, unit: Unit, values: Mapping[Parameter, int], since: date, basis: str, replaces: str = ""
) -> list[ParameterValue]:
    """施行: the unit is held to each value from a day, by the text numbered `basis`.

    Values of the text numbered `replaces` end on that day, whether or not the new one sets them again. Refused as
    `override` is: where the text allows none, only stricter ones, or days overlap with a value set by another decision.
    """
    with act("rulebook.enact", actor=actor, unit=unit) as doing:
        if not basis.strip():
            raise Refused(_("没有写明依据。"), _("请填写备案号。"))
        old = _end(unit, replaces, since)
        rows = []
        for parameter, value in values.items():
            bounds.check(parameter, unit, value, since, None)
            rows.append(
                ParameterValue.objects.create(
                    parameter=parameter, unit=unit, value=value, since=since, basis=basis.strip(), origin=Origin.VERB
                )
            )
        told = {parameter.title: value for parameter, value in values.items()}
        doing.say(title=basis.strip(), values=told, since=since.isoformat(), replaces=replaces)
        keys = {parameter.key for parameter in values} | old
        rules = [rule for rule in registry.rules().values() if keys & set(rule.asked)]
        below = Ancestry.objects.filter(ancestor=unit).values_list("unit", flat=True)
        refresh(rules, below, clock.today(), -bounds.WHOLE - max((row.pk for row in rows), default=0))
    return rows


def _end(unit: Unit, basis: str, on: date) -> set[str]:
    """End the values of a text on a day; those that had not begun by then are void. The keys they were of."""
    if not basis:
        return set()
    rows = ParameterValue.objects.filter(
        Q(until__isnull=True) | Q(until__gt=on), unit=unit, basis=basis, origin=Origin.VERB
    )
    keys = set(rows.values_list("parameter__key", flat=True))
    rows.filter(since__gte=on).delete()
    rows.filter(since__lt=on).update(until=on)
    return keys
