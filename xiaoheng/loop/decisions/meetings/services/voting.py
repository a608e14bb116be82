"""表决: the vote on the item under debate."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.verbs import act, advance
from xiaoheng.lib import quorum
from xiaoheng.lib.refusal import Refused
from xiaoheng.loop.decisions.meetings.models import AgendaItem, Ballot
from xiaoheng.loop.decisions.meetings.selectors.session import Standing
from xiaoheng.loop.decisions.meetings.services.debate import under_debate
from xiaoheng.loop.decisions.meetings.services.session import ITEM_LABELS
from xiaoheng.loop.decisions.states import ITEM
from xiaoheng.loop.decisions.words import (
    Category,
    Choice,
    Method,
)


def vote(
    *,
    actor: Actor,
    item: AgendaItem,
    method: str,
    yes: int = 0,
    no: int = 0,
    abstain: int = 0,
    ballots: Mapping[int, str] | None = None,
    again: tuple[int, int, int] | None = None,
) -> AgendaItem:
    """登记表决: counts, or for a vote by name the choice of each person (primary key → choice).

    Paper ballots are counted twice, by the teller and by the overseer (`again`). Entering it anew before the outcome
    corrects it. Refused: in the principal's meeting, without quorum, before the chair has spoken, a divided meeting,
    counts that do not add up to those present or to each other, a personnel item not by secret ballot.
    """
    with act("decisions.vote", actor=actor, unit=item.meeting.unit, on=item) as doing:
        standing = under_debate(item, "decisions.vote")
        _refuse_vote(standing, method)
        if method == Method.SECRET:
            _refuse_miscount((yes, no, abstain), again)
        if method == Method.NAMED:
            yes, no, abstain = _count_names(standing, ballots or {})
        if not quorum.adds_up(standing.present, yes, no, abstain):
            raise Refused(
                _("赞成%(y)s、反对%(n)s、弃权%(a)s，合计与实到（不含回避）%(p)s人不符。")
                % {"y": yes, "n": no, "a": abstain, "p": standing.present},
                _("请重新清点票数。"),
                "B-07",
            )
        advance(
            item, ITEM, "decisions.vote", labels=ITEM_LABELS, method=method, yes=yes, no=no, abstain=abstain,
            entitled=standing.entitled, present=standing.present,
        )  # fmt: skip
        item.ballots.all().delete()
        rows = ballots.items() if ballots and method == Method.NAMED else []
        Ballot.objects.bulk_create(Ballot(item=item, person_id=person, choice=choice) for person, choice in rows)
        doing.say(title=item.topic.title, yes=yes, no=no, abstain=abstain, present=standing.present)
    return item


def _refuse_vote(standing: Standing, method: str) -> None:
    if not standing.rule.voted:
        raise Refused(_("校长办公会议不表决。"), _("请在听取意见后由校长作出决定。"), "Q-3")
    standing.refuse_without_quorum()
    if standing.item.split:
        raise Refused(_("本项已登记重大分歧，不再表决。"), _("请决定缓议，调查研究、充分沟通后再上会。"), "B-13")
    if not standing.is_heard_out:
        silent = "、".join(s.row.person.name for s in standing.silent) or _("主持人")
        raise Refused(_("还没有发言：%(names)s。") % {"names": silent}, _("请逐一登记意见，主持人最后。"), "B-07")
    if method not in Method.values:
        raise Refused(_("没有选择表决方式。"), _("请选择举手、口头、记名或无记名投票。"), "B-07")
    if Category.PERSONNEL in standing.item.topic.categories and method != Method.SECRET:
        raise Refused(_("干部任免事项须无记名投票。"), _("请改用无记名投票。"), "B-07")


def _refuse_miscount(count: tuple[int, int, int], again: tuple[int, int, int] | None) -> None:
    if again is None:
        raise Refused(_("纸质票只清点了一次。"), _("请由监票人另行清点，再录入一次票数。"), "B-07")
    if count != again:
        told = {"a": "、".join(map(str, count)), "b": "、".join(map(str, again))}
        raise Refused(
            _("两次清点的赞成、反对、弃权票数不一致：第一次%(a)s，第二次%(b)s。") % told,
            _("请重新清点全部选票。"),
            "B-07",
        )


def _count_names(standing: Standing, ballots: Mapping[int, str]) -> tuple[int, int, int]:
    voters = {s.row.person_id for s in standing.voters}
    if set(ballots) != voters or not set(ballots.values()) <= set(Choice.values):
        missing = "、".join(s.row.person.name for s in standing.voters if s.row.person_id not in ballots)
        raise Refused(
            _("记名表决须由在场且未回避的每位成员各记一次。%(missing)s")
            % {"missing": missing and _("缺：%(names)s。") % {"names": missing}},
            _("请逐人登记赞成、反对或弃权。"),
            "B-08",
        )
    choices = list(ballots.values())
    return choices.count(Choice.YES), choices.count(Choice.NO), choices.count(Choice.ABSTAIN)
