"""党籍变动: beginning a probationary membership, converting it, moving it to another branch, ending it.

The rows are dated and half-open: on the day of a change the new row is in force and the old one no longer is.
"""

from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.models import Appointment, Membership, PartyOrg, Person
from xiaoheng.ground.organisation.verbs import Act, act
from xiaoheng.ground.organisation.words import MemberKind, OrgKind
from xiaoheng.lib.refusal import Refused, Stale

WITHOUT_MEMBERS = (OrgKind.SUBGROUP, OrgKind.LEADING_GROUP)


def admit(*, actor: Actor, person: Person, org: PartyOrg, since: date) -> Membership:
    """接收: a probationary membership begins, on the day of the branch assembly. Refused for whoever is a member."""
    with act("organisation.admit", actor=actor, unit=org.unit) as doing:
        _open_to_members(org, since)
        if Membership.objects.filter(Q(until__isnull=True) | Q(until__gt=since), person=person).exists():
            raise Refused(_("%(name)s已有党籍登记。") % {"name": person.name}, _("请核对人员和日期。"))
        row = _begin(person, org, MemberKind.PROBATIONARY, since)
        _say(doing, row, since)
    return row


def convert(*, actor: Actor, membership: Membership, on: date) -> Membership:
    """转正: the probationary membership ends and the full one begins on the same day."""
    with act("organisation.convert", actor=actor, unit=membership.org.unit, on=membership) as doing:
        if membership.kind != MemberKind.PROBATIONARY:
            raise Refused(_("%(name)s不是预备党员。") % {"name": membership.person.name}, _("请核对党籍登记。"))
        _close(membership, on, str(_("转正")))
        row = _begin(membership.person, membership.org, MemberKind.FULL, on)
        _say(doing, row, on)
    return row


def move(*, actor: Actor, membership: Membership, org: PartyOrg, on: date) -> Membership:
    """转移组织关系: the membership goes on in another branch from a day; the branch that takes it in acts."""
    with act("organisation.move", actor=actor, unit=org.unit, on=membership) as doing:
        if org.pk == membership.org_id:
            raise Refused(_("转入的党组织就是原来的党组织。"), _("请选择另一个党组织。"))
        _open_to_members(org, on)
        _close(membership, on, str(_("转出组织关系")))
        row = _begin(membership.person, org, membership.kind, on)
        doing.touch(membership.org.unit_id)
        _say(doing, row, on)
    return row


def end_membership(*, actor: Actor, membership: Membership, on: date, reason: str) -> Membership:
    """党籍终止: the membership ends; `on` is the first day without it. A reason must be given."""
    with act("organisation.end_membership", actor=actor, unit=membership.org.unit, on=membership) as doing:
        if not reason.strip():
            raise Refused(_("未填写党籍变动原因。"), _("请写明原因和文号。"))
        _close(membership, on, reason.strip())
        _say(doing, membership, on)
        doing.say(reason=membership.reason)
    return membership


def _open_to_members(org: PartyOrg, day: date) -> None:
    if org.kind in WITHOUT_MEMBERS or day < org.since or (org.until and day >= org.until):
        raise Refused(
            _("“%(name)s”在这一天不能接收党员。") % {"name": org.name}, _("请选择当日存在的党支部（总支、党委）。")
        )


def _begin(person: Person, org: PartyOrg, kind: str, since: date) -> Membership:
    return Membership.objects.create(person=person, org=org, kind=kind, since=since)


def _close(membership: Membership, on: date, reason: str) -> None:
    """End a row that has no end yet; Stale when somebody was faster."""
    if on <= membership.since:
        raise Refused(_("党籍变动日期须晚于原登记的起始日。"), _("请核对日期。"))
    hit = Membership.objects.filter(pk=membership.pk, until__isnull=True).update(until=on, reason=reason)
    if hit != 1:
        raise Stale(_("这一党籍登记已经变动。"), _("请刷新后查看最新登记。"))
    membership.until, membership.reason = on, reason


def _say(doing: Act, row: Membership, day: date) -> None:
    doing.subject = row
    # Where he works, and where he holds a post: what is said of both depends on whether he is a member.
    doing.touch(row.person.unit_id, *Appointment.objects.filter(person=row.person).values_list("unit", flat=True))
    doing.say(person=row.person.name, org=row.org.name, kind=str(row.get_kind_display()), on=day.isoformat())
