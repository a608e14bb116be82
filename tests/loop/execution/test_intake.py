"""execution.receive, correct, match, accept, drop, confirm: the real notice, and files that are none."""

from datetime import date
from io import BytesIO

import pytest
from django.db import transaction
from docx import Document

from tests.loop.execution.conftest import NOTICE
from xiaoheng.doors.desk.templatetags.execution import settled
from xiaoheng.ground.calendars import services as calendars
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.services.loading import place
from xiaoheng.ground.records.models import Entry, StoredFile
from xiaoheng.lib.refusal import Forbidden, Refused, Stale
from xiaoheng.loop.execution import intake
from xiaoheng.loop.execution import services as execution
from xiaoheng.loop.execution.intake.unmerging import standing
from xiaoheng.loop.execution.models import DraftTask, Notice
from xiaoheng.loop.execution.words import DirectiveState, DraftState, NoticeState, Reach


def decide(cast, notice):
    """Accept every draft and settle every name."""
    clerk = cast.actor("clerk")
    for draft in notice.drafts.all():
        intake.accept(actor=clerk, draft=draft)
        for n, named in enumerate(draft.named.all()):
            intake.match(actor=clerk, named=named, school=[cast.units["LX"], cast.units["SQ"], None][min(n, 2)])


def test_the_real_notice_is_received_with_its_spans(cast, notice):
    assert notice.title.endswith("关于印发党建工作任务交办单的通知")
    assert (notice.issued_on, notice.state) == (date(2023, 3, 13), NoticeState.RECEIVED)
    charter = notice.drafts.get(title__contains="章程")
    assert charter.due_on == date(2023, 3, 31)
    assert charter.source == notice.raw[charter.start : charter.end]
    assert "修" in charter.source
    assert "學(xué)校章程" in charter.source  # the text as received, not as cleaned
    assert "章程" in "".join(charter.evidence)
    entry = Entry.objects.get(verb="execution.receive")
    assert (entry.kind, entry.subject, entry.result) == ("execution.notice", str(notice.pk), "done")


def test_a_word_document_with_a_table_is_received(cast):
    document = Document()
    for line in (
        "关于做好春季开学工作的通知",
        "各中小学校：",
        "各学校要在2023年3月20日前完成开学自查，并上报自查报告。",
    ):
        document.add_paragraph(line)
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "责任单位", "时限"
    data = BytesIO()
    document.save(data)
    notice = intake.receive(actor=cast.actor("clerk"), unit=cast.units["YL"], data=data.getvalue(), name="开学.docx")
    draft = notice.drafts.get(due_on=date(2023, 3, 20))
    assert "自查报告" in draft.evidence
    assert draft.source == notice.raw[draft.start : draft.end]


def test_the_seven_named_schools_are_kept_for_mapping(notice):
    named = notice.drafts.get(reach=Reach.ONLY).named
    assert named.count() == 7
    assert not named.filter(unit__isnull=False).exists()


def test_a_named_school_is_proposed_by_its_name(cast):
    school = Unit.objects.create(
        code="YS", name="云岭县尧山中学", kind="school", superior=cast.units["YL"], log="YL", since=date(2015, 1, 1)
    )
    place(school)
    notice = intake.receive(
        actor=cast.actor("clerk"), unit=cast.units["YL"], data=NOTICE.read_bytes(), name=NOTICE.name
    )
    assert notice.drafts.get(reach=Reach.ONLY).named.get(name="尧山中学").unit == school


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"", "通知.txt", "无法读取"),
        (b"\x00\x01\x02\x03" * 100, "通知.txt", "无法读取"),
        (bytes(range(256)) * 40, "通知.txt", "无法读取"),
        (b"%PDF-1.7 ...", "通知.pdf", "无法读取"),
        (b"PK\x03\x04 not a document", "通知.docx", "无法读取"),
        ("今天天气很好。".encode(), "日记.txt", "没有读出任何任务"),
        (NOTICE.read_bytes(), "通知.exe", "不能上传"),
        (b"a" * (20 * 2**20 + 1), "通知.txt", "20 MB"),
    ],
)
def test_a_bad_file_is_refused_with_its_remedy_and_leaves_nothing(cast, data, name, words):
    with pytest.raises(Refused, match=words) as refusal:
        intake.receive(actor=cast.actor("clerk"), unit=cast.units["YL"], data=data, name=name)
    assert refusal.value.remedy
    assert not Notice.objects.exists()
    assert not StoredFile.objects.exists()
    assert Entry.objects.get(verb="execution.receive").result == "refused"


def test_the_same_file_twice_is_refused(cast, notice):
    with pytest.raises(Refused, match="已收过"):
        intake.receive(actor=cast.actor("clerk"), unit=cast.units["YL"], data=NOTICE.read_bytes(), name="又一份.txt")


