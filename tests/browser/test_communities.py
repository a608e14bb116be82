"""From a school's need to an outcome that the county counts: two schools, each at its own desk."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_loop import go
from tests.loop.execution.communities.conftest import Together

pytestmark = pytest.mark.browser
OFFER = "资源\t课程\t书法课\t20\t2023-03-14\t2023-06-30\n资源\t阵地场所\t会议室\t4\t2023-03-14\t2023-06-30"


def test_from_a_need_to_an_outcome(at_desk, cast):
    run = Together(cast)
    community = run.found()
    lead, school = at_desk("ty_office"), at_desk("lx_office")
    lead.goto(f"/communities/{community.pk}/")
    go(lead, "从表格粘贴")
    lead.get_by_label("从表格复制的行").fill(OFFER)
    go(lead, "登记")
    expect(lead.locator("#resources")).to_contain_text("会议室")
    school.goto("/communities/")
    go(school, "桃李党建共同体")
    go(school, "登记资源（需求）")
    school.get_by_label("需求清单").check()
    school.get_by_label("类别").select_option(label="课程（课时）")
    school.get_by_label("内容").fill("课后服务书法课")
    school.get_by_label("数量").fill("8")
    go(school, "登记资源（需求）")
    expect(school.locator("#needs")).to_contain_text("可对接8课时")
    school.locator("#needs").get_by_role("link", name="对接", exact=True).click()
    go(school, "提出对接")
    lead.goto("/")
    lead.locator(".duty").filter(has_text="课后服务书法课").get_by_role("link", name="答复", exact=True).click()
    go(lead, "同意对接")
    school.goto(f"/communities/{community.pk}/")
    school.locator("#projects").get_by_role("link", name="课后服务书法课").click()
    go(school, "项目安排")
    school.get_by_label("安排").fill("每周二下午，两校各定一名联系人。")
    school.get_by_label("步骤").fill("2023-03-14 联合备课")
    go(school, "项目安排")
    go(school, "登记完成")
    school.get_by_role("button").filter(has_text="步骤完成").click()
    go(school, "报告成效")
    school.get_by_label("参加人次").fill("45")
    school.get_by_label("成效", exact=True).fill("八节书法课，四年级全员参加。")
    record = {"name": "活动记录.txt", "mimeType": "text/plain", "buffer": "活动记录".encode()}
    school.get_by_label("上传材料").set_input_files(record)
    go(school, "报告成效")
    head = at_desk("ty_secretary")
    head.locator(".duty").filter(has_text="课后服务书法课").get_by_role("link", name="核实", exact=True).click()
    go(head, "核实办结")
    expect(head.locator("main")).to_contain_text("已办结")
    clerk = at_desk("clerk")
    clerk.goto("/communities/")
    row = clerk.locator("#all tbody tr")
    expect(row).to_contain_text("45")
    row.get_by_role("link", name="1", exact=True).last.click()
    expect(clerk.locator("main")).to_contain_text("八节书法课")
