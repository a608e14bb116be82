"""履职报告: the days on which members of the team reported to their Party organisation. Texts are not kept (E-16)."""

from datetime import date

from django.utils.translation import gettext as _

from xiaoheng.ground.organisation import selectors as organisation
from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.models import PartyOrg, Person, Unit
from xiaoheng.ground.organisation.verbs import act
from xiaoheng.ground.organisation.words import Role
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Refused
from xiaoheng.loop.decisions.models import AgendaItem
from xiaoheng.loop.decisions.words import MeetingKind
from xiaoheng.loop.supervision import selectors
from xiaoheng.loop.supervision.models import TeamReport
from xiaoheng.loop.supervision.words import About


def report(
    *, actor: Actor, unit: Unit, person: Person, about: str, made_on: date, item: AgendaItem | None = None
) -> TeamReport:
    """登记履职报告: by the member himself, or by secretary and office for anybody of the team.

    Refused: a day to come, somebody who was not of the team that day, an item of another day or body, the same twice.
    """
    with act("supervision.report", actor=actor, unit=unit) as doing:
        if not actor.is_system and actor.person != person.pk and unit.pk not in actor.units(*KEEPING):
            raise Refused(_("不能替其他同志登记。"), _("请由本人登记，或由书记、党政办登记。"), "E-16")
        if about not in About.values:
            raise Refused(_("不认识的报告内容。"), _("请从列出的内容中选择。"), "E-16")
        if made_on > clock.today():
            raise Refused(_("%(day)s还没有到。") % {"day": made_on}, _("请在报告之后登记。"), "E-16")
        org = _org_of(unit, person, made_on)
        _check_item(item, org, made_on)
        Person.objects.select_for_update(no_key=True).get(pk=person.pk)  # two at once must see each other
        if TeamReport.objects.filter(person=person, about=about, made_on=made_on).exists():
            raise Refused(_("这一天的报告已经登记。"), _("同一内容同一天只登记一次。"), "E-16")
        row = TeamReport.objects.create(
            unit=unit, org=org, person=person, about=about, made_on=made_on, item=item, entered_on=clock.today()
        )
        doing.subject = row
        doing.say(person=person.name, on=made_on.isoformat(), about=str(row.get_about_display()))
    return row


def strike_report(*, actor: Actor, report: TeamReport, reason: str) -> TeamReport:
    """撤销误登: a report that was not made leaves the list; the trail keeps that it was entered."""
    with act("supervision.strike_report", actor=actor, unit=report.unit, on=report) as doing:
        if not reason.strip():
            raise Refused(_("没有写明撤销的原因。"), _("请写明为什么是误登。"), "E-16")
        doing.say(person=report.person.name, on=report.made_on.isoformat(), reason=reason.strip()[:200])
        TeamReport.objects.filter(pk=report.pk).delete()
    return report


KEEPING = (Role.SECRETARY, Role.OFFICE)


def _org_of(unit: Unit, person: Person, day: date) -> PartyOrg:
    org = organisation.party_org_of(unit, day)
    if org is None:
        raise Refused(_("学校在%(day)s没有党组织。") % {"day": day}, _("请先登记学校的党组织。"), "E-16")
    if person not in selectors.reporting(unit, day):
        raise Refused(
            _("%(name)s在%(day)s不是应当报告的班子成员。") % {"name": person.name, "day": day},
            _("书记以外的班子成员向党组织报告；请核对任职登记和日期。"),
            "E-16",
        )
    return org


def _check_item(item: AgendaItem | None, org: PartyOrg, day: date) -> None:
    if item is None:
        return
    meeting = item.meeting
    if meeting.kind != MeetingKind.PARTY or meeting.org_id != org.pk or meeting.held_on != day:
        raise Refused(_("所选议程项不是当日本党组织会议的。"), _("请选择报告当日党组织会议的议程项，或不选。"), "E-16")
