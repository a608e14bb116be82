"""逐项审议: recusals and views on the one item under debate."""

from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.models import Person
from xiaoheng.ground.organisation.verbs import act, advance
from xiaoheng.lib.refusal import Refused, Stale
from xiaoheng.lib.states import step
from xiaoheng.loop.decisions.meetings.models import AgendaItem, Recusal, Utterance
from xiaoheng.loop.decisions.meetings.selectors.session import Speaker, Standing, standing_of
from xiaoheng.loop.decisions.meetings.services.session import ITEM_LABELS, refuse_not_open
from xiaoheng.loop.decisions.states import ITEM


def recuse(*, actor: Actor, item: AgendaItem, person: Person, reason: str) -> AgendaItem:
    """回避: a person leaves the room for this item; 实到 falls by one, 应到 stays (B-09).

    Refused: somebody not on the list, twice, after having spoken or after the vote, without a reason.
    """
    with act("decisions.recuse", actor=actor, unit=item.meeting.unit, on=item) as doing:
        standing = under_debate(item, "decisions.recuse")
        speaker = _speaker(standing, person)
        if speaker.is_recused:
            raise Refused(_("%(name)s已登记回避。") % {"name": person.name}, _("不必重复登记。"), "B-09")
        if speaker.text or item.has_vote:
            raise Refused(_("已发言或已表决，不能再登记回避。"), _("请决定缓议，下次会议重新审议。"), "B-09")
        if not reason.strip():
            raise Refused(_("没有写明回避的原因。"), _("请写明与议题的利害关系。"), "B-09")
        Recusal.objects.create(item=item, person=person, reason=reason.strip()[:200])
        doing.say(title=item.topic.title, person=person.name)
    return item


def split(*, actor: Actor, item: AgendaItem, about: str) -> AgendaItem:
    """登记重大分歧: the meeting is divided; the item is deferred for more research and no longer voted on (B-13).

    Refused: an item not under debate, after the vote, without saying what about.
    """
    with act("decisions.split", actor=actor, unit=item.meeting.unit, on=item) as doing:
        under_debate(item, "decisions.split")
        if item.has_vote:
            raise Refused(_("已经表决，不能再按重大分歧处理。"), _("请按表决结果形成结论。"), "B-13")
        if not about.strip():
            raise Refused(_("没有写明分歧所在。"), _("请写明意见分歧的要点。"), "B-13")
        advance(item, ITEM, "decisions.split", labels=ITEM_LABELS, split=about.strip()[:200])
        doing.say(title=item.topic.title, about=item.split)
    return item


def speak(
    *, actor: Actor, item: AgendaItem, person: Person, text: str, early: str = "", seen: int | None = None
) -> AgendaItem:
    """登记发言: the gist of a person's view, in the order spoken; the chair last (B-07).

    A chair who must speak earlier gives a reason (`early`), which the record shows. `seen` is the last entry that the
    clerk's page showed: what another clerk has written since is told, not overwritten. Refused: not in the room,
    recused, after the vote, after the chair, nothing said.
    """
    with act("decisions.speak", actor=actor, unit=item.meeting.unit, on=item) as doing:
        standing = under_debate(item, "decisions.speak")
        speaker = _speaker(standing, person)
        _refuse_speech(standing, speaker, text, early)
        last = _refuse_overwriting(item, speaker, text, seen)
        if speaker.is_chair and speaker.waits:
            advance(item, ITEM, "decisions.speak", chair_early=early.strip()[:200])
        position = speaker.position or item.utterances.count() + 1
        Utterance.objects.update_or_create(
            item=item, person=person, defaults={"text": text.strip(), "position": position, "revision": last + 1}
        )
        doing.say(title=item.topic.title, person=person.name, position=position)
    return item


def under_debate(item: AgendaItem, verb: str) -> Standing:
    """The item's standing, after the meeting is seen open and the item under debate in the database."""
    refuse_not_open(item.meeting)
    item.refresh_from_db()
    step(ITEM, verb, item.state, labels=ITEM_LABELS)
    return standing_of(item)


def _speaker(standing: Standing, person: Person) -> Speaker:
    found = next((s for s in standing.speakers if s.row.person_id == person.pk), None)
    if found is None or not found.row.is_here:
        raise Refused(_("%(name)s不在会场。") % {"name": person.name}, _("请先登记出席情况。"), "B-08")
    return found


def _refuse_overwriting(item: AgendaItem, speaker: Speaker, text: str, seen: int | None) -> int:
    """The item's last entry; refused where the person's own was written after what the page has seen."""
    revisions = dict(item.utterances.values_list("person_id", "revision"))
    written = revisions.get(speaker.row.person_id, 0)
    if seen is not None and written > seen and speaker.text != text.strip():
        raise Stale(
            _("%(name)s的发言刚由他人登记为：“%(text)s”。") % {"name": speaker.row.person.name, "text": speaker.text},
            _("您写的仍在框中，请合并两处内容后再记下。"),
            "B-08",
        )
    return max(revisions.values(), default=0)


def _refuse_speech(standing: Standing, speaker: Speaker, text: str, early: str) -> None:
    name = speaker.row.person.name
    if speaker.is_recused:
        raise Refused(_("%(name)s已回避，不参加本项讨论。") % {"name": name}, _("请登记其他人的意见。"), "B-09")
    if standing.item.has_vote:
        raise Refused(_("已经表决，不能再改发言。"), _("如有新情况，请决定缓议。"), "B-07")
    if not text.strip():
        raise Refused(_("没有写明意见。"), _("请记下发言要点，同意也要写明。"), "B-08")
    if speaker.is_chair and speaker.waits and not early.strip():
        silent = "、".join(s.row.person.name for s in standing.silent)
        raise Refused(
            _("主持人应末位表态，还没有发言的有：%(names)s。") % {"names": silent},
            _("请先登记他们的意见；确需提前的，写明原因。"),
            "B-07",
        )
    chair_done = any(s.is_chair and s.text for s in standing.speakers) and not standing.item.chair_early
    if chair_done and not speaker.is_chair and not speaker.text:
        raise Refused(_("主持人已经末位表态。"), _("请直接表决，或决定缓议。"), "B-07")
