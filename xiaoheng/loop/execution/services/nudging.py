"""催办: remind schools of an order, at most once a day each."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.verbs import act
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Refused
from xiaoheng.loop.execution.models import Directive, Nudge
from xiaoheng.loop.execution.selectors import slow
from xiaoheng.loop.execution.words import DirectiveState


def nudge(*, actor: Actor, directive: Directive, units: Collection[int] | None = None) -> int:
    """催办 one school, an area's or all (None): those that still owe something and were not reminded today; how many."""
    with act("execution.nudge", actor=actor, unit=directive.unit, on=directive) as doing:
        if directive.state != DirectiveState.ISSUED:
            raise Refused(_("交办单没有在办，不用催办。"), _("请核对交办单的状态。"), "状态")
        today = clock.today()
        owing = [target for target in slow(actor, directive) if units is None or target.unit_id in units]
        if not owing:
            raise Refused(_("所选学校没有未办事项。"), _("不需要催办。"))
        told = set(Nudge.objects.filter(directive=directive, on=today).values_list("unit", flat=True))
        fresh = [target for target in owing if target.unit_id not in told]
        if not fresh:
            raise Refused(_("所选学校今天已经催办过。"), _("每校每单一天只催一次，请明天再看。"), "催办")
        rows = [Nudge(directive=directive, unit_id=one.unit_id, on=today, by_name=actor.name) for one in fresh]
        Nudge.objects.bulk_create(rows, ignore_conflicts=True)
        doing.touch(*(one.unit_id for one in fresh))
        doing.say(title=directive.title, number=directive.number, schools=len(fresh))
    return len(fresh)
