"""纪要: the document of a meeting, and its signature."""

from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.models import Person
from xiaoheng.ground.organisation.verbs import act, advance
from xiaoheng.ground.records import services as records
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Refused
from xiaoheng.loop.decisions.meetings.models import Meeting, Minutes
from xiaoheng.loop.decisions.states import MINUTES
from xiaoheng.loop.decisions.words import DECIDING, MeetingState, MinutesState

LABELS = dict(MinutesState.choices)


def draft_minutes(*, actor: Actor, meeting: Meeting, data: bytes) -> Minutes:
    """形成纪要稿: keep the Word document, generated or edited; until it is signed a new version replaces it.

    Refused: the meeting has not ended, the minutes are signed, the file is no Word document.
    """
    with act("decisions.draft_minutes", actor=actor, unit=meeting.unit, on=meeting) as doing:
        if meeting.state != MeetingState.CLOSED or meeting.kind not in DECIDING:
            raise Refused(_("会议还没有散会，不能形成纪要。"), _("请先结束会议。"), "B-14")
        file = records.store(data, f"{meeting.number}.docx")
        minutes, created = Minutes.objects.get_or_create(
            meeting=meeting, defaults={"file": file.digest, "drafted_on": clock.today()}
        )
        if not created:
            advance(
                minutes, MINUTES, "decisions.draft_minutes", labels=LABELS, file=file.digest, drafted_on=clock.today()
            )
        doing.say(number=meeting.number, digest=file.digest)
    return minutes


def sign(*, actor: Actor, minutes: Minutes, digest: str) -> Minutes:
    """签发纪要: the chair signs the document he has read, named by its digest; from then on it is fixed (B-14)."""
    meeting = minutes.meeting
    with act("decisions.sign", actor=actor, unit=meeting.unit, on=minutes) as doing:
        if digest != Minutes.objects.values_list("file", flat=True).get(pk=minutes.pk):
            raise Refused(_("纪要稿在您打开之后又有改动。"), _("请重新下载阅读后再签发。"), "B-14")
        signer = Person.objects.filter(pk=actor.person or 0).first()
        advance(minutes, MINUTES, "decisions.sign", labels=LABELS, signed_on=clock.today(), signer=signer)
        doing.say(number=meeting.number, digest=minutes.file)
    return minutes
