"""Reviewing through the pages: one after the other, what changed since a return, identical ones together, files."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.corpus.files import photo
from tests.doors.pages import url
from tests.loop.execution.test_reviewing import answered
from xiaoheng.loop.execution import selectors as reads
from xiaoheng.loop.execution import services as execution
from xiaoheng.loop.execution.models import Assignment, Evidence
from xiaoheng.loop.execution.words import AssignmentState

__all__ = ["answered"]


def test_after_each_word_the_next_answer_comes_at_once(sign_in, cast, submitted, answered):
    clerk = sign_in("clerk")
    page = clerk.get(url("reviews")).content.decode()
    assert "共3件" in page
    page = clerk.get(url("review", assignment=submitted.pk)).content.decode()
    assert "3月底前完成章程修订任务。" in page
    assert "章程.pdf" in page
    queued = {"queued": "1", "reason": ""}
    page = clerk.post(url("execution.send_back", assignment=submitted.pk), queued)
    assert page.status_code == 422
    assert "退回须写明原因" in page.content.decode()
    page = clerk.post(url("execution.doubt", assignment=submitted.pk), {**queued, "reason": "请核对日期"})
    assert page["Location"] == url("review", assignment=answered["TY"].pk)
    page = clerk.post(url("execution.approve", assignment=answered["TY"].pk), queued)
    assert page["Location"] == url("review", assignment=answered["LX"].pk)
    page = clerk.post(
        url("execution.approve", assignment=answered["LX"].pk), {**queued, "item": answered["LX"].item_id}
    )
    assert page["Location"] == f"{url('reviews')}?item={answered['LX'].item_id}"
    page = clerk.get(url("review", assignment=submitted.pk)).content.decode()
    assert "请核对日期" in page
    assert "应到" in clerk.get(url("review", assignment=answered["LX"].pk)).content.decode()


def test_a_second_answer_shows_only_what_changed_since_the_return(sign_in, cast, submitted):
    execution.send_back(actor=cast.actor("clerk"), assignment=submitted, reason="缺校务公开一章")
    kept = Evidence.objects.get()
    fresh = execution.Upload(b"%PDF-1.4 more", "校务公开.pdf", date(2023, 3, 14))
    row = execution.submit(
        actor=cast.actor("ty_office"), assignment=submitted, note="已修订", files=[fresh], keep=[kept.pk]
    )
    page = sign_in("clerk").get(url("review", assignment=row.pk)).content.decode()
    shown, _mark, rest = page.partition("未变 1 件")
    assert "缺校务公开一章" in shown
    assert "校务公开.pdf" in shown
    assert "章程.pdf" not in shown
    assert "章程.pdf" in rest


def test_how_a_text_begins_stands_beside_what_was_asked(sign_in, cast, signed):
    row = reads.assignment(signed.items.get(seq=1), cast.units["TY"])
    text = "第一章 <b>总则</b> " + "党组织全面领导学校工作。" * 300
    files = [
        execution.Upload(text.encode("gb18030"), "章程.txt"),
        execution.Upload(b"%PDF-1.4 picture", "扫描.pdf"),
        execution.Upload(photo(), "照片.jpg"),
    ]
    row = execution.submit(actor=cast.actor("ty_office"), assignment=row, files=files)
    text, scan, picture = Evidence.objects.order_by("pk")
    clerk = sign_in("clerk")
    page = clerk.get(url("review", assignment=row.pk)).content.decode()
    asked = [f"{url('evidence', evidence=one.pk)}?show=text" in page for one in (text, scan, picture)]
    assert asked == [True, True, False]
    first, none = (clerk.get(url("evidence", evidence=one.pk), {"show": "text"}) for one in (text, scan))
    assert "第一章 &lt;b&gt;总则&lt;/b&gt;" in first.content.decode()
    assert len(first.content.decode()) < 1_800
    assert "没有可以预览的文字" in none.content.decode()
    assert sign_in("lx_office").get(url("evidence", evidence=text.pk), {"show": "text"}).status_code == 404


def test_what_was_struck_since_and_what_else_rests_on_the_same_is_told(sign_in, cast, submitted, answered):
    same = execution.Upload(b"%PDF-1.4 charter", "另一份.pdf", date(2023, 3, 13))
    other = reads.assignment(submitted.item, cast.units["LX"])
    execution.submit(actor=cast.actor("lx_office"), assignment=other, files=[same])
    clerk = sign_in("clerk")
    page = clerk.get(url("review", assignment=submitted.pk)).content.decode()
    assert "同一资料还用于：" in page
    assert "柳溪小学“修订学校章程”" in page
    assert "同一资料还用于：" not in clerk.get(url("review", assignment=answered["LX"].pk)).content.decode()
    Evidence.objects.filter(subject_kind="decisions.meeting").update(subject="999999")
    for name in ("review", "assignment"):
        page = clerk.get(url(name, assignment=answered["LX"].pk)).content.decode()
        assert "原记录已撤销" in page
        assert "/meetings/999999/" not in page


def test_a_batch_is_looked_at_and_passes_only_what_was_shown(sign_in, cast, answered):
    clerk = sign_in("clerk")
    keys = [f"{row.pk}:{row.submissions.get().pk}" for row in answered.values()]
    page = clerk.get(url("review_batch"), {"item": answered["TY"].item_id}).content.decode()
    assert "与要求的会议类别一致" in page
    assert all(f'value="{key}"' in page for key in keys)
    page = clerk.post(url("review_batch"), {"one": [keys[0], keys[0], "7:7", "x"]}, follow=True).content.decode()
    assert "已通过1件" in page
    assert "2件在预览后有变化" in page
    states = [Assignment.objects.get(pk=row.pk).state for row in answered.values()]
    assert states == [AssignmentState.PASSED, AssignmentState.SUBMITTED]


def test_a_photograph_is_kept_without_its_place_and_shown_sealed(sign_in, cast, assignment):
    here = {"item": assignment.item.pk, "unit": "TY"}
    office = sign_in("ty_office")
    bad = {
        "file1": SimpleUploadedFile("照片.jpg", b"\0\0\0\x24ftypheic" + b"\0" * 20),
        "date1": "2023-03-08",
        "note": "",
    }
    page = office.post(url("execution.submit", **here), bad)
    assert page.status_code == 422
    assert "HEIC" in page.content.decode()
    office.post(url("execution.submit", **here), {**bad, "file1": SimpleUploadedFile("照片.png", photo())})
    row = Evidence.objects.get()
    assert (row.title, row.days_late) == ("照片.jpg", 6)
    clerk = sign_in("clerk")
    page = clerk.get(url("review", assignment=row.submission.assignment_id)).content.decode()
    assert f"{url('evidence', evidence=row.pk)}?show=1" in page
    assert "补录，晚6天" in page
    for query, how in ({}, "attachment"), ({"show": "1"}, "inline"):
        answer = clerk.get(url("evidence", evidence=row.pk), query)
        assert b"Huawei" not in b"".join(answer.streaming_content)
        assert answer["Content-Disposition"].startswith(how)
        assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
        assert answer["X-Content-Type-Options"] == "nosniff"
    assert sign_in("lx_office").get(url("evidence", evidence=row.pk)).status_code == 404


def test_what_was_never_handed_in_is_shown_and_not_judged(sign_in, cast, assignment):
    execution.extend(actor=cast.actor("ty_office"), assignment=assignment, until=date(2023, 4, 20), reason="待教代会")
    row, clerk = Assignment.objects.get(), sign_in("clerk")
    page = clerk.get(url("review", assignment=row.pk), {"item": "x", "directive": "9" * 30})
    assert "没有等待复核" in page.content.decode()
    queued = {"queued": "1", "reason": "看不清"}
    for verb in ("approve", "send_back", "doubt"):
        assert clerk.post(url(f"execution.{verb}", assignment=row.pk), queued).status_code == 422
    assert sign_in("lj_clerk").get(url("review", assignment=row.pk)).status_code == 404


def test_only_a_picture_is_shown_in_place(sign_in, cast, submitted):
    row = Evidence.objects.get()
    assert sign_in("clerk").get(url("evidence", evidence=row.pk), {"show": "1"}).status_code == 404


@pytest.mark.parametrize("page", ["reviews", "review_batch"])
def test_questions_of_the_queue_do_not_grow_with_it(sign_in, cast, answered, page):
    clerk, counts = sign_in("clerk"), []
    for rows in (2, 4, 4):  # the first visit of the day judges it
        while Assignment.objects.filter(state="submitted").count() < rows:
            Assignment.objects.create(
                item=answered["TY"].item, unit=cast.units["SQ"], occurrence=date(2022, 1, Assignment.objects.count()),
                state="submitted", submitted_on=date(2023, 3, 14),
            )  # fmt: skip
        with CaptureQueriesContext(connection) as asked:
            clerk.get(url(page))
        counts.append(len(asked))
    assert counts[1] == counts[2] <= counts[0]
