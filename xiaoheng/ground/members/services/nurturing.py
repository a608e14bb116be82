"""双培养: putting somebody on one of the two tracks, and the dated stages (D-11)."""

from datetime import date

from django.utils.translation import gettext as _

from xiaoheng.ground.members.models import Nurture, NurtureMark
from xiaoheng.ground.members.states import FORWARD
from xiaoheng.ground.members.words import Milestone, Track
from xiaoheng.ground.organisation.actors import Actor, in_force
from xiaoheng.ground.organisation.models import Membership, Person
from xiaoheng.ground.organisation.verbs import act
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Refused, Stale


def nurture(*, actor: Actor, person: Person, track: str, named_on: date) -> Nurture:
    """列为培养对象: somebody not yet a member on the one track, a member on the other."""
    with act("members.nurture", actor=actor, unit=person.unit) as doing:
        is_member = Membership.objects.filter(in_force(named_on), person=person).exists()
        if named_on > clock.today():
            raise Refused(_("日期晚于今天。"), _("请在办理之后登记。"), "D-11")
        if is_member == (track == Track.TO_MEMBER):
            raise Refused(
                _("%(name)s当日%(what)s党员，不在这一方向。")
                % {"name": person.name, "what": _("已是") if is_member else _("不是")},
                _("请选择另一方向。"),
                "D-11",
            )
        if Nurture.objects.filter(person=person, track=track).exists():
            raise Refused(_("%(name)s已在这一方向的名单中。") % {"name": person.name}, _("请登记其进展。"), "D-11")
        row = Nurture.objects.create(person=person, unit=person.unit, track=track)
        NurtureMark.objects.create(nurture=row, milestone=Milestone.NAMED, reached_on=named_on)
        doing.subject = row
        doing.say(person=person.name, track=str(row.get_track_display()))
    return row


def advance(*, actor: Actor, nurture: Nurture, milestone: str, reached_on: date, proof: str = "") -> Nurture:
    """登记进展: a later stage on its day; 培养成功 towards membership needs the membership."""
    with act("members.advance", actor=actor, unit=nurture.unit, on=nurture) as doing:
        _forward(nurture, milestone, reached_on)
        if milestone == Milestone.REACHED and nurture.track == Track.TO_MEMBER:
            if not Membership.objects.filter(in_force(reached_on), person=nurture.person_id).exists():
                raise Refused(
                    _("%(name)s当日还不是党员。") % {"name": nurture.person.name}, _("接收后再登记。"), "D-11"
                )
        elif milestone in (Milestone.REACHED, Milestone.LEADING) and not proof.strip():
            raise Refused(_("没有写明依据。"), _("请填写评定或任命的文号。"), "D-11")
        if Nurture.objects.filter(pk=nurture.pk, state=nurture.state).update(state=milestone) != 1:
            raise Stale(_("该事项刚被他人办理，状态已变化。"), _("请刷新页面，看清最新情况后再办理。"))
        nurture.state = milestone
        NurtureMark.objects.create(nurture=nurture, milestone=milestone, reached_on=reached_on, proof=proof.strip())
        doing.say(person=nurture.person.name, stage=str(nurture.get_state_display()), on=reached_on.isoformat())
    return nurture


def _forward(nurture: Nurture, milestone: str, day: date) -> None:
    if nurture.state == Milestone.ENDED:
        raise Refused(_("这一培养已经终止。"), _("请核对。"), "D-11")
    if milestone != Milestone.ENDED and FORWARD.index(milestone) <= FORWARD.index(nurture.state):
        raise Refused(_("阶段只能向前登记。"), _("请选择后面的阶段。"), "D-11")
    latest = max(mark.reached_on for mark in nurture.marks.all())
    if not latest <= day <= clock.today():
        raise Refused(_("日期应不早于上一阶段，也不晚于今天。"), _("请核对日期。"), "D-11")
