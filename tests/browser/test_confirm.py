"""A notice is confirmed from the keyboard alone: accept, drop, edit, split, merge, undo, and the whole."""

import pytest
from playwright.sync_api import expect

from xiaoheng.loop.execution.models import Directive

pytestmark = pytest.mark.browser
TASKS = [f"{n}.各学校要制定第{n}项工作计划，4月{n + 9}日前报送县教育工委。" for n in range(1, 7)]
TEXT = "\n".join(["云岭县教育局关于做好四月党建工作的通知", "各中小学校：", *TASKS, "云岭县教育局", "2023年3月12日"])


def test_a_notice_is_confirmed_from_the_keyboard_alone(at_desk):
    page = at_desk("clerk")
    page.goto("/notices/receive/")
    page.get_by_label("通知文件").set_input_files(
        {"name": "通知.txt", "mimeType": "text/plain", "buffer": TEXT.encode("gbk")}
    )
    page.get_by_role("button", name="上传并读取").click()
    tally, hand = page.locator("#tally"), page.keyboard
    page.wait_for_url("**/notices/*/")  # with its script
    expect(tally).to_contain_text("共 6 条")
    for key in "jaad":  # the first in hand; two accepted and one dropped without waiting for an answer
        hand.press(key)
    expect(tally).to_contain_text("采纳 2，不采纳 1，待定 3")
    expect(page.locator("#t4")).to_be_focused()
    hand.press("e")
    expect(page.get_by_label("标题")).to_be_focused()
    hand.press("Escape")
    expect(page.locator("#t4")).to_be_focused()
    hand.press("e")
    expect(page.get_by_label("标题")).to_be_focused()
    hand.type("改正：")
    hand.press("Control+Enter")
    expect(page.locator("#t4 h3")).to_contain_text("改正：")
    hand.press("a")  # accepted already: on to the next that is open
    expect(page.locator("#t5")).to_be_focused()
    hand.press("s")
    expect(page.locator('[name="at"]').first).to_be_focused()
    hand.press("Space")
    hand.press("Enter")
    expect(tally).to_contain_text("共 7 条：采纳 3，不采纳 1，待定 3")
    hand.press("m")
    expect(tally).to_contain_text("不采纳 2，待定 2")
    hand.press("z")  # taken back, and merged once more
    expect(tally).to_contain_text("共 7 条：采纳 3，不采纳 1，待定 3")
    hand.press("m")
    expect(tally).to_contain_text("不采纳 2，待定 2")
    for key in "aaa":  # the last key finds nothing open
        hand.press(key)
        page.wait_for_timeout(100)
    expect(tally).to_contain_text("待定 0")
    page.locator("#t3").focus()
    hand.press("u")
    expect(tally).to_contain_text("待定 1")
    hand.press("d")
    expect(tally).to_contain_text("待定 0")
    hand.press("c")
    page.wait_for_url("**/directives/*/")
    assert Directive.objects.get().items.count() == 5
