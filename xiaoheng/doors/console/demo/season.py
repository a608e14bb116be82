"""What the order of the season asks of every school: the duties of source document 003, in short."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from xiaoheng.loop.execution.services import Wording
from xiaoheng.loop.execution.words import Addressee

MONTHLY: dict[str, Any] = {"freq": "monthly", "interval": 1, "by": {}, "op": "on"}
QUARTERLY: dict[str, Any] = {**MONTHLY, "freq": "quarterly"}


def season_items(today: date) -> Iterator[Wording]:
    """What the document asks of every school; days count from the issue."""
    soon, month, late = (today + timedelta(days=days) for days in (7, 18, 48))
    org: dict[str, Any] = {"addressee": Addressee.ORG}
    yield Wording("学习党组织领导的校长负责制文件", "以党员大会的形式组织学习有关文件。", due_on=month,
                  evidence=("会议记录",), minutes=60, **org)  # fmt: skip
    yield Wording(
        "修订学校章程", "把党组织领导的校长负责制写入学校章程。", due_on=month, evidence=("学校章程",), minutes=90
    )
    yield Wording("举办专题学习班", "举办5天专题学习班，全体党员参加。", due_on=month, evidence=("学习班材料",),
                  minutes=120, **org)  # fmt: skip
    yield Wording("召开组织生活会、民主评议党员", "严格程序，全面完成并上报资料。", due_on=month, evidence=("相关资料",),
                  minutes=90, **org)  # fmt: skip
    yield Wording("完成春训活动", "做好五个阶段工作，留存印证资料。", due_on=month, evidence=("实施方案", "整改台账"),
                  minutes=120)  # fmt: skip
    yield Wording("征集“我对教育有话说”意见建议", "通过多种形式征集，梳理汇总建立台账。", due_on=soon,
                  evidence=("意见建议台账",), minutes=60)  # fmt: skip
    yield Wording("开展三必谈", "主要负责同志与班子成员、班子成员之间、班子成员与党员之间谈心谈话。", due_on=month,
                  evidence=("谈话登记",), minutes=60)  # fmt: skip
    yield Wording("党组织书记上讲台", "带头讲政策、讲目标、讲方法。", due_on=late, evidence=("讲稿或课件",), minutes=60)
    yield Wording(
        "开展党员教师汇报课", "组织青年党员教师开展1次汇报课。", due_on=month, evidence=("活动记录",), minutes=40
    )
    yield Wording(
        "开展党员教师示范课", "组织有经验的党员教师开展1次示范课。", due_on=late, evidence=("活动记录",), minutes=40
    )
    for title, text, recurrence, minutes in (
        ("召开党员大会", "党员大会每季度召开1次。", QUARTERLY, 40),
        ("讲党课", "党课每季度安排1次。", QUARTERLY, 40),
        ("召开支委会会议", "支委会会议每月召开1次。", MONTHLY, 30),
        ("开展主题党日", "主题党日每月开展1次。", MONTHLY, 40),
    ):
        yield Wording(title, text, recurrence=recurrence, evidence=("会议记录",), minutes=minutes, **org)
    yield Wording(
        "报备三会一课计划",
        "每季度第一个月5日前上报三会一课计划报备表。",
        evidence=("三会一课计划报备表",),
        recurrence={**QUARTERLY, "by": {"month_of_period": 1, "day": 5}, "op": "by"},
        minutes=30,
        **org,
    )
