"""What is held against what: shares, ages, days; sums that add up."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xiaoheng.ground.organisation.models import Membership, Person
from xiaoheng.loop.execution.campaigns import selectors, services
from xiaoheng.loop.execution.campaigns.models import Counter
from xiaoheng.loop.execution.campaigns.selectors.measures import share
from xiaoheng.loop.execution.campaigns.selectors.standing import Line, Standing


@given(st.integers(0, 10**6), st.integers(1, 100))
def test_a_share_is_the_least_whole_number_that_reaches_it(number, percent):
    found = share(number, percent, None)
    assert 100 * found >= number * percent
    assert found == 0 or 100 * (found - 1) < number * percent


@given(st.lists(st.tuples(st.integers(0, 500), st.integers(0, 500)), max_size=20))
def test_sums_add_up(numbers):
    counter = Counter("people", "人数", expect="members")
    rows = [Standing(lines=[Line(counter, reached, expected)]) for reached, expected in numbers]
    (total,) = selectors.summary(rows, [counter])
    assert total.reached == sum(reached for reached, _ in numbers)
    assert total.expected == sum(expected for _, expected in numbers)
    assert total.schools == sum(reached >= expected for reached, expected in numbers)


COURSE = """title: 学习班
aim: 全员学习
measures: 集中五天
counts:
  - {key: held, title: 开班, unit: 天, how: days, expect: 5}
  - {key: covered, title: 到课党员, unit: 人, how: most, expect: members}
"""


def members_of(school):
    """How many people of a school are members today."""
    return Membership.objects.filter(person__unit=school, until__isnull=True).values("person").distinct().count()


def test_model_posts_are_a_share_of_the_members(run):
    part = run.part(run.start("model_posts"))
    (line,) = run.standing(part).lines
    assert line.expected == -(-members_of(run.school) * 30 // 100) > 0


@pytest.mark.parametrize(("born_on", "young"), [(date(1987, 3, 15), 1), (date(1987, 3, 14), 0)])
def test_thirty_five_lasts_until_the_day_before_the_thirty_sixth_birthday(born_on, young, run):
    part = run.part(run.start("lessons"))
    Person.objects.filter(unit=run.school).update(born_on=date(1960, 1, 1))
    one = Membership.objects.filter(person__unit=run.school, until__isnull=True).first().person
    Person.objects.filter(pk=one.pk).update(born_on=born_on)
    assert run.standing(part).lines[0].expected == young


def test_days_are_counted_once_and_people_at_their_most(run):
    services.adopt(actor=run.clerk, unit=run.county, code="course", text=COURSE)
    part = run.part(run.start("course", holder="YL"))
    told = {"actor": run.office, "entrant": part}
    for day, number in ((6, 30), (7, 28), (8, 31)):
        services.tally(counter="held", held_on=date(2023, 3, day), number=number, **told)
        services.tally(counter="covered", held_on=date(2023, 3, day), number=number, **told)
    services.tally(counter="held", held_on=date(2023, 3, 8), number=2, place="补课", **told)
    days, covered = run.standing(part).lines
    assert (days.reached, days.expected, days.met) == (3, 5, False)
    assert (covered.reached, covered.expected) == (31, members_of(run.school))


def test_as_many_questions_for_one_school_as_for_all(run, django_assert_num_queries):
    campaign = run.start("lessons", schools=("TY",))
    counted = {}
    for size in (1, 2):
        rows = list(campaign.entrants.select_related("unit"))
        assert len(rows) == size
        with django_assert_num_queries(counted.get("n", 8), exact=False):
            selectors.standings(campaign, rows)
        if size == 1:
            services.join(actor=run.clerk, campaign=campaign, schools=[run.cast.units["LX"].pk])
