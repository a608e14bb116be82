"""期限: between which days the next step may be done, by the rules in force on the day it is done."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from xiaoheng.ground.members import states
from xiaoheng.ground.members.models import Development, StepRecord
from xiaoheng.ground.members.selectors.terms import Terms
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.rulebook.engine import months

PROBATION_ENDS = 0  # stands for the last day of the probation where a limit runs from it


@dataclass(frozen=True)
class Window:
    """期限规定: a step may be done from (or by) so many months after an anchor; `strict` ones refuse, others mark."""

    step: int
    anchor: int
    parameter: str
    by: bool
    strict: bool
    says: Any


WINDOWS = (
    Window(2, 1, "develop_talk_months", True, False, gettext_lazy("收到申请后%(n)d个月内派人谈话")),
    Window(6, 3, "develop_activist_months", False, True, gettext_lazy("确定为积极分子满%(n)d个月")),
    Window(7, 3, "develop_activist_months", False, True, gettext_lazy("确定为积极分子满%(n)d个月")),
    Window(15, 13, "develop_assembly_months", True, True, gettext_lazy("预审合格后%(n)d个月内召开支部大会")),
    Window(17, 15, "develop_approval_months", True, False, gettext_lazy("支部大会通过后%(n)d个月内审批")),
    Window(17, 15, "develop_approval_months_max", True, True, gettext_lazy("特殊情况不超过%(n)d个月")),
    Window(20, 17, "develop_oath_months", True, False, gettext_lazy("批准后一般%(n)d个月内宣誓")),
    Window(22, PROBATION_ENDS, "", False, True, gettext_lazy("预备期满")),
    Window(23, PROBATION_ENDS, "", False, True, gettext_lazy("预备期满")),
    Window(24, 23, "develop_approval_months", True, False, gettext_lazy("支部大会讨论后%(n)d个月内审批")),
)


@dataclass(frozen=True)
class Bound:
    """界限: the first (or last) day for the step, in words, with its clause."""

    day: date
    by: bool
    strict: bool
    says: str
    clause: str

    def broken(self, day: date) -> bool:
        """Whether a step on the day lies outside."""
        return day > self.day if self.by else day < self.day


def version(terms: Terms, unit: Unit, day: date) -> str:
    """规则版本: the year of the rules that a step on the day is held to."""
    return str(terms.asked("develop_consent", unit, day).since.year)


def live(development: Development) -> dict[int, StepRecord]:
    """Steps that stand, by number."""
    rows = development.steps.filter(undone_on__isnull=True).prefetch_related("people__person").order_by("id")
    return {row.number: row for row in rows}


def probation_end(done: Mapping[int, StepRecord]) -> date | None:
    """预备期满日: of the extension where there is one, else of the assembly."""
    ends = [row.until for row in done.values() if row.until]
    return max(ends, default=None)


def bounds(terms: Terms, step: int, unit: Unit, done: Mapping[int, StepRecord], day: date) -> list[Bound]:
    """The limits of a step done on the day. A limit that the anchor's day did not know runs from its own first day."""
    found = []
    for window in (one for one in WINDOWS if one.step == step):
        if window.anchor == PROBATION_ENDS:
            end = probation_end(done)
            rule = terms.value("develop_probation_months", unit, day)
            if end and rule:
                found.append(Bound(end, window.by, window.strict, str(window.says), rule.source))
            continue
        rule = terms.value(window.parameter, unit, day)
        if rule is None or window.anchor not in done:
            continue
        anchor = done[window.anchor].done_on
        start = max(anchor, rule.since) if window.by else anchor
        says = str(window.says) % {"n": rule.value}
        found.append(Bound(months.add(start, rule.value), window.by, window.strict, says, rule.source))
    return found


def of_age(terms: Terms, born: date, unit: Unit, day: date) -> bool:
    """年满18岁 on the day of the application."""
    return months.add(born, 12 * terms.asked("develop_age_min", unit, day).value) <= day


def needs(terms: Terms, step: int, unit: Unit, day: date) -> list[str]:
    """What else the rules of the day ask of a step, in words, for its form."""

    def n(key: str) -> int:
        return terms.number(key, unit, day)

    said: dict[int, list[str]] = {
        states.MENTORS: [
            _("指定%(least)d至%(most)d名正式党员")
            % {"least": n("develop_mentors_min"), "most": n("develop_mentors_max")}
        ],
        states.FOSTERED: [_("每%(n)d个月考察一次") % {"n": n("develop_review_months")}],
        states.CANDIDATE: [_("听取党小组、培养联系人、党员和群众意见")],
        states.SPONSORS: [_("由%(n)d名正式党员担任，受留党察看处分的不得担任") % {"n": n("develop_sponsors")}],
        states.REVIEW: [_("必须有书面结论，由人作出")],
        states.TRAINING: [
            _("不少于%(days)d天或者不少于%(hours)d学时")
            % {"days": n("develop_training_days"), "hours": n("develop_training_hours")}
        ],
        states.PRE_REVIEW: [_("书面告知结果并发给入党志愿书；三个月内将离开工作单位的一般暂缓")],
        states.ASSEMBLY: [_("到会超过应到会的半数，赞成超过应到会的半数")],
        states.CONVERSION_VOTE: [_("到会超过应到会的半数，赞成超过应到会的半数")],
    }
    found = said.get(step, [])
    if step == states.CANDIDATE and n("develop_publicity_workdays"):
        found.append(_("确定前公示不少于%(n)d个工作日") % {"n": n("develop_publicity_workdays")})
    if step == states.ASSEMBLY and n("develop_admission_publicity_workdays"):
        found.append(_("接收前公示不少于%(n)d个工作日") % {"n": n("develop_admission_publicity_workdays")})
    if step == states.CONSENT:
        found.append(_("须经上级党委同意") if n("develop_consent") else _("报上级党委备案"))
    if step == states.ASSEMBLY:
        found.append(_("无记名投票") if n("develop_secret") else _("缺席党员会前书面意见统计在内"))
    if step == states.CONVERSION_VOTE:
        span = {"least": n("develop_extension_min"), "most": n("develop_extension_max")}
        found.append(_("需要继续考察的可以延长一次，%(least)d至%(most)d个月") % span)
    return found
