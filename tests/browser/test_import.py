"""A clerk's afternoon: a workbook with errors, mended, imported, and taken back."""

from time import sleep

import pytest
from playwright.sync_api import expect

from tests.browser.steps import PHONE
from tests.ground.organisation.books import PEOPLE, UNIT, WHOLE, with_cell, workbook
from xiaoheng.ground.organisation.services.importing import progress

pytestmark = pytest.mark.browser
WRONG = {**WHOLE, "people": [with_cell(PEOPLE[0], "所在单位编码", "XX", "人员"), PEOPLE[1]]}


def upload(page, data):
    page.set_input_files("input[type=file]", files=[{"name": "名册.xlsx", "mimeType": "", "buffer": data}])
    confirm(page, "上传并预览")


def confirm(page, name):
    with page.expect_navigation():
        page.get_by_role("button", name=name, exact=True).click()
    page.wait_for_load_state()


@pytest.mark.browser_pg
def test_errors_are_mended_then_imported_then_undone(at_desk):
    page = at_desk("clerk")
    page.goto("/import/")
    upload(page, workbook(**WRONG))
    expect(page.locator("#problems")).to_contain_text("没有编码为“XX”的单位。")
    expect(page.get_by_role("button", name="确认导入")).to_have_count(0)
    page.get_by_role("link", name="换一个文件").click()
    upload(page, workbook(**WHOLE))
    expect(page.locator("#changes")).to_contain_text("山海小学（SH）")
    confirm(page, "确认导入")
    expect(page.locator(".message")).to_contain_text(
        "已导入：单位新增1；党组织新增1；人员新增2；党籍新增2；任职新增2。"
    )
    page.goto("/schools/SH/")
    expect(page.locator("h1")).to_contain_text("山海小学")
    page.goto("/imports/")
    page.get_by_role("link", name="撤销", exact=True).first.click()
    expect(page.locator("#going")).to_contain_text("山海小学（SH）")
    confirm(page, "确认撤销")
    expect(page.locator(".message")).to_contain_text("已撤销8行。")
    expect(page.locator("#past tbody")).to_contain_text("已由方敏撤销")
    page.goto("/import/")
    upload(page, workbook(units=[UNIT]))
    expect(page.locator("#changes")).to_contain_text("新增")


def test_how_far_it_has_come_is_shown_while_one_waits(at_desk, monkeypatch):
    monkeypatch.setattr(progress, "OFTEN", 0.0)
    tell = progress.Progress.tell

    def slowly(self, what, done, total):
        sleep(0.3)
        tell(self, what, done, total)

    monkeypatch.setattr(progress.Progress, "tell", slowly)
    page, beside = at_desk("clerk", PHONE), at_desk("clerk")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/import/")
    mark = page.locator("[name=mark]").input_value()
    page.set_input_files("input[type=file]", files=[{"name": "名册.xlsx", "mimeType": "", "buffer": workbook(**WHOLE)}])
    page.get_by_role("button", name="上传并预览").click(no_wait_after=True)
    beside.goto(
        f"/imports/progress/?of={mark}"
    )  # what the waiting page asks for; the browser lets no test look at that
    while "/8" not in beside.locator("body").inner_text():
        beside.reload()
    expect(beside.locator("progress")).to_be_visible()
    page.wait_for_url("**/import/preview/**")
    expect(page.locator("#changes")).to_contain_text("山海小学（SH）")
    assert len([url for url in asked if "/imports/progress/" in url]) > 1


def test_accounts_get_passwords_that_are_shown_once_and_let_in(at_desk):
    page = at_desk("clerk")
    page.goto("/import/accounts/")
    upload(
        page,
        workbook(accounts=[["bangong", "新办公室", ""]], grants=[["bangong", "学校党政办", "LX", "2023-03-01", ""]]),
    )
    confirm(page, "确认导入")
    password = page.locator("main tbody code").inner_text()
    guest = at_desk()
    guest.goto("/login/")
    guest.fill("[name=username]", "bangong")
    guest.fill("[name=password]", password)
    guest.keyboard.press("Enter")
    guest.wait_for_url(lambda url: "/login/" not in url)
    expect(guest.locator("header")).to_contain_text("新办公室")
