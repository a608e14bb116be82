"""成员: who sits in a body, by name for the staff, by number for everybody else."""

from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from xiaoheng.ground.bodies.models import Body, Seat
from xiaoheng.ground.bodies.services.checks import begun, fits, standing
from xiaoheng.ground.bodies.words import Part, Position
from xiaoheng.ground.organisation.actors import Actor, in_force
from xiaoheng.ground.organisation.models import Person
from xiaoheng.ground.organisation.verbs import act
from xiaoheng.lib.refusal import Refused, Stale

MOST = 5000  # of one part in one body


def seat(
    *,
    actor: Actor,
    body: Body,
    part: str,
    since: date,
    person: Person | None = None,
    count: int | None = None,
    position: str = Position.MEMBER,
) -> Seat:
    """登记成员: one of the staff by name, or the number of a part; a new number takes the place of the one before."""
    with act("bodies.seat", actor=actor, unit=body.unit, on=body) as doing:
        row = standing(body)
        begun(since, row.since)
        if person is None:
            found = _counted(row, part, position, count, since)
        else:
            found = _named(row, person, part, position, since)
        doing.say(
            name=row.name,
            part=str(Part(part).label),
            position=str(Position(position).label),
            person=person.name if person else "",
            count=found.count,
            since=since.isoformat(),
        )
    return found


def _named(body: Body, person: Person, part: str, position: str, since: date) -> Seat:
    fits(body.unit, body.kind, person, part)
    later = body.seats.filter(Q(until__isnull=True) | Q(until__gt=since))
    if later.filter(person=person).exists():
        raise Refused(_("%(name)s已是成员。") % {"name": person.name}, _("换职务的，请先登记退出。"))
    if position == Position.CHAIR and later.filter(position=Position.CHAIR).exists():
        raise Refused(_("“%(name)s”已有负责人。") % {"name": body.name}, _("请先登记原负责人退出。"))
    return Seat.objects.create(body=body, person=person, part=part, position=position, since=since)


def _counted(body: Body, part: str, position: str, count: int | None, since: date) -> Seat:
    if count is None or not 1 <= count <= MOST:
        raise Refused(_("既没有选人员，也没有人数。"), _("本校教职工可选人员；家长、社区、学生代表只填人数。"))
    if position != Position.MEMBER:
        raise Refused(_("负责人和副职须写明是谁。"), _("请选择人员。"))
    held = body.seats.filter(person__isnull=True, part=part)
    if held.filter(since__gt=since).exists():
        raise Refused(_("此后已登记过人数。"), _("请核对日期，或先更正后来的登记。"))
    held.filter(since=since).delete()
    held.filter(in_force(since)).update(until=since)
    return Seat.objects.create(body=body, part=part, count=count, since=since)


def unseat(*, actor: Actor, seat: Seat, until: date) -> Seat:
    """登记退出: `until` is the first day on which he (or the number) no longer belongs to the body."""
    with act("bodies.unseat", actor=actor, unit=seat.body.unit, on=seat.body) as doing:
        begun(until)
        if until <= seat.since:
            raise Refused(_("退出日期须晚于加入日期。"), _("请核对两个日期；登记有误的，请更正。"))
        if not Seat.objects.filter(pk=seat.pk, until__isnull=True).update(until=until):
            raise Stale(_("该成员已登记退出。"), _("请刷新后查看。"))
        seat.until = until
        doing.say(name=seat.body.name, seat=told(seat), until=until.isoformat())
    return seat


def strike(*, actor: Actor, seat: Seat, reason: str) -> None:
    """更正: take out a seat that was entered wrongly; the trail keeps what it said."""
    with act("bodies.strike", actor=actor, unit=seat.body.unit, on=seat.body) as doing:
        if not reason.strip():
            raise Refused(_("未填写更正原因。"), _("请写明错在何处。"))
        doing.say(name=seat.body.name, seat=told(seat), since=seat.since.isoformat(), reason=reason.strip())
        if not Seat.objects.filter(pk=seat.pk).delete()[0]:
            raise Stale(_("这一项已被删除。"), _("请刷新后查看。"))


def told(seat: Seat) -> str:
    """A seat in words: 王勤（成员）, 家长代表9人."""
    if seat.person is not None:
        return f"{seat.person.name}（{seat.title}）"
    return _("%(part)s%(n)d人") % {"part": seat.get_part_display(), "n": seat.count}
