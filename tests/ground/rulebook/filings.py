"""Filed texts and plan rows: of a random world, and as a case tells them."""

from datetime import date, timedelta

from tests.ground.rulebook.case_loop import known
from xiaoheng.ground.organisation.models import SuperiorRequest
from xiaoheng.loop.decisions.filing.models import FiledText, PlanRow
from xiaoheng.loop.decisions.filing.words import Kind, Project, State

KINDS = {str(label): value for value, label in Kind.choices}
PROJECTS = {str(label): value for value, label in Project.choices}
WORDS = {"备案", "推进清单"}
TEXT = {"学校", "文本", "报", "期限", "结论", "施行", "失效", "请示"}
ROW = {"学校", "工程", "目标", "时限", "列入", "办结"}
STATES = {"通过": State.PASSED, "书面建议": State.ADVISED, "退回纠正": State.RETURNED}


def tell(s, case):
    """备案 and 推进清单 of a case; `s` is its situation."""
    for number, told in enumerate(case.get("备案", []), 1):
        known(told, TEXT)
        _text(s, told, number)
    for told in case.get("推进清单", []):
        known(told, ROW)
        unit = s.units[told["学校"]]
        PlanRow.objects.create(
            unit=unit, project=PROJECTS[told["工程"]], goal=told["目标"], measure="措施", owner=s.person(unit),
            due_on=told["时限"], made_on=told["列入"], done_on=told.get("办结"),
        )  # fmt: skip


def _text(s, told, number):
    unit, sent = s.units[told["学校"]], told["报"]
    state = STATES.get(told.get("结论"), State.REGISTERED)
    begins = told.get("施行")
    asked = None
    if "请示" in told:
        asked = SuperiorRequest.objects.create(
            unit=unit, superior=s.county, number=f"〔2023〕{90 + number}号", kind="request", title="请示", sent_on=sent,
            due_on=told["期限"], state="sent" if told["请示"] == "未批复" else "approved",
            replied_on=None if told["请示"] == "未批复" else told["请示"],
        )  # fmt: skip
    FiledText.objects.create(
        unit=unit, kind=KINDS[told["文本"]], version=number, title=f"{unit.name}{told['文本']}", state=state,
        drafted_on=sent, submitted_on=sent, due_on=told.get("期限", sent + timedelta(days=30)), county=s.county,
        request=asked, concluded_on=begins or (sent if state != State.REGISTERED else None),
        number=f"案例县备〔2023〕{number}号" if begins else "", effective_on=begins, ended_on=told.get("失效"),
    )  # fmt: skip


def scatter(loop):
    """Texts of every state and rows of plans for the schools of a random world, crowded around its day."""
    w, r = loop.w, loop.r
    for number in range(r.choice([0, 4, 10])):
        state = r.choice(["passed", "passed", "advised", "returned", "registered"])
        sent, begins = loop.around(30, 31), loop.around(0, 1)
        filed = state in ("passed", "advised")
        asked = None
        if r.random() < 0.4:
            asked = SuperiorRequest.objects.create(
                unit=r.choice(loop.schools), superior=w.units[0], number=f"备{number}", title="请示", sent_on=sent,
                due_on=sent + timedelta(days=30), kind=r.choice(["request", "request", "report"]),
                state=r.choice(["sent", "approved", "withdrawn"]), replied_on=loop.perhaps(w.day - timedelta(days=1)),
            )  # fmt: skip
        FiledText.objects.create(
            unit=r.choice(loop.schools), kind=r.choice(Kind.values), version=number + 1, title="文本",
            state="returned" if state == "registered" else state, drafted_on=sent, submitted_on=sent,
            due_on=sent + timedelta(days=30), county=r.choice(w.units[:2]), request=asked,
            concluded_on=None if state == "registered" else loop.perhaps(w.day - timedelta(days=1), 0.9),
            number=f"备〔{w.day.year}〕{number}" if filed else "", effective_on=begins if filed else None,
            ended_on=w.end(begins) if filed else None,
        )  # fmt: skip
    for _number in range(r.choice([0, 3])):
        due = loop.around(0, 1)
        PlanRow.objects.create(
            unit=r.choice(w.units), project="charter", goal="目标", measure="措施", owner=r.choice(w.people),
            due_on=due, made_on=r.choice([date(2020, 1, 1), w.day]), done_on=loop.perhaps(w.day - timedelta(days=1)),
        )  # fmt: skip
