"""Pages of communities: every form as a clerk fills it in, the county's numbers, what is listed where."""

import re
from datetime import date
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from tests.doors.desk.counting import queries
from tests.loop.execution.communities.conftest import Together
from xiaoheng.lib import clock
from xiaoheng.loop.execution.communities import services
from xiaoheng.loop.execution.communities.models import Community, Entry, Kind, Match, Project

TERM = {"since": "2023-03-01", "until": "2024-02-29"}
TIME = {"since": "2023-03-01", "until": "2023-06-30"}


@pytest.fixture
def run(cast):
    return Together(cast)


def file(name="协议.txt"):
    return SimpleUploadedFile(name, "框架协议书".encode())


def text(client, url):
    response = client.get(url)
    assert response.status_code == 200, url
    return response.content.decode()


def test_the_county_founds_renews_and_dissolves_through_its_forms(sign_in, run):
    county = sign_in("clerk")
    assert "还没有党建共同体" in text(county, "/communities/")
    told = {
        "title": "桃李共同体",
        "lead": run.ty.pk,
        "schools": [run.ty.pk, run.lx.pk],
        "outside": "社区\n\n企业",
        **TERM,
    }
    assert county.post("/communities/found/", told).status_code == 422
    assert county.post("/communities/found/", {**told, "file": file()}).status_code == 302
    row = Community.objects.get()
    url = f"/communities/{row.pk}"
    page = text(county, f"{url}/")
    assert all(name in page for name in ("柳溪小学", "社区", "企业", "协议.txt"))
    agreement = row.agreements.get().pk
    assert county.get(f"/community-agreements/{agreement}/").status_code == 200
    joined = {"unit": run.units["SQ"].pk, "outside": "", "since": "2023-03-10"}
    assert county.post(f"{url}/join/", joined).status_code == 302
    assert county.post(f"{url}/leave/", {"member": "unit-999", "on": "2023-03-14"}).status_code == 422
    gone = {"member": f"unit-{run.units['SQ'].pk}", "on": "2023-03-14"}
    assert county.post(f"{url}/leave/", gone).status_code == 302
    again = {"since": "2023-03-14", "until": "2025-02-28", "file": file()}
    assert county.post(f"{url}/renew/", again).status_code == 302
    assert county.post(f"{url}/dissolve/", {"reason": "期满"}).status_code == 302
    assert "已解散" in text(county, f"{url}/")
    assert county.post(f"{url}/dissolve/", {"reason": "期满"}).status_code == 422


def test_a_need_goes_through_its_forms_to_an_outcome(sign_in, run):
    row = run.found()
    url, kind = f"/communities/{row.pk}", Kind.objects.get(code="course").pk
    offer = {"listed": "resource", "kind": kind, "title": "书法课", "quantity": 20, **TIME}
    lead = sign_in("ty_office")
    assert lead.post(f"{url}/list/", {**offer, "partner": row.partners.get().pk}).status_code == 302
    assert lead.post(f"{url}/list/", {**offer, "title": "足球课"}).status_code == 302
    school = sign_in("lx_office")
    assert "代校外成员登记" not in text(school, f"{url}/list/")
    assert school.post(f"{url}/list/", {**offer, "listed": "need", "quantity": 0}).status_code == 422
    assert (
        school.post(f"{url}/list/", {**offer, "listed": "need", "title": "书法课需要8节", "quantity": 8}).status_code
        == 302
    )
    need, resource = Entry.objects.get(listed="need"), Entry.objects.get(title="足球课")
    page = text(school, f"/community-entries/{need.pk}/propose/")
    assert "东街社区党委：书法课（同为课程，2023-03-01至2023-06-30时间重合；可对接8课时，需8、余20；校外单位）" in page
    asked = {"other": resource.pk, "quantity": 8}
    assert school.post(f"/community-entries/{need.pk}/propose/", {**asked, "quantity": 9}).status_code == 422
    assert school.post(f"/community-entries/{need.pk}/propose/", {**asked, "other": 0}).status_code == 422
    assert school.post(f"/community-entries/{need.pk}/propose/", asked).status_code == 302
    match = Match.objects.get()
    assert school.post(f"/community-matches/{match.pk}/accept/").status_code == 403
    lead = sign_in("ty_office")
    assert "书法课需要8节" in text(lead, "/")
    assert "同意对接" in text(lead, f"/community-matches/{match.pk}/")
    assert lead.post(f"/community-matches/{match.pk}/accept/").status_code == 302
    project = Project.objects.get()
    url = f"/community-projects/{project.pk}"
    school = sign_in("lx_office")
    plan = {"plan": "每周二", **TIME, "steps": "下周二 备课"}
    assert school.post(f"{url}/plan/", plan).status_code == 422
    assert school.post(f"{url}/plan/", {**plan, "steps": "2023-03-20 备课\n\n2023-04-01 上课"}).status_code == 302
    step = project.steps.first()
    assert school.post(f"/community-steps/{step.pk}/", {"done_on": "2023-03-14"}).status_code == 302
    told = {"number": 8, "people": 45, "outcome": "八节书法课"}
    assert school.post(f"{url}/report/", told).status_code == 422
    assert school.post(f"{url}/report/", {**told, "file": file("记录.txt")}).status_code == 302
    assert school.get(f"{url}/paper/").status_code == 200
    head = sign_in("ty_secretary")
    assert "书法课需要8节" in text(head, "/")
    assert head.post(f"{url}/send_back/".replace("_", "-"), {"reason": "人数不符"}).status_code == 302
    school = sign_in("lx_office")
    assert "退回原因：" in text(school, f"{url}/")
    assert school.post(f"{url}/report/", {**told, "people": 40, "file": file("记录.txt")}).status_code == 302
    head = sign_in("ty_secretary")
    assert head.post(f"{url}/close/").status_code == 302
    assert "八节书法课" in text(head, "/communities/lists/project/?only=done")


