"""投屏: the code that lets the room's screen follow an open meeting."""

import secrets

from django.db.models import F

from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.verbs import act
from xiaoheng.lib import clock
from xiaoheng.loop.decisions.meetings.models import Meeting, Screen, ScreenTry
from xiaoheng.loop.decisions.meetings.selectors.projecting import COUNTED
from xiaoheng.loop.decisions.meetings.services.session import refuse_not_open

LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # none that reads like another
LENGTH = 8


def project(*, actor: Actor, meeting: Meeting) -> Screen:
    """开启投屏: a new code for an open meeting; the one before no longer works. The trail does not keep the code."""
    with act("decisions.project", actor=actor, unit=meeting.unit, on=meeting) as doing:
        refuse_not_open(meeting)
        code = "".join(secrets.choice(LETTERS) for _place in range(LENGTH))
        screen, _made = Screen.objects.update_or_create(meeting=meeting, defaults={"code": code})
        doing.say(kind=str(meeting.get_kind_display()))
    return screen


def count_wrong(address: str) -> None:
    """登记输错: one wrong code more from an address; nobody's act, hence no verb. What no longer counts goes."""
    now = clock.now()
    ScreenTry.objects.filter(since__lte=now - COUNTED).delete()
    ScreenTry.objects.get_or_create(address=address[:45], defaults={"since": now})
    ScreenTry.objects.filter(address=address[:45]).update(count=F("count") + 1)
