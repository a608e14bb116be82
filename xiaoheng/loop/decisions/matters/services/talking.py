"""书记校长沟通: the days on which secretary and principal talked, or mean to. What was said is not kept (B-01)."""

from datetime import date

from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.models import PartyOrg, Person, Unit
from xiaoheng.ground.organisation.selectors import party_org_of
from xiaoheng.ground.organisation.verbs import act
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Refused
from xiaoheng.loop.decisions.matters.models import Talk
from xiaoheng.loop.decisions.meetings.selectors.bodies import chair_of
from xiaoheng.loop.decisions.words import MeetingKind


def talk(*, actor: Actor, unit: Unit, on: date, done: bool) -> Talk:
    """登记沟通: held on a day, or arranged for one; entering an arranged day as done completes it.

    The parties are those in office on that day. Refused: one person in both posts (A-28), a vacant post, a day to come
    as done, a day gone by as arranged, the same day twice.
    """
    with act("decisions.talk", actor=actor, unit=unit) as doing:
        today = clock.today()
        if done and on > today:
            raise Refused(_("%(day)s还没有到。") % {"day": on}, _("请登记为约定，沟通之后再登记完成。"), "B-01")
        if not done and on < today:
            raise Refused(_("%(day)s已过，不能再约定。") % {"day": on}, _("已经沟通的，请登记为完成。"), "B-01")
        secretary, principal, org = _parties(unit, on)
        known = Talk.objects.filter(unit=unit, day=on).first()
        if known is not None and (known.is_done or not done):
            raise Refused(_("%(day)s的沟通已经登记。") % {"day": on}, _("同一天只登记一次。"), "B-01")
        parties = {"org": org, "secretary": secretary, "principal": principal}
        row, _made = Talk.objects.update_or_create(
            unit=unit, day=on, defaults={**parties, "is_done": done, "entered_on": today}
        )
        doing.subject = row
        doing.say(on=on.isoformat(), secretary=secretary.name, principal=principal.name, done=done)
    return row


def strike_talk(*, actor: Actor, talk: Talk, reason: str) -> Talk:
    """撤销误登: a talk that did not take place leaves the list; the trail keeps that it was entered."""
    with act("decisions.strike_talk", actor=actor, unit=talk.unit, on=talk) as doing:
        if not reason.strip():
            raise Refused(_("没有写明撤销的原因。"), _("请写明为什么是误登。"), "B-01")
        doing.say(on=talk.day.isoformat(), reason=reason.strip()[:200])
        Talk.objects.filter(pk=talk.pk).delete()
    return talk


def _parties(unit: Unit, day: date) -> tuple[Person, Person, PartyOrg]:
    org = party_org_of(unit, day)
    secretary = chair_of(MeetingKind.PARTY, unit, org, day) if org else None
    principal = chair_of(MeetingKind.PRINCIPAL, unit, org, day) if org else None
    if org is None or secretary is None or principal is None:
        raise Refused(_("%(day)s书记或校长职务空缺。") % {"day": day}, _("请先按程序补任，或核对日期。"), "A-16")
    if secretary == principal:
        raise Refused(_("书记、校长由一人担任，没有双方沟通。"), _("会前请听取专职副书记和班子成员的意见。"), "A-28")
    return secretary, principal, org