def test_the_other_side_says_no_and_an_entry_is_amended_and_struck(sign_in, run):
    need, resource = run.pair()
    match = run.propose(need, resource, 3)
    lead = sign_in("ty_office")
    assert "不接受对接" in text(lead, f"/community-matches/{match.pk}/decline/")
    assert lead.post(f"/community-matches/{match.pk}/decline/", {"reason": "没有空"}).status_code == 302
    assert lead.post(f"/community-entries/{need.pk}/amend/", {}).status_code == 403
    entry = f"/community-entries/{resource.pk}"
    told = {"title": "书法课", "quantity": 5, **TIME}
    assert lead.post(f"{entry}/amend/", told).status_code == 302
    assert lead.post(f"{entry}/strike/", {"reason": "不再提供"}).status_code == 302
    assert lead.post(f"{entry}/strike/", {"reason": "不再提供"}).status_code == 422
    again = run.propose(need, run.list(Community.objects.get(), "resource", of="ty"), 1)
    school = sign_in("lx_office")
    assert "撤回对接" in text(school, f"/community-matches/{again.pk}/decline/")
    kind = Kind.objects.get(code="rules").pk
    launch = {"kind": kind, "title": "共立制度", "plan": "一校一稿", "other": run.ty.pk, **TIME}
    url = f"/communities/{need.community_id}/launch/"
    assert school.post(url, {**launch, "other": run.lx.pk}).status_code == 422
    assert school.post(url, launch).status_code == 302
    project = Project.objects.get()
    assert school.post(f"/community-projects/{project.pk}/drop/", {"reason": "推迟"}).status_code == 302
    assert "终止原因：" in text(school, f"/community-projects/{project.pk}/")


def test_every_number_leads_to_its_list_and_the_workbook_has_the_same(sign_in, run):
    services.close(actor=run.secretary, project=run.report(run.project()))
    row = Community.objects.get()
    run.list(row, title="另一需求", kind="venue")
    county = sign_in("clerk")
    page = text(county, "/communities/")
    assert re.search(rf'/communities/lists/need/\?community={row.pk}"\s*>2</a>', page)
    assert f"/communities/lists/need/?community={row.pk}&amp;only=matched" in page
    assert "另一需求" in text(county, f"/communities/lists/need/?community={row.pk}")
    assert "另一需求" not in text(county, "/communities/lists/need/?only=matched")
    assert "另一需求" not in text(county, f"/communities/lists/need/?kind={Kind.objects.get(code='course').pk}")
    assert county.get("/communities/lists/wish/").status_code == 404
    assert text(county, "/communities/lists/resource/?community=x&kind=0&only=none&page=z")
    book = load_workbook(BytesIO(b"".join(county.get("/communities/export/").streaming_content)))
    assert book.sheetnames == ["共同体", "资源清单", "需求清单", "项目清单"]
    assert [cell.value for cell in book["共同体"][3]][4:] == [3, 1, 2, 1, 1, 1, 40]
    assert book["项目清单"]["L2"].value == "完成6课时书法课"


def test_needs_that_wait_too_long_are_shown_to_the_county_alone(sign_in, run):
    run.list(run.found(), title="等了很久的需求")
    late = date(2023, 4, 14)
    for day, shown in ((date(2023, 4, 13), False), (late, True)):
        with clock.on(day):
            assert ("等了很久的需求" in text(sign_in("clerk"), "/communities/")) is shown
    with clock.on(late):
        assert "等了很久的需求" not in text(sign_in("lx_office"), "/communities/")


def test_members_see_it_and_no_other_school(sign_in, run):
    row = run.found(schools=[], outside=["社区"])
    assert sign_in("lx_office").get(f"/communities/{row.pk}/").status_code == 404
    assert sign_in("lj_clerk").get(f"/communities/{row.pk}/").status_code == 404
    services.join(actor=run.clerk, community=row, unit=run.lx, since=date(2023, 3, 10))
    assert sign_in("lx_office").get(f"/communities/{row.pk}/").status_code == 200
    services.leave(actor=run.clerk, community=row, unit=run.lx, on=date(2023, 3, 14))
    assert sign_in("lx_office").get(f"/communities/{row.pk}/").status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_pages_ask_as_many_questions_for_three_as_for_one(sign_in, run, count):
    row = run.found()
    for number in range(count):
        need, resource = run.pair(community=row)
        services.accept(actor=run.office, match=run.propose(need, resource, 2 + number))
        run.propose(need, resource, 1)
        run.list(row, title=f"又一需求{number}")
    if count > 1:
        for code in ("SQ", "LX"):
            run.found(lead=run.units[code], schools=[], title=code)
    asked = [
        queries(sign_in("ty_office"), f"/communities/{row.pk}/"),
        *(queries(sign_in("clerk"), url) for url in ("/communities/", "/communities/lists/need/")),
    ]
    assert asked == QUERIES


QUERIES = [20, 15, 6]
