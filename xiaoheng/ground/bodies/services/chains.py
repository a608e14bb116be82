"""责任链: who answers for a duty at each level, as one decision lays it down."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from xiaoheng.ground.bodies.models import Chain, ChainLink
from xiaoheng.ground.bodies.services.checks import begun, written
from xiaoheng.ground.bodies.words import Duty
from xiaoheng.ground.organisation.actors import Actor, in_force
from xiaoheng.ground.organisation.models import Appointment, Unit
from xiaoheng.ground.organisation.verbs import act
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Refused

LEAST = 2  # links: somebody who answers, and somebody he answers for


@dataclass(frozen=True)
class Charged:
    """一环: level, the post in hand, and the part of the organisation's work."""

    level: str
    appointment: Appointment
    scope: str


def charge(*, actor: Actor, unit: Unit, duty: str, basis: str, since: date, links: Sequence[Charged]) -> Chain:
    """明确责任链: from the highest level down, in place of the chain before; of the same day, it corrects it."""
    with act("bodies.charge", actor=actor, unit=unit) as doing:
        Unit.objects.select_for_update(no_key=True).get(pk=unit.pk)  # two at once must see each other
        begun(since)
        _check(unit, links)
        held = Chain.objects.filter(unit=unit, duty=duty)
        if held.filter(since__gt=since).exists():
            raise Refused(_("此后已明确过新的责任链。"), _("请核对起始日期。"))
        held.filter(since=since).delete()
        held.filter(in_force(since)).update(until=since)
        row = Chain.objects.create(unit=unit, duty=duty, basis=written(basis, _("文号")), since=since)
        ChainLink.objects.bulk_create(_link(row, place, one) for place, one in enumerate(links, 1))
        doing.subject = row
        said = [f"{one.level}：{one.appointment.person.name}" for one in links]
        doing.say(duty=str(Duty(duty).label), links=said, basis=row.basis, since=since.isoformat())
    return row


def _link(chain: Chain, place: int, one: Charged) -> ChainLink:
    told = {"level": one.level.strip(), "scope": one.scope.strip()}
    return ChainLink(chain=chain, place=place, appointment=one.appointment, **told)


def _check(unit: Unit, links: Sequence[Charged]) -> None:
    """核对: at least two levels, each a post of the unit that somebody holds, each with its part of the work."""
    if len(links) < LEAST:
        raise Refused(_("责任链至少两级。"), _("请从书记、校长起逐级填写。"))
    for number, one in enumerate(links, 1):
        if not one.level.strip() or not one.scope.strip():
            raise Refused(_("第%(n)d级没有写全。") % {"n": number}, _("请写明层级和负责的工作。"))
        row = Appointment.objects.filter(in_force(clock.today()), pk=one.appointment.pk, unit=unit)
        if not row.exists():
            raise Refused(
                _("第%(n)d级所选的不是%(unit)s的现任职务。") % {"n": number, "unit": unit.name},
                _("请选择现任职务的人员。"),
            )
    if len({one.appointment.pk for one in links}) < len(links):
        raise Refused(_("同一职务写了两级。"), _("请每级选择不同的职务。"))
