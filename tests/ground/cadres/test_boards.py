"""The forecast of twelve months, the board of a school, a person's timeline."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from xiaoheng.ground.cadres import selectors, services
from xiaoheng.ground.cadres.selectors import EventKind
from xiaoheng.ground.organisation.models import Appointment, PartyOrg
from xiaoheng.ground.organisation.words import OrgKind, Post
from xiaoheng.ground.rulebook.models import Parameter, ParameterValue

pytestmark = pytest.mark.django_db
TODAY = date(2023, 3, 14)


def ahead(ty, **asked):
    """What the clerk sees coming: (kind, day, unit, subject)."""
    found = selectors.forecast(ty.clerk, **asked).events
    return [(one.kind, one.on, one.unit.code, one.subject) for one in found]


def held(ty, post, unit="TY"):
    return Appointment.objects.filter(unit=ty.cast.units[unit], post=post)


def test_terms_that_end(ty):
    PartyOrg.objects.filter(code="TY-DW").update(term_since=date(2018, 3, 14))  # five years: ends today
    PartyOrg.objects.filter(code="LX-ZB").update(term_since=date(2021, 3, 14))  # three years: a day too far
    assert ahead(ty) == [(EventKind.TERM, TODAY, "TY", "中共桃源中学委员会")]
    PartyOrg.objects.filter(code="LX-ZB").update(term_since=date(2021, 3, 13))
    assert [one[2] for one in ahead(ty)] == ["TY", "LX"]
    assert [one[2] for one in ahead(ty, months=6)] == ["TY"]


def test_years_in_one_post_are_counted_over_stints_that_touch(ty):
    row = held(ty, Post.PRINCIPAL).get()
    held(ty, Post.PRINCIPAL).update(since=date(2015, 9, 1))
    Appointment.objects.create(
        person=row.person, unit=ty.unit, post=Post.PRINCIPAL, since=date(2011, 9, 1), until=date(2015, 9, 1)
    )
    expected = (EventKind.LIMIT, date(2023, 9, 1), "TY", "吴明（校长）")
    assert ahead(ty) == [expected]
    parameter = Parameter.objects.get(key="post_years_max")
    county = ty.cast.units["YL"]
    ParameterValue.objects.create(
        parameter=parameter, unit=county, value=8, since=date(2023, 1, 1), basis="县发1号", origin="verb"
    )
    assert EventKind.LIMIT not in [one[0] for one in ahead(ty)]  # over already: a finding, no forecast
    assert ahead(ty, on=date(2019, 1, 1)) == []


def test_posts_that_stand_empty_or_will(ty):
    held(ty, Post.PRINCIPAL).update(until=date(2023, 2, 1), reason="调任")
    held(ty, Post.VICE_PRINCIPAL).filter(person__name="王勤").update(until=date(2023, 7, 1), reason="退休")
    assert ahead(ty) == [
        (EventKind.VACANCY, date(2023, 5, 1), "TY", "校长"),
        (EventKind.LEAVING, date(2023, 7, 1), "TY", "王勤（副校长）"),
    ]
    seats = {seat.post: seat for seat in selectors.board(ty.unit).seats}
    assert (seats["principal"].person, seats["principal"].limit) == (None, date(2023, 5, 1))
    assert seats["secretary"].limit == date(2032, 9, 1)
    assert seats["secretary"].term == date(2026, 9, 1)


def test_months_are_calendar_months(ty):
    held(ty, Post.VICE_PRINCIPAL).filter(person__name="王勤").update(until=date(2023, 3, 31))
    held(ty, Post.VICE_PRINCIPAL).filter(person__name="冯德").update(until=date(2024, 3, 13))
    found = selectors.forecast(ty.clerk)
    assert (found.starts[0], found.starts[1], found.starts[-1]) == (TODAY, date(2023, 4, 1), date(2024, 3, 1))
    counts = found.counts(EventKind.LEAVING)
    assert (counts[0], counts[-1], sum(counts)) == (1, 1, 2)


def test_posts_inside_a_school_are_not_the_schools(ty):
    branch = PartyOrg.objects.create(
        code="TY-1", name="语文组党支部", kind=OrgKind.BRANCH, unit=ty.unit, superior=ty.cast.orgs["TY-DW"],
        since=date(2015, 9, 1), term_since=date(2022, 1, 1),
    )  # fmt: skip
    Appointment.objects.create(person=ty.teacher, unit=ty.unit, org=branch, post=Post.SECRETARY, since=date(2011, 4, 1))
    assert ahead(ty) == []
    assert [seat.person.name for seat in selectors.board(ty.unit).seats if seat.post == "secretary"] == ["周正"]
    assert "褚言" not in {one.appointment.person.name for one in selectors.charged(ty.unit)}
    labels = {one.person.name: one.posts for one in selectors.loads(ty.unit)}
    assert labels["褚言"] == ["语文组党支部书记"]


def test_everybody_sees_his_own(ty):
    held(ty, Post.PRINCIPAL).update(until=date(2023, 7, 1))
    assert ahead(ty)
    assert selectors.forecast(ty.cast.actor("lj_clerk")).events == []
    assert selectors.forecast(ty.cast.actor("stranger")).events == []


def test_the_forecast_asks_the_same_number_of_questions_for_few_and_many(ty):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            selectors.forecast(ty.clerk)
        return len(queries)

    first = asked()
    Appointment.objects.filter(unit__log="YL").update(since=date(2011, 5, 1))
    assert asked() == first


def test_a_timeline_holds_everything_dated_and_reserve_for_some(ty):
    ty.do("confer", rank=4)
    ty.do("reserve", actor=ty.clerk, level="head", basis="云教工委〔2022〕3号")
    programme = ty.programme()
    services.train(actor=ty.clerk, programme=programme, hours={ty.secretary.pk: 24})
    kinds = [str(one.kind) for one in selectors.timeline(ty.clerk, ty.secretary)]
    assert kinds[0] == "培训"
    assert set(kinds) == {"培训", "职称", "后备", "任职", "党籍"}
    assert "后备" not in [str(one.kind) for one in selectors.timeline(ty.office, ty.secretary)]
    assert list(selectors.reserves(ty.office)) == []
    assert selectors.reserves(ty.cast.actor("ty_principal")).count() == 1
