"""案例中的运行事实: meetings of the two bodies, requests, orders, problems, in the words an official reads."""

from datetime import date

from dateutil.relativedelta import relativedelta

from xiaoheng.ground.organisation.models import SuperiorRequest
from xiaoheng.loop.correction.models import Problem
from xiaoheng.loop.correction.words import ProblemState
from xiaoheng.loop.decisions.models import (
    AgendaItem,
    Attendance,
    Consultation,
    Gate,
    GateKind,
    Matter,
    Meeting,
    Minutes,
    Resolution,
    Talk,
    Topic,
    TopicMatter,
)
from xiaoheng.loop.decisions.words import Face, Outcome, TopicState
from xiaoheng.loop.execution.models import Assignment, Directive, DirectiveItem, ItemUnit, Target, Task, Transfer
from xiaoheng.loop.execution.words import AssignmentState
from xiaoheng.loop.supervision.models import Bulletin, BulletinRow, Explanation

BODIES = {"党组织会议": "party", "校长办公会议": "principal"}
OUTCOMES = {str(label): value for value, label in Outcome.choices}
FACES = {str(label): value for value, label in Face.choices}
TOPICS = {str(label): value for value, label in TopicState.choices}
DOINGS = {str(label): value for value, label in AssignmentState.choices}
PROBLEMS = {str(label): value for value, label in ProblemState.choices}
SITTING = {"会", "学校", "日", "自", "至", "每", "缺", "名单", "议题", "纪要", "已取消"}
TOPIC = {"题", "类", "应到", "实到", "赞成", "结论", "迟", "意见", "终", "状态", "印发", "任务"}
TASK = {"题", "立", "期限", "办结"}
REQUEST = {"学校", "上级", "题", "报", "期限", "批复", "事项", "设立党支部", "报告", "撤回"}
ORDER = {"起", "下达", "办结", "学校", "补充", "终止", "事项", "说明"}
DUTY = {"题", "期限", "每月", "仅限", "除外", "办理", "党组织", "增加", "删去", "转办"}
DOING = {"状态", "期限", "交"}
PROBLEM = {"学校", "题", "登记", "时限", "状态", "交", "销号"}
LONG_BEFORE = date(2015, 1, 1)


