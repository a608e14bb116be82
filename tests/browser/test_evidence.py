"""A school answers eleven items of an order, eight of them by choosing what its books hold; the county reviews by key."""

from datetime import date

import pytest
from playwright.sync_api import expect

from tests.browser.test_loop import go
from tests.corpus.files import photo
from tests.loop.execution import test_facts as held
from xiaoheng.loop.decisions import services as decisions
from xiaoheng.loop.decisions.words import MeetingKind
from xiaoheng.loop.execution import services as execution
from xiaoheng.loop.execution.models import Assignment, Evidence
from xiaoheng.loop.execution.services import Wording

pytestmark = pytest.mark.browser
HELD = [
    "完成学校章程修订。", "成立党建工作领导小组。", "层层压实师德建设责任。", "制定五聚焦五争先方案。", "按期换届。",
    "书记参加培训。", "坚持书记和校长沟通。", "召开支委会。",
]  # fmt: skip
NEW = ["悬挂党徽。", "整理活动室。", "更新公开栏。"]
DUE = date(2023, 3, 31)


def test_eleven_items_eight_of_them_from_what_is_held(at_desk, cast):
    for make in (held.filed, held.body, held.chain, held.document, held.election, held.training, held.talk):
        make(cast, "TY")
    decisions.hold(
        actor=cast.actor("ty_secretary"), org=cast.orgs["TY-DW"], kind=MeetingKind.COMMITTEE,
        held_on=date(2023, 3, 14), title="三月支委会", present=5,
    )  # fmt: skip
    items = [Wording(text[:-1], text, due_on=DUE, minutes=10, evidence=("材料",)) for text in (*HELD, *NEW)]
    told = {"title": "十一项任务", "since": date(2023, 3, 1), "until": date(2023, 4, 30), "items": items}
    order = execution.draft(actor=cast.actor("clerk"), unit=cast.units["YL"], **told)
    execution.issue(actor=cast.actor("clerk"), directive=order)
    office, clerk = at_desk("ty_office"), at_desk("clerk")
    office.goto(f"/directives/{order.pk}/")
    go(office, "签收")
    for item in order.items.all():
        office.goto(f"/items/{item.pk}/of/TY/")
        proposed = office.get_by_role("group", name="建议选用的已有记录").get_by_role("checkbox", checked=True)
        assert proposed.count() == (1 if item.text in HELD else 0), item.text
        if item.text in NEW:
            picture = {"name": f"{item.title}.jpg", "mimeType": "image/jpeg", "buffer": photo((64 + item.seq, 48))}
            office.locator("[name=file1]").set_input_files(picture)
        go(office, "提交")
        expect(office.locator("#history")).to_contain_text("第 1 次提交")
    assert Evidence.objects.exclude(why="").filter(kind="fact").count() == len(HELD)
    assert Evidence.objects.filter(kind="file").count() == len(NEW)
    clerk.goto("/reviews/")
    go(clerk, "逐件复核")
    for left in range(len(items), 0, -1):
        expect(clerk.locator("main, header").filter(has_text=f"待复核{left}件").first).to_be_visible()
        if left == 2:
            assert clerk.locator(".pieces img").evaluate("one => one.complete && one.naturalWidth > 0")
        clerk.keyboard.press("a")
    expect(clerk.get_by_text("没有待复核的事项")).to_be_visible()
    assert Assignment.objects.filter(state="passed").count() == len(items)
