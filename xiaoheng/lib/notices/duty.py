"""是否任务 One duty as it is read, and the test of it: what is background, a role or a schedule asks for nothing."""

import re
from dataclasses import dataclass, field

from xiaoheng.lib.notices import aside, judge
from xiaoheng.lib.notices.asked import Around
from xiaoheng.lib.notices.context import Context
from xiaoheng.lib.notices.deadlines import NONE, Deadline, Recurrence
from xiaoheng.lib.notices.draft import Quantity
from xiaoheng.lib.notices.weigh import likelihood

_CERTAIN = 0.8
_CAMPAIGN = re.compile("要[^,]{0,8}开展[^,]{2,20}活动")
_YEARS = re.compile(r"(20\d\d)年")
_GENERIC = re.compile(r"(?:以下|如下|下列)[^,。]{0,12}(?:工作|任务|事项|要求|材料|资料|内容|方面|措施|步骤)?:?$")


@dataclass
class Unit:
    """任务单元 One duty in flowing-text offsets."""

    start: int
    end: int
    block: int
    section: str | None
    who: list[str] = field(default_factory=list)
    implicit: bool = True
    lead: list[str] = field(default_factory=list)
    deadline: Deadline = NONE
    recurrence: Recurrence | None = None
    quantity: list[Quantity] = field(default_factory=list)
    evidence: list[str] = field(default_factory=list)
    inherited: bool = False
    personal: bool = False  # the party is whom a label 责任人 names
    act: bool = False
    said: str = ""
    words: str = ""
    around: Around | None = None  # None where a label or a table says who
    instead: list[str] = field(default_factory=list)  # who else may be meant


def is_task(unit: Unit, words: str, named: bool, context: Context) -> bool:
    """是否任务 Whether the rules or the weight of the words take a passage for a duty."""
    given = unit.deadline != NONE or unit.recurrence or unit.evidence
    return _passes(unit, words, named, context) or bool(given and unit.act and likelihood(words) >= _CERTAIN)


def _passes(unit: Unit, words: str, named: bool, context: Context) -> bool:
    """The test of a duty: an act with a time, a number, a material, or a named party with a concrete act."""
    timed = unit.deadline != NONE or unit.recurrence is not None
    modal = bool(judge.MODAL.search(words))
    if len(words.strip(" ,。;()")) < (4 if timed else 5) or (_GENERIC.search(words.strip()) and not unit.evidence):
        return False
    if _set_aside(unit, words, modal, context) or _out_of_place(unit, words, named, context):
        return False
    if not timed and (judge.LIKE.match(words) or judge.HOLDS.match(words)):
        return False
    if unit.deadline.kind in ("none", "period") and not unit.recurrence and judge.forbids(words):
        return False
    if timed or unit.evidence or context.labelled or judge.REPORTS.search(words):
        return unit.act or bool(unit.recurrence and unit.quantity) or bool(timed and unit.evidence)
    if unit.said.startswith(("为", "是", "将不定期", "将适时")):
        return False
    if judge.exhorts(words) or judge.exhorts(unit.said) or judge.NORM.search(words):
        return False
    concrete = bool(judge.CONCRETE.search(words))
    if context.monthly and concrete and not judge.purpose(words):
        return True
    if unit.quantity:
        return unit.act and (named or modal or concrete or context.stage() is not None)
    return _untimed(words, named and concrete, modal, context)


def _set_aside(unit: Unit, words: str, modal: bool, context: Context) -> bool:
    """Contact lines, results, sanctions, roles, announced checks and background."""
    timed = unit.deadline != NONE or unit.recurrence is not None
    given = timed or bool(unit.evidence)
    if judge.CONTACT.search(words) and not (timed and (unit.evidence or judge.SENDS.search(words))):
        return True
    if (
        judge.RESULT.search(words)
        or (judge.SANCTION.search(words) and not unit.recurrence)
        or (judge.role(words) and not given)
    ):
        return True
    if unit.deadline.due and unit.deadline.due < context.anchor and not modal and not unit.recurrence:
        return True
    dated = unit.deadline.kind in ("date", "range", "period")
    if aside.apart(words, dated=dated, firm=modal or bool(unit.evidence), modal=modal):
        return True
    if judge.PERMITS.search(words) and not modal and not given:
        return True
    coming = unit.recurrence or "前" in unit.deadline.text
    firm = modal or unit.recurrence or unit.deadline.kind in ("date", "range", "relative")
    if judge.FOUND.search(words) and not firm and not context.labelled:
        return True
    if judge.MINUTES.search(words) and not modal and not coming:
        return True
    if judge.CHECKS.search(words) and not timed and not context.labelled:
        return True
    by = bool(re.search("[,。]由", words))
    plain = not (unit.evidence or unit.recurrence or modal or by or "截止" in words)
    if plain and judge.PLAIN_DATE.search(words.strip(" ,。;")):
        return True
    tied = dated or unit.deadline.kind == "relative"
    ordered = modal or (tied and by)  # 有6个支部不足3人,由总支3月20日前提出方案
    return judge.background(words, dated=tied) and not (ordered and given)


def _out_of_place(unit: Unit, words: str, named: bool, context: Context) -> bool:
    """Inside sections of aims and background, or in a text that is no notice at all."""
    timed = unit.deadline != NONE or unit.recurrence is not None
    if context.skip and not (timed and named and unit.evidence):
        return True
    firm = unit.deadline.kind in ("date", "range", "relative") or (unit.recurrence and (named or unit.evidence))
    asked = firm and (unit.evidence or unit.quantity or judge.MODAL.search(words))
    if context.notes and not asked:
        return True
    if context.soft and not asked and not (named and unit.quantity and "的" not in words[:8]):
        return True
    told = context.narrative and not context.labelled and not judge.MODAL.search(words[:30])
    return told and unit.deadline.kind not in ("date", "range", "relative")


def _untimed(words: str, named_act: bool, modal: bool, context: Context) -> bool:
    """A duty without time, number or material: study or campaigns under a heading, or a named party's concrete act."""
    placed = bool(context.headings)
    if not modal and any(int(year) < context.anchor.year for year in _YEARS.findall(words)):
        return False  # 甲中学2025年建成投用
    if placed and (judge.LEARN.search(words) or (modal and _CAMPAIGN.search(words))):
        return True
    return named_act and (modal or placed) and not judge.purpose(words)
