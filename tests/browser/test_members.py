"""A member's 25 steps, from the application to the archive, under each version of the rules, with the clock moving."""

from datetime import date, timedelta

import pytest
from playwright.sync_api import expect

from tests.browser.test_loop import hand_over, refused
from tests.ground.members.walk import SECOND, Walk, applicant, months
from xiaoheng.ground.members.models import Development
from xiaoheng.ground.organisation.models import Membership

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("since", [date(2020, 10, 5), date(2026, 6, 1)], ids=["2014", "2026"])
def test_25_steps(at_desk, cast, monkeypatch, since):
    walk, person = Walk(cast, since), applicant(cast)
    is_new = since >= SECOND

    def on(number):
        """Move the clock of the whole system to the day of a step."""
        monkeypatch.setenv("XIAOHENG_TODAY", walk.day(number).isoformat() if number > 1 else since.isoformat())

    on(1)
    office, clerk = at_desk("ty_office"), at_desk("clerk")
    office.goto("/members/development/apply/")
    office.get_by_label("申请人").select_option(str(person.pk))
    office.get_by_label("向哪个党组织申请").select_option(str(walk.org.pk))
    hand_over(office)
    walk.row = Development.objects.get(person=person)

    def form(page, number):
        """The form of the next step, by the link on the person's page."""
        on(number)
        page.goto(f"/members/development/{walk.row.pk}/")
        page.get_by_role("link", name="登记下一步").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text(f"第{number}步")
        return page

    page = form(office, 2)
    page.get_by_label(f"{walk.secretary.name}（").check()
    page.get_by_label("文号或材料名称").fill("谈话记录")
    hand_over(page)

    walk.to(6)
    page = form(office, 7)
    page.get_by_label("文号或材料名称").fill("支委会记录")
    for name in ("党小组", "培养联系人", "党员", "群众"):
        page.get_by_label(name, exact=True).check()
    if is_new:
        refused(page, "登记这一步")
        expect(page.locator("main")).to_contain_text("没有公示起止日")
        page.get_by_label("公示第一天").fill((walk.day(7) - timedelta(days=12)).isoformat())
        page.get_by_label("公示最后一天").fill((walk.day(7) - timedelta(days=1)).isoformat())
    hand_over(page)

    page = form(clerk if is_new else office, 8)
    page.get_by_label("文号或材料名称").fill("批复" if is_new else "备案表")
    page.get_by_label("通过（同意、合格）").check()
    hand_over(page)

    walk.to(14)
    page = form(office, 15)
    expect(page.locator("main")).to_contain_text("无记名投票" if is_new else "书面意见统计在内")
    page.get_by_label("文号或材料名称").fill("支部大会决议")
    page.get_by_label("通过（同意、合格）").check()
    votes = {"应到会（有表决权的正式党员）": 6, "实到会": 4, "赞成": 3, "反对": 1, "弃权": 0}
    for label, number in votes.items():
        page.get_by_label(label).fill(str(number))
    page.get_by_label("缺席党员会前书面同意").fill("1")
    page.get_by_label("无记名投票").check()
    if is_new:  # three of six, for the written opinion no longer counts
        refused(page, "登记这一步")
        expect(page.locator("main")).to_contain_text("没有超过应到会6名的半数")
        page.get_by_label("赞成").fill("4")
        page.get_by_label("反对").fill("0")
    hand_over(page)
    assert Membership.objects.get(person=person).kind == "probationary"

    walk.to(22)
    page = form(office, 23)
    page.get_by_label("文号或材料名称").fill("转正决议")
    page.get_by_label("按期转正").check()
    page.get_by_label("通过（同意、合格）").check()
    for label, number in {"应到会（有表决权的正式党员）": 7, "实到会": 7, "赞成": 7, "反对": 0, "弃权": 0}.items():
        page.get_by_label(label).fill(str(number))
    page.get_by_label("无记名投票").check()
    hand_over(page)

    page = form(clerk, 24)
    page.get_by_label("文号或材料名称").fill("转正批复")
    page.get_by_label("通过（同意、合格）").check()
    hand_over(page)

    page = form(office, 25)
    for name in ("入党志愿书", "入党申请书", "政治审查材料", "转正申请书", "培养教育考察材料"):
        page.get_by_label(name, exact=True).check()
    hand_over(page)
    expect(page.locator("main")).to_contain_text("已转正归档")
    rows = page.locator("#steps tbody tr")
    expect(rows).to_have_count(25)
    expect(rows.nth(24)).to_contain_text("2026" if is_new else "2014")
    full = Membership.objects.get(person=person, kind="full")
    assert full.since == months(walk.day(15), 12)