@pytest.mark.parametrize("username", ["ty_secretary", "leader", "lj_clerk", "stranger"])
def test_only_the_clerk_receives(cast, username):
    with pytest.raises(Forbidden):
        intake.receive(actor=cast.actor(username), unit=cast.units["YL"], data=NOTICE.read_bytes(), name=NOTICE.name)


def test_a_correction_keeps_both_texts(cast, notice):
    draft = notice.drafts.get(title__contains="章程")
    read = draft.text
    intake.correct(
        actor=cast.actor("clerk"),
        draft=draft,
        title="修订章程",
        text="完成章程修订。",
        who=["各校"],
        due_on=date(2023, 3, 30),
        evidence=["章程文本"],
    )
    draft.refresh_from_db()
    assert (draft.text, draft.read["text"]) == ("完成章程修订。", read)
    assert draft.deadline == {"kind": "date", "date": "2023-03-30"}
    assert draft.state == DraftState.ACCEPTED
    assert draft.corrected


def test_an_empty_correction_is_refused(cast, notice):
    draft = notice.drafts.first()
    with pytest.raises(Refused, match="都要填写"):
        intake.correct(actor=cast.actor("clerk"), draft=draft, title=" ", text="x", who=[], due_on=None, evidence=[])


def test_a_decision_on_a_draft_that_moved_on_is_stale(cast, notice):
    draft = notice.drafts.first()
    intake.drop(actor=cast.actor("clerk"), draft=DraftTask.objects.get(pk=draft.pk))
    with pytest.raises(Stale):
        intake.accept(actor=cast.actor("clerk"), draft=draft)


def test_a_neighbour_may_not_decide(cast, notice):
    draft = notice.drafts.first()
    for verb in (intake.accept, intake.drop):
        with pytest.raises(Forbidden):
            verb(actor=cast.actor("lj_clerk"), draft=draft)


def test_a_school_of_another_county_is_no_match(cast, notice):
    named = notice.drafts.get(reach=Reach.ONLY).named.first()
    with pytest.raises(Refused, match="不是本单位下属学校"):
        intake.match(actor=cast.actor("clerk"), named=named, school=cast.units["LJ1"])


def test_confirming_needs_every_draft_decided(cast, notice):
    with pytest.raises(Refused, match="没有决定"):
        intake.confirm(actor=cast.actor("clerk"), notice=notice)
    for draft in notice.drafts.all():
        intake.drop(actor=cast.actor("clerk"), draft=draft)
    with pytest.raises(Refused, match="没有一条任务被采纳"):
        intake.confirm(actor=cast.actor("clerk"), notice=notice)


def test_confirming_needs_every_named_school_settled(cast, notice):
    for draft in notice.drafts.all():
        intake.accept(actor=cast.actor("clerk"), draft=draft)
    with pytest.raises(Refused, match="尧山中学"):
        intake.confirm(actor=cast.actor("clerk"), notice=notice)
    for named in notice.drafts.get(reach=Reach.ONLY).named.all():
        intake.match(actor=cast.actor("clerk"), named=named, school=None)
    with pytest.raises(Refused, match="没有一所是本县学校"):
        intake.confirm(actor=cast.actor("clerk"), notice=notice)


def test_the_confirmed_notice_is_one_draft_order_with_its_sentences(cast, notice):
    decide(cast, notice)
    directive = intake.confirm(actor=cast.actor("clerk"), notice=notice)
    assert (directive.state, directive.notice, notice.state) == (
        DirectiveState.DRAFT, notice, NoticeState.CONFIRMED,
    )  # fmt: skip
    assert directive.items.count() == notice.drafts.count()
    assert (directive.since, directive.until) == (date(2023, 3, 13), date(2023, 4, 30))
    only = directive.items.get(reach=Reach.ONLY)
    assert {row.unit.code for row in only.named_units.all()} == {"LX", "SQ"}
    assert directive.items.get(title__contains="章程").draft.source
    assert all(item.minutes for item in directive.items.all())
    assert Entry.objects.filter(verb="execution.draft", result="done").count() == 1


def test_a_notice_whose_order_was_discarded_is_confirmed_anew(cast, notice):
    decide(cast, notice)
    clerk, count = cast.actor("clerk"), notice.drafts.count()
    row = intake.confirm(actor=clerk, notice=notice)
    execution.discard(actor=clerk, directive=row)
    notice.refresh_from_db()
    again = intake.confirm(actor=clerk, notice=notice)
    assert (row.notice, again.notice) == (None, notice)
    assert again.items.exclude(draft=None).count() == count


def test_a_confirmed_notice_is_closed_to_change(cast, notice):
    decide(cast, notice)
    clerk = cast.actor("clerk")
    stale = Notice.objects.get(pk=notice.pk)
    intake.confirm(actor=clerk, notice=notice)
    with pytest.raises(Stale):
        intake.confirm(actor=clerk, notice=stale)
    with pytest.raises(Refused, match="已转为交办单"):
        intake.drop(actor=clerk, draft=notice.drafts.first())


