"""From an empty county to the first check: the clerk follows the steps that the inbox shows."""

from datetime import date

import pytest
from playwright.sync_api import expect

from tests.browser.steps import sign_in
from tests.ground.organisation import books
from xiaoheng.doors.console import county as console
from xiaoheng.ground.organisation import services as organisation
from xiaoheng.ground.organisation.words import Role

TODAY = date(2023, 3, 14)
PASSWORD, CHOSEN = "Xin-xian-2023", "Xin-xian-3202"
pytestmark = pytest.mark.browser


@pytest.fixture
def clerk(at_desk, cast):
    """The first clerk of a county that has just been founded, at a desk, the first password changed."""
    county = console._found("NEW", "新县", TODAY)
    account = organisation.enrol(actor=console.ADMIN, unit=county, username="new", name="新干事", password=PASSWORD)
    organisation.grant(actor=console.ADMIN, account=account, role=Role.COUNTY_CLERK, unit=county, since=TODAY)
    page = sign_in(at_desk(), "new", PASSWORD)
    page.get_by_label("当前密码").fill(PASSWORD)
    page.get_by_label("新密码", exact=True).fill(CHOSEN)
    page.get_by_label("再输一遍新密码").fill(CHOSEN)
    page.get_by_role("button", name="更改密码").click()
    page.wait_for_url(lambda url: "/password/" not in url)
    return page


def whole():
    """A workbook with one school and everything in it, below the new county."""
    unit = books.with_cell(books.UNIT, "上级单位编码", "NEW", "单位")
    unit = books.with_cell(unit, "片区编码", "", "单位")
    org = books.with_cell(books.ORG, "上级党组织编码", "", "党组织")
    return books.workbook(**{**books.WHOLE, "units": [unit], "orgs": [org]})


def test_the_clerk_is_led_from_nothing_to_the_first_check(clerk, tmp_path):
    steps = clerk.locator("#steps li")
    expect(steps).to_have_count(8)
    expect(clerk.locator("#steps .btn-primary")).to_have_count(1)
    clerk.locator("#steps .btn-primary").click()
    book = tmp_path / "名册.xlsx"
    book.write_bytes(whole())
    clerk.locator("input[type=file]").set_input_files(book)
    clerk.locator("main form .btn-primary").last.click()
    clerk.wait_for_load_state()
    clerk.locator("main form .btn-primary").last.click()
    clerk.goto("/")
    expect(clerk.locator("#steps li.step-done")).to_have_count(4)
    expect(clerk.locator("#steps li.step-next")).to_contain_text("制度核查")
    clerk.locator("#steps .btn-primary").click()
    expect(clerk.get_by_role("heading", name="需要处理")).to_be_visible()
    expect(clerk.locator("main")).to_contain_text("山海小学")
    clerk.goto("/")
    expect(clerk.locator("#steps li.step-next")).to_contain_text("账号")
