"""An order to the three schools of 云岭县, in the states that tests start from."""

from datetime import date
from pathlib import Path

import pytest

from xiaoheng.loop.execution import intake
from xiaoheng.loop.execution import selectors as reads
from xiaoheng.loop.execution import services as execution
from xiaoheng.loop.execution.services import Wording

NOTICE = next((Path(__file__).resolve().parents[2] / "data" / "notices").glob("003_*.txt"))
SINCE, UNTIL = date(2023, 3, 1), date(2023, 4, 30)
ITEMS = (
    Wording("修订学校章程", "3月底前完成章程修订任务。", due_on=date(2023, 3, 31), evidence=("章程",), minutes=120),
    Wording("召开支委会", "支委会每月召开1次。", recurrence={"freq": "monthly", "interval": 1, "by": {}}, minutes=30),
    Wording("谈心谈话", "3月10日前组织开展谈心谈话。", due_on=date(2023, 3, 10), minutes=60),
)


@pytest.fixture
def draft(cast):
    """A draft order of three items to every school of the county."""
    return execution.draft(
        actor=cast.actor("clerk"), unit=cast.units["YL"], title="党建工作任务", since=SINCE, until=UNTIL, items=ITEMS
    )


@pytest.fixture
def issued(cast, draft):
    """The order issued."""
    return execution.issue(actor=cast.actor("clerk"), directive=draft)


@pytest.fixture
def signed(cast, issued):
    """The order issued and signed for by 桃源中学."""
    execution.sign(actor=cast.actor("ty_office"), directive=issued, unit=cast.units["TY"])
    return issued


@pytest.fixture
def assignment(cast, signed):
    """修订学校章程 of 桃源中学, in hand and untouched."""
    return reads.assignment(signed.items.get(seq=1), cast.units["TY"])


@pytest.fixture
def submitted(cast, assignment):
    """The same, submitted with one file."""
    paper = execution.Upload(b"%PDF-1.4 charter", "章程.pdf", date(2023, 3, 13))
    return execution.submit(actor=cast.actor("ty_office"), assignment=assignment, note="已修订", files=[paper])


@pytest.fixture
def notice(cast):
    """The real notice, received."""
    return intake.receive(actor=cast.actor("clerk"), unit=cast.units["YL"], data=NOTICE.read_bytes(), name=NOTICE.name)
