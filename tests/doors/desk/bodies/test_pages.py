"""Pages about bodies: what each shows to whom, what the forms do, and that more rows ask no more queries."""

from datetime import date

import pytest
from django.urls import reverse

from tests.doors.desk.counting import queries
from tests.ground.bodies.conftest import School
from xiaoheng.ground.bodies.models import Body, Chain
from xiaoheng.ground.organisation import services as organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def ty(cast):
    return School(cast)


def bodies(unit="TY", verb=""):
    return reverse(f"desk:bodies.{verb}" if verb else "desk:bodies", kwargs={"unit": unit})


def of(body, verb=""):
    return reverse(f"desk:bodies.{verb}" if verb else "desk:body", kwargs={"body": body.pk})


def read(response):
    return response.content.decode()


def test_a_school_sees_what_it_has_and_what_it_lacks(ty, sign_in):
    ty.congress(since=date(2017, 9, 1))
    page = read(sign_in("ty_teacher").get(bodies()))
    assert all(word in page for word in ("桃源中学教职工代表大会", "已届满", "未设立", "学生代表大会", "周正"))
    assert bodies(verb="found") not in page
    assert bodies(verb="found") in read(sign_in("ty_office").get(bodies()))


@pytest.mark.parametrize(
    ("username", "status"), [("leader", 200), ("inspector", 200), ("ty_teacher", 200), ("lx_secretary", 404)]
)
def test_who_sees_a_body(username, status, ty, sign_in):
    assert sign_in(username).get(of(ty.found())).status_code == status


def test_the_forms_lead_from_founding_to_dissolving(ty, sign_in):
    client = sign_in("ty_office")
    facts = {"basis": "桃中党〔2023〕5号", "since": "2023-03-01", "chair": ty.people["ty_vice"].pk, "part": "staff"}
    kind = client.get(bodies(verb="found")).context["form"].fields["kind"].queryset.get(code="staff_congress").pk
    answer = client.post(bodies(verb="found"), {**facts, "kind": kind})
    assert (answer.status_code, "3至5年" in read(answer)) == (422, True)
    page = client.post(bodies(verb="found"), {**facts, "kind": kind, "years": "5"}, follow=True)
    body = Body.objects.get()
    assert "已成立" in read(page)
    client.post(of(body, "seat"), {"part": "teacher", "count": "30", "position": "member", "since": "2023-03-01"})
    page = read(client.get(of(body)))
    assert all(word in page for word in ("30", "96%", "审议通过", "2028年3月1日"))
    seat = body.seats.get(person=None)
    unseat = reverse("desk:bodies.unseat", kwargs={"seat": seat.pk})
    assert client.post(unseat, {"until": "2023-03-01"}).status_code == 422
    client.post(unseat, {"until": "2023-03-10"})
    assert "曾任成员" in read(client.get(of(body)))
    strike = reverse("desk:bodies.strike", kwargs={"seat": seat.pk})
    client.post(strike, {"reason": "录错"})
    chair = body.seats.get()
    renewed = {"since": "2023-03-12", "basis": "桃中党〔2023〕6号", "years": "3", "staying": [chair.pk]}
    client.post(of(body, "renew"), renewed)
    chair.refresh_from_db()
    assert (body.terms.count(), chair.until) == (2, None)
    client.post(of(body, "dissolve"), {"until": "2023-03-14", "basis": "桃中党〔2023〕7号"})
    assert "已撤销" in read(client.get(bodies()))


def test_a_chain_is_laid_down_and_its_gap_shows(ty, sign_in):
    client = sign_in("ty_secretary")
    url = reverse("desk:bodies.charge", kwargs={"unit": "TY"})
    facts = {"duty": "ideology", "basis": "桃中党〔2023〕3号", "since": "2023-03-01"}
    first = {"level1": "书记", "post1": ty.post("ty_secretary").pk, "scope1": "总体负责"}
    second = {"level3": "分管领导", "post3": ty.post("ty_vice").pk, "scope3": "课堂和讲座阵地"}
    answer = client.post(url, {**facts, **first, "scope2": "校务"})
    assert (answer.status_code, "没有选由谁负责" in read(answer)) == (422, True)
    assert "至少两级" in read(client.post(url, {**facts, **first}))
    page = read(client.post(url, {**facts, **first, **second}, follow=True))
    assert Chain.objects.get().links.count() == 2
    assert all(word in page for word in ("课堂和讲座阵地", "王勤", "在任"))
    assert "缺环" not in page
    organisation.leave(actor=ty.clerk, appointment=ty.post("ty_vice"), until=date(2023, 3, 10), reason="调任")
    assert "缺环" in read(client.get(reverse("desk:chains", kwargs={"unit": "TY"})))
    assert "责任链缺环" not in read(client.get(bodies()))
    assert "分管领导" in read(client.get(reverse("desk:school", kwargs={"unit": "TY"})))


def test_the_county_sees_which_school_lacks_what(ty, sign_in):
    ty.found("parent_committee")
    client, url = sign_in("clerk"), reverse("desk:lacking")
    page = read(client.get(url))
    assert all(word in page for word in ("桃源中学", "柳溪小学", "意识形态工作领导小组、教职工代表大会"))
    listed = client.get(url, {"lack": "parent_committee"}).context["page"].object_list
    assert [school.code for school in listed] == ["LX", "SQ"]
    assert sign_in("ty_office").get(url).status_code == 403


def test_more_rows_ask_no_more_queries(ty, sign_in):
    client = sign_in("clerk")
    body = ty.found()
    ty.found("ideology", chair=ty.people["ty_vice"])
    ty.charge("ty_secretary", "ty_vice")
    asked = (bodies(), of(body), reverse("desk:chains", kwargs={"unit": "TY"}), reverse("desk:lacking"))
    one = [queries(client, url) for url in asked]
    ty.found("moral_education", chair=ty.people["ty_vice"])
    ty.congress()
    ty.found("school_council")
    for name in ("ty_vice", "ty_vice2", "ty_moral"):
        ty.seat(body, person=ty.people[name])
    ty.charge("ty_secretary", "ty_vice", "ty_vice2", "ty_moral", duty="ethics")
    assert [queries(client, url) for url in asked] == one
