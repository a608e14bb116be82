"""The look, in a browser: phone width, keyboard, no double sending, no lost text, charts."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.steps import PHONE
from tests.doors.ui.conftest import gallery
from xiaoheng.ground.organisation.models import Account
from xiaoheng.ground.records.models import Entry

__all__ = ["gallery"]
pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("gallery")]


def width_of(page):
    return page.evaluate("document.documentElement.scrollWidth")


@pytest.mark.parametrize("path", ["/login/", "/?quiet", "/form/", "/nowhere/"])
def test_nothing_sticks_out_on_a_phone(at_desk, path):
    page = at_desk("clerk", PHONE)
    page.goto(path)
    assert width_of(page) == PHONE[0]


def test_the_links_of_the_header_fold_away_on_a_phone_and_open_by_key(at_desk):
    page = at_desk("clerk", PHONE)
    page.goto("/form/")
    link = page.get_by_role("link", name="总览")
    expect(link).to_be_hidden()
    page.locator("#menu").focus()
    page.keyboard.press("Space")
    expect(link).to_be_visible()
    link.click()
    expect(page).to_have_url(re.compile("/overview/$"))


def test_the_first_stop_of_the_keyboard_leads_to_the_text(at_desk):
    page = at_desk("clerk")
    page.goto("/form/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="跳到正文")
    expect(skip).to_be_focused()
    assert skip.bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_an_error_takes_the_eye_and_the_focus_and_links_to_its_field(at_desk):
    page = at_desk("clerk")
    page.goto("/form/")
    page.get_by_label("议题名称").fill("修订学校章程")
    page.get_by_role("button", name="提交议题").click()
    expect(page.locator(".error-summary")).to_be_focused()
    expect(page.get_by_label("议题名称")).to_have_value("修订学校章程")
    page.locator(".error-summary").get_by_role("link", name="开会日期").click()
    expect(page.get_by_label("开会日期")).to_be_focused()


def test_a_form_is_sent_once_however_often_one_presses(at_desk):
    page = at_desk("ty_secretary")
    page.goto("/?quiet")
    sent = []
    page.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
    button = page.locator("form[action='/sign/1/'] button")
    button.evaluate("button => { for (let n = 0; n < 3; n++) button.click() }")
    expect(page.locator("#messages")).to_contain_text("当前状态为“已签收”")
    assert len(sent) == 1
    page.go_back()
    expect(button).to_be_enabled()


def test_one_is_asked_before_typed_text_is_lost_and_only_then(at_desk):
    page = at_desk("clerk")
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.goto("/form/")
    page.goto("/?quiet")
    assert asked == []
    page.goto("/form/")
    page.get_by_label("议题名称").press_sequentially("修订")
    page.goto("/?quiet")
    assert asked == ["beforeunload"]


def test_a_button_that_asks_first_does_nothing_on_no(at_desk):
    page = at_desk("ty_secretary")
    page.goto("/?quiet")
    page.once("dialog", lambda dialog: dialog.dismiss())
    page.get_by_role("button", name="全部催办").click()
    assert page.url.endswith("/?quiet")
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="全部催办").click()
    expect(page.locator("#messages")).to_contain_text("当前状态为“已签收”")


def test_charts_are_drawn_and_their_figures_stand_behind_them(at_desk):
    page = at_desk("clerk")
    page.goto("/?quiet")
    expect(page.locator("#zones canvas")).to_be_visible()
    page.locator("#zones summary").click()
    expect(page.locator("#zones").get_by_role("cell", name="15")).to_be_visible()


def test_a_part_that_is_forbidden_says_why_in_place(at_desk):
    page = at_desk("ty_secretary")
    page.goto("/form/")
    page.evaluate("htmx.ajax('POST', '/sign/2/', {target: '.lead', swap: 'innerHTML'})")
    expect(page.locator("#messages")).to_contain_text("这不是您的事项。　请由党政办签收。")


def test_without_scripts_the_form_still_works(chromium, live_server, cast):
    context = chromium.new_context(base_url=live_server.url, locale="zh-CN", java_script_enabled=False)
    page = context.new_page()
    page.goto("/login/")
    page.get_by_label("账号").fill("clerk")
    page.get_by_label("密码").fill("wrong")
    page.get_by_role("button", name="登录").click()
    expect(page.locator(".error-summary")).to_contain_text("账号或密码不正确")
    context.close()


def test_a_story_leaves_no_trace_for_the_next_one(at_desk, cast):
    at_desk("clerk")
    assert Entry.objects.filter(verb="account.login").count() == 1
    assert Account.objects.count() == len(cast.accounts)
