"""查阅登记: reading what is sensitive leaves an entry, once a viewer, subject and business day."""

from django.db import IntegrityError

from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.models import Access, PartyOrg, Person, Unit
from xiaoheng.ground.organisation.verbs import act
from xiaoheng.lib import clock


def look(
    *, actor: Actor, unit: Unit, what: str, person: Person | None = None, org: PartyOrg | None = None
) -> Access | None:
    """登记查阅: of a person's file or page, or of the dues sheet of an organisation; None where it is entered already.

    Two clicks at once leave one entry: the second fails on the row that the first has made, and is none.
    """
    seen = {"account_id": actor.account, "what": what, "person": person, "org": org, "day": clock.today()}
    if Access.objects.filter(**seen).exists():
        return None
    try:
        with act("organisation.look", actor=actor, unit=unit) as doing:
            row = Access.objects.create(unit=unit, **seen)
            subject = person or org
            doing.subject = row
            doing.say(title=subject.name if subject else "", what=str(row.get_what_display()))
    except IntegrityError:
        return None
    return row
