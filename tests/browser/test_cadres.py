"""A title and a training are recorded, and what could not be judged is judged at once."""

import pytest
from playwright.sync_api import expect

from tests.browser.steps import PHONE
from tests.browser.test_loop import go, hand_over

pytestmark = pytest.mark.browser


def findings(page, rule):
    """The clerk's list of one rule at 桃源中学."""
    page.goto(f"/findings/?rule={rule}")
    return page.get_by_role("main")


def test_facts_are_entered_and_the_finding_goes(at_desk):
    clerk = at_desk("clerk")
    expect(findings(clerk, "A-18")).not_to_contain_text("周正没有登记职称")
    certify(at_desk("ty_office"))
    expect(findings(clerk, "A-18")).to_contain_text("周正没有登记职称")
    open_person(clerk)
    go(clerk, "登记职称")
    clerk.get_by_label("职称").select_option(label="一级教师")
    clerk.get_by_label("取得日期").fill("2015-09-01")
    hand_over(clerk)
    expect(clerk.get_by_role("main")).to_contain_text("一级教师")
    expect(findings(clerk, "A-18")).not_to_contain_text("周正没有登记职称")
    expect(findings(clerk, "A-18")).to_contain_text("周正没有登记工作经历")
    train(clerk)


def certify(office):
    """The school's office enters a certificate, on a phone's width of things; with it the ledger opens."""
    office.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    open_person(office)
    go(office, "登记教师资格")
    office.get_by_label("资格种类").select_option(label="初级中学教师资格")
    office.get_by_label("取得日期").fill("2005-07-01")
    hand_over(office)
    expect(office.get_by_role("main")).to_contain_text("初级中学教师资格")


def open_person(page):
    """From the school's board to the secretary's page."""
    page.goto("/schools/TY/cadres/")
    page.get_by_role("link", name="周正", exact=True).first.click()
    page.wait_for_load_state()


def train(clerk):
    """A course is planned and the hours of two people entered at once, one ticked, one by code."""
    clerk.goto("/programmes/")
    clerk.get_by_role("link", name="列入培训计划").first.click()
    clerk.get_by_label("培训班名称").fill("党组织书记轮训班")
    clerk.get_by_label("培训形式").select_option(label="集中轮训")
    clerk.get_by_label("培训对象").select_option(label="党组织书记")
    clerk.get_by_label("学时").fill("24")
    clerk.get_by_label("开始日期").fill("2023-03-01")
    clerk.get_by_label("结束日期").fill("2023-03-03")
    hand_over(clerk)
    go(clerk, "登记学时")
    clerk.get_by_label("桃源中学 周正").check()
    clerk.get_by_label("另行登记").fill("00006\t16")
    hand_over(clerk)
    main = clerk.get_by_role("main")
    expect(main).to_contain_text("周正")
    expect(main).to_contain_text("吴明")
    expect(main).to_contain_text("40")
