"""Who is known to leave, the board of a school, a person's timeline."""

from datetime import date

import pytest

from xiaoheng.ground.cadres import selectors, services
from xiaoheng.ground.organisation.models import Appointment, PartyOrg
from xiaoheng.ground.organisation.words import OrgKind, Post
from xiaoheng.ground.rulebook import selectors as rulebook

pytestmark = pytest.mark.django_db
TODAY = date(2023, 3, 14)


def held(ty, post, unit="TY"):
    return Appointment.objects.filter(unit=ty.cast.units[unit], post=post)


def test_who_is_known_to_leave_in_the_months_of_the_forecast(ty):
    days = {"王勤": date(2023, 7, 1), "冯德": date(2024, 2, 29)}
    for name, day in days.items():
        held(ty, Post.VICE_PRINCIPAL).filter(person__name=name).update(until=day, reason="退休")
    found = selectors.leavings([ty.unit.pk])
    assert [(row.person.name, row.until) for row in found] == list(days.items())
    held(ty, Post.VICE_PRINCIPAL).filter(person__name="冯德").update(until=date(2024, 3, 1))
    held(ty, Post.VICE_PRINCIPAL).filter(person__name="王勤").update(until=TODAY)
    assert list(selectors.leavings([ty.unit.pk])) == []


def test_seats_with_their_limits_and_those_that_stand_empty(ty):
    held(ty, Post.PRINCIPAL).update(until=date(2023, 2, 1), reason="调任")
    seats = {seat.post: seat for seat in selectors.board(ty.unit).seats}
    assert (seats["principal"].person, seats["principal"].limit) == (None, date(2023, 5, 1))
    assert seats["secretary"].limit == date(2032, 9, 1)
    assert seats["secretary"].term == date(2026, 9, 1)


def test_the_limit_on_the_board_is_the_day_of_the_forecast(ty):
    row = held(ty, Post.PRINCIPAL).get()
    held(ty, Post.PRINCIPAL).update(since=date(2015, 9, 1))
    Appointment.objects.create(
        person=row.person, unit=ty.unit, post=Post.PRINCIPAL, since=date(2011, 9, 1), until=date(2015, 9, 1)
    )
    (due,) = rulebook.forecast([ty.unit.pk])
    assert due.on == next(seat.limit for seat in selectors.board(ty.unit).seats if seat.post == "principal")


def test_posts_inside_a_school_are_not_the_schools(ty):
    branch = PartyOrg.objects.create(
        code="TY-1", name="语文组党支部", kind=OrgKind.BRANCH, unit=ty.unit, superior=ty.cast.orgs["TY-DW"],
        since=date(2015, 9, 1), term_since=date(2022, 1, 1),
    )  # fmt: skip
    told = {"since": date(2011, 4, 1), "until": date(2023, 7, 1)}
    Appointment.objects.create(person=ty.teacher, unit=ty.unit, org=branch, post=Post.SECRETARY, **told)
    assert rulebook.forecast([ty.unit.pk]) == list(selectors.leavings([ty.unit.pk])) == []
    assert [seat.person.name for seat in selectors.board(ty.unit).seats if seat.post == "secretary"] == ["周正"]
    assert "褚言" not in {one.appointment.person.name for one in selectors.charged(ty.unit)}
    labels = {one.person.name: one.posts for one in selectors.loads(ty.unit)}
    assert labels["褚言"] == ["语文组党支部书记"]


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
