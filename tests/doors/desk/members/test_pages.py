"""Pages of the members' room: what they show to whom, and that no pay is kept."""

from datetime import date

import pytest
from django.db import connection

from tests.ground.members.walk import Walk, applicant
from xiaoheng.ground.members import services
from xiaoheng.ground.members.models import Development, DuesMonth
from xiaoheng.ground.organisation.models import Membership
from xiaoheng.ground.records import selectors as records
from xiaoheng.ground.records.models import Entry

TODAY = date(2023, 3, 14)


@pytest.fixture
def walk(cast):
    """An activist of 桃源中学, five steps done."""
    walk = Walk(cast, date(2022, 1, 4))
    walk.to(5, applicant(cast, name="申小红"))
    return walk


def test_the_board_and_the_25_steps(walk, sign_in):
    client = sign_in("ty_office")
    board = client.get("/members/").content.decode()
    assert "申小红" in board
    assert "培养教育考察" in board
    page = client.get(f"/members/development/{walk.row.pk}/").content.decode()
    assert page.count('<th scope="row">') >= 25
    assert "确定为积极分子满12个月" in page
    assert "2023年3月5日" in page
    assert f"/members/development/{walk.row.pk}/record/" in page


def test_the_auditor_reads_no_names(walk, sign_in):
    client = sign_in("auditor")
    assert "申＊＊" in client.get("/members/").content.decode()
    page = client.get(f"/members/development/{walk.row.pk}/").content.decode()
    assert "申小红" not in page
    assert "周正" not in page


def test_a_refusal_keeps_what_was_typed_and_says_why(walk, sign_in):
    client = sign_in("ty_office")
    url = f"/members/development/{walk.row.pk}/record/"
    response = client.post(url, {"done_on": "2023-03-14", "document": "考察表"})
    assert response.status_code == 422
    assert "没有半年考察记录" in response.content.decode()
    assert "考察表" in response.content.decode()
    services.review(actor=walk.office, development=walk.row, done_on=date(2022, 9, 1))
    early = client.post(url, {"done_on": "2023-03-01", "document": "考察表"})
    assert "最早2023-03-05" in early.content.decode()
    assert client.post(url, {"done_on": "2023-03-14", "document": "考察表"}).status_code == 302
    assert Development.objects.get(pk=walk.row.pk).state == "s06"


def test_who_is_not_next_is_told_so(walk, sign_in):
    response = sign_in("clerk").get(f"/members/development/{walk.row.pk}/decide/")
    assert response.status_code == 409
    assert "不由您办理" in response.content.decode()


def test_dues_are_reckoned_from_a_pay_that_nothing_keeps(cast, sign_in):
    client, org = sign_in("ty_office"), cast.orgs["TY-DW"]
    people = list(Membership.objects.filter(org=org).order_by("person__code").values_list("person", flat=True))
    cells = {f"pay-{people[0]}": "5000.01", f"amount-{people[1]}": "25.50", f"pay-{people[2]}": "5000.01"}
    cells |= {f"basis-{people[2]}": "retired", f"basis-{people[3]}": "student"}
    response = client.post(f"/members/dues/{org.pk}/?month=202302", cells)
    assert response.status_code == 302
    paid = dict(DuesMonth.objects.filter(ym=202302).values_list("person", "amount"))
    assert paid == {people[0]: 7500, people[1]: 2550, people[2]: 5000, people[3]: 20}
    entry = Entry.objects.filter(verb="members.collect").latest("seq")
    assert records.payloads([entry])[entry.pk]["total"] == 15070
    columns = {
        c.name for c in connection.introspection.get_table_description(connection.cursor(), "members_dues_month")
    }
    assert columns == {"id", "person_id", "org_id", "ym", "through", "amount", "paid_on"}


@pytest.mark.parametrize("cell", ["abc", "-1", "1.234", "NaN", "1e400", "9" * 40])
def test_what_is_no_amount_is_named(cast, sign_in, cell):
    client, org = sign_in("ty_office"), cast.orgs["TY-DW"]
    response = client.post(f"/members/dues/{org.pk}/?month=202302", {f"amount-{cast.people['ty_teacher'].pk}": cell})
    assert response.status_code == 422
    assert "褚言" in response.content.decode()
    assert not DuesMonth.objects.exists()


def test_lists_of_the_room_for_school_and_county(cast, walk, sign_in):
    row = Membership.objects.get(person=cast.people["ty_teacher"])
    sent = services.send(actor=walk.office, membership=row, sent_on=TODAY, way="online", target=cast.orgs["LX-ZB"])
    services.absent(actor=walk.office, membership=row, kind="lost", since=date(2022, 1, 1))
    services.nurture(actor=walk.office, person=walk.row.person, track="to_member", named_on=TODAY)
    for who in ("ty_office", "clerk"):
        client = sign_in(who)
        for page in ("transfers", "absences", "nurture", "dues"):
            assert client.get(f"/members/{page}/").status_code == 200
        assert "褚言" in client.get("/members/transfers/").content.decode()
    assert "停止党籍" in sign_in("clerk").get("/members/absences/").content.decode()
    taking = sign_in("lx_office")
    assert "接收组织关系：褚言" in taking.get("/").content.decode()
    assert taking.post(f"/members/transfers/{sent.pk}/accept/", {"accepted_on": "2023-03-14"}).status_code == 302
    assert sign_in("ty_teacher").get("/members/").status_code == 403
