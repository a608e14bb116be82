"""流动党员 of the demo: away for most of a year at changing places, with contact kept; one branch forgot to (D-6)."""

from datetime import timedelta

from xiaoheng.doors.console.demo.build import World
from xiaoheng.doors.console.demo.members import branches
from xiaoheng.ground.members.models import Absence, AbsenceContact
from xiaoheng.ground.members.words import AbsenceKind, Contact

GONE = 290  # days ago
KEPT = ((210, Contact.PHONE), (130, Contact.MEETING), (45, Contact.MESSAGE))  # days ago


def live(world: World) -> None:
    """Somebody away in every eighth branch, and in the one with the planted fault."""
    absences, contacts = [], []
    for turn, (org, held) in enumerate(branches(world)):
        forgotten = ("D-6", id(org)) in world.member_faults
        if not forgotten and turn % 8 != 4:
            continue
        row = held[-3 if len(held) > 3 else -1]
        away = Absence(
            person=row.person, membership=row, org=org, kind=AbsenceKind.MOBILE, place="随家属在外，地点不固定",
            since=max(world.today - timedelta(days=GONE), row.since),
        )  # fmt: skip
        absences.append(away)
        for ago, way in () if forgotten else KEPT:
            contacts.append(AbsenceContact(absence=away, made_on=world.today - timedelta(days=ago), way=way))
    Absence.objects.bulk_create(absences)
    AbsenceContact.objects.bulk_create(contacts)
