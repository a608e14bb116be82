"""From the uploaded notice to the issued order through the pages, as plain forms and as parts."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.doors.pages import url
from tests.loop.execution.conftest import NOTICE
from xiaoheng.loop.execution.intake import places
from xiaoheng.loop.execution.models import Directive, DraftTask, Notice
from xiaoheng.loop.execution.words import DirectiveState, DraftState, Reach

HX = {"HTTP_HX_REQUEST": "true"}


def test_a_notice_walks_from_upload_to_an_issued_order(sign_in, cast):
    clerk = sign_in("clerk")
    assert "还没有收到通知" in clerk.get(url("notices")).content.decode()
    file = SimpleUploadedFile(NOTICE.name, NOTICE.read_bytes())
    page = clerk.post(url("execution.receive"), {"file": file}, follow=True)
    notice = Notice.objects.get()
    text = page.content.decode()
    assert "學(xué)校章程" in text  # the source as it came
    assert "修订完善学校章程" in text  # the draft as read
    assert 'id="s1"' in text
    clerk.post(url("notice_accept", notice=notice.pk))
    only = notice.drafts.get(reach=Reach.ONLY)
    names = list(only.named.all())
    chosen = {f"named-{row.pk}": "none" for row in names}
    chosen[f"named-{names[0].pk}"] = cast.units["LX"].pk
    clerk.post(url("execution.match", draft=only.pk), chosen)
    page = clerk.post(url("execution.confirm", notice=notice.pk), follow=True)
    directive = Directive.objects.get()
    assert "交办单拟稿" in page.content.decode()
    page = clerk.post(url("execution.issue", directive=directive.pk), follow=True)
    assert "〔2023〕1号已下达给3所学校" in page.content.decode()
    directive.refresh_from_db()
    assert directive.state == DirectiveState.ISSUED


def test_confirming_too_early_says_what_is_open(sign_in, notice):
    clerk = sign_in("clerk")
    page = clerk.post(
        url("execution.confirm", notice=notice.pk), {"next": url("notice", notice=notice.pk)}, follow=True
    )
    assert "没有决定" in page.content.decode()
    assert not Directive.objects.exists()


@pytest.mark.parametrize(
    ("data", "words"), [(b"", "空"), (b"\x00\x01" * 500, "无法读取"), ("随便写的一段话。".encode(), "没有读出任何任务")]
)
def test_a_bad_upload_comes_back_with_the_reason(sign_in, cast, data, words):
    page = sign_in("clerk").post(url("execution.receive"), {"file": SimpleUploadedFile("通知.txt", data)})
    assert page.status_code == 422
    assert words in page.content.decode()
    assert not Notice.objects.exists()


def test_a_card_is_accepted_dropped_and_edited_in_its_place(sign_in, notice):
    clerk, draft = sign_in("clerk"), notice.drafts.get(title__contains="章程")
    part = clerk.post(url("execution.accept", draft=draft.pk), **HX).content.decode()
    assert "<html" not in part
    assert 'hx-swap-oob="true"' in part
    part = clerk.get(url("execution.correct", draft=draft.pk), **HX).content.decode()
    assert "<html" not in part
    assert 'name="due_on"' in part
    data = {"title": "修订章程", "text": "完成修订", "who": "各校、各园", "due_on": "2023-03-30", "evidence": "章程"}
    clerk.post(url("execution.correct", draft=draft.pk), data, **HX)
    draft.refresh_from_db()
    assert (draft.who, draft.due_on.isoformat(), draft.corrected) == (["各校", "各园"], "2023-03-30", True)
    clerk.post(url("execution.drop", draft=draft.pk), **HX)
    draft.refresh_from_db()
    assert draft.state == DraftState.DROPPED


def test_an_erring_edit_keeps_what_was_typed(sign_in, notice):
    draft = notice.drafts.first()
    page = sign_in("clerk").post(
        url("execution.correct", draft=draft.pk),
        {"title": "", "text": "写了一半", "freq": "monthly", "due_on": "2023-03-30"},
    )
    assert page.status_code == 422
    assert "写了一半" in page.content.decode()
    assert "有周期的任务不填截止日期" in page.content.decode()


def test_a_repeating_task_keeps_what_the_form_does_not_show(sign_in, notice):
    draft = next(d for d in notice.drafts.all() if (d.recurrence or {}).get("by", {}).get("month_of_period"))
    data = {"title": draft.title, "text": draft.text, "freq": draft.recurrence["freq"], "day": 6}
    sign_in("clerk").post(url("execution.correct", draft=draft.pk), data)
    draft.refresh_from_db()
    assert draft.recurrence["by"] == {"month_of_period": 1, "day": 6}


def test_minutes_instead_of_pictures(sign_in, notice):
    draft = notice.drafts.first()
    DraftTask.objects.filter(pk=draft.pk).update(evidence=["实施方案", "现场照片"], burden=["现场照片"])
    clerk = sign_in("clerk")
    assert "属过度留痕" in clerk.get(url("notice", notice=notice.pk)).content.decode()
    clerk.post(url("execution.accept", draft=draft.pk), {"minutes": "1"})
    draft.refresh_from_db()
    assert (draft.evidence, draft.state) == (["实施方案", "会议记录"], DraftState.ACCEPTED)
    assert draft.read["evidence"] != draft.evidence


def test_another_county_sees_nothing(sign_in, notice):
    stranger = sign_in("lj_clerk")
    draft = notice.drafts.first()
    assert stranger.get(url("notice", notice=notice.pk)).status_code == 404
    assert stranger.post(url("execution.accept", draft=draft.pk)).status_code == 404
    assert sign_in("ty_secretary").get(url("notices")).status_code == 403


@pytest.mark.parametrize("count", [1, 3])
def test_queries_of_the_list_and_of_the_confirming_page(sign_in, cast, notice, django_assert_num_queries, count):
    for n in range(count - 1):
        Notice.objects.create(
            unit=cast.units["YL"], digest=str(n), file_name="x", raw="x", title="通知", received_on="2023-03-14"
        )
    notice.drafts.filter(seq__gt=count * 3).exclude(reach=Reach.ONLY).delete()
    clerk = sign_in("clerk")
    clerk.get(url("notices"))
    with django_assert_num_queries(4):
        clerk.get(url("notices"))
    with django_assert_num_queries(7):
        clerk.get(url("notice", notice=notice.pk))


def test_a_draft_is_split_merged_and_put_back(sign_in, notice):
    clerk, before = sign_in("clerk"), notice.drafts.count()
    draft = max(notice.drafts.all(), key=lambda row: len(places(row)))
    page = clerk.get(url("execution.split", draft=draft.pk)).content.decode()
    at = places(draft)[0]
    assert f'value="{at}"' in page
    page = clerk.post(url("execution.split", draft=draft.pk), {"at": at}, follow=True)
    assert page.redirect_chain[-1][0].endswith(f"#t{draft.seq}")
    first, second = notice.drafts.get(seq=draft.seq), notice.drafts.get(seq=draft.seq + 1)
    assert (first.end, second.start, second.end) == (at, at, draft.end)
    assert first.source + second.source == draft.source
    assert {first.state, second.state} == {DraftState.PROPOSED}
    assert sorted(notice.drafts.values_list("seq", flat=True)) == list(range(1, before + 2))
    clerk.post(url("execution.merge", draft=first.pk))
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.source, second.state) == (draft.source, DraftState.DROPPED)
    assert set(second.evidence) <= set(first.evidence)
    assert f"已并入第{first.seq}条" in clerk.get(url("notice", notice=notice.pk)).content.decode()
    clerk.post(url("execution.restore", draft=second.pk))
    second.refresh_from_db()
    assert second.state == DraftState.PROPOSED


def test_what_was_merged_is_taken_back_from_its_card(sign_in, notice):
    clerk, (first, second) = sign_in("clerk"), notice.drafts.all()[:2]
    clerk.post(url("execution.merge", draft=first.pk))
    page = clerk.get(url("notice", notice=notice.pk)).content.decode()
    assert page.count('data-key="z"') == 1
    page = clerk.post(url("execution.unmerge", draft=first.pk), follow=True)
    assert page.redirect_chain[-1][0].endswith(f"#t{first.seq}")
    assert 'data-key="z"' not in page.content.decode()
    assert [(one.text, one.state) for one in notice.drafts.all()[:2]] == [
        (first.text, DraftState.PROPOSED), (second.text, DraftState.PROPOSED),
    ]  # fmt: skip
    assert "没有合并过" in clerk.post(url("execution.unmerge", draft=first.pk), follow=True).content.decode()


def test_a_place_that_is_no_mark_and_a_last_draft_are_refused(sign_in, notice):
    clerk, last = sign_in("clerk"), notice.drafts.latest("seq")
    assert clerk.post(url("execution.split", draft=last.pk), {"at": last.start + 1}).status_code == 422
    page = clerk.post(url("execution.merge", draft=last.pk), follow=True)
    assert "没有可以合并" in page.content.decode()
    assert notice.drafts.exclude(state=DraftState.PROPOSED).count() == 0


def test_an_edit_that_another_overtook_is_not_kept(sign_in, notice):
    clerk, draft = sign_in("clerk"), notice.drafts.first()
    page = clerk.get(url("execution.correct", draft=draft.pk)).content.decode()
    seen = page.split('name="seen" value="')[1].split('"')[0]
    words = {"text": draft.text, "seen": seen}
    clerk.post(url("execution.correct", draft=draft.pk), {"title": "先改的", **words})
    page = clerk.post(url("execution.correct", draft=draft.pk), {"title": "后改的", **words})
    assert (page.status_code, "刚被他人改过" in page.content.decode()) == (422, True)
    draft.refresh_from_db()
    assert draft.title == "先改的"


def test_an_edit_that_is_left_gives_the_card_and_old_numbers_give_the_page_anew(sign_in, notice):
    clerk, draft = sign_in("clerk"), notice.drafts.get(seq=3)
    part = clerk.get(url("notice", notice=notice.pk), {"draft": draft.pk}, **HX).content.decode()
    assert ("<html" in part, 'id="t3"' in part) == (False, True)
    for name in ("execution.accept", "execution.correct"):
        answer = clerk.post(url(name, draft=draft.pk), **HX, HTTP_HX_TARGET="t2")
        assert (answer.headers["HX-Refresh"], answer.content) == ("true", b"")
