"""Pages of a school's posts: a day's holders, those who left, and the clerk's two forms."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from xiaoheng.ground.organisation import selectors
from xiaoheng.ground.organisation.models import Appointment
from xiaoheng.ground.organisation.words import Post


def people(unit="TY"):
    return reverse("desk:people", kwargs={"unit": unit})


def appoint(unit="TY"):
    return reverse("desk:organisation.appoint", kwargs={"unit": unit})


def leave(row):
    return reverse("desk:organisation.leave", kwargs={"appointment": row.pk})


@pytest.fixture
def principal(cast):
    return selectors.holders(cast.units["TY"], Post.PRINCIPAL).get()


def test_who_holds_a_post_today_and_on_another_day(sign_in, principal):
    page = sign_in("ty_teacher").get(people()).content.decode()
    assert "吴明" in page
    assert "中共桃源中学委员会" in page
    assert "登记任职" not in page
    assert "离任</a>" not in page
    page = sign_in("ty_teacher").get(people(), {"on": "2019-01-01"}).content.decode()
    assert "吴明" not in page
    assert "2019年1月1日" in page


def test_the_clerk_appoints_and_the_post_belongs_to_the_leading_organisation(sign_in, cast):
    client, teacher = sign_in("clerk"), cast.people["ty_teacher"]
    response = client.post(appoint(), {"person": teacher.pk, "post": Post.COMMITTEE_MEMBER, "since": "2023-03-01"})
    assert response.headers["Location"] == people()
    row = Appointment.objects.get(person=teacher)
    assert (row.post, row.org, row.charge) == (Post.COMMITTEE_MEMBER, cast.orgs["TY-DW"], "")


def test_somebody_of_another_school_is_named_by_code(sign_in, cast):
    code = cast.people["lx_vice"].code
    sign_in("clerk").post(appoint(), {"code": code, "post": Post.VICE_PRINCIPAL, "since": "2023-03-01"})
    assert Appointment.objects.get(unit=cast.units["TY"], person__code=code).org is None


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({}, "二者填一项"),
        ({"code": "nobody"}, "没有这个工号"),
        ({"code": "LJ"}, "没有这个工号"),
        ({"code": "00006", "since": "昨天"}, "日期"),
        ({"code": "00006", "post": Post.PRINCIPAL}, "不能重复任命"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(sign_in, cast, changes, told):
    if changes.get("code") == "LJ":
        changes = {**changes, "code": cast.people["lj_secretary"].code}
    data = {"post": Post.MIDDLE_MANAGER, "since": "2023-03-01", **changes}
    response = sign_in("clerk").post(appoint(), data)
    assert response.status_code == 422
    assert told in response.content.decode()
    assert response.context["form"].data["post"] == data["post"]


def test_leaving_moves_a_row_to_those_who_held_it(sign_in, principal):
    client = sign_in("clerk")
    assert leave(principal) in client.get(people()).content.decode()
    client.post(leave(principal), {"until": "2023-03-14", "reason": "调任"})
    response = client.get(people())
    assert principal not in response.context["held"]
    assert list(response.context["page"].object_list) == [principal]
    assert "调任" in response.content.decode()
    late = client.post(leave(principal), {"until": "2023-03-15", "reason": "退休"})
    assert late.status_code == 422
    assert "该任职已登记离任" in late.content.decode()


@pytest.mark.parametrize(
    ("username", "status"),
    [
        ("clerk", 200), ("leader", 200), ("auditor", 200), ("inspector", 200), ("ty_teacher", 200),
        ("lx_secretary", 404), ("lj_clerk", 404), ("stranger", 403),
    ],
)  # fmt: skip
def test_who_sees_the_page(sign_in, username, status):
    assert sign_in(username).get(people()).status_code == status


@pytest.mark.parametrize(("username", "status"), [("leader", 403), ("ty_secretary", 403), ("lj_clerk", 404)])
def test_who_may_not_appoint_or_end_a_post(sign_in, principal, username, status):
    client = sign_in(username)
    for address in (appoint(), leave(principal)):
        assert client.get(address).status_code == status
        assert client.post(address, {"until": "2023-03-14", "reason": "调任"}).status_code == status
    principal.refresh_from_db()
    assert principal.until is None


def test_the_page_asks_the_same_number_of_questions_for_few_posts_and_many(sign_in, cast):
    client = sign_in("clerk")

    def questions():
        with CaptureQueriesContext(connection) as asked:
            client.get(people())
        return len(asked)

    def add(*names):
        for name in names:
            post = {"person": cast.people[name], "unit": cast.units["TY"]}
            Appointment.objects.create(**post, post=Post.MIDDLE_MANAGER, since="2022-09-01")
            Appointment.objects.create(**post, post=Post.INSTRUCTOR, since="2020-09-01", until="2022-09-01")

    add("ty_teacher")
    questions()  # what is cached once is cached
    before = questions()
    add("ty_office", "ty_vice", "ty_vice2")
    assert questions() == before
