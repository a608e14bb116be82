"""纪要与印发: the document of a meeting, its signature, and issuing what was decided."""

from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.models import Person
from xiaoheng.ground.organisation.verbs import act, advance
from xiaoheng.ground.records import services as records
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Refused
from xiaoheng.lib.states import step
from xiaoheng.loop.decisions.models import Meeting, Minutes, Resolution, Topic
from xiaoheng.loop.decisions.selectors.topics import open_gates
from xiaoheng.loop.decisions.states import MINUTES, TOPIC
from xiaoheng.loop.decisions.words import DECIDING, Before, MeetingState, MinutesState, Outcome, TopicState

LABELS = dict(MinutesState.choices)
TOPIC_LABELS = dict(TopicState.choices)


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


def issue(*, actor: Actor, topic: Topic) -> Resolution:
    """印发决议: after approval, with signed minutes, public notice done and the superior's answer in hand.

    A resolution that supersedes another one revises it (B-18). Refused: each of these missing, by name.
    """
    with act("decisions.issue", actor=actor, unit=topic.unit, on=topic) as doing:
        step(TOPIC, "decisions.issue", topic.state, labels=TOPIC_LABELS)
        resolution = topic.resolutions.filter(outcome=Outcome.APPROVED).select_related("item__meeting").latest("id")
        if missing := open_gates(topic, Before.ISSUE):
            named = "；".join(f"{g.kind.get_code_display()}：{g.standing.label}" for g in missing)
            raise Refused(
                _("印发前程序未齐：%(list)s。") % {"list": named}, _("请报上级取得批复、办完公示后再印发。"), "B-06"
            )
        if not Minutes.objects.filter(meeting=resolution.item.meeting, state=MinutesState.SIGNED).exists():
            raise Refused(_("会议纪要还没有签发。"), _("请先由主持人签发纪要。"), "B-14")
        advance(topic, TOPIC, "decisions.issue", labels=TOPIC_LABELS)
        Resolution.objects.filter(pk=resolution.pk).update(issued_on=clock.today())
        resolution.issued_on = clock.today()
        if topic.supersedes is not None:
            revise(actor=actor, topic=topic.supersedes)
        doing.say(title=topic.title, number=resolution.number)
    return resolution


def revise(*, actor: Actor, topic: Topic) -> Topic:
    """修订: an issued resolution gives way to the one that supersedes it. Refused without such an issued one (B-18)."""
    with act("decisions.revise", actor=actor, unit=topic.unit, on=topic) as doing:
        newer = topic.superseded_by.filter(state=TopicState.ISSUED).first()
        if newer is None:
            raise Refused(_("没有新的决议取代它。"), _("改变决议须重新上会。"), "B-18")
        advance(topic, TOPIC, "decisions.revise", labels=TOPIC_LABELS)
        doing.say(title=topic.title, by=newer.title)
    return topic
