"""任免: appointing to a post and leaving it."""

from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.models import Appointment, PartyOrg, Person, Unit
from xiaoheng.ground.organisation.selectors import party_org_of
from xiaoheng.ground.organisation.verbs import act
from xiaoheng.ground.organisation.words import PARTY_POSTS, LeaveKind
from xiaoheng.lib.refusal import Refused


def appoint(
    *,
    actor: Actor,
    person: Person,
    unit: Unit,
    post: str,
    since: date,
    org: PartyOrg | None = None,
    charge: str = "",
    way: str = "",
    full_time: bool = False,
    acting: bool = False,
) -> Appointment:
    """任命: a person takes a post from a day. Refused when the same post is already held by the same person.

    `way` says how (选任、任命、聘任); `acting` that he does the work of a vacant post (主持工作). A Party post
    belongs to `org`, or to the organisation that leads the unit on that day.
    """
    with act("organisation.appoint", actor=actor, unit=unit) as doing:
        held = Appointment.objects.filter(person=person, unit=unit, post=post).filter(
            Q(until__isnull=True) | Q(until__gt=since)
        )
        if held.exists():
            raise Refused(
                _("%(name)s已担任该职务，不能重复任命。") % {"name": person.name}, _("请先登记离任，或改正任职日期。")
            )
        if org is None and post in PARTY_POSTS:
            org = party_org_of(unit, since)
        row = Appointment.objects.create(
            person=person, unit=unit, org=org, post=post, charge=charge, since=since, way=way, full_time=full_time,
            acting=acting,
        )  # fmt: skip
        doing.subject = row
        doing.touch(
            *Appointment.objects.filter(person=person).values_list("unit", flat=True)
        )  # experience counts there
        doing.say(person=person.name, post=str(row.get_post_display()), since=since.isoformat())
    return row


def leave(*, actor: Actor, appointment: Appointment, until: date, reason: str, left_for: str = "") -> Appointment:
    """离任: a person leaves a post; `until` is the first day out of it. A reason is given: a kind, a text or both."""
    with act("organisation.leave", actor=actor, unit=appointment.unit, on=appointment) as doing:
        if until <= appointment.since:
            raise Refused(_("离任日期须晚于任职日期。"), _("请核对两个日期。"))
        if not reason.strip() and (not left_for or left_for == LeaveKind.OTHER):
            raise Refused(_("未填写离任原因。"), _("请写明离任原因，如：调任、退休、任期届满。"))
        told = {"left_for": left_for, "reason": reason.strip() or str(LeaveKind(left_for).label)}
        hit = Appointment.objects.filter(pk=appointment.pk, until__isnull=True).update(until=until, **told)
        if hit != 1:
            raise Refused(_("该任职已登记离任。"), _("请刷新后查看。"))
        appointment.refresh_from_db()
        doing.say(person=appointment.person.name, post=str(appointment.get_post_display()), until=until.isoformat())
    return appointment
