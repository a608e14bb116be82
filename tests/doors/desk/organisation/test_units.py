"""Pages of units, Party organisations, ties and requests: what the clerk does there, what others see."""

from datetime import date

import pytest

from xiaoheng.ground.organisation import services
from xiaoheng.ground.organisation.models import (
    Appointment,
    Coverage,
    Link,
    PartyOrg,
    Person,
    PlannedChange,
    Quota,
    SuperiorRequest,
)
from xiaoheng.ground.rulebook import services as rulebook
from xiaoheng.ground.rulebook.models import Finding
from xiaoheng.lib import clock
from xiaoheng.loop.execution import selectors as reads
from xiaoheng.loop.execution import services as execution
from xiaoheng.loop.execution.services import Wording

ON = {"on": "2023-03-01", "basis": "云教〔2023〕5号"}


@pytest.fixture
def clerk(sign_in):
    return sign_in("clerk")


def test_a_school_is_opened_and_shown(clerk, cast):
    page = clerk.post(
        "/open_school/",
        {"code": "NEW", "name": "新城小学", "superior": cast.units["YL"].pk, "stage": "primary",
         "ownership": "public", "legal_person": "on", **ON},
        follow=True,
    )  # fmt: skip
    assert "新城小学" in page.content.decode()
    assert "2023年3月1日" in page.content.decode()


@pytest.mark.parametrize(
    ("verb", "data", "shows"),
    [
        ("rename", {"name": "桃源实验中学"}, "更名：桃源中学 → 桃源实验中学"),
        ("reassign", {"superior": "YL", "zone": "YL-Z2"}, "调整片区：东片区 → 西片区"),
        (
            "reclassify",
            {"stage": "complete", "ownership": "public", "legal_person": "on"},
            "变更学段：初级中学 → 完全中学",
        ),
        ("split", {"code": "TY2", "name": "桃源二中", "stage": "junior"}, "分设出桃源二中"),
    ],
)
def test_a_change_stands_in_the_timeline(clerk, cast, verb, data, shows):
    sent = {name: cast.units[value].pk if value in cast.units else value for name, value in data.items()}
    answer = clerk.post(f"/units/TY/{verb}/", {**sent, **ON})
    assert answer.status_code == 302, answer.content.decode()
    assert shows in clerk.get("/units/TY/").content.decode()


def test_a_refusal_stays_on_the_form(clerk):
    page = clerk.post("/units/TY/close/", ON)
    assert page.status_code == 422
    assert "任职没有离任登记" in page.content.decode()


def test_a_merger_says_what_becomes_of_open_orders(clerk, cast):
    county, sq = cast.units["YL"], cast.units["SQ"]
    order = execution.draft(
        actor=cast.actor("clerk"), unit=county, scope={"named": [sq.pk]}, title="章程修订", basis="县发1号",
        since=date(2023, 3, 1), until=date(2023, 4, 30), items=[Wording("修订章程", "修订章程", due_on=date(2023, 3, 31))],
    )  # fmt: skip
    execution.issue(actor=cast.actor("clerk"), directive=order)
    assert "修订章程" in clerk.get("/units/SQ/merge/").content.decode()
    page = clerk.post("/units/SQ/merge/", {"into": cast.units["TY"].pk, **ON}, follow=True).content.decode()
    assert "已并入" in page
    tally = reads.tally(cast.actor("clerk"), order)
    assert (tally.bound, tally.states["exempt"]) == (1, 1)


def test_an_organisation_page_tells_all(clerk, cast):
    page = clerk.get(f"/orgs/{cast.orgs['LX-ZB'].pk}/").content.decode()
    for word in ("柳溪小学联合党支部", "石桥小学", "韩一", "成立", "中共云岭县委教育工作委员会"):
        assert word in page, word


def test_organisations_are_established_changed_and_dissolved(clerk, cast):
    ty = cast.orgs["TY-DW"]
    facts = {"code": "TY-01", "name": "桃源中学七年级组党支部", "kind": "branch", "mode": "separate"}
    clerk.post("/units/TY/establish/", {**facts, "superior": ty.pk, "group": "grade", **ON})
    branch = PartyOrg.objects.get(code="TY-01")
    assert (branch.group, branch.superior) == ("grade", ty)
    assert "年级组" in clerk.get(f"/orgs/{ty.pk}/").content.decode()
    page = clerk.post(f"/orgs/{ty.pk}/dissolve/", ON)
    assert "还有8名党员" in page.content.decode() or "名党员" in page.content.decode()
    later = {**ON, "on": "2023-03-10"}
    clerk.post(
        f"/orgs/{branch.pk}/upgrade/", {"kind": "general_branch", "name": "桃源中学总支", "superior": ty.pk, **later}
    )
    assert "由党支部变更为党总支" in clerk.get(f"/orgs/{branch.pk}/").content.decode()
    clerk.post(f"/orgs/{branch.pk}/dissolve/", {**ON, "on": "2023-03-12"})
    assert PartyOrg.objects.get(pk=branch.pk).until == date(2023, 3, 12)
    joint = cast.orgs["LX-ZB"]
    clerk.post(f"/orgs/{joint.pk}/cover/", {"units_": [], **ON})
    assert Coverage.objects.get(org=joint, unit=cast.units["SQ"]).until == date(2023, 3, 1)


