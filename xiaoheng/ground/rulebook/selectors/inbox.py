"""待办 of the room. Subject: the exception."""

from collections.abc import Iterable
from datetime import timedelta

from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.words import Role
from xiaoheng.ground.rulebook.engine import registry
from xiaoheng.ground.rulebook.models import Plea
from xiaoheng.ground.rulebook.selectors.pleas import awaiting, in_force
from xiaoheng.ground.rulebook.selectors.wording import worded
from xiaoheng.ground.rulebook.words import PleaState
from xiaoheng.lib import clock
from xiaoheng.lib.duty import Duty

ASKING = (Role.SECRETARY, Role.PRINCIPAL, Role.OFFICE)


def inbox(viewer: Viewer) -> list[Duty]:
    """制度待办: exceptions to answer; at the school those that wait, and those in force, to be mended by their last day."""
    found = _duties(awaiting(viewer), "rulebook.excuse", _("例外申请：%(reason)s"))
    if units := viewer.units(*ASKING):
        own = Plea.objects.filter(unit__in=units, rule__in=list(registry.rules())).select_related("unit").order_by("pk")
        waiting = own.filter(state=PleaState.ASKED)
        found += _duties(waiting, "rulebook.excuse", _("例外申请：%(reason)s"), waiting=True)
        found += _duties(
            own.filter(in_force(clock.today())), "rulebook.plead", _("例外到期前整改：%(reason)s"), ends=True
        )
    return found


def _duties(rows: Iterable[Plea], verb: str, title: str, *, waiting: bool = False, ends: bool = False) -> list[Duty]:
    said = worded(list(rows), clock.today())
    last = [one.row.until - timedelta(days=1) if ends else None for one in said]
    return [
        Duty(verb, one.row.pk, title % {"reason": one.reason}, one.unit.name, due_on, waiting)
        for one, due_on in zip(said, last, strict=True)
    ]
