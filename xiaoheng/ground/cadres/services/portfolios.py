"""班子分工: what a leader is in charge of from a day on."""

from collections.abc import Iterable
from datetime import date

from django.db.models import F
from django.utils.translation import gettext as _

from xiaoheng.ground.cadres.models import Portfolio
from xiaoheng.ground.organisation.actors import Actor, in_force
from xiaoheng.ground.organisation.models import Appointment
from xiaoheng.ground.organisation.verbs import act
from xiaoheng.ground.organisation.words import Charge
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Refused


def assign(*, actor: Actor, appointment: Appointment, charges: Iterable[str], since: date) -> list[Portfolio]:
    """调整分工: the further charges of a post from a day on, in place of those before; none ends them all."""
    with act("cadres.assign", actor=actor, unit=appointment.unit, on=appointment) as doing:
        Appointment.objects.select_for_update(no_key=True).get(pk=appointment.pk)  # two at once must see each other
        wanted = {charge for charge in charges if charge}
        _check(appointment, wanted, since)
        held = Portfolio.objects.filter(appointment=appointment)
        held.filter(since__gt=since).delete()  # what was to begin later is decided anew
        going = held.filter(in_force(since))
        kept = set(going.filter(charge__in=wanted).values_list("charge", flat=True))
        going.filter(charge__in=kept).update(until=None)
        going.exclude(charge__in=kept).filter(since=since).delete()
        going.exclude(charge__in=kept).update(until=since)
        rows = [Portfolio(appointment=appointment, charge=one, since=since) for one in sorted(wanted - kept)]
        Portfolio.objects.bulk_create(rows)
        labels = [str(Charge(one).label) for one in sorted(wanted)]
        doing.say(person=appointment.person.name, charges=labels, since=since.isoformat())
    return list(held.filter(until__isnull=True).order_by(F("charge")))


def _check(appointment: Appointment, wanted: set[str], since: date) -> None:
    """核对: a post in hand, its own charge not named twice, a day on which the post is held."""
    if appointment.until is not None and appointment.until <= clock.today():
        raise Refused(_("该任职已登记离任。"), _("请选择在任的职务。"))
    if since < appointment.since:
        raise Refused(_("分工日期早于任职日期。"), _("请核对两个日期。"))
    if since > clock.today():
        raise Refused(_("起始日期晚于今日。"), _("请在事实发生后登记。"))
    if appointment.charge in wanted:
        raise Refused(
            _("“%(charge)s”已是任职时的分管。") % {"charge": appointment.get_charge_display()}, _("只选另外分管的。")
        )
