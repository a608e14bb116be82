"""The rulebook at work: a changed parameter is tried and then adopted; an exception is asked for, approved and seen."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.test_loop import go

pytestmark = [pytest.mark.browser, pytest.mark.browser_pg]


def test_a_change_is_tried_and_then_adopted(at_desk):
    clerk = at_desk("clerk")
    clerk.goto("/findings/?rule=A-08")
    expect(clerk.locator("#list")).to_contain_text("桃源中学")
    go(clerk, "制度参数")
    go(clerk, "设党委的党员数")
    expect(clerk.locator("#values")).to_contain_text("现行")
    clerk.get_by_label("适用单位").select_option(label="云岭县")
    clerk.get_by_label("数值").fill("7")
    clerk.get_by_label("起始日").fill("2023-03-01")
    go(clerk, "试算")
    result = clerk.locator("#result")
    expect(result).to_contain_text("1 个单位的情形会变")
    expect(result).to_contain_text("将消除")
    expect(result).to_contain_text("桃源中学")
    expect(clerk.locator("#values")).not_to_contain_text("云岭县")
    clerk.get_by_label("依据").fill("云教工委〔2023〕2号")
    go(clerk, "另定并重新检查")
    expect(clerk.locator("#values").get_by_role("row").filter(has_text="云岭县")).to_contain_text("现行")
    expect(clerk.locator("#values")).to_contain_text("方敏")
    clerk.goto("/findings/?rule=A-08")
    expect(clerk.locator("#list")).not_to_contain_text("桃源中学")


def test_an_exception_is_asked_for_approved_and_seen(at_desk):
    office, clerk = at_desk("ty_office"), at_desk("clerk")
    office.goto("/schools/TY/")
    office.locator("#findings li").filter(has_text="35岁以下").get_by_role("link", name="申请例外").click()
    office.get_by_label("理由").fill("年轻干部正在县级跟班学习")
    office.get_by_label("依据").fill("桃中党〔2023〕4号")
    office.get_by_label("截止日").fill("2023-09-01")
    go(office, "报上级批准")
    expect(office.locator("#findings li").filter(has_text="35岁以下")).to_contain_text("例外待批准")
    clerk.goto("/")
    clerk.locator(".duty").filter(has_text="例外申请").get_by_role("link", name="答复").click()
    expect(clerk.locator("#plea")).to_contain_text("桃中党〔2023〕4号")
    go(clerk, "批准")
    clerk.get_by_label("意见或批复文号").fill("同意")
    go(clerk, "批准例外")
    expect(clerk.locator("#trail")).to_contain_text("批准了例外")
    office.reload()
    expect(office.locator("#findings li").filter(has_text="35岁以下")).to_contain_text(
        re.compile("已准例外.*年轻干部正在县级跟班学习.*2023年9月1日起恢复计入", re.DOTALL)
    )
    expect(office.locator(".lamps")).to_contain_text("另有例外1项")
    clerk.goto("/findings/?excused=yes")
    expect(clerk.locator("#list")).to_contain_text("年轻干部正在县级跟班学习")
    clerk.goto("/overview/")
    expect(clerk.locator("#exceptions")).to_contain_text("已准例外的情形，未计入以上")