class Loop:
    """The rows of what moves; `s` is the situation they belong to."""

    def __init__(self, s, case):
        self.s, self.number = s, 0
        for told in case.get("议事", []):
            self._sittings(told)
        for told in case.get("沟通", []):
            self._talk(told)
        for told in case.get("请示", []):
            self._request(told)
        for told in case.get("交办", []):
            self._order(told)
        for told in case.get("问题", []):
            self._problem(told)

    def next(self):
        self.number += 1
        return self.number

    def _sittings(self, told):
        known(told, SITTING)
        days = [told["日"]] if "日" in told else every(told["自"], told["至"], told.get("每", 1), told.get("缺", ()))
        for day in days:
            self._sitting(told, day)

    def _sitting(self, told, day):
        unit, kind = self.s.units[told["学校"]], BODIES[told["会"]]
        meeting = Meeting.objects.create(
            unit=unit, org=self.s.own(unit) if kind == "party" else None, kind=kind, planned_on=day, held_on=day,
            state="cancelled" if told.get("已取消") else "closed", ym=day.year * 100 + day.month, entered_on=day,
            number=f"{told['会']}纪要{self.next()}号",
        )  # fmt: skip
        Attendance.objects.bulk_create(
            Attendance(meeting=meeting, person=person, is_entitled=True, position=position)
            for position, person in enumerate(self.s.crowd(unit, told.get("名单", 5)))
        )
        for topic in told.get("议题", []):
            self._topic(meeting, topic)
        if "纪要" in told:
            Minutes.objects.create(meeting=meeting, state="signed", drafted_on=day, signed_on=told["纪要"])

    def _topic(self, meeting, told):
        known(told, TOPIC)
        body = BODIES[told.get("终", "党组织会议")]
        present, yes = told.get("实到", 5), told.get("赞成", 5)
        topic = Topic.objects.create(
            unit=meeting.unit, org=self.s.own(meeting.unit), title=told["题"], text="文", proposed_on=LONG_BEFORE,
            body=body, stage=body, quorum="Q-1", state=TOPICS[told.get("状态", "已印发")],
        )  # fmt: skip
        voted = meeting.kind == "party" and yes is not None
        item = AgendaItem.objects.create(
            meeting=meeting, topic=topic, position=self.next(), is_late=told.get("迟", False),
            quorum=told.get("类", "Q-1" if meeting.kind == "party" else "Q-3"), entitled=told.get("应到", 5),
            present=present, yes=yes if voted else None, no=present - yes if voted else None,
            abstain=0 if voted else None, outcome=OUTCOMES[told.get("结论", "通过")],
        )  # fmt: skip
        for face, heard in told.get("意见", {}).items():
            Consultation.objects.create(
                topic=topic, round=1, stage=meeting.kind, face=FACES[face],
                state={"未听取": "pending", "有重大分歧": "unresolved"}.get(heard, "agreed"),
                heard_on=heard if isinstance(heard, date) else None,
            )  # fmt: skip
        if "印发" in told:
            self._resolution(item, told)

    def _resolution(self, item, told):
        resolution = Resolution.objects.create(
            unit=item.topic.unit, topic=item.topic, item=item, number=f"决{self.next()}号", outcome=item.outcome,
            text="文", decided_on=item.meeting.held_on, issued_on=told["印发"],
        )  # fmt: skip
        for task in told.get("任务", []):
            known(task, TASK)
            Task.objects.create(
                unit=resolution.unit, resolution=resolution, owner=self.s.person(resolution.unit), title=task["题"],
                made_on=task.get("立", told["印发"]), due_on=task["期限"], done_on=task.get("办结"),
            )  # fmt: skip

    def _talk(self, told):
        known(told, {"学校", "日", "约定"})
        unit = self.s.units[told["学校"]]
        Talk.objects.create(
            unit=unit, org=self.s.own(unit), day=told["日"], secretary=self.s.person(unit),
            principal=self.s.person(unit), is_done=not told.get("约定"), entered_on=told["日"],
        )  # fmt: skip

    def _request(self, told):
        known(told, REQUEST)
        unit = self.s.units[told["学校"]]
        request = SuperiorRequest.objects.create(
            unit=unit, superior=self.s.units[told.get("上级", "案例县")], number=f"〔2023〕{self.next()}号",
            kind="report" if told.get("报告") else "request", matter="branch" if told.get("设立党支部") else "other",
            title=told["题"], sent_on=told["报"],
            due_on=told["期限"], replied_on=told.get("批复"),
            state="withdrawn" if told.get("撤回") else "approved" if "批复" in told else "sent",
        )  # fmt: skip
        if "事项" in told:
            topic = Topic.objects.create(
                unit=unit, org=self.s.own(unit), title=told["题"], text="文", proposed_on=LONG_BEFORE, body="party",
                stage="party", quorum="Q-1",
            )  # fmt: skip
            words = {"body": "party", "area": "", "title": told["事项"], "quorum": "Q-1", "position": 1}
            matter, _new = Matter.objects.get_or_create(code=told["事项"], defaults=words)
            TopicMatter.objects.create(topic=topic, matter=matter)
            kind, _new = GateKind.objects.get_or_create(code="UP", defaults={"body": "上级", "before": "issue"})
            Gate.objects.create(topic=topic, round=1, kind=kind, request=request)

    def _order(self, told):
        known(told, ORDER)
        since = told["起"]
        directive = Directive.objects.create(
            unit=self.s.county, title="党建重点任务交办单", since=since, until=since + relativedelta(months=3),
            drafted_on=since, issued_on=told.get("下达", since), closed_on=told.get("办结"), state="issued",
        )  # fmt: skip
        for school in told["学校"]:
            days = {"joined_on": told.get("补充", {}).get(school), "ended_on": told.get("终止", {}).get(school)}
            Target.objects.create(directive=directive, unit=self.s.units[school], **days)
        for duty in told.get("事项", []):
            self._duty(directive, duty)
        for school, days in told.get("说明", {}).items():
            self._explanation(directive, self.s.units[school], days)

    def _duty(self, directive, told):
        known(told, DUTY)
        reach = "only" if "仅限" in told else "except" if "除外" in told else "all"
        item = DirectiveItem.objects.create(
            directive=directive, seq=self.next(), title=told["题"], text="文", due_on=told["期限"], reach=reach,
            recurrence={"freq": "monthly"} if told.get("每月") else None, added_on=told.get("增加"),
            ended_on=told.get("删去"), addressee="org" if told.get("党组织") else "unit",
        )  # fmt: skip
        for school in [*told.get("仅限", []), *told.get("除外", [])]:
            ItemUnit.objects.create(item=item, unit=self.s.units[school])
        for school, (to, day) in told.get("转办", {}).items():
            Transfer.objects.create(
                item=item, unit=self.s.units[school], to=self.s.units[to], reason="人手不足", by_name="方敏",
                state="granted", asked_on=day, answered_on=day,
            )  # fmt: skip
        for school, doing in told.get("办理", {}).items():
            known(doing, DOING)
            Assignment.objects.create(
                item=item, unit=self.s.units[school], occurrence=directive.since, state=DOINGS[doing["状态"]],
                due_on=doing.get("期限", told["期限"]), submitted_on=doing.get("交"),
            )  # fmt: skip

    def _explanation(self, directive, unit, days):
        bulletin = Bulletin.objects.create(
            unit=self.s.county, directive=directive, version=self.next(), frozen_on=directive.since,
            contest_until=directive.since, formula="", formula_version="", formula_text="", low_permille=100,
        )  # fmt: skip
        row = BulletinRow.objects.create(
            bulletin=bulletin, unit=unit, unit_name=unit.name, group="primary", asked=1, exempt=0, verified=0,
            contradicted=0, late=0, group_size=1, low=True,
        )  # fmt: skip
        Explanation.objects.create(row=row, due_on=days["期限"], given_on=days.get("说明"))

    def _problem(self, told):
        known(told, PROBLEM)
        Problem.objects.create(
            unit=self.s.units[told["学校"]], title=told["题"], state=PROBLEMS[told.get("状态", "待整改")],
            opened_on=told["登记"], due_on=told.get("时限"), submitted_on=told.get("交"), closed_on=told.get("销号"),
        )  # fmt: skip


def every(since, until, each=1, without=()):
    """Days from one to another, every so many months, without those of some months (202207)."""
    days = [since + relativedelta(months=each * number) for number in range(120)]
    return [day for day in days if day <= until and day.year * 100 + day.month not in without]


def known(told, words):
    """Refuse a word the builder does not understand: a misspelt case must not pass by saying nothing."""
    unknown = set(told) - words
    assert not unknown, f"案例里不认识的词：{unknown}"
