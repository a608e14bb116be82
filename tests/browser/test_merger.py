"""A school merges into another, in a browser: everything goes over, and last year's figure stays what it was."""

from datetime import date

import pytest
from playwright.sync_api import expect

from tests.browser.test_loop import hand_over, yes
from xiaoheng.ground.organisation.models import Appointment, Membership, PartyOrg, Person
from xiaoheng.ground.rulebook.figure import figures
from xiaoheng.ground.rulebook.selectors import reports

pytestmark = [pytest.mark.browser, pytest.mark.browser_pg]
LAST_YEAR = date(2022, 12, 31)


def said_of(day):
    return reports(day), figures()["coverage_rate"].formula(None, day)


def test_a_school_goes_over_and_last_year_stays(at_desk, cast):
    sq = cast.units["SQ"]
    teacher = Person.objects.create(code="SQ-1", name="石老师", unit=sq)
    Membership.objects.create(person=teacher, org=cast.orgs["LX-ZB"], since=date(2020, 1, 1))
    Appointment.objects.create(person=teacher, unit=sq, post="principal", since=date(2020, 9, 1))
    before = said_of(LAST_YEAR)
    page = yes(at_desk("clerk"))
    page.goto("/schools/SQ/")
    page.get_by_role("link", name="组织关系").click()
    page.get_by_role("link", name="并入其他学校").click()
    expect(page.locator("main")).to_contain_text("终止任职")
    page.get_by_label("接收学校", exact=True).select_option(label="桃源中学")
    page.get_by_label("生效日期").fill("2023-03-15")
    page.get_by_label("批准文号").fill("云教〔2023〕5号")
    hand_over(page)
    announced = page.locator("main tr", has_text="云教〔2023〕5号").first
    expect(announced).to_contain_text("2023年3月15日")  # a day ahead is announced, and taken back as easily
    announced.get_by_role("button", name="撤回").click()
    expect(page.locator("main")).not_to_contain_text("2023年3月15日")
    page.get_by_role("link", name="并入其他学校").click()
    page.get_by_label("接收学校", exact=True).select_option(label="桃源中学")
    page.get_by_label("生效日期").fill("2023-03-01")
    page.get_by_label("批准文号").fill("云教〔2023〕5号")
    hand_over(page)
    expect(page.locator("main")).to_contain_text("石桥小学并入")
    page.goto("/schools/")
    expect(page.locator("main table")).not_to_contain_text("石桥小学")
    assert said_of(LAST_YEAR) == before
    assert not PartyOrg.objects.filter(unit=sq).exists()
    assert Membership.objects.get(person=teacher, until=None).org.code == "TY-DW"
    secretary = at_desk("ty_secretary")
    secretary.goto("/schools/TY/people/?on=2023-03-14")
    expect(secretary.locator("main")).to_contain_text("周正")
