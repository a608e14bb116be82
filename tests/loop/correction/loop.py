"""One item of one order walked around the whole loop: notice, order, answer, decision, task, review, visit, table,
appraisal, problem, amendment."""

from datetime import date

from tests.loop.decisions.conftest import Walk
from tests.loop.supervision.world import AFTER, ITEMS
from xiaoheng.lib import clock
from xiaoheng.loop.correction import services as correction
from xiaoheng.loop.decisions import services as decisions
from xiaoheng.loop.decisions.models import Meeting, Minutes, Resolution, Topic
from xiaoheng.loop.evaluation import services as evaluation
from xiaoheng.loop.execution import selectors as reads
from xiaoheng.loop.execution import services as execution
from xiaoheng.loop.execution.models import Assignment
from xiaoheng.loop.supervision import services as supervision
from xiaoheng.loop.supervision.services import Found

TODAY = date(2023, 3, 14)


class Loop:
    """The whole loop for 桃源中学; `cast`, regulations and catalogue must be loaded."""

    def __init__(self, cast, draft=None):
        self.cast, self.walk = cast, Walk(cast)
        self.clerk, self.inspector = cast.actor("clerk"), cast.actor("inspector")
        self.order = draft or execution.draft(
            actor=self.clerk,
            unit=cast.units["YL"],
            title="党建工作任务交办单",
            since=date(2023, 3, 1),
            until=date(2023, 4, 30),
            basis="县委教育工委2023年第2次会议",
            items=ITEMS,
        )
        self.order = execution.issue(actor=self.clerk, directive=self.order)
        execution.sign(actor=self.walk.office, directive=self.order, unit=self.walk.unit)
        self.item = self.order.items.order_by("seq").first()

    def run(self):
        self.decide()
        self.hand_in()
        self.inspect()
        self.publish()
        self.appraise()
        self.amend()
        return self

    def decide(self):
        """决策: the item is answered by a topic that becomes a resolution and a task."""
        walk, secretary = self.walk, self.walk.secretary
        assignment = reads.assignment(self.item, walk.unit)
        topic = execution.answer(
            actor=secretary, assignment=assignment, matters=["P11"], title="修订学校章程", text="将领导体制写入章程。"
        )
        topic = walk.through_principal(topic)
        topic = Topic.objects.get(pk=walk.pass_gates(walk.consult(topic)).pk)
        meeting = walk.meeting(topic)
        walk.decide(meeting.items.get())
        decisions.adjourn(actor=walk.office, meeting=meeting)
        self.meeting = Meeting.objects.get(pk=meeting.pk)
        walk.answer(topic)
        walk.sign(self.meeting)
        self.topic = Topic.objects.get(pk=topic.pk)
        self.resolution = decisions.issue(actor=walk.office, topic=self.topic)
        self.task = execution.carry_out(
            actor=secretary,
            resolution=Resolution.objects.get(pk=self.resolution.pk),
            owner=self.cast.people["ty_vice"],
            due_on=date(2023, 3, 31),
            title="印发章程并公开",
        )

    def hand_in(self):
        """执行: the minutes answer the order; the county approves."""
        row = Assignment.objects.select_related("item__directive__unit", "unit").get(
            item=self.item, unit=self.walk.unit
        )
        minutes = Minutes.objects.get(meeting=self.meeting)
        row = execution.submit(
            actor=self.walk.office, assignment=row, note="章程已修订", facts=[("decisions.minutes", minutes.pk)]
        )
        self.assignment = execution.approve(actor=self.clerk, assignment=row)

    def inspect(self):
        """监督: the visit finds it only partly true."""
        row = supervision.visit(actor=self.inspector, unit=self.walk.unit, directive=self.order)
        found = {self.item.pk: Found("partial", "章程已印发，但议事规则没有同步修订")}
        self.inspection = supervision.inspect(
            actor=self.inspector, inspection=row, visited_on=TODAY, found=found, note="查阅章程和会议记录"
        )

    def publish(self):
        self.bulletin = supervision.freeze(actor=self.clerk, directive=self.order)
        with clock.on(AFTER):
            supervision.publish(actor=self.clerk, bulletin=self.bulletin, meeting_on=date(2023, 4, 20))

    def appraise(self):
        (self.appraisal,) = evaluation.compute(actor=self.clerk, unit=self.walk.unit, year=2023)

    def amend(self):
        """修正: the partly true item becomes a problem, and the problem an amendment."""
        result = self.inspection.results.get(item=self.item)
        self.problem = correction.open(
            actor=self.clerk, unit=self.walk.unit, title="议事规则与章程不一致", source=result
        )
        correction.plan(
            actor=self.walk.secretary,
            problem=self.problem,
            cause="只改章程，未改规则",
            measure="修订党组织会议议事规则",
            owner=self.cast.people["ty_vice"],
            due_on=date(2023, 4, 30),
        )
        self.amendment = correction.amend(
            actor=self.walk.secretary,
            problem=self.problem,
            title="修订党组织会议议事规则",
            text="第三条与章程一致。",
            reason="规则未随章程修订",
        )
