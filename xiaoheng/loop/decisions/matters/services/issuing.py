"""印发: an approved topic goes out as a resolution; a newer one revises it."""

from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.verbs import act, advance
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Refused
from xiaoheng.lib.states import step
from xiaoheng.loop.decisions.matters.models import Resolution, Topic
from xiaoheng.loop.decisions.matters.selectors.topics import open_gates
from xiaoheng.loop.decisions.meetings.models import Minutes
from xiaoheng.loop.decisions.states import TOPIC
from xiaoheng.loop.decisions.words import Before, MinutesState, Outcome, TopicState

TOPIC_LABELS = dict(TopicState.choices)


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
