"""Boards, a person's page and its forms, training in bulk: what each shows to whom, and what it says when wrong."""

from datetime import date

import pytest
from django.urls import reverse

from tests.doors.desk.counting import queries
from xiaoheng.ground.cadres import services
from xiaoheng.ground.cadres.models import Programme, Training, Workload
from xiaoheng.ground.organisation.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def secretary(cast):
    return cast.people["ty_secretary"]


@pytest.fixture
def course(cast):
    """A course of the county for secretaries that is over."""
    told = {"title": "书记轮训班", "kind": "rotation", "audience": "secretaries", "hours": 24}
    days = {"since": date(2023, 3, 1), "last": date(2023, 3, 3)}
    return services.plan(actor=cast.actor("clerk"), unit=cast.units["YL"], **told, **days)


def of(person, verb=""):
    """The address of a person's page, or of one of its forms."""
    return reverse(f"desk:cadres.{verb}" if verb else "desk:person", kwargs={"person": person.pk})


def train(course):
    return reverse("desk:cadres.train", kwargs={"programme": course.pk})


def test_the_day_of_birth_is_the_clerks_and_the_year_for_others(sign_in, secretary):
    assert "1980年1月5日" in sign_in("clerk").get(of(secretary)).content.decode()
    page = sign_in("ty_principal").get(of(secretary)).content.decode()
    assert "1980年" in page
    assert "1980年1月5日" not in page


@pytest.mark.parametrize(
    ("username", "status"),
    [("leader", 200), ("ty_office", 200), ("ty_vice", 403), ("ty_teacher", 403), ("inspector", 403), ("lj_clerk", 404)],
)
def test_who_sees_a_person(sign_in, secretary, username, status):
    assert sign_in(username).get(of(secretary)).status_code == status


def test_names_lead_to_people_only_for_those_who_may_see_them(sign_in, secretary):
    posts = reverse("desk:people", kwargs={"unit": "TY"})
    assert of(secretary) in sign_in("clerk").get(posts).content.decode()
    assert "/people/" not in sign_in("ty_teacher").get(posts).content.decode().replace(posts, "")


@pytest.mark.parametrize(
    ("verb", "facts", "shown"),
    [
        ("certify", {"kind": "junior"}, "初级中学教师资格"),
        ("confer", {"rank": "4"}, "高级教师"),
        ("attest", {"kind": "party", "place": "桃源中学党务干事"}, "党务工作 · 桃源中学党务干事"),
        ("weigh", {"share": "50"}, "占满工作量的50%"),
        ("reserve", {"level": "head", "basis": "云教工委〔2022〕3号"}, "校级正职 · 云教工委〔2022〕3号"),
        ("commend", {"kind": "member", "level": "city", "issuer": "市委"}, "优秀共产党员 · 市级 · 市委"),
        ("rotate", {"kind": "exchange", "target": "LX"}, "校际交流 · 柳溪小学"),
    ],
)
def test_each_form_enters_one_fact(sign_in, cast, secretary, verb, facts, shown):
    facts = {name: cast.units[value].pk if name == "target" else value for name, value in facts.items()}
    client = sign_in("clerk")
    response = client.post(of(secretary, verb), {**facts, "since": "2022-09-01"}, follow=True)
    assert shown in response.content.decode()
    again = client.post(of(secretary, verb), {**facts, "since": "2022-09-01"})
    assert again.status_code == 422


def test_a_record_is_ended_and_corrected_from_the_page(sign_in, cast, secretary):
    row = services.weigh(actor=cast.actor("clerk"), person=secretary, share=50, since=date(2022, 9, 1))
    client, key = sign_in("clerk"), {"record": f"workload-{row.pk}"}
    client.post(reverse("desk:cadres.end", kwargs=key), {"until": "2023-03-01"})
    assert Workload.objects.get(pk=row.pk).until == date(2023, 3, 1)
    assert client.post(reverse("desk:cadres.strike", kwargs=key), {"reason": " "}).status_code == 422
    page = client.post(reverse("desk:cadres.strike", kwargs=key), {"reason": "录错"}, follow=True).content.decode()
    assert "已删除" in page
    assert not Workload.objects.exists()


@pytest.mark.parametrize("key", ["workload-0", "workload", "nothing-1", "workload-1x", f"workload-{'9' * 19}"])
def test_a_record_that_is_none_is_not_found(sign_in, key):
    assert sign_in("clerk").get(reverse("desk:cadres.strike", kwargs={"record": key})).status_code == 404


