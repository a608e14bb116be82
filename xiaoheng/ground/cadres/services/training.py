"""培训: planning a programme, and the hours of all who took part in one verb."""

from collections.abc import Mapping
from datetime import date, timedelta

from django.utils.translation import gettext as _

from xiaoheng.ground.cadres.models import Programme, Training
from xiaoheng.ground.cadres.services.entering import once, open_ledgers, units_of
from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.models import Person, Unit
from xiaoheng.ground.organisation.verbs import act
from xiaoheng.ground.organisation.words import UnitKind
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Refused

PLANNERS = (UnitKind.COUNTY, UnitKind.SCHOOL)
ONE = timedelta(days=1)


def plan(
    *, actor: Actor, unit: Unit, title: str, kind: str, audience: str, hours: int, since: date, last: date
) -> Programme:
    """列入培训计划: a programme of a county or school, from its first to its last day."""
    with act("cadres.plan", actor=actor, unit=unit) as doing:
        if unit.kind not in PLANNERS:
            raise Refused(_("培训班由县或学校举办。"), _("请选择县或学校。"))
        if last < since:
            raise Refused(_("结束日期早于开始日期。"), _("请核对两个日期。"))
        if hours < 1:
            raise Refused(_("培训班没有学时。"), _("请填写全班的学时数。"))
        row = Programme(
            unit=unit, title=title.strip(), kind=kind, audience=audience, hours=hours, since=since, until=last + ONE
        )
        once(row)
        row.save()
        if unit.kind == UnitKind.COUNTY:
            open_ledgers([unit.pk])
        doing.subject = row
        doing.say(title=row.title, kind=str(row.get_kind_display()), hours=hours, since=since.isoformat())
    return row


def train(*, actor: Actor, programme: Programme, hours: Mapping[int, int]) -> list[Training]:
    """登记学时: hours of each participant (by primary key) in a programme that has begun; all or nothing.

    Who is told again with other hours has them corrected. Participants belong to the programme's unit or below it.
    """
    with act("cadres.train", actor=actor, unit=programme.unit, on=programme) as doing:
        _check(programme, hours)
        known = {row.person_id: row for row in Training.objects.filter(programme=programme, person__in=hours)}
        held_on = min(programme.last, clock.today())
        rows = [
            known.get(person) or Training(programme=programme, person_id=person, held_on=held_on) for person in hours
        ]
        for row in rows:
            row.hours, row.held_on = hours[row.person_id], held_on
        Training.objects.bulk_update([row for row in rows if row.pk], ["hours", "held_on"], batch_size=500)
        Training.objects.bulk_create([row for row in rows if not row.pk], batch_size=500)
        open_ledgers(Person.objects.filter(pk__in=hours).values_list("unit", flat=True))
        doing.touch(*units_of(hours))
        doing.say(title=programme.title, people=len(hours), hours=sum(hours.values()))
    return rows


def _check(programme: Programme, hours: Mapping[int, int]) -> None:
    """核对: somebody, of this unit or below it, with hours that the programme has."""
    if not hours:
        raise Refused(_("没有填写任何人的学时。"), _("请至少填写一人。"))
    if programme.since > clock.today():
        raise Refused(_("培训班尚未开班。"), _("请在开班后登记学时。"))
    inside = Person.objects.filter(pk__in=hours, unit__up__ancestor=programme.unit).count()
    if inside != len(hours):
        raise Refused(_("有人不属于举办单位或其下级。"), _("请只登记本单位和下级单位的人员。"))
    if any(not 1 <= one <= programme.hours for one in hours.values()):
        raise Refused(
            _("每人学时应为1到%(most)d。") % {"most": programme.hours},
            _("本班共%(most)d学时。") % {"most": programme.hours},
        )
