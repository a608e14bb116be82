"""A member's 25 steps, from the application to the archive, under each version of the rules, with the clock moving."""

from datetime import date, timedelta

import pytest
from playwright.sync_api import expect

from tests.browser.test_loop import hand_over, refused
from tests.ground.members.walk import SECOND, Walk, applicant, months
from xiaoheng.ground.members.models import Development
from xiaoheng.ground.organisation.models import Membership

pytestmark = pytest.mark.browser
PAPER, PASSED = "文号或材料名称", "通过（同意、合格）"
COUNTS = ("应到会（有表决权的正式党员）", "实到会", "赞成", "反对", "弃权")


class Story:
    """One applicant at two desks, the school's and the county's; the steps between are walked by the verbs."""

    def __init__(self, at_desk, cast, monkeypatch, since):
        self.walk, self.person, self.since = Walk(cast, since), applicant(cast), since
        self.monkeypatch = monkeypatch
        self.is_new = since >= SECOND
        self.on(1)
        self.office, self.clerk = at_desk("ty_office"), at_desk("clerk")

    def on(self, number):
        """Move the clock of the whole system to the day of a step."""
        day = self.walk.day(number) if number > 1 else self.since
        self.monkeypatch.setenv("XIAOHENG_TODAY", day.isoformat())

    def form(self, page, number, paper=""):
        """The form of the next step, by the link on the person's page."""
        self.on(number)
        page.goto(f"/members/development/{self.walk.row.pk}/")
        page.get_by_role("link", name="登记下一步").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text(f"第{number}步")
        if paper:
            page.get_by_label(PAPER).fill(paper)
        return page


@pytest.mark.parametrize("since", [date(2020, 10, 5), date(2026, 6, 1)], ids=["2014", "2026"])
def test_25_steps(at_desk, cast, monkeypatch, since):
    story = Story(at_desk, cast, monkeypatch, since)
    apply(story)
    talk(story)
    story.walk.to(6)
    choose(story)
    record(story)
    story.walk.to(14)
    admit(story)
    story.walk.to(22)
    convert(story)
    approve(story)
    archive(story)
    rows = story.office.locator("#steps tbody tr")
    expect(rows).to_have_count(25)
    expect(rows.nth(24)).to_contain_text("2026" if story.is_new else "2014")
    full = Membership.objects.get(person=story.person, kind="full")
    assert full.since == months(story.walk.day(15), 12)


def apply(story):
    """Step 1."""
    page = story.office
    page.goto("/members/development/apply/")
    page.get_by_label("申请人").select_option(str(story.person.pk))
    page.get_by_label("向哪个党组织申请").select_option(str(story.walk.org.pk))
    hand_over(page)
    story.walk.row = Development.objects.get(person=story.person)


def talk(story):
    """Step 2."""
    page = story.form(story.office, 2, "谈话记录")
    page.get_by_label(f"{story.walk.secretary.name}（").check()
    hand_over(page)


def choose(story):
    """Step 7; since 2026 not without a public notice."""
    page = story.form(story.office, 7, "支委会记录")
    tick(page, "党小组", "培养联系人", "党员", "群众")
    if story.is_new:
        refused(page, "登记这一步")
        expect(page.locator("main")).to_contain_text("没有公示起止日")
        page.get_by_label("公示第一天").fill((story.walk.day(7) - timedelta(days=12)).isoformat())
        page.get_by_label("公示最后一天").fill((story.walk.day(7) - timedelta(days=1)).isoformat())
    hand_over(page)


def record(story):
    """Step 8: put on record by the school, since 2026 approved by the county."""
    desk, paper = (story.clerk, "批复") if story.is_new else (story.office, "备案表")
    pass_(story.form(desk, 8, paper))


def admit(story):
    """Step 15: the written opinion of an absent member counts until 2026; from then on three of six are too few."""
    page = story.form(story.office, 15, "支部大会决议")
    expect(page.locator("main")).to_contain_text("无记名投票" if story.is_new else "书面意见统计在内")
    page.get_by_label(PASSED).check()
    vote(page, 6, 4, 3, 1, 0)
    page.get_by_label("缺席党员会前书面同意").fill("1")
    if story.is_new:
        refused(page, "登记这一步")
        expect(page.locator("main")).to_contain_text("没有超过应到会6名的半数")
        page.get_by_label("赞成").fill("4")
        page.get_by_label("反对").fill("0")
    hand_over(page)
    assert Membership.objects.get(person=story.person).kind == "probationary"


def convert(story):
    """Step 23."""
    page = story.form(story.office, 23, "转正决议")
    page.get_by_label("按期转正").check()
    vote(page, 7, 7, 7, 0, 0)
    pass_(page)


def approve(story):
    """Step 24."""
    pass_(story.form(story.clerk, 24, "转正批复"))


def archive(story):
    """Step 25."""
    page = story.form(story.office, 25)
    tick(page, "入党志愿书", "入党申请书", "政治审查材料", "转正申请书", "培养教育考察材料")
    hand_over(page)
    expect(page.locator("main")).to_contain_text("已转正归档")


def tick(page, *names):
    """Tick boxes by their exact names."""
    for name in names:
        page.get_by_label(name, exact=True).check()


def vote(page, *numbers):
    """Enter a secret vote: entitled, present, for, against, abstained."""
    for label, number in zip(COUNTS, numbers, strict=True):
        page.get_by_label(label).fill(str(number))
    page.get_by_label("无记名投票").check()


def pass_(page):
    """Hand a step over as passed."""
    page.get_by_label(PASSED).check()
    hand_over(page)
