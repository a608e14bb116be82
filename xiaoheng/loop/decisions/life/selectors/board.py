"""各组织一览: the quarter of every organisation in sight, as counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from xiaoheng.ground.organisation.models import PartyOrg
from xiaoheng.lib import clock
from xiaoheng.lib.quarters import Quarter
from xiaoheng.loop.decisions.life.selectors.plans import BRANCHES, Quarterly, quarterly
from xiaoheng.loop.decisions.life.selectors.talks import counts
from xiaoheng.loop.decisions.life.selectors.terms import plan_due
from xiaoheng.loop.decisions.life.words import Mark


@dataclass(frozen=True)
class BoardRow:
    """一个组织: its plan, what became of the meetings in it, its talks of the year as a number."""

    org: PartyOrg
    whole: Quarterly
    due_on: date | None
    talks: int

    @property
    def owes(self) -> bool:
        """应报计划: branches do, the others may."""
        return self.org.kind in BRANCHES

    @property
    def is_overdue(self) -> bool:
        """计划未报: the day has gone by and a branch has filed none."""
        return self.whole.plan is None and self.owes and self.due_on is not None and clock.today() > self.due_on

    @property
    def held(self) -> int:
        """已召开 as planned."""
        return self.whole.count(Mark.HELD)

    @property
    def open(self) -> int:
        """到期未登记: neither held nor explained."""
        return self.whole.count(Mark.OPEN)

    @property
    def missed(self) -> int:
        """未召开，已说明."""
        return self.whole.count(Mark.MISSED)

    @property
    def beside(self) -> int:
        """计划外."""
        return len(self.whole.beside)

    @property
    def reported(self) -> int:
        """会前报告."""
        return sum(line.entry.reported_on is not None for line in self.whole.lines)

    @property
    def reported_late(self) -> int:
        """迟报的会前报告."""
        return sum(line.entry.is_reported_late for line in self.whole.lines)


def board(rows: Sequence[PartyOrg], quarter: Quarter) -> list[BoardRow]:
    """各组织一览 of one page of organisations: a fixed number of queries, but for the day each of their units sets."""
    whole, talks = quarterly(rows, quarter), counts([row.pk for row in rows], quarter.year)
    due = {unit.pk: plan_due(unit, quarter) for unit in {row.unit for row in rows}}
    return [BoardRow(row, whole[row.pk], due[row.unit_id], talks.get(row.pk, 0)) for row in rows]
