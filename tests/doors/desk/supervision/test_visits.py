"""Pages of visits: opened, noted and recorded by plain forms; seen by whom."""

from datetime import date

import pytest

from tests.doors.desk.counting import queries
from tests.doors.pages import url
from xiaoheng.loop.correction.models import Problem
from xiaoheng.loop.supervision.models import Inspection


def filled(world, row, verdict="false", remark="章程未见党组织条款"):
    data = {"visited_on": "2023-03-14", "note": "听取汇报"}
    for result in row.results.all():
        data |= {f"verdict_{result.item_id}": "unseen", f"remark_{result.item_id}": ""}
    item = world.item(1).pk
    return data | {f"verdict_{item}": verdict, f"remark_{item}": remark}


def test_an_inspector_walks_from_choosing_to_recording(world, sign_in):
    client = sign_in("inspector")
    page = client.get(url("supervision.visit"))
    assert "桃源中学" in page.content.decode()
    assert "柳溪小学" not in page.content.decode()
    target = world.order.targets.get(unit=world.cast.units["TY"])
    answer = client.post(url("supervision.visit"), {"target": target.pk})
    row = Inspection.objects.get()
    assert answer.url == url("supervision.inspect", inspection=row.pk)
    form = client.get(answer.url).content.decode()
    assert form.count("visit-item") == 3
    client.post(url("supervision.note", inspection=row.pk), filled(world, row, "partial", ""))
    row.refresh_from_db()
    assert (row.state, row.results.get(item=world.item(1)).verdict) == ("draft", "partial")
    answer = client.post(url("supervision.inspect", inspection=row.pk), filled(world, row))
    assert answer.url == url("inspection", inspection=row.pk)
    row.refresh_from_db()
    assert (row.state, row.visited_on, row.note) == ("recorded", date(2023, 3, 14), "听取汇报")


def test_a_refusal_keeps_what_was_typed(world, sign_in):
    row = world.visit()
    answer = sign_in("inspector").post(url("supervision.inspect", inspection=row.pk), filled(world, row, "false", ""))
    body = answer.content.decode()
    assert answer.status_code == 422
    assert "没有写明情况" in body
    assert "听取汇报" in body


def test_a_forged_school_is_no_choice(world, sign_in):
    target = world.order.targets.get(unit=world.cast.units["LX"])
    answer = sign_in("inspector").post(url("supervision.visit"), {"target": target.pk})
    assert answer.status_code == 422
    assert not Inspection.objects.exists()


def test_a_failed_item_offers_to_become_a_problem_and_then_leads_to_it(world, sign_in):
    row = world.inspected("partial")
    client = sign_in("clerk")
    page = client.get(url("inspection", inspection=row.pk)).content.decode()
    result = row.results.get(item=world.item(1))
    link = f"{url('correction.open')}?source=supervision.inspectionresult:{result.pk}"
    assert page.count("转为问题") == 1
    assert link in page
    form = client.get(link).content.decode()
    assert "来源：督查（桃源中学）" in form
    client.post(link, {"unit": "TY", "title": "章程未见党组织条款"})
    problem = Problem.objects.get()
    assert problem.source == str(result.pk)
    assert url("problem", problem=problem.pk) in client.get(url("inspection", inspection=row.pk)).content.decode()


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("clerk", 200),
        ("leader", 200),
        ("auditor", 200),
        ("ty_secretary", 200),
        ("ty_vice", 200),
        ("lx_secretary", 404),
        ("lj_clerk", 404),
        ("ty_teacher", 403),
        ("stranger", 403),
    ],
)
def test_who_sees_a_visit(world, sign_in, name, status):
    row = world.inspected()
    assert sign_in(name).get(url("inspection", inspection=row.pk)).status_code == status


@pytest.mark.parametrize("name", ["supervision.inspect", "supervision.note"])
def test_nobody_else_writes_a_draft(world, sign_in, name):
    row = world.visit()
    for who, status in (("clerk", 403), ("ty_secretary", 403), ("lj_clerk", 403)):
        assert sign_in(who).post(url(name, inspection=row.pk), {}).status_code == status


def test_the_form_of_a_recorded_visit_sends_one_back_with_the_reason(world, sign_in):
    row = world.inspected()
    answer = sign_in("inspector").post(url("supervision.inspect", inspection=row.pk), filled(world, row))
    assert answer.status_code == 422
    assert "当前状态为“已登记”" in answer.content.decode()


def test_the_list_asks_the_same_queries_for_one_and_three_visits(world, sign_in):
    world.inspected()
    client = sign_in("clerk")
    one = queries(client, url("inspections"))
    world.inspected()
    world.inspected()
    assert queries(client, url("inspections")) == one


def test_an_empty_list_says_what_to_do(cast, sign_in):
    assert "开始督查" in sign_in("inspector").get(url("inspections")).content.decode()
    assert "还没有收到交办单" in sign_in("inspector").get(url("supervision.visit")).content.decode()
