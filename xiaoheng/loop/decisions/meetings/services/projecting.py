"""投屏: the code that lets the room's screen follow an open meeting."""

import secrets

from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.verbs import act
from xiaoheng.loop.decisions.meetings.models import Meeting, Screen
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
