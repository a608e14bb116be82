"""截止与更正: a fact ends on a day, or was entered wrongly and is taken out; the trail keeps what it said."""

from datetime import date

from django.db import models
from django.utils.translation import gettext as _

from xiaoheng.ground.cadres.models import Award, Certificate, Experience, Programme, Reserve, Rotation, Workload
from xiaoheng.ground.cadres.selectors.records import owner, told
from xiaoheng.ground.cadres.services.entering import units_of
from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.verbs import Act, act
from xiaoheng.lib.refusal import Refused, Stale

Ending = Certificate | Experience | Reserve | Rotation | Workload


def end(*, actor: Actor, row: Ending, until: date) -> Ending:
    """登记截止: `until` is the first day on which it no longer holds."""
    with act("cadres.end", actor=actor, unit=owner(row), on=row) as doing:
        if not isinstance(row, Ending):
            raise Refused(_("这一项没有截止日期。"), _("登记有误的，请更正（删除）。"))
        if until <= row.since:
            raise Refused(_("截止日期须晚于起始日期。"), _("请核对两个日期。"))
        if not type(row)._default_manager.filter(pk=row.pk, until__isnull=True).update(until=until):
            raise Stale(_("这一项已登记截止日期。"), _("请刷新后查看。"))
        row.until = until
        _tell(doing, row)
        doing.say(until=until.isoformat())
    return row


def strike(*, actor: Actor, row: models.Model, reason: str) -> None:
    """更正: take out a row that was entered wrongly; a programme only while nobody has hours in it."""
    with act("cadres.strike", actor=actor, unit=owner(row), on=row) as doing:
        if not reason.strip():
            raise Refused(_("未填写更正原因。"), _("请写明错在何处。"))
        if isinstance(row, Programme) and row.trainings.exists():
            raise Refused(_("培训班已登记学时，不能删除。"), _("请先更正各人的学时。"))
        _tell(doing, row)
        if not type(row)._default_manager.filter(pk=row.pk).delete()[0]:
            raise Stale(_("这一项已被删除。"), _("请刷新后查看。"))
        doing.say(reason=reason.strip())


def _tell(doing: Act, row: models.Model) -> None:
    doing.say(**told(row))
    if not isinstance(row, Programme) and not (isinstance(row, Award) and row.org_id):
        doing.touch(*units_of([row.person_id]))  # type: ignore[attr-defined]
