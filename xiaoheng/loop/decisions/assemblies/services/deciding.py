"""审议结果: what the counts say of one question, and what that does to the matter which asked for it."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.verbs import act, advance
from xiaoheng.lib.refusal import Refused
from xiaoheng.loop.decisions.assemblies.models import Question
from xiaoheng.loop.decisions.assemblies.selectors import count_of
from xiaoheng.loop.decisions.assemblies.selectors.assemblies import Count
from xiaoheng.loop.decisions.assemblies.services import checks
from xiaoheng.loop.decisions.assemblies.states import QUESTION
from xiaoheng.loop.decisions.assemblies.words import Method, QuestionState, Result, Way
from xiaoheng.loop.decisions.matters.services.gates import carry
from xiaoheng.loop.decisions.models import Gate, Topic

LABELS = dict(QuestionState.choices)


@dataclass(frozen=True)
class Tally:
    """计数: of a vote 赞成、反对、弃权, of an opinion 赞成、不赞成 and 有意见和建议."""

    yes: int = 0
    no: int = 0
    abstain: int = 0
    comments: int = 0

    @property
    def total(self) -> int:
        """All of them; -1 where one is below zero."""
        parts = (self.yes, self.no, self.abstain, self.comments)
        return sum(parts) if min(parts) >= 0 else -1


def decide(
    *,
    actor: Actor,
    question: Question,
    conclusion: str,
    tally: Tally | None = None,
    again: Tally | None = None,
    method: str = Method.HANDS,
    deferred: bool = False,
) -> Question:
    """登记审议结果: the result follows from the counts; a topic's gate is passed or failed by it, in the same step.

    A vote carries by the class of the body; an opinion of an advisory body is heard, whatever it is, and so passes
    the gate with its counts. Refused: a meeting not open, too few there, counts that do not add up to those present,
    papers counted once, no conclusion, the topic's own proposer entering it.
    """
    meeting = question.meeting
    with act("assemblies.decide", actor=actor, unit=meeting.unit, on=question) as doing:
        row = checks.locked(meeting)
        checks.in_state(row, "assemblies.attend")
        question.refresh_from_db()
        if not conclusion.strip():
            raise Refused(_("没有写明结论。"), _("请写明结论或意见要点，缓议的写明原因。"), "B-08")
        count, way = count_of(row, question.quorum), row.assembly.form.way
        counts: dict[str, Any] = {}
        if deferred:
            result = Result.DEFERRED
        else:
            checks.refuse_short(count, code=question.quorum)
            counts = _counted(way, count, tally or Tally(), again, method)
            result = _result(way, count, tally or Tally())
        advance(
            question, QUESTION, "assemblies.decide", labels=LABELS, result=result, conclusion=conclusion.strip(),
            method=method if way == Way.VOTE and counts else "", entitled=count.entitled, present=count.present,
            **counts,
        )  # fmt: skip
        if question.gate is not None and not deferred:
            doing.touch(_answer(actor, question, question.gate, row.assembly.holder).unit_id)
        doing.say(title=question.title, result=str(question.get_result_display()), present=count.present, **counts)
    return question


def _counted(way: str, count: Count, tally: Tally, again: Tally | None, method: str) -> dict[str, int]:
    """The columns to write; nothing is counted where a thing is only studied."""
    if way == Way.STUDY:
        return {}
    if tally.total != count.present or (way == Way.VOTE and tally.comments) or (way == Way.OPINION and tally.abstain):
        raise Refused(
            _("各项人数合计%(t)s，与实到%(p)s人不符。") % {"t": max(tally.total, 0), "p": count.present},
            _("请重新清点，或先更正到会人数。"),
            "B-07",
        )
    if way == Way.VOTE and method not in Method.values:
        raise Refused(_("没有选择表决方式。"), _("请选择举手或无记名投票。"), "B-07")
    if way == Way.VOTE and method == Method.SECRET and again != tally:
        raise Refused(
            _("纸质票须清点两次，两次结果一致。"), _("请由监票人另行清点，再录入一次票数；不一致的重新清点。"), "B-07"
        )
    return {"yes": tally.yes, "no": tally.no, "abstain": tally.abstain, "comments": tally.comments}


def _result(way: str, count: Count, tally: Tally) -> Result:
    if way == Way.STUDY:
        return Result.STUDIED
    if way == Way.VOTE:
        carried = count.rule is not None and count.rule.carries(count.entitled, tally.yes)
        return Result.ADOPTED if carried else Result.REJECTED
    if 2 * tally.no > count.present:
        return Result.OPPOSED
    return Result.COMMENTED if tally.comments or tally.no else Result.AGREED


def _answer(actor: Actor, question: Question, gate: Gate, holder: str) -> Topic:
    """The gate of the topic that asked: a decision may fail it, an opinion has been heard."""
    meeting = question.meeting
    if actor.person is not None and actor.person == gate.topic.proposer_id:
        raise Refused(_("提出人不能登记自己议题的前置程序。"), _("请由党政办登记。"), "B-06")
    told = _counts_told(question)
    return carry(
        gate, passed=question.result != Result.REJECTED, body=holder, on=meeting.held_on or meeting.planned_on,
        outcome=f"{question.get_result_display()}{told}：{question.conclusion}",
    )  # fmt: skip


def _counts_told(question: Question) -> str:
    if not question.has_count:
        return ""
    named = {"y": question.yes, "n": question.no, "a": question.abstain, "c": question.comments}
    if question.meeting.assembly.form.way == Way.VOTE:
        return _("（赞成%(y)s，反对%(n)s，弃权%(a)s）") % named
    return _("（赞成%(y)s，有意见和建议%(c)s，不赞成%(n)s）") % named
