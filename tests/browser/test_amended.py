"""An order is amended half-way, in a browser: who has answered and who has not each see what changed; nothing is lost."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_loop import go, yes
from tests.loop.execution.conftest import assignment, draft, issued, signed, submitted  # noqa: F401
from xiaoheng.loop.execution import selectors as reads
from xiaoheng.loop.execution import services as execution
from xiaoheng.loop.execution.models import Assignment

pytestmark = pytest.mark.browser


def test_an_order_amended_half_way(at_desk, cast, submitted):  # noqa: F811
    order = submitted.item.directive
    execution.sign(actor=cast.actor("lx_office"), directive=order, unit=cast.units["LX"])
    meeting = reads.assignment(order.items.get(seq=2), cast.units["TY"])
    meeting = execution.submit(actor=cast.actor("ty_office"), assignment=meeting, note="三月支委会已开。")
    clerk, answered, fresh = (yes(at_desk(name)) for name in ("clerk", "ty_office", "lx_office"))
    amend(clerk, order)
    for page in (answered, fresh):  # the one that has answered and the one that has not
        page.goto(f"/directives/{order.pk}/")
        expect(page.locator("#changes")).to_contain_text("上级调整时间")
        expect(page.locator("#changes del").first).to_contain_text("2023年3月31日")
        expect(page.locator("#changes ins").first).to_contain_text("2023年4月15日")
        expect(page.locator("main, header").filter(has_text="〔2023〕1号").first).to_be_visible()
    expect(answered.locator("#items tr", has_text="召开支委会")).to_contain_text("待复核")
    expect(answered.locator("#changes")).to_contain_text("已报送的继续有效")
    expect(answered.locator("#items tr", has_text="修订学校章程")).to_contain_text("待复核")  # another day, same answer
    expect(fresh.locator("#items tr", has_text="修订学校章程")).to_contain_text("办理中")
    answered.goto(f"/assignments/{submitted.pk}/")
    expect(answered.locator("#history")).to_contain_text("第 1 次提交")
    assert Assignment.objects.get(pk=meeting.pk).state == "submitted"
    let_one_go(clerk, order)
    answered.goto("/assignments/")
    expect(answered.locator(".message-warning")).to_contain_text("不再要求本校办理")
    answered.goto(f"/directives/{order.pk}/")
    expect(answered.locator(".message-warning")).to_contain_text("已交的材料保留")
    expect(answered.locator("#items tr", has_text="召开支委会")).to_contain_text("待复核")
    clerk.goto(f"/directives/{order.pk}/")
    expect(clerk.locator("#movements")).to_contain_text("桃源中学")
    expect(clerk.locator("#board tr", has_text="桃源中学")).to_contain_text("已终止")
    tally = reads.tally(cast.actor("clerk"), order)
    assert (tally.bound, tally.states["submitted"], tally.states["exempt"]) == (9, 2, 1)
    order.refresh_from_db()
    assert order.number == "〔2023〕1号"


def amend(clerk, order):
    """Another day for the charter; the talks are struck; a list is asked for."""
    begin(clerk, order, "上级调整时间")
    clerk.locator("#items tr", has_text="修订学校章程").get_by_role("link", name="修改").click()
    clerk.get_by_label("截止日期").fill("2023-04-15")
    clerk.locator("main form .btn-primary").last.click()
    clerk.locator("#items tr", has_text="谈心谈话").get_by_role("button", name="删去").click()
    clerk.get_by_role("link", name="增加事项").click()
    clerk.get_by_label("标题", exact=True).fill("报送名单")
    clerk.get_by_label("要求", exact=True).fill("报送党员示范岗名单。")
    clerk.get_by_label("预计用时（分钟）").fill("10")
    clerk.locator("main form .btn-primary").last.click()
    expect(clerk.locator("#changes li")).to_have_count(3)
    go(clerk, "下达")
    expect(clerk.locator(".message-success")).to_contain_text("并入原交办单")


def let_one_go(clerk, order):
    """The scope leaves out a school, which is named before it happens."""
    begin(clerk, order, "桃源中学另有安排")
    go(clerk, "修改抬头和范围")
    clerk.get_by_label("除外").select_option(label="桃源中学")
    clerk.locator("main form .btn-primary").last.click()
    expect(clerk.locator("#changes")).to_contain_text("退出范围")
    go(clerk, "下达")
    expect(clerk.locator(".message-success")).to_contain_text("并入原交办单")


def begin(clerk, order, reason):
    clerk.goto(f"/directives/{order.pk}/")
    clerk.get_by_text("起草修改").first.click()
    clerk.locator("#amend-reason").fill(reason)
    clerk.get_by_role("button", name="起草修改").click()
    expect(clerk.get_by_role("heading", name="交办单拟稿")).to_be_visible()
