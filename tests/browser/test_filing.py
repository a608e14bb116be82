"""A charter from draft to filed text, in a school with two heads and in one where one person is both."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_loop import go
from tests.loop.decisions.filing.world import Filer

pytestmark = pytest.mark.browser
REPORT = "校长每学期至少一次向党组织会议报告工作。"


@pytest.mark.parametrize("school", ["TY", "LX"])
def test_a_charter_from_draft_to_filed_text(at_desk, cast, school):
    Filer(cast, school).adopt()
    office, clerk = at_desk(f"{school.lower()}_office"), at_desk("clerk")
    office.goto("/filings/")
    go(office, "起草")
    office.get_by_label("文本", exact=True).select_option(label="学校章程")
    go(office, "起草报备文本")
    office.locator("#a4").get_by_role("link", name="修改").click()
    office.get_by_label("条文", exact=True).fill(REPORT)
    go(office, "修改第4条")
    expect(office.locator("#a4")).to_contain_text(REPORT)
    go(office, "报送备案")
    office.get_by_label("会议记录").select_option(index=1)
    office.get_by_label("起草说明").fill("按上级要求修订，教代会审议通过。")
    go(office, "报送备案")
    expect(office.locator("main")).to_contain_text("已报备，待登记")
    clerk.goto("/")
    clerk.locator(".duty").filter(has_text="备案审查").get_by_role("link", name="登记").click()
    go(clerk, "登记")
    go(clerk, "逐条审查")
    go(clerk, "保存，其余未审的各条均无意见")
    go(clerk, "作结论")
    clerk.get_by_label("通过", exact=True).check()
    go(clerk, "审查结论")
    expect(clerk.locator("main")).to_contain_text("云岭县备〔2023〕1号")
    office.goto(f"/schools/{school}/")
    expect(office.locator("#texts")).to_contain_text("云岭县备〔2023〕1号")
