"""Long lists: a school is found by its name, a meeting of last year by its year, number or branch; what waits is on top."""

from datetime import date

import pytest
from django.urls import reverse

from xiaoheng.ground.organisation import services as organisation
from xiaoheng.loop.decisions import services as decisions
from xiaoheng.loop.decisions.words import MeetingKind


@pytest.mark.parametrize("name", ["elections", "inspections", "appraisals"])
def test_the_county_finds_a_school_by_its_name(sign_in, cast, name):
    page = sign_in("clerk").get(reverse(f"desk:{name}"), {"q": "查无此校"})
    assert page.status_code == 200
    assert 'name="q"' in page.content.decode()
    assert 'name="q"' not in sign_in("ty_secretary").get(reverse(f"desk:{name}")).content.decode()


def test_last_years_meeting_is_found(sign_in, cast):
    for title, day in (("去年的党课", date(2022, 11, 9)), ("今年的党课", date(2023, 3, 9))):
        decisions.hold(
            actor=cast.actor("ty_secretary"), org=cast.orgs["TY-DW"], kind=MeetingKind.LECTURE,
            held_on=day, title=title, present=3,
        )  # fmt: skip
    office, address = sign_in("ty_office"), reverse("desk:meetings")
    page = office.get(address, {"year": 2022}).content.decode()
    assert ("去年的党课" in page, "今年的党课" in page) == (True, False)
    page = office.get(address, {"q": cast.orgs["TY-DW"].name}).content.decode()
    assert "去年的党课" in page
    assert "没有符合条件的会议" in office.get(address, {"q": "查无此会"}).content.decode()


def test_requests_that_wait_stand_above_those_that_are_answered(sign_in, cast):
    sent = {
        "actor": cast.actor("ty_office"),
        "unit": cast.units["TY"],
        "superior": cast.units["YL"],
        "text": "请批示。",
    }
    for title, due in (
        ("已批的请示", date(2023, 3, 20)),
        ("急的请示", date(2023, 3, 25)),
        ("不急的请示", date(2023, 4, 20)),
    ):
        row = organisation.request(**sent, title=title, kind="ask", matter="other", due_on=due)
        if title == "已批的请示":
            organisation.reply(actor=cast.actor("leader"), request=row, approve=True, text="同意。")
    page = sign_in("clerk").get(reverse("desk:requests")).content.decode()
    assert page.index("急的请示") < page.index("不急的请示") < page.index("已批的请示")
