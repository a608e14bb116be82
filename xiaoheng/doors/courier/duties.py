"""待办: the duties of every room, sorted into buckets, each with the page where it is done."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from xiaoheng.doors.ui import dates
from xiaoheng.ground.library.selectors import inbox as of_library
from xiaoheng.ground.members.selectors.inbox import inbox as of_members
from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.selectors import inbox as of_organisation
from xiaoheng.ground.rulebook.selectors import inbox as of_rulebook
from xiaoheng.lib import clock
from xiaoheng.lib.duty import Duty
from xiaoheng.loop.correction.selectors.inbox import inbox as of_correction
from xiaoheng.loop.decisions.assemblies.selectors.inbox import inbox as of_assemblies
from xiaoheng.loop.decisions.elections.selectors.inbox import inbox as of_elections
from xiaoheng.loop.decisions.filing.selectors.inbox import inbox as of_filing
from xiaoheng.loop.decisions.filing.selectors.inbox import under_review
from xiaoheng.loop.decisions.selectors import inbox as of_decisions
from xiaoheng.loop.evaluation.selectors.inbox import inbox as of_evaluation
from xiaoheng.loop.execution.campaigns.selectors.inbox import inbox as of_campaigns
from xiaoheng.loop.execution.selectors.inbox import inbox as of_execution
from xiaoheng.loop.supervision.selectors.inbox import inbox as of_supervision

ROOMS: tuple[Callable[[Viewer], list[Duty]], ...] = (
    of_organisation,
    of_rulebook,
    of_library,
    of_members,
    of_decisions,
    of_filing,
    of_elections,
    of_assemblies,
    of_execution,
    of_campaigns,
    of_supervision,
    of_evaluation,
    of_correction,
)
REPLY = "organisation.reply"
SHORT = 7  # rows of a bucket before one asks for all


@dataclass(frozen=True)
class Row:
    """One line of the inbox: what, where, by when, and the button."""

    title: str
    unit: str
    due_on: date | None
    url: str
    label: str | Promise
    thing: str | Promise

    @property
    def act(self) -> str:
        """办什么: the act and the kind of thing, without its title."""
        return f"{self.thing}·{self.label}"


@dataclass
class Bucket:
    """A part of the inbox."""

    key: str
    title: str | Promise
    says: str | Promise
    rows: list[Row] = field(default_factory=list)
    shown: list[Row] = field(default_factory=list)

    @property
    def size(self) -> str:
        """How many there are."""
        return _("%(n)d项") % {"n": len(self.rows)}

    @property
    def more(self) -> bool:
        """Whether rows are left out."""
        return len(self.shown) < len(self.rows)

    def open(self, rows: list[Row]) -> None:
        """Show these rows and no hint of more (the page has its own pagination)."""
        self.rows = self.shown = rows


def buckets(viewer: Viewer) -> list[Bucket]:
    """逾期 / 近期 / 往后 / 等别人, each sorted by date."""
    found = [
        Bucket("overdue", _("逾期"), _("没有逾期的事项。")),
        Bucket("soon", _("近期"), _("近期没有要办的事项。")),
        Bucket("later", _("往后"), _("往后没有排定的事项。")),
        Bucket("waiting", _("等别人"), _("没有等别人办理的事项。")),
    ]
    today, soon = clock.today(), dates.soon(viewer)
    by_key = {bucket.key: bucket for bucket in found}
    for duty in open_duties(viewer):
        by_key[_bucket_of(duty, today, soon)].rows.append(_row(duty))
    for bucket in found:
        bucket.shown = bucket.rows[:SHORT]
    return found


def open_duties(viewer: Viewer) -> list[Duty]:
    """各处待办 of every room, by date; a request that the review of a filed text answers is not asked for twice."""
    found = [duty for room in ROOMS for duty in room(viewer)]
    asked = [int(duty.subject) for duty in found if duty.verb == REPLY]
    reviewed = under_review(asked) if asked else set()
    return sorted((duty for duty in found if duty.verb != REPLY or duty.subject not in reviewed), key=_when)


def _bucket_of(duty: Duty, today: date, soon: date) -> str:
    if duty.waiting:
        return "waiting"
    if duty.due_on is None or today <= duty.due_on <= soon:
        return "soon"
    return "overdue" if duty.due_on < today else "later"


def _when(duty: Duty) -> tuple[bool, date]:
    return (duty.due_on is None, duty.due_on or date.max)


def _row(duty: Duty) -> Row:
    page, argument, label = PAGES[duty.verb]
    return Row(
        duty.title, duty.unit, duty.due_on, reverse(page, kwargs={argument: duty.subject}), label, THINGS[argument]
    )


# verb of a duty → page, name of its argument, word on the button
PAGES: dict[str, tuple[str, str, str | Promise]] = {
    "campaigns.conclude": ("desk:campaign", "campaign", _("认定结果")),
    "campaigns.reach": ("desk:entrant", "entrant", _("登记")),
    "correction.close": ("desk:problem", "problem", _("核验")),
    "correction.plan": ("desk:problem", "problem", _("定措施")),
    "correction.submit": ("desk:problem", "problem", _("提交整改")),
    "assemblies.decide": ("desk:assembly", "assembly", _("办理")),
    "assemblies.open": ("desk:assembly", "assembly", _("开会")),
    "decisions.acknowledge": ("desk:meeting", "meeting", _("看材料")),
    "decisions.assess": ("desk:topic", "topic", _("评议")),
    "decisions.clear": ("desk:publication", "publication", _("审批")),
    "decisions.consult": ("desk:topic", "topic", _("提意见")),
    "decisions.draft_minutes": ("desk:meeting", "meeting", _("成纪要")),
    "decisions.issue": ("desk:topic", "topic", _("印发")),
    "decisions.publish": ("desk:publication", "publication", _("公开")),
    "decisions.ratify": ("desk:decisions.ratify", "urgent_act", _("追认")),
    "decisions.refer": ("desk:topic", "topic", _("请示上级")),
    "decisions.screen": ("desk:publication", "publication", _("审查")),
    "decisions.sign": ("desk:meeting", "meeting", _("签发")),
    "decisions.start": ("desk:meeting", "meeting", _("进入会议")),
    "decisions.table": ("desk:topic", "topic", _("安排上会")),
    "elections.ask": ("desk:election", "election", _("请示")),
    "elections.begin": ("desk:election", "election", _("办理")),
    "elections.confirm": ("desk:election", "election", _("批准")),
    "elections.nominate": ("desk:election", "election", _("报审候选人")),
    "elections.open": ("desk:election", "election", _("召开大会")),
    "elections.report": ("desk:election", "election", _("报告")),
    "elections.seat": ("desk:election", "election", _("办理")),
    "evaluation.close": ("desk:appraisal", "appraisal", _("审定")),
    "execution.sign_off": ("desk:directive", "directive", _("签发")),
    "execution.hand_over": ("desk:item", "item", _("承办")),
    "execution.complete": ("desk:execution.complete", "part", _("报告完成")),
    "execution.approve": ("desk:review", "assignment", _("复核")),
    "execution.confirm": ("desk:notice", "notice", _("确认")),
    "execution.finish": ("desk:task", "task", _("报告办结")),
    "execution.allow_transfer": ("desk:item", "item", _("答复转办")),
    "execution.grant": ("desk:assignment", "assignment", _("答复延期")),
    "execution.issue": ("desk:directive", "directive", _("下达")),
    "execution.sign": ("desk:directive", "directive", _("签收")),
    "execution.submit": ("desk:item", "item", _("交材料")),
    "filing.admit": ("desk:filing.admit", "candidacy", _("审核")),
    "filing.answer": ("desk:filing", "filed_text", _("答复")),
    "filing.conclude": ("desk:filing", "filed_text", _("审查")),
    "filing.finish": ("desk:filing.finish", "plan_row", _("办结")),
    "filing.recommend": ("desk:filing.recommend", "candidacy", _("推荐")),
    "filing.register": ("desk:filing", "filed_text", _("登记")),
    "filing.submit": ("desk:filing", "filed_text", _("报备")),
    "library.rule_on": ("desk:cleanup", "cleanup", _("提意见")),
    "members.accept": ("desk:members.accept", "transfer", _("接收")),
    "members.decide": ("desk:development", "development", _("办理")),
    "members.record": ("desk:development", "development", _("办理")),
    "members.resend": ("desk:members.resend", "transfer", _("查看")),
    "organisation.call_off": ("desk:unit", "unit", _("处理")),
    REPLY: ("desk:request", "superior_request", _("批复")),
    "rulebook.excuse": ("desk:plea", "plea", _("答复")),
    "rulebook.plead": ("desk:plea", "plea", _("查看")),
    "supervision.answer_contest": ("desk:supervision.answer_contest", "contest", _("答复")),
    "supervision.contest": ("desk:supervision.contest", "bulletin_row", _("核对")),
    "supervision.decide": ("desk:case", "case", _("作决定")),
    "supervision.explain": ("desk:supervision.explain", "explanation", _("说明情况")),
    "supervision.hear": ("desk:case", "case", _("听取说明")),
    "supervision.inspect": ("desk:inspection", "inspection", _("登记")),
    "supervision.judge": ("desk:supervision.judge", "checked_meeting", _("登记")),
    "supervision.open_case": ("desk:case", "case", _("查看")),
    "supervision.publish": ("desk:bulletin", "bulletin", _("发布")),
    "supervision.report": ("desk:supervision.report", "person", _("登记")),
    "supervision.settle": ("desk:case", "case", _("办结")),
}
# what a page's argument names: an act is told of beyond the site by this word, never by a title
THINGS: dict[str, str | Promise] = {
    "appraisal": _("年度评价"),
    "assembly": _("会议"),
    "assignment": _("交办事项"),
    "bulletin": _("通报"),
    "bulletin_row": _("通报结果"),
    "campaign": _("专项"),
    "candidacy": _("推进学校"),
    "case": _("问责"),
    "checked_meeting": _("会议抽查"),
    "cleanup": _("制度清理"),
    "contest": _("异议"),
    "development": _("发展党员"),
    "directive": _("交办单"),
    "election": _("选举"),
    "entrant": _("专项"),
    "explanation": _("情况说明"),
    "filed_text": _("备案文本"),
    "inspection": _("督查"),
    "item": _("交办事项"),
    "meeting": _("会议"),
    "notice": _("通知"),
    "part": _("交办事项"),
    "person": _("人员"),
    "plan_row": _("推进清单"),
    "plea": _("例外申请"),
    "problem": _("问题整改"),
    "publication": _("公开"),
    "superior_request": _("请示报告"),
    "task": _("任务"),
    "topic": _("议题"),
    "transfer": _("组织关系转接"),
    "unit": _("单位"),
    "urgent_act": _("临机处置"),
}
