"""结论: the outcome that the record gives, and what it does to the topic."""

from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.verbs import act, advance
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Refused
from xiaoheng.loop.decisions.matters.models import Gate, Resolution
from xiaoheng.loop.decisions.matters.selectors.topics import gates_of
from xiaoheng.loop.decisions.matters.services.settling import settle
from xiaoheng.loop.decisions.meetings.models import AgendaItem
from xiaoheng.loop.decisions.meetings.selectors.session import Standing
from xiaoheng.loop.decisions.meetings.services.debate import under_debate
from xiaoheng.loop.decisions.meetings.services.session import ITEM_LABELS
from xiaoheng.loop.decisions.states import ITEM, TOPIC
from xiaoheng.loop.decisions.words import (
    GateCode,
    GateState,
    ItemState,
    MeetingKind,
    Outcome,
    TopicState,
)

TOPIC_LABELS = dict(TopicState.choices)
SERIES = {MeetingKind.PARTY: "党组织会议决议", MeetingKind.PRINCIPAL: "校长办公会议决定"}


def resolve(*, actor: Actor, item: AgendaItem, outcome: str, text: str) -> AgendaItem:
    """形成结论: the outcome that the record gives, with its text.

    Party meeting: 通过 only when carried, 未通过 only when not. Principal's meeting: the principal decides after all
    have spoken; a draft for the Party meeting can only go on, be deferred or sent back (B.4). Refused otherwise.
    """
    with act("decisions.resolve", actor=actor, unit=item.meeting.unit, on=item) as doing:
        standing = under_debate(item, "decisions.resolve")
        if not text.strip():
            raise Refused(_("没有写明结论。"), _("请写明决议内容，缓议、退回的写明原因。"), "B-08")
        if outcome not in standing.outcomes():
            _refuse_outcome(standing, outcome)
        advance(
            item, ITEM, "decisions.resolve", labels=ITEM_LABELS, outcome=outcome, text=text.strip(),
            entitled=standing.entitled, present=item.present if item.has_vote else standing.present,
        )  # fmt: skip
        _carry(item)
        doing.touch(item.topic.unit_id)
        doing.say(title=item.topic.title, outcome=str(item.get_outcome_display()), yes=item.yes, no=item.no)
    return item


def _carry(item: AgendaItem) -> None:
    """What the outcome does to the topic."""
    topic = item.topic
    if item.outcome == Outcome.FORWARDED:
        advance(topic, TOPIC, "decisions.resolve", labels=TOPIC_LABELS, to=TopicState.DRAFT, stage=MeetingKind.PARTY)
        gate = next(g for g in gates_of(topic) if g.kind.code == GateCode.PRINCIPAL_MEETING)
        Gate.objects.filter(pk=gate.pk).update(
            state=GateState.PASSED, on=clock.today(), body=gate.kind.body, outcome=item.text
        )
        settle(topic, "decisions.consult")
        return
    advance(topic, TOPIC, "decisions.resolve", labels=TOPIC_LABELS, to=item.outcome)
    if item.outcome in (Outcome.APPROVED, Outcome.REJECTED):
        Resolution.objects.create(
            unit=topic.unit, topic=topic, item=item, number=_next_number(item), outcome=item.outcome, text=item.text,
            yes=item.yes, no=item.no, abstain=item.abstain, decided_on=clock.today(),
        )  # fmt: skip


def _next_number(item: AgendaItem) -> str:
    """One series per body and year; one open meeting per body at a time keeps it free of races."""
    meeting, year = item.meeting, clock.today().year
    known = Resolution.objects.filter(item__meeting__unit=meeting.unit, item__meeting__kind=meeting.kind)
    serial = known.filter(decided_on__year=year).count() + 1
    return f"{SERIES[MeetingKind(meeting.kind)]}〔{year}〕{serial}号"


def _refuse_outcome(standing: Standing, outcome: str) -> None:
    """Say why the outcome is not one that the record gives."""
    item = standing.item
    study = item.meeting.kind == MeetingKind.PRINCIPAL and item.topic.body == MeetingKind.PARTY
    if study and outcome in (Outcome.APPROVED, Outcome.REJECTED):
        raise Refused(_("研究提出事项不能在校长办公会议办结。"), _("请选择“提交党组织会议”“缓议”或“退回修改”。"), "B.4")
    if item.state == ItemState.WAITING:
        raise Refused(_("本项还没有审议。"), _("请先开始审议；不能审议的，决定缓议。"), "B-07")
    if item.split:
        raise Refused(_("本项已登记重大分歧。"), _("只能缓议：调查研究、充分沟通后再上会。"), "B-13")
    standing.refuse_without_quorum()
    if not standing.is_heard_out:
        raise Refused(_("还有人没有发言，或主持人还没有末位表态。"), _("请先听取意见。"), "B-07")
    if standing.rule.voted and not item.has_vote and outcome in (Outcome.APPROVED, Outcome.REJECTED):
        raise Refused(_("本项还没有表决。"), _("请先登记表决。"), "B-07")
    raise Refused(
        _("结论与记录不符。"),
        _("按现有记录只能：%(list)s。") % {"list": "、".join(str(o.label) for o in standing.outcomes())},
        standing.rule.code,
    )
