"""Orders, answers and reviews through the pages."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.doors.pages import url
from tests.loop.execution.conftest import ITEMS, SINCE, UNTIL
from xiaoheng.loop.execution import services as execution
from xiaoheng.loop.execution.models import Assignment, Directive, DirectiveItem, Evidence, Extension
from xiaoheng.loop.execution.words import AssignmentState, DirectiveState, TargetState


def pdf(text=b"charter"):
    return SimpleUploadedFile("章程.pdf", b"%PDF-1.4 " + text)


def test_the_clerk_drafts_from_scratch_with_a_live_count(sign_in, cast):
    clerk = sign_in("clerk")
    part = clerk.get(url("directive_scope"), {"stages": "primary", "excepted": cast.units["SQ"].pk}).content.decode()
    assert "<strong>1</strong>" in part
    data = {"title": "春季检查", "since": "2023-03-14", "until": "2023-04-30", "stages": ["primary"]}
    page = clerk.post(url("execution.draft"), data, follow=True)
    directive = Directive.objects.get()
    assert "柳溪小学、石桥小学" in page.content.decode()
    item = {"title": "自查", "text": "完成自查。", "evidence": "自查报告", "minutes": 40, "reach": "all"}
    clerk.post(url("execution.put_item", directive=directive.pk), item)
    row = directive.items.get()
    assert (row.evidence, row.minutes) == (["自查报告"], 40)
    clerk.post(url("item_edit", item=row.pk), {**item, "reach": "except", "schools": [cast.units["SQ"].pk]})
    assert [one.unit.code for one in row.named_units.all()] == ["SQ"]
    page = clerk.post(url("item_edit", item=row.pk), {**item, "reach": "only"})
    assert page.status_code == 422
    assert "须指明" in page.content.decode()
    clerk.post(url("execution.strike_item", item=row.pk))
    assert not DirectiveItem.objects.exists()
    page = clerk.post(url("execution.revise", directive=directive.pk), {**data, "until": "2023-01-01"})
    assert page.status_code == 422


def test_a_school_signs_answers_is_returned_and_answers_again(sign_in, cast, issued):
    school, item = cast.units["TY"], issued.items.get(seq=1)
    here = {"item": item.pk, "unit": "TY"}
    office = sign_in("ty_office")
    assert "尚未签收" in office.get(url("assignments")).content.decode()
    page = office.post(url("execution.sign", directive=issued.pk, unit="TY"), follow=True).content.decode()
    assert "已于" in page
    assert issued.targets.get(unit=school).state == TargetState.SIGNED
    page = office.post(url("execution.submit", **here), {"note": "已修订"})
    assert page.status_code == 422
    assert "要求印证资料" in page.content.decode()
    assert "已修订" in page.content.decode()
    page = office.post(
        url("execution.submit", **here), {"note": "已修订", "file1": pdf(), "date1": "2023-03-13"}, follow=True
    )
    assert "第 1 次提交" in page.content.decode()
    row = Assignment.objects.get()

    clerk = sign_in("clerk")
    page = clerk.post(url("execution.send_back", assignment=row.pk), {"reason": ""})
    assert page.status_code == 422
    assert "须写明原因" in page.content.decode()
    clerk.post(url("execution.send_back", assignment=row.pk), {"reason": "缺校务公开"})

    office = sign_in("ty_office")
    page = office.get(url("item", item=item.pk), follow=True).content.decode()
    assert "缺校务公开" in page
    assert "上次提交的资料" in page
    kept = Evidence.objects.get()
    office.post(url("execution.submit", **here), {"keep": [kept.pk], "file1": pdf(b"two"), "note": "已补"})
    clerk = sign_in("clerk")
    page = clerk.get(url("assignment", assignment=row.pk)).content.decode()
    assert "新增" in page
    assert "未变 1 件" in page
    clerk.post(url("execution.approve", assignment=row.pk), {"reason": ""})
    row.refresh_from_db()
    assert row.state == AssignmentState.PASSED
    assert "✔" in clerk.get(url("directive", directive=issued.pk)).content.decode()


def test_evidence_is_a_download_for_those_who_may_see_it(sign_in, submitted):
    paper = Evidence.objects.get()
    response = sign_in("clerk").get(url("evidence", evidence=paper.pk))
    assert b"".join(response.streaming_content) == b"%PDF-1.4 charter"
    assert response["Content-Disposition"].startswith("attachment")
    for username in ("lx_office", "lj_clerk"):
        assert sign_in(username).get(url("evidence", evidence=paper.pk)).status_code == 404


def test_another_school_or_county_finds_nothing(sign_in, signed, submitted):
    item = signed.items.get(seq=1)
    for username, unit in (("lx_office", "TY"), ("lj_clerk", "TY"), ("ty_office", "LX"), ("inspector", "LX")):
        assert sign_in(username).get(url("cell", item=item.pk, unit=unit)).status_code == 404
    assert sign_in("lx_office").get(url("assignment", assignment=submitted.pk)).status_code == 404
    assert sign_in("lj_clerk").post(url("execution.approve", assignment=submitted.pk)).status_code == 404
    assert sign_in("lj_clerk").get(url("directive", directive=signed.pk)).status_code == 404
    assert sign_in("inspector").get(url("cell", item=item.pk, unit="TY")).status_code == 200


def test_a_draft_is_hidden_from_schools(sign_in, draft):
    assert sign_in("ty_secretary").get(url("directive", directive=draft.pk)).status_code == 404
    item = draft.items.first()
    assert sign_in("clerk").get(url("cell", item=item.pk, unit="TY")).status_code == 404


def test_exemption_and_extension(sign_in, signed):
    one, talk = signed.items.get(seq=1), signed.items.get(seq=3)
    office = sign_in("ty_office")
    late = {"until": "2023-03-01", "reason": "教代会未开"}
    page = office.post(url("execution.extend", item=one.pk, unit="TY"), late)
    assert page.status_code == 422
    assert "晚于原期限" in page.content.decode()
    assert "教代会未开" in page.content.decode()
    office.post(url("execution.extend", item=one.pk, unit="TY"), {**late, "until": "2023-04-10"})
    clerk, asked = sign_in("clerk"), Extension.objects.get()
    page = clerk.post(url("execution.decline", extension=asked.pk), {"reason": ""})
    assert page.status_code == 422
    clerk.post(url("execution.grant", extension=asked.pk))
    assert asked.assignment.__class__.objects.get().due_on.isoformat() == "2023-04-10"
    page = clerk.post(url("execution.exempt", item=talk.pk, unit="LX"), {"reason": ""})
    assert page.status_code == 422
    clerk.post(url("execution.exempt", item=talk.pk, unit="LX"), {"reason": "已由上级组织"})
    assert "豁免" in clerk.get(url("directive", directive=signed.pk)).content.decode()


@pytest.mark.both
def test_the_board_filters_by_state_zone_and_stage(sign_in, cast, signed, submitted):
    clerk = sign_in("clerk")

    def schools(**query):
        page = clerk.get(url("directive", directive=signed.pk), query).content.decode()
        table = page.split('id="board"')[1].split("board-key")[0]
        return {name for name in ("桃源中学", "柳溪小学", "石桥小学") if name in table}

    assert schools() == {"桃源中学", "柳溪小学", "石桥小学"}
    assert schools(state="submitted") == {"桃源中学"}
    assert schools(zone=cast.units["YL-Z2"].pk) == {"柳溪小学", "石桥小学"}
    assert schools(stage="junior", state="overdue") == {"桃源中学"}
    assert schools(state="passed") == set()


def test_a_recurring_item_shows_its_months(sign_in, signed):
    item = signed.items.get(seq=2)
    office = sign_in("ty_office")
    office.post(url("execution.submit", item=item.pk, unit="TY") + "?period=2023-03-01", {"note": "已开"})
    assert Assignment.objects.get().occurrence.isoformat() == "2023-03-01"
    page = office.get(url("cell", item=item.pk, unit="TY"), {"period": "2023-03-01"}).content.decode()
    assert "3月1日" in page
    assert office.get(url("cell", item=item.pk, unit="TY"), {"period": "2022-01-01"}).status_code == 404
    assert office.get(url("cell", item=item.pk, unit="TY"), {"period": "昨天"}).status_code == 404


def test_closing_ends_the_work(sign_in, signed):
    clerk = sign_in("clerk")
    page = clerk.post(url("execution.close", directive=signed.pk), follow=True).content.decode()
    signed.refresh_from_db()
    assert signed.state == DirectiveState.CLOSED
    assert "已办结" in page
    page = sign_in("ty_office").get(url("cell", item=signed.items.get(seq=3).pk, unit="TY")).content.decode()
    assert "提交办理情况" not in page


@pytest.mark.parametrize("count", [1, 3])
def test_queries_do_not_grow_with_orders_schools_or_items(sign_in, cast, count, django_assert_num_queries):
    clerk = cast.actor("clerk")
    named = [cast.units[code].pk for code in ("TY", "LX", "SQ")[:count]]
    for _n in range(count):
        order = execution.draft(
            actor=clerk, unit=cast.units["YL"], title="党建", since=SINCE, until=UNTIL,
            items=ITEMS[:count], scope={"named": named},
        )  # fmt: skip
        execution.issue(actor=clerk, directive=order)
        execution.sign(actor=cast.actor("ty_office"), directive=order, unit=cast.units["TY"])
    browser = sign_in("clerk")
    browser.get(url("directives"))
    with django_assert_num_queries(10):
        browser.get(url("directives"))
    with django_assert_num_queries(32):
        browser.get(url("directive", directive=order.pk))
    browser = sign_in("ty_office")
    with django_assert_num_queries(9):
        browser.get(url("assignments"))
    with django_assert_num_queries(15):
        browser.get(url("directive", directive=order.pk))
