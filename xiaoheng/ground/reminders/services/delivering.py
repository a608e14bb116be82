"""发送登记: planned once by a unique row, claimed by one process at a time, settled by the one that holds it.

At least once: a claim that its process left behind (killed, or the machine stopped) is taken by another when it runs
out. Killed between the server's yes and `settle`, a message goes out again under the same number, by which a mail
server knows it; at no other point is anything sent twice, and at none is it lost.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import uuid4

from django.db.models import F, Q

from xiaoheng.ground.reminders.models import Delivery
from xiaoheng.ground.reminders.words import OPEN, State
from xiaoheng.lib import clock

HOLD = timedelta(minutes=5)  # a claim; a message takes seconds
PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120))  # after the first, second … refusal
LONGEST = 120


@dataclass(frozen=True)
class Slot:
    """应发: a message that shall be planned."""

    account: int
    unit: int
    kind: str
    channel: str
    day: date
    ref: str = ""


def plan(slots: Iterable[Slot]) -> None:
    """登记应发: of several processes the first one's row stands, the others' are dropped by the constraint."""
    now = clock.now()
    rows = [
        Delivery(
            account_id=one.account,
            unit_id=one.unit,
            kind=one.kind,
            channel=one.channel,
            day=one.day,
            ref=one.ref,
            number=uuid4().hex,
            not_before=now,
        )
        for one in slots
    ]
    Delivery.objects.bulk_create(rows, ignore_conflicts=True, batch_size=500)


def claim(units: Collection[int], but: Collection[str] = (), hold: timedelta = HOLD) -> Delivery | None:
    """领取: the next message that is due in one of the units, by no channel of `but`; nobody else gets it while it is
    held."""
    while True:
        now = clock.now()
        due = Q(state__in=OPEN, not_before__lte=now)
        row = (
            Delivery.objects.filter(due, unit__in=units)
            .exclude(channel__in=but)
            .select_related("account")
            .order_by("not_before", "pk")
            .first()
        )
        if row is None:
            return None
        mine = Delivery.objects.filter(due, pk=row.pk, tries=row.tries)
        if mine.update(state=State.HELD, tries=F("tries") + 1, not_before=now + hold):
            row.state, row.tries = State.HELD, row.tries + 1
            return row


def settle(row: Delivery, state: str) -> bool:
    """了结: sent, or nothing to say. False where the claim ran out and another process has taken it."""
    return _end(row, state, "")


def give_back(row: Delivery, error: str, *, final: bool = False) -> None:
    """退回: refused by the server; tried again a little later, until it has been refused too often."""
    if final or row.tries > len(PAUSES):
        _end(row, State.FAILED, error)
        return
    held = Delivery.objects.filter(pk=row.pk, state=State.HELD, tries=row.tries)
    later = clock.now() + PAUSES[row.tries - 1]
    held.update(state=State.WAITING, not_before=later, error=error[:LONGEST])


def expire(day: date, error: str) -> int:
    """过期: what could not be sent by the end of its day is given up; the next digest tells what is still open."""
    late = Delivery.objects.filter(state__in=OPEN, day__lt=day, not_before__lte=clock.now())
    return late.update(state=State.FAILED, error=error[:LONGEST])


def _end(row: Delivery, state: str, error: str) -> bool:
    held = Delivery.objects.filter(pk=row.pk, state=State.HELD, tries=row.tries)
    return bool(held.update(state=state, error=error[:LONGEST]))
