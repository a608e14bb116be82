"""A round of paper ballots: opened by the office, counted by two people, seen at once by the members."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_loop import go
from tests.loop.decisions.elections.world import Electing

pytestmark = pytest.mark.browser


def test_a_round_is_counted_by_two_people(at_desk, cast):
    row = Electing(cast).attended()
    office, teller = at_desk("ty_office"), at_desk("ty_teacher")
    office.goto(f"/elections/{row.pk}/")
    go(office, "开始投票")
    expect(office.locator("main")).to_contain_text("待计票")
    go(office, "录入计票结果")
    enter(office, "周正", "吴明", "王勤", "冯德", "陈育")
    expect(office.locator("main")).to_contain_text("已录一次，待复录")
    teller.goto(f"/elections/{row.pk}/")
    go(teller, "复录计票结果")
    enter(teller, "周正", "吴明", "王勤", "冯德", "党员1")
    expect(teller.locator(".error-summary")).to_contain_text("两次录入不一致：陈育、党员1")
    enter(teller, "周正", "吴明", "王勤", "冯德", "陈育")
    expect(teller.locator("main")).to_contain_text("委员会已产生")


def enter(page, *elected):
    """All eleven papers for those named, none for the sixth."""
    for label, number in (("发出选票", 11), ("收回选票", 11), ("废票", 0)):
        page.get_by_label(label).fill(str(number))
    for name in ("周正", "吴明", "王勤", "冯德", "陈育", "党员1"):
        yes = 11 if name in elected else 0
        for word, number in (("　赞成", yes), ("　不赞成", 11 - yes), ("　弃权", 0)):
            page.get_by_label(f"{name}{word}", exact=True).fill(str(number))
    go(page, "保存")
