"""Stages and numbers with days of their own: shown, told in time, and no longer once they are done."""

from datetime import date

import pytest

from xiaoheng.lib import clock
from xiaoheng.loop.execution.campaigns import selectors, services
from xiaoheng.loop.execution.campaigns.models import Campaign
from xiaoheng.loop.execution.campaigns.selectors.days import due

pytestmark = pytest.mark.both
READING = """title: 读书季
aim: 人人读书
measures: 每周一次
mentor: true
choices: [精读, 泛读]
stages:
  - {key: plan, title: 定计划, by: 10个工作日内}
  - {key: read, title: 读书}
counts:
  - {key: shared, title: 分享会, how: months, expect: 2, by: 3月底前}
"""


@pytest.fixture
def part(run):
    services.adopt(actor=run.clerk, unit=run.county, code="reading", text=READING)
    return run.part(run.start("reading", holder="YL"))


def told(run):
    return [duty.due_on for duty in selectors.inbox(run.cast.actor("ty_office"))]


def test_each_has_its_own_day_and_the_nearest_open_one_is_told(run, part):
    standing = run.standing(part)
    assert standing.dues == {"plan": date(2023, 3, 15)}
    assert standing.lines[0].due == date(2023, 3, 31)
    assert told(run) == [date(2023, 3, 15)]
    services.reach(actor=run.office, entrant=part, stage="plan", done_on=date(2023, 3, 13))
    assert told(run) == []  # the end of March is more than two weeks off
    with clock.on(date(2023, 3, 20)):
        assert told(run) == [date(2023, 3, 31)]
        services.tally(actor=run.office, entrant=part, counter="shared", held_on=date(2023, 3, 20), number=1)
        assert told(run) == []
    with clock.on(date(2023, 4, 20)):
        assert told(run) == [date(2023, 4, 30)]  # the campaign's own


def test_a_day_outside_the_campaign_is_its_last(part):
    stage = part.campaign.template.stages[0]
    late = Campaign(since=date(2023, 4, 25), until=date(2023, 4, 30))
    assert (due(late, stage), due(late, part.campaign.template.stages[1])) == (date(2023, 4, 30), None)


def test_what_is_asked_each_month_is_counted_by_months(run, part):
    for day in (date(2023, 3, 6), date(2023, 3, 13)):
        services.tally(actor=run.office, entrant=part, counter="shared", held_on=day, number=1)
    (line,) = run.standing(part).lines
    assert (line.reached, line.met) == (1, False)
    with clock.on(date(2023, 4, 3)):
        services.tally(actor=run.office, entrant=part, counter="shared", held_on=date(2023, 4, 3), number=1)
    assert run.standing(part).lines[0].met


def test_a_school_that_named_no_mentor_is_not_done(run, part):
    assert run.standing(part).missing[:2] == ["类型", "指导人"]
    services.plan(
        actor=run.office, entrant=part, owner=run.cast.people["ty_secretary"], choice="精读",
        mentor=run.cast.people["leader"],
    )  # fmt: skip
    assert run.standing(part).missing[0] == "定计划"