def test_hours_are_ticked_or_pasted(sign_in, cast, secretary, course):
    client, vice, moral = sign_in("clerk"), cast.people["ty_vice"], cast.people["ty_moral"]
    page = client.get(train(course)).content.decode()
    assert "桃源中学 周正（00005）" in page
    assert vice.name not in page
    lines = f"{vice.code}\t8\n\n　{moral.code}\n"
    client.post(train(course), {"hours": "24", "people": [secretary.pk], "lines": lines})
    told = dict(Training.objects.filter(programme=course).values_list("person", "hours"))
    assert told == {secretary.pk: 24, vice.pk: 8, moral.pk: 24}
    shown = client.get(reverse("desk:programme", kwargs={"programme": course.pk}))
    assert (shown.context["programme"].people, shown.context["programme"].total) == (3, 56)


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ("00008 8\n99999 8", "第2行：本单位和下级没有工号“99999”"),
        ("00008 八", "第1行：学时“八”"),
        ("00008 0", "应为1到999"),
        ("00017 8", "没有工号“00017”"),  # of the neighbour county
        ("", "没有填写任何人"),
        ("00008 25", "每人学时应为1到24"),
    ],
)
def test_a_line_that_is_wrong_is_named(sign_in, course, lines, told):
    response = sign_in("clerk").post(train(course), {"hours": "24", "lines": lines})
    assert response.status_code == 422
    assert told in response.content.decode()
    assert not Training.objects.exists()


def test_a_school_plans_its_own_training(sign_in, cast):
    facts = {"title": "校本培训", "kind": "special", "audience": "members", "hours": "4"}
    client = sign_in("ty_office")
    client.post(reverse("desk:cadres.plan"), {**facts, "since": "2023-03-01", "last": "2023-03-01"})
    row = Programme.objects.get()
    assert (row.unit, row.until) == (cast.units["TY"], date(2023, 3, 2))
    assert "校本培训" not in sign_in("lx_office").get(reverse("desk:programmes")).content.decode()


def test_the_board_of_a_school(sign_in, cast, secretary):
    services.reserve(
        actor=cast.actor("clerk"), person=secretary, level="head", basis="云教工委〔2022〕3号", since=date(2022, 9, 1)
    )
    url = reverse("desk:cadres", kwargs={"unit": "TY"})
    page = sign_in("ty_principal").get(url).content.decode()
    assert "2032年9月1日" in page  # twelve years from 1 September 2020
    assert "云教工委〔2022〕3号" in page
    assert "后备干部" not in sign_in("ty_office").get(url).content.decode()


@pytest.mark.both
def test_the_forecast_is_filtered_by_zone_and_stage(sign_in, cast):
    cast.orgs["TY-DW"].term_since = cast.orgs["LX-ZB"].term_since = date(2020, 6, 1)
    cast.orgs["LX-ZB"].save()
    url = reverse("desk:succession")
    client = sign_in("clerk")
    assert "柳溪小学联合党支部" in client.get(url).content.decode()
    assert "柳溪小学联合党支部" not in client.get(url, {"zone": cast.units["YL-Z1"].pk}).content.decode()
    assert "柳溪小学联合党支部" in client.get(url, {"stage": "primary"}).content.decode()
    assert client.get(url, {"stage": "none"}).context["page"].object_list == []


def test_the_board_and_the_overview_count_the_same_and_each_number_is_its_list(sign_in, cast):
    cast.orgs["LX-ZB"].term_since = date(2020, 6, 1)
    cast.orgs["LX-ZB"].save()
    client = sign_in("clerk")
    board, overview = client.get(reverse("desk:succession")), client.get(reverse("desk:overview"))
    assert board.context["ahead"] == overview.context["ahead"]
    totals = {rule: total for rule, _name, _cells, total in board.context["ahead"]["lines"]}
    assert totals["A-14"][0] == 1
    for count, url in totals.values():
        assert client.get(url).context["page"].paginator.count == count


def test_pages_ask_the_same_number_of_questions_for_few_people_and_many(sign_in, cast, course):
    client, school = sign_in("clerk"), reverse("desk:cadres", kwargs={"unit": "TY"})
    urls = [school, reverse("desk:programme", kwargs={"programme": course.pk}), reverse("desk:succession")]
    people = list(Person.objects.filter(unit=cast.units["TY"]))

    def fill(some):
        for person in some:
            row = services.weigh(actor=cast.actor("clerk"), person=person, share=50, since=date(2022, 9, 1))
            services.reserve(actor=cast.actor("clerk"), person=row.person, level="head", basis="1号", since=row.since)
        services.train(actor=cast.actor("clerk"), programme=course, hours={one.pk: 8 for one in some})

    fill(people[:1])
    before = [queries(client, url) for url in urls]
    fill(people[1:])
    assert [queries(client, url) for url in urls] == before


def test_charges_are_changed_from_the_schools_board(sign_in, cast):
    post = cast.people["ty_vice"].appointments.get(post="vice_principal")
    client, url = sign_in("ty_office"), reverse("desk:cadres.assign", kwargs={"appointment": post.pk})
    page = client.post(url, {"charges": ["teaching", "logistics"], "since": "2022-09-01"}, follow=True).content.decode()
    assert "教学、后勤安全" in page or "后勤安全、教学" in page
    assert 'value="teaching"' in client.get(url).content.decode()
    assert client.post(url, {"charges": ["teaching"], "since": "2019-09-01"}).status_code == 422
