"""Votes of other bodies: of a random world, and as a case tells them."""

from tests.ground.rulebook.case_loop import known
from xiaoheng.loop.decisions.assemblies.models import Question
from xiaoheng.loop.decisions.models import Meeting

WORDS = {"表决"}
TOLD = {"学校", "会议", "日", "应到", "实到", "赞成", "结果"}
KINDS = {"支部党员大会": ("assembly", "Q-4"), "教职工代表大会": ("body", "Q-7")}
RESULTS = {"通过": "adopted", "未通过": "rejected", "缓议": "deferred"}


def tell(s, case):
    """表决 of a case: one meeting each, with one question; `s` is its situation."""
    for number, told in enumerate(case.get("表决", []), 1):
        known(told, TOLD)
        kind, quorum = KINDS[told["会议"]]
        meeting = _meeting(s.units[told["学校"]], None, kind, told["日"], f"册{number}")
        _question(meeting, quorum, told["应到"], told["实到"], told["赞成"], RESULTS[told["结果"]])


def _meeting(unit, org, kind, day, book, state="closed"):
    return Meeting.objects.create(
        unit=unit, org=org, kind=kind, name="会议", book=book, state=state, planned_on=day, held_on=day,
        ym=day.year * 100 + day.month, entered_on=day,
    )  # fmt: skip


def _question(meeting, quorum, entitled, present, yes, result, position=1):
    Question.objects.create(
        meeting=meeting, position=position, title="年度计划", quorum=quorum, state="decided", entitled=entitled,
        present=present, yes=yes, no=present - yes, abstain=0, comments=0, result=result,
    )  # fmt: skip


def scatter(loop):
    """Votes of a random world, crowded around the edges of the rules."""
    r = loop.r
    for number in range(r.choice([0, 2, 5])):
        kind, quorum = r.choice(list(KINDS.values()))
        state = r.choice(["closed", "closed", "closed", "open"])
        meeting = _meeting(r.choice(loop.w.units), None, kind, loop.around(0, 30, 31), f"册{number}", state)
        for position in range(1, r.choice([1, 2, 3])):
            entitled = r.choice([4, 9, 10, 12])
            present = r.choice([entitled, -(-entitled * 2 // 3), entitled * 2 // 3, entitled // 2, (entitled - 1) // 2])
            yes = min(present, r.choice([entitled // 2, entitled // 2 + 1, -(-entitled // 2), present]))
            result = r.choice(["adopted", "adopted", "rejected", "deferred"])
            _question(meeting, r.choice([quorum, quorum, ""]), entitled, present, yes, result, position)
