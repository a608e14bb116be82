"""Pages of the ledger: opening, planning, handing in, verifying, amending; the workbook."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from tests.doors.desk.counting import queries
from tests.doors.pages import url
from tests.loop.correction.loop import Loop
from tests.loop.supervision.world import World
from xiaoheng.doors.reports.ledger import ledger, safe
from xiaoheng.loop.correction import services
from xiaoheng.loop.correction.models import Problem
from xiaoheng.loop.decisions.models import Topic


def pdf():
    return SimpleUploadedFile("章程.pdf", b"%PDF-1.4 charter")


def test_a_problem_is_walked_through_its_pages(cast, sign_in):
    client = sign_in("ty_secretary")
    client.post(url("correction.open"), {"unit": "TY", "title": "章程没有党组织条款"})
    row = Problem.objects.get()
    page = url("problem", problem=row.pk)
    assert "制定措施" in client.get(page).content.decode()
    plan = {"cause": "未修订", "measure": "修订章程", "owner": cast.people["ty_vice"].pk, "due_on": "2023-03-31"}
    assert client.post(url("correction.plan", problem=row.pk), plan).url == page
    nothing = client.post(url("correction.submit", problem=row.pk), {"outcome": "已修订"})
    assert (nothing.status_code, "没有印证资料" in nothing.content.decode()) == (422, True)
    sign_in("ty_office").post(url("correction.submit", problem=row.pk), {"outcome": "已修订", "file": pdf()})
    client = sign_in("clerk")
    assert "核验销号" in client.get(page).content.decode()
    evidence = client.get(url("problem_evidence", problem=row.pk))
    assert b"".join(evidence.streaming_content) == b"%PDF-1.4 charter"
    client.post(url("correction.send_back", problem=row.pk), {"opinion": "未报批"})
    row.refresh_from_db()
    assert row.state == "returned"
    client = sign_in("ty_secretary")
    client.post(url("correction.plan", problem=row.pk), plan)
    client.post(url("correction.submit", problem=row.pk), {"outcome": "已报批", "file": pdf()})
    sign_in("clerk").post(url("correction.close", problem=row.pk), {"opinion": "属实"})
    row.refresh_from_db()
    assert row.state == "closed"


def test_a_bad_file_is_refused_with_words(mend, sign_in):
    row = mend.planned()
    file = SimpleUploadedFile("章程.exe", b"MZ")
    answer = sign_in("ty_office").post(url("correction.submit", problem=row.pk), {"outcome": "已修订", "file": file})
    assert answer.status_code == 422
    assert "不能上传" in answer.content.decode()
    row.refresh_from_db()
    assert row.state == "mending"


def test_the_submitter_who_verifies_is_told_the_rule(mend, sign_in):
    row = mend.submitted(mend.planned(mend.opened(actor=mend.secretary)), by="ty_secretary")
    answer = sign_in("ty_secretary").post(url("correction.close", problem=row.pk), {"opinion": "属实"})
    assert answer.status_code == 422
    assert "〔E-13〕" in answer.content.decode()


def test_buttons_follow_state_and_right(mend, sign_in):
    row = mend.opened()
    page = url("problem", problem=row.pk)
    assert "制定措施" not in sign_in("clerk").get(page).content.decode()
    mend.submitted(mend.planned(row))
    body = sign_in("ty_office").get(page).content.decode()
    assert "核验销号" not in body
    assert "提交整改结果" not in body


@pytest.mark.usefixtures("catalogue")
def test_an_amendment_names_the_resolution_it_changes(cast, sign_in):
    loop = Loop(cast)
    loop.decide()
    row = services.open(actor=loop.clerk, unit=loop.walk.unit, title="章程缺条款")
    client = sign_in("ty_secretary")
    data = {
        "title": "再修订章程",
        "matters": ["P11"],
        "reason": "缺条款",
        "text": "补第四条。",
        "supersedes": loop.topic.pk,
    }
    client.post(url("correction.amend", problem=row.pk), data)
    assert row.amendments.get().topic.supersedes == loop.topic


@pytest.mark.usefixtures("catalogue")
def test_an_amendment_is_proposed_from_the_page(mend, sign_in):
    row = mend.planned()
    client = sign_in("ty_secretary")
    address = url("correction.amend", problem=row.pk)
    assert "P14" in client.get(address).content.decode()
    data = {"title": "修订议事规则", "matters": ["P14"], "reason": "规则未写会前沟通", "text": "第五条增加会前沟通。"}
    client.post(address, data)
    topic = Topic.objects.get()
    assert topic.amendment.problem == row
    assert "修订议事规则" in client.get(url("problem", problem=row.pk)).content.decode()
    forged = client.post(address, {**data, "matters": ["P06"]})
    assert forged.status_code == 422


@pytest.mark.parametrize(
    "source", ["nonsense", "x:y", "execution.directive:1", "supervision.inspectionresult:99999999999999999999", ":1x"]
)
def test_a_forged_source_is_not_found_or_ignored(cast, sign_in, source):
    answer = sign_in("clerk").get(url("correction.open") + f"?source={source}")
    assert answer.status_code == (200 if source.startswith(":") else 404)


def test_who_sees_and_who_may(mend, sign_in):
    row = mend.submitted()
    page = url("problem", problem=row.pk)
    for name, status in (("leader", 200), ("inspector", 200), ("ty_vice", 200), ("lx_office", 404), ("lj_clerk", 404),
                         ("ty_teacher", 403), ("stranger", 403)):  # fmt: skip
        assert sign_in(name).get(page).status_code == status
        assert sign_in(name).get(url("problem_evidence", problem=row.pk)).status_code == status
    assert sign_in("ty_office").get(url("correction.close", problem=row.pk)).status_code == 403
    assert sign_in("lx_secretary").get(url("correction.close", problem=row.pk)).status_code == 404


@pytest.mark.both
def test_the_ledger_filters_and_counts(mend, sign_in):
    mend.opened(title="甲问题")
    mend.closed()
    client = sign_in("clerk")
    page = client.get(url("problems")).content.decode()
    assert "共 2 个问题，销号率 50.0%（1/2）" in page
    page = client.get(url("problems") + "?state=closed&source=self&unit=TY").content.decode()
    assert "甲问题" not in page
    assert client.get(url("problems") + "?state=bad&source=bad&unit=bad").status_code == 200


@pytest.mark.parametrize("name", ["problems", "problem"])
def test_pages_ask_the_same_queries_for_one_and_three_problems(mend, sign_in, name):
    row = mend.submitted()
    mend.planned()  # something that has a day: by when is soon is asked once a page
    client = sign_in("clerk")
    address = url(name, **({"problem": row.pk} if name == "problem" else {}))
    one = queries(client, address)
    mend.submitted()
    mend.planned()
    assert queries(client, address) == one


def test_the_workbook_holds_what_is_on_screen(mend, sign_in):
    mend.opened(title='=HYPERLINK("http://x","y")')
    mend.closed()
    answer = sign_in("clerk").get(url("problems_export") + "?state=open")
    sheet = load_workbook(BytesIO(b"".join(answer.streaming_content))).active
    rows = list(sheet.iter_rows(min_row=2))
    assert len(rows) == 1
    title = rows[0][2]
    assert (title.data_type, title.value) == ("s", '\'=HYPERLINK("http://x","y")')
    assert rows[0][8].value == "待整改"
    assert "xlsx" in answer["Content-Disposition"]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@A1", "\t=1", "\r=1"])
def test_no_cell_is_taken_for_a_formula(text):
    assert safe(text) == f"'{text}"


@pytest.mark.parametrize(("text", "kept"), [("章程", "章程"), ("a=1", "a=1"), ("", ""), ("坏\x00字\x0b", "坏字")])
def test_other_texts_stay(text, kept):
    assert safe(text) == kept


def test_a_text_longer_than_a_cell_is_cut(mend):
    row = mend.opened()
    row.cause = "=" + "长" * 40000
    sheet = load_workbook(BytesIO(ledger([row]))).active
    assert len(sheet.cell(2, 5).value) == 32767


def test_dates_stay_dates(mend):
    row = mend.planned()
    sheet = load_workbook(BytesIO(ledger([row]))).active
    assert sheet.cell(2, 8).is_date


def test_a_returned_item_offers_to_become_a_problem(cast, sign_in):
    world = World(cast)
    row = world.returned()
    cell = url("assignment", assignment=row.pk)
    link = f"{url('correction.open')}?source=execution.assignment:{row.pk}"
    assert link in sign_in("clerk").get(cell, follow=True).content.decode()
    assert link not in sign_in("ty_vice").get(cell, follow=True).content.decode()
    sign_in("clerk").post(link, {"unit": "TY", "title": "缺少会议记录"})
    page = sign_in("clerk").get(cell, follow=True).content.decode()
    assert link not in page
    assert url("problem", problem=Problem.objects.get().pk) in page
