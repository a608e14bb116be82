"""存档: a figure is frozen with its formula, so that what a report cites can be shown again."""

from datetime import date

from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.verbs import act
from xiaoheng.ground.rulebook.figure import Count, figures
from xiaoheng.ground.rulebook.models import Snapshot
from xiaoheng.lib import clock
from xiaoheng.lib.digest import sm3
from xiaoheng.lib.refusal import Refused


def snapshot(*, actor: Actor, unit: Unit, figure: str, on: date | None = None) -> Snapshot:
    """指标存档 of a unit and everything below it, as of a day (today unless told).

    Refused for an unknown figure and for a day that has not come.
    """
    with act("rulebook.snapshot", actor=actor, unit=unit) as doing:
        day, known = on or clock.today(), figures().get(figure)
        if known is None:
            raise Refused(_("没有“%(key)s”这个指标。") % {"key": figure}, _("请从指标页选择。"))
        if day > clock.today():
            raise Refused(_("存档日期晚于今日。"), _("请选今日或以前的日期。"))
        result = known.formula(Unit.objects.filter(up__ancestor=unit), day)
        counted = result.counted
        base, apart = (None, None) if isinstance(result, Count) else (result.base, result.apart)
        row = Snapshot.objects.create(
            unit=unit, figure=figure, title=str(known.title), text=str(known.text), on=day, shown=known.shown(result),
            counted=None if counted is None else len(counted), base=None if base is None else len(base),
            apart=None if apart is None else len(apart), digest=_digest(counted, base, apart), frozen_on=clock.today(),
        )  # fmt: skip
        doing.subject, doing.touched = row, []
        doing.say(title=row.title, shown=row.shown, on=day.isoformat())
    return row


def _digest(*keys: tuple[int, ...] | None) -> str:
    return sm3(";".join("-" if one is None else ",".join(map(str, one)) for one in keys).encode())
