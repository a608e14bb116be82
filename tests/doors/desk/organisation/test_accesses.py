"""Reading what is sensitive leaves one entry a viewer, subject and day; the person concerned and the county see it."""

from datetime import date

import pytest

from tests.ground.members.walk import Walk, applicant
from xiaoheng.ground.organisation import services
from xiaoheng.ground.organisation.models import Access
from xiaoheng.ground.records.models import Entry
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Forbidden


@pytest.fixture
def pages(cast):
    """A file of 申小红, the page of 褚言, the dues sheet of 桃源中学's committee."""
    row = Walk(cast, date(2023, 2, 1)).to(2, applicant(cast, name="申小红"))
    teacher = cast.people["ty_teacher"].pk
    return f"/members/development/{row.pk}/", f"/people/{teacher}/", f"/members/dues/{cast.orgs['TY-DW'].pk}/"


def entered():
    return list(Access.objects.order_by("pk").values_list("account__username", "what"))


def test_one_entry_a_viewer_subject_and_day(cast, sign_in, pages):
    file, person, _sheet = pages
    clerk = sign_in("clerk")
    assert [clerk.get(person).status_code for _click in range(3)] == [200] * 3
    office = sign_in("ty_office")
    for _click in range(3):
        assert [office.get(url).status_code for url in pages] == [200] * 3  # of the page, the year alone is shown
    assert entered() == [("clerk", "person"), ("ty_office", "development"), ("ty_office", "dues")]
    assert Entry.objects.filter(verb="organisation.look", result="done").count() == 3
    with clock.on(date(2023, 3, 15)):
        office.get(file)
    assert len(entered()) == 4


def test_a_refused_page_and_a_masked_one_leave_none(cast, sign_in, pages):
    for who in ("lj_clerk", "ty_teacher", "auditor", "inspector"):
        for url in pages:
            sign_in(who).get(url)
    assert entered() == []
    with pytest.raises(Forbidden):
        services.look(
            actor=cast.actor("lj_clerk"), unit=cast.units["TY"], what="person", person=cast.people["ty_teacher"]
        )


def test_the_person_concerned_and_the_countys_readers_see_it(cast, sign_in, pages):
    _file, person, sheet = pages
    sign_in("ty_office").get(sheet)
    sign_in("clerk").get(person)
    mine = sign_in("ty_teacher").get("/me/").content.decode()
    assert ("方敏" in mine, "郑文" in mine, "支部党费表" in mine) == (True, True, True)
    assert "方敏" not in sign_in("ty_vice").get("/me/").content.decode()
    register = sign_in("leader").get("/accesses/").content.decode()
    assert ("褚言" in register, "方敏" in register) == (True, True)
    assert "褚言" not in sign_in("leader").get("/accesses/?what=dues").content.decode()
    assert "褚言" not in sign_in("auditor").get("/accesses/").content.decode()
    assert "褚言" not in sign_in("lj_clerk").get("/accesses/").content.decode()
    assert sign_in("ty_secretary").get("/accesses/").status_code == 403
