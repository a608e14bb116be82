"""An order to the three schools of 云岭县, with short ways to reviewed, visited and frozen."""

from datetime import date

from xiaoheng.ground.organisation.actors import system
from xiaoheng.ground.rulebook import services as rulebook
from xiaoheng.lib import clock
from xiaoheng.loop.execution import selectors as reads
from xiaoheng.loop.execution import services as execution
from xiaoheng.loop.execution.services import Upload, Wording
from xiaoheng.loop.supervision import services as supervision
from xiaoheng.loop.supervision.services import Found

ITEMS = (
    Wording("修订学校章程", "3月底前完成章程修订任务。", due_on=date(2023, 3, 31), minutes=120),
    Wording("谈心谈话", "3月10日前组织开展谈心谈话。", due_on=date(2023, 3, 10), minutes=60),
    Wording("意见征集", "3月中旬完成意见征集。", due_on=date(2023, 3, 20), minutes=60),
)
AFTER = date(2023, 4, 10)  # every item is due and the days for contesting are over


class World:
    """One order of three items, issued to TY, LX and SQ."""

    def __init__(self, cast):
        self.cast = cast
        rulebook.load(actor=system("test"))
        self.clerk, self.inspector = cast.actor("clerk"), cast.actor("inspector")
        draft = execution.draft(
            actor=self.clerk,
            unit=cast.units["YL"],
            title="党建工作任务",
            since=date(2023, 3, 1),
            until=date(2023, 4, 30),
            items=ITEMS,
        )
        self.order = execution.issue(actor=self.clerk, directive=draft)
        for school in ("ty", "lx"):
            execution.sign(actor=cast.actor(f"{school}_office"), directive=self.order, unit=cast.units[school.upper()])

    def item(self, seq=1):
        return self.order.items.get(seq=seq)

    def submitted(self, school="TY", seq=1):
        """The school hands an item in."""
        row = reads.assignment(self.item(seq), self.cast.units[school])
        paper = Upload(b"%PDF-1.4 " + f"{school}{seq}".encode(), "材料.pdf", clock.today())
        office = self.cast.actor(f"{school.lower()}_office")
        return execution.submit(actor=office, assignment=row, note="已办理", files=[paper])

    def passed(self, school="TY", seq=1):
        """… and the county approves it."""
        return execution.approve(actor=self.clerk, assignment=self.submitted(school, seq))

    def returned(self, school="TY", seq=1):
        """… or sends it back."""
        return execution.send_back(actor=self.clerk, assignment=self.submitted(school, seq), reason="缺少会议记录")

    def visit(self, school="TY"):
        return supervision.visit(actor=self.inspector, unit=self.cast.units[school], directive=self.order)

    def inspected(self, verdict="false", seq=1, remark="章程未见党组织条款"):
        """A recorded visit to TY with a verdict on one item."""
        found = {self.item(seq).pk: Found(verdict, remark)}
        return supervision.inspect(
            actor=self.inspector,
            inspection=self.visit(),
            visited_on=clock.today(),
            found=found,
            note="听取汇报、查阅资料",
        )

    def frozen(self):
        return supervision.freeze(actor=self.clerk, directive=self.order)

    def published(self):
        """Frozen on the business day, published when the days for contesting are over."""
        table = self.frozen()
        with clock.on(AFTER):
            return supervision.publish(actor=self.clerk, bulletin=table, meeting_on=date(2023, 4, 20))
