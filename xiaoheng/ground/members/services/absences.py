"""流动与失联: registering, contact kept, coming back, 停止党籍 after half a year, 除名 two years later (D-5, D-6)."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from xiaoheng.ground.members.models import Absence, AbsenceContact
from xiaoheng.ground.members.selectors.registers import present_membership
from xiaoheng.ground.members.selectors.terms import ABSENT, Terms
from xiaoheng.ground.members.states import ABSENCE
from xiaoheng.ground.members.words import AbsenceKind, AbsenceState
from xiaoheng.ground.organisation import services as organisation
from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.models import Membership, Person
from xiaoheng.ground.organisation.verbs import act, advance
from xiaoheng.ground.rulebook.engine import months
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Refused

LABELS = dict(AbsenceState.choices)


def absent(
    *, actor: Actor, membership: Membership, kind: str, since: date, fixed: bool = False, place: str = ""
) -> Absence:
    """登记流动或失联: from the day of leaving, or of the last contact."""
    with act("members.absent", actor=actor, unit=membership.org.unit) as doing:
        Person.objects.select_for_update(no_key=True).get(pk=membership.person_id)
        if membership.until or not membership.since <= since <= clock.today():
            raise Refused(_("日期应在入党（转入）之后、今天之前（含今天）。"), _("请核对党籍和日期。"), "D-6")
        if Absence.objects.filter(person=membership.person_id, until=None).exists():
            raise Refused(
                _("%(name)s已有流动或失联登记。") % {"name": membership.person.name}, _("请先登记返回。"), "D-6"
            )
        row = Absence.objects.create(
            person=membership.person, membership=membership, org=membership.org, kind=kind, since=since,
            fixed=fixed and kind == AbsenceKind.MOBILE, place=place.strip(),
        )  # fmt: skip
        doing.subject = row
        doing.say(person=row.person.name, kind=str(row.get_kind_display()), since=since.isoformat())
    return row


def contact(*, actor: Actor, absence: Absence, on: date, way: str) -> AbsenceContact:
    """登记联系: with a mobile member; the day and the way, nothing of what was said."""
    with act("members.contact", actor=actor, unit=absence.org.unit, on=absence) as doing:
        if absence.until or absence.kind != AbsenceKind.MOBILE:
            raise Refused(
                _("只登记与在外流动党员的联系。"), _("失联的取得联系后，请登记返回；已返回的不用登记。"), "D-6"
            )
        _between(absence.since, on)
        row = AbsenceContact.objects.create(absence=absence, made_on=on, way=way)
        doing.say(person=absence.person.name, on=on.isoformat(), way=str(row.get_way_display()))
    return row


def present(*, actor: Actor, absence: Absence, on: date) -> Absence:
    """登记返回或取得联系: ends the absence; a suspended membership goes on from that day."""
    with act("members.present", actor=actor, unit=absence.org.unit, on=absence) as doing:
        _between(absence.suspended_on or absence.since, on)
        advance(absence, ABSENCE, "members.present", labels=LABELS, until=on)
        doing.say(person=absence.person.name, on=on.isoformat())
    return absence


def suspend(*, actor: Actor, absence: Absence, on: date, number: str) -> Absence:
    """停止党籍: of a member out of touch for half a year, decided by the superior committee."""
    with act("members.suspend", actor=actor, unit=absence.org.unit, on=absence) as doing:
        _between(absence.since, on)
        if absence.kind != AbsenceKind.LOST:
            raise Refused(_("流动党员没有失去联系，不能停止党籍。"), _("请先核对联系情况。"), "D-5")
        limit = Terms([absence.org.unit], ABSENT).asked("lost_months", absence.org.unit, on)
        _long_enough(months.add(absence.since, limit.value), on, limit.source, number)
        changes: dict[str, Any] = {"suspended_on": on, "number": number.strip()}
        advance(absence, ABSENCE, "members.suspend", labels=LABELS, **changes)
        doing.say(person=absence.person.name, on=on.isoformat(), number=number.strip())
    return absence


def expel(*, actor: Actor, absence: Absence, on: date, number: str) -> Absence:
    """除名: two years after 停止党籍 without contact; the membership ends."""
    with act("members.expel", actor=actor, unit=absence.org.unit, on=absence) as doing:
        if absence.suspended_on:
            _between(absence.suspended_on, on)
            limit = Terms([absence.org.unit], ABSENT).asked("lost_expel_years", absence.org.unit, on)
            _long_enough(months.add(absence.suspended_on, 12 * limit.value), on, limit.source, number)
        changes: dict[str, Any] = {"until": on, "number": number.strip()}
        advance(absence, ABSENCE, "members.expel", labels=LABELS, **changes)
        reason = _("自行脱党予以除名，%(number)s") % {"number": number.strip()}
        membership = present_membership(absence.membership)
        organisation.end_membership(actor=actor, membership=membership, on=on, reason=reason)
        doing.say(person=absence.person.name, on=on.isoformat(), number=number.strip())
    return absence


def _between(start: date, day: date) -> None:
    if not start <= day <= clock.today():
        raise Refused(_("日期应不早于%(day)s，也不晚于今天。") % {"day": start.isoformat()}, _("请核对日期。"), "D-5")


def _long_enough(earliest: date, day: date, clause: str, number: str) -> None:
    if day < earliest:
        raise Refused(
            _("时间未到：最早%(day)s（%(clause)s）。") % {"day": earliest.isoformat(), "clause": clause},
            _("请继续查找，到期仍无联系再办。"),
            "D-5",
        )
    if not number.strip():
        raise Refused(_("没有写明决定的文号。"), _("请填写上级党委决定的文号。"), "D-5")