TERMLY = "关于做好新学期工作的通知\n各学校：\n一、各学校党组织要在本学期末前报送党建工作总结。\n二、各学校要在会前3日报送议题。\n云岭县教育局\n2023年3月1日\n"


def test_days_that_the_county_calendar_tells_are_settled_and_keep_their_words(cast):
    calendars.set_term(
        actor=cast.actor("clerk"), unit=cast.units["YL"], year=2022, season="spring",
        first=date(2023, 2, 6), last=date(2023, 7, 7),
    )  # fmt: skip
    notice = intake.receive(actor=cast.actor("clerk"), unit=cast.units["YL"], data=TERMLY.encode(), name="新学期.txt")
    one, other = notice.drafts.all()
    assert (one.due_on, one.deadline["anchor"]) == (date(2023, 7, 7), "term_end")
    assert settled(one) == "按校历推算：学期结束前"
    assert (one.unsure, other.unsure) == (["时限按校历推算，请核对。"], ["时限随事件而定，请补填事件日期。"])
    assert (other.due_on, settled(other)) == (None, "")


def stands(draft):
    row = DraftTask.objects.get(pk=draft.pk)
    return standing(row), row.state, row.merged, list(row.named.values_list("name", "unit", "waived"))


def test_merged_drafts_become_what_they_were_one_after_the_other(cast, notice):
    clerk = cast.actor("clerk")
    one, two, three = notice.drafts.filter(reach="all")[:3]
    intake.accept(actor=clerk, draft=two)
    before = [stands(row) for row in (one, two, three)]
    intake.merge(actor=clerk, draft=one, other=two)
    between = stands(one)
    intake.merge(actor=clerk, draft=one, other=three)
    intake.accept(actor=clerk, draft=one)  # decided, and taken back all the same
    assert intake.unmerge(actor=clerk, draft=one) == three
    assert stands(one) == between
    intake.unmerge(actor=clerk, draft=one)
    assert [stands(row) for row in (one, two, three)] == before
    with pytest.raises(Refused, match="没有合并过"):
        intake.unmerge(actor=clerk, draft=one)


def test_a_merger_is_not_taken_back_over_what_was_written_since(cast, notice):
    clerk = cast.actor("clerk")
    one, two = notice.drafts.filter(reach="all")[:2]
    intake.merge(actor=clerk, draft=one, other=two)
    told = {"who": one.who, "due_on": one.due_on, "evidence": one.evidence, "recurrence": one.recurrence}
    with transaction.atomic():
        intake.correct(actor=clerk, draft=one, title=one.title, text=f"{one.text}改动。", **told)
        with pytest.raises(Refused, match=rf"第{one.seq}条合并以后又修改或拆分过"):
            intake.unmerge(actor=clerk, draft=one)
        transaction.set_rollback(True)
    one.refresh_from_db()
    intake.restore(actor=clerk, draft=two)
    with pytest.raises(Refused, match=rf"合并进来的第{two.seq}条已另行恢复"):
        intake.unmerge(actor=clerk, draft=one)
    with pytest.raises(Forbidden):
        intake.unmerge(actor=cast.actor("ty_office"), draft=one)


def test_of_two_at_once_neither_loses_what_the_other_wrote(cast, notice):
    """Each has loaded the draft before the other's click."""
    clerk = cast.actor("clerk")
    one, two, three = notice.drafts.filter(reach="all")[:3]
    late, last = (notice.drafts.get(pk=one.pk) for _time in range(2))
    intake.merge(actor=clerk, draft=one, other=two)
    intake.merge(actor=clerk, draft=late, other=three)
    assert late.text.endswith(two.text + three.text)
    last.refresh_from_db()
    told = {"who": late.who, "due_on": late.due_on, "evidence": late.evidence, "recurrence": late.recurrence}
    intake.correct(actor=clerk, draft=late, title=late.title, text="改动。", **told)
    with pytest.raises(Refused, match="合并以后又修改或拆分过"):
        intake.unmerge(actor=clerk, draft=last)


def test_schools_settled_in_a_merged_draft_go_back_with_their_task(cast, notice):
    clerk = cast.actor("clerk")
    one, two = notice.drafts.all()[:2]
    for row, name in ((one, "甲校"), (two, "乙校")):
        row.named.all().delete()
        DraftTask.objects.filter(pk=row.pk).update(reach="only")
        row.refresh_from_db()
        row.named.create(name=name)
    intake.merge(actor=clerk, draft=one, other=two)
    intake.match(actor=clerk, named=one.named.get(name="乙校"), school=cast.units["LX"])
    intake.unmerge(actor=clerk, draft=one)
    assert [list(row.named.values_list("name", "unit")) for row in (one, two)] == [
        [("甲校", None)],
        [("乙校", cast.units["LX"].pk)],
    ]
