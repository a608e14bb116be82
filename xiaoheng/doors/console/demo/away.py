"""流动党员 of the demo: away for most of a year at changing places, with contact kept; one branch forgot to (D-6).

And a transfer from one school to another that was sent back for want of a paper.
"""

from datetime import timedelta

from xiaoheng.doors.console.demo.build import World
from xiaoheng.doors.console.demo.members import branches
from xiaoheng.ground.members.models import Absence, AbsenceContact, Transfer
from xiaoheng.ground.members.words import AbsenceKind, Cause, Contact, TransferState, Way

GONE = 290  # days ago
KEPT = ((210, Contact.PHONE), (130, Contact.MEETING), (45, Contact.MESSAGE))  # days ago


def live(world: World) -> None:
    """Somebody away in every eighth branch, and in the one with the planted fault."""
    absences, contacts = [], []
    for turn, (org, held) in enumerate(branches(world)):
        forgotten = world.bears.get("D-6") is org
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
    _refused(world)
    Absence.objects.bulk_create(absences)
    AbsenceContact.objects.bulk_create(contacts)


def _refused(world: World) -> None:
    """From the second branch with enough members to the fourth, online, refused last week."""
    large = [one for one in branches(world) if len(one[1]) > 4]
    if len(large) < 4:
        return
    (source, held), (target, _others) = large[1], large[3]
    Transfer.objects.create(
        person=held[-4].person, membership=held[-4], source=source, target=target, way=Way.ONLINE,
        since=world.today - timedelta(days=12), state=TransferState.REFUSED, refused_on=world.today - timedelta(days=5),
        cause=Cause.PAPERS, explanation="缺转正申请书原件，请补齐后重新转出。",
    )  # fmt: skip