def test_ties_and_quotas(clerk, cast):
    sq = cast.units["SQ"]
    sent = {"kind": "instructor", "code": cast.people["ty_teacher"].code, "since": "2023-03-01"}
    assert clerk.post("/units/SQ/link/", sent).status_code == 302
    page = clerk.get("/units/SQ/").content.decode()
    assert "派驻党建指导员" in page
    assert "褚言" in page
    row = Link.objects.get(unit=sq)
    clerk.post(f"/links/{row.pk}/unlink/", {"until": "2023-03-14"})
    assert Link.objects.get(pk=row.pk).until == date(2023, 3, 14)
    assert (
        "须指明另一个单位"
        in clerk.post("/units/SQ/link/", {"kind": "twinning", "since": "2023-03-01"}).content.decode()
    )
    quota = {"post": "secretary", "seats": 1, "since": "2023-03-01", "basis": "云编〔2023〕1号"}
    clerk.post("/units/TY/set_quota/", quota)
    assert Quota.objects.get(unit=cast.units["TY"]).org == cast.orgs["TY-DW"]


def test_instructors_sent_to_a_school_close_its_finding(cast, clerk):
    sq = cast.units["SQ"]
    Person.objects.create(code="SQ-1", name="石老师", unit=sq)
    rulebook.evaluate()
    found = Finding.objects.filter(unit=sq, rule="A-05", ended=0)
    assert found.exists()
    clerk.post("/units/SQ/link/", {"kind": "instructor", "code": cast.people["ty_teacher"].code, "since": "2023-03-01"})
    assert not found.exists()


def test_a_vacancy_offers_the_filling_plan(sign_in, cast):
    ty = cast.units["TY"]
    Appointment.objects.filter(unit=ty, post="principal").update(until=date(2022, 9, 1), reason="退休")
    rulebook.evaluate()
    finding = Finding.objects.get(unit=ty, rule="A-16", ended=0)
    office = sign_in("ty_office")
    assert f"/requests/ask/?finding={finding.pk}" in office.get("/schools/TY/").content.decode()
    assert "校长空缺超期" in office.get(f"/requests/ask/?finding={finding.pk}").content.decode()
    page = office.post(
        "/requests/ask/",
        {"finding": finding.pk, "kind": "request", "matter": "filling", "title": "补充校长", "text": "拟任王勤"},
        follow=True,
    ).content.decode()
    assert "桃源中学校长自2022年9月1日起空缺" in page
    row = SuperiorRequest.objects.get()
    assert (row.matter, row.due_on, row.number) == ("filling", date(2023, 3, 29), "〔2023〕1号")
    assert "待批复" in office.get("/schools/TY/").content.decode()
    county = sign_in("clerk").get("/requests/?matter=filling").content.decode()
    assert "补充校长" in county
    assert "还有15天" in county
    assert "补充校长" not in sign_in("clerk").get("/requests/?matter=quota").content.decode()


def test_a_finding_of_another_school_is_no_excuse(sign_in, cast):
    rulebook.evaluate()
    other = Finding.objects.filter(unit=cast.units["LX"], ended=0).first()
    page = sign_in("ty_office").get(f"/requests/ask/?finding={other.pk if other else 1}")
    assert page.status_code == 200
    assert "柳溪小学" not in page.content.decode()


def test_a_change_of_a_day_ahead_is_announced_shown_and_called_off(sign_in, cast):
    client, page = sign_in("clerk"), "/units/TY/"
    answer = client.post("/units/TY/rename/", {"name": "云岭一中", "on": "2023-09-01", "basis": "云教〔2023〕9号"})
    assert (answer.status_code, answer["Location"]) == (302, page)
    shown = client.get(page).content.decode()
    assert ("已定、未生效" in shown, "更名为“云岭一中”" in shown, "2023年9月1日" in shown) == (True, True, True)
    again = client.post("/units/TY/rename/", {"name": "云岭二中", "on": "2023-10-01"})
    assert (again.status_code, "已有一项未生效的更名" in again.content.decode()) == (422, True)
    plan = PlannedChange.objects.get()
    assert "call_off" not in sign_in("ty_secretary").get(page).content.decode()
    client = sign_in("clerk")
    client.post(f"/planned/{plan.pk}/call_off/")
    assert "已定、未生效" not in client.get(page).content.decode()


def test_the_unit_page_carries_out_what_is_due_before_it_is_shown(sign_in, cast):
    facts = {"turn": "rename", "on": date(2023, 3, 20), "basis": "", "facts": {"name": "云岭一中"}}
    services.announce(actor=cast.actor("clerk"), unit=cast.units["TY"], **facts)
    with clock.on(date(2023, 3, 21)):
        assert "云岭一中" in sign_in("clerk").get("/units/TY/").content.decode()
