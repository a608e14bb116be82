"""表彰登记: awards of people and of Party organisations."""

from datetime import date

from django.utils.translation import gettext as _

from xiaoheng.ground.cadres.models import Award
from xiaoheng.ground.cadres.services.entering import check_days, enter, once
from xiaoheng.ground.cadres.words import AwardKind
from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.models import PartyOrg, Person
from xiaoheng.ground.organisation.verbs import act
from xiaoheng.lib.refusal import Refused


def commend(
    *, actor: Actor, person: Person, kind: str, level: str, issuer: str, since: date, number: str = ""
) -> Award:
    """登记个人表彰: who issued it, under what number, on which day."""
    with act("cadres.commend", actor=actor, unit=person.unit) as doing:
        if kind == AwardKind.ORG:
            raise Refused(_("“先进基层党组织”表彰的是党组织。"), _("请在学校的干部页登记党组织表彰。"))
        row = Award(person=person, kind=kind, level=level, issuer=issuer, number=number, since=since)
        return enter(doing, row, person, str(row.get_kind_display()), opens=False)


def honour(*, actor: Actor, org: PartyOrg, level: str, issuer: str, since: date, number: str = "") -> Award:
    """登记党组织表彰: 先进基层党组织, by whom, under what number, on which day."""
    with act("cadres.honour", actor=actor, unit=org.unit) as doing:
        row = Award(org=org, kind=AwardKind.ORG, level=level, issuer=issuer, number=number, since=since)
        PartyOrg.objects.select_for_update(no_key=True).get(pk=org.pk)
        check_days(row)
        if Award.objects.filter(org=org, level=level, since=since).exists():
            raise Refused(_("这一项已经登记过。"), _("如需更正，请先删除原登记。"))
        once(row)
        row.save()
        doing.subject = row
        doing.say(org=org.name, level=str(row.get_level_display()), since=since.isoformat())
    return row
