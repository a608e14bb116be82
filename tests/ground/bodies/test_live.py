"""Findings follow each verb at once."""

from datetime import date

import pytest

from tests.ground.bodies.conftest import DAY
from xiaoheng.ground.bodies import services
from xiaoheng.ground.organisation import services as organisation

pytestmark = pytest.mark.django_db


def test_before_the_first_body_nothing_is_asked_then_what_is_missing(ty):
    assert (ty.told_of("A-26"), ty.told_of("G-06")) == ([], [])
    body = ty.found("ideology")
    assert (ty.told_of("A-26"), ty.told_of("G-06")) == (["missing"] * 2, ["missing"] * 5)
    services.unseat(actor=ty.office, seat=body.seats.get(), until=date(2023, 3, 1))
    assert ty.told_of("A-26") == ["leaderless", "missing", "missing"]
    ty.found("student_congress")
    assert ty.told_of("G-06") == ["missing"] * 4


def test_the_congress_is_judged_by_its_term_and_by_its_make_up(ty):
    body = ty.congress(since=date(2018, 3, 13))
    assert ty.told_of("G-07") == ["term_over"]
    ty.seat(body, "staff", count=2)
    assert ty.told_of("G-07") == ["teachers_few", "term_over"]
    ty.seat(body, "teacher", count=2)  # three of five
    assert ty.told_of("G-07") == ["term_over"]
    stays = list(body.seats.values_list("pk", flat=True))
    services.renew(actor=ty.office, body=body, since=date(2023, 3, 1), basis="x", years=5, staying=stays)
    assert ty.told_of("G-07") == []


def test_a_post_that_is_left_is_a_gap_until_a_new_chain_is_laid_down(ty):
    ty.charge("ty_secretary", "ty_vice")
    assert ty.told_of("A-26b") == []
    organisation.leave(actor=ty.clerk, appointment=ty.post("ty_vice"), until=date(2023, 3, 1), reason="调任")
    assert ty.told_of("A-26b") == ["vacant"]
    ty.charge("ty_secretary", "ty_vice2", since=date(2023, 3, 1))
    assert ty.told_of("A-26b") == []


def test_dissolving_is_missing_again(ty):
    body = ty.found("academic_committee")
    assert ty.told_of("G-06") == ["missing"] * 4
    services.dissolve(actor=ty.office, body=body, until=date(2023, 3, 1), basis="x")
    assert ty.told_of("G-06") == ["missing"] * 5
    assert date(2023, 3, 1) > DAY
