"""重大分歧请示: the superior is asked about a topic over which the Party meeting was divided again (B-13)."""

from django.utils.translation import gettext as _

from xiaoheng.ground.organisation import selectors as organisation
from xiaoheng.ground.organisation import services as superior
from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.models import SuperiorRequest
from xiaoheng.ground.organisation.verbs import act
from xiaoheng.ground.organisation.words import RequestState
from xiaoheng.lib.refusal import Refused
from xiaoheng.loop.decisions.matters.models import Referral, Topic
from xiaoheng.loop.decisions.matters.selectors.divided import (
    AGAIN,
    UNDECIDED,
    divided_items,
    is_refused,
    referral_of,
)
from xiaoheng.loop.decisions.matters.selectors.terms import reply_due
from xiaoheng.loop.decisions.meetings.services.locking import locked_state

CLAUSE = "B-13"


def refer(*, actor: Actor, topic: Topic, text: str = "", paper: str = "") -> SuperiorRequest:
    """请示分歧: what divided two meetings goes to the superior, under a clock, before there is a third.

    Refused: a topic that has not divided two Party meetings, or lies before one; asked already.
    """
    with act("decisions.refer", actor=actor, unit=topic.unit, on=topic) as doing:
        state, found, county = locked_state(topic), divided_items(topic), organisation.county_of(topic.unit)
        if len(found) < AGAIN or state not in UNDECIDED or county is None:
            raise Refused(
                _("只有两次上会仍有重大分歧、尚未再上会的议题才请示上级。"),
                _("请先调查研究、充分沟通，再提交会议讨论。"),
                CLAUSE,
            )
        if (sent := referral_of(topic)) is not None:
            raise Refused(
                _("已请示上级（%(n)s）。") % {"n": sent.request.number}, _("请按批复办理，不要重复请示。"), CLAUSE
            )
        due = reply_due(topic.unit)
        title = _("关于%(title)s有重大分歧的请示") % {"title": topic.title}
        row = superior.request(
            actor=actor, unit=topic.unit, superior=county, title=title[:200], due_on=due,
            text=text.strip() or told(topic), paper=paper or topic.paper, subject=topic,
        )  # fmt: skip
        Referral.objects.update_or_create(
            item=found[-1], defaults={"topic": topic, "request": row, "round": topic.round}
        )
        doing.say(title=topic.title, number=row.number, times=len(found), due_on=due.isoformat())
    return row


def told(topic: Topic) -> str:
    """请示正文: the draft, and what divided each meeting; an official text, in Chinese whatever the pages are in."""
    lines = [topic.text]
    for item in divided_items(topic):
        day = item.meeting.held_on or item.meeting.planned_on
        lines.append(f"{day.year}年{day.month}月{day.day}日党组织会议的分歧：{item.split}")
    return "\n".join(lines)


def refuse_divided(topic: Topic, *, changed: bool) -> None:
    """A divided topic goes on when the superior has answered, and with another draft where he did not agree."""
    row = referral_of(topic)
    if row is not None and row.request.state == RequestState.SENT:
        raise Refused(_("重大分歧的请示还没有批复。"), _("请等待批复，或先撤回请示。"), CLAUSE)
    if not changed and is_refused(topic, row):
        raise Refused(_("上级不同意原方案。"), _("请按批复意见修改方案后重提。"), CLAUSE)
