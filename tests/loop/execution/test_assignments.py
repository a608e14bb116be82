"""execution.sign, submit, approve, send_back, exempt, extend, grant, decline: one school and one item."""

from datetime import date

import pytest

from xiaoheng.ground.organisation.models import RoleGrant
from xiaoheng.ground.records.models import Entry
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Forbidden, Refused, Stale
from xiaoheng.loop.execution import selectors as reads
from xiaoheng.loop.execution import services as execution
from xiaoheng.loop.execution.models import Assignment, Evidence, Review, Target
from xiaoheng.loop.execution.words import AssignmentState, ExtensionState, TargetState


def test_signing_is_one_row_for_the_whole_order(cast, issued):
    target = execution.sign(actor=cast.actor("lx_secretary"), directive=issued, unit=cast.units["LX"])
    assert (target.state, target.signed_on, target.signed_by) == (TargetState.SIGNED, date(2023, 3, 14), "韩一")
    assert not Assignment.objects.exists()
    assert reads.assignment(issued.items.first(), cast.units["LX"]).state == AssignmentState.WORKING
    assert reads.assignment(issued.items.first(), cast.units["TY"]).state == AssignmentState.PENDING


def test_signing_twice_for_another_school_or_unaddressed_is_refused(cast, signed):
    with pytest.raises(Refused, match="已签收"):
        execution.sign(actor=cast.actor("ty_office"), directive=signed, unit=cast.units["TY"])
    with pytest.raises(Forbidden):
        execution.sign(actor=cast.actor("ty_office"), directive=signed, unit=cast.units["LX"])
    with pytest.raises(Refused, match="没有下达给"):
        execution.sign(actor=cast.actor("lj_secretary"), directive=signed, unit=cast.units["LJ1"])


def test_the_first_touch_makes_the_row(cast, submitted):
    row = Assignment.objects.get()
    assert (row.state, row.occurrence, row.due_on) == (AssignmentState.SUBMITTED, date(2023, 3, 1), date(2023, 3, 31))
    paper = Evidence.objects.get()
    assert (paper.happened_on, paper.entered_on) == (date(2023, 3, 13), date(2023, 3, 14))
    assert Entry.objects.get(verb="execution.submit").subject == str(row.pk)


def test_submitting_without_the_asked_evidence_is_refused(cast, assignment):
    with pytest.raises(Refused, match="章程"):
        execution.submit(actor=cast.actor("ty_office"), assignment=assignment, note="已修订")
    assert not Assignment.objects.exists()


def test_an_item_that_asks_for_no_paper_wants_a_sentence(cast, signed):
    talk = reads.assignment(signed.items.get(seq=3), cast.units["TY"])
    with pytest.raises(Refused, match="没有写明"):
        execution.submit(actor=cast.actor("ty_office"), assignment=talk)
    talk = execution.submit(actor=cast.actor("ty_office"), assignment=talk, note="已完成三必谈")
    assert talk.state == AssignmentState.SUBMITTED


def test_an_unsigned_order_takes_no_answer(cast, issued):
    row = reads.assignment(issued.items.get(seq=3), cast.units["LX"])
    with pytest.raises(Refused, match="待签收"):
        execution.submit(actor=cast.actor("lx_office"), assignment=row, note="已做")
    assert not Assignment.objects.exists()


def test_another_school_may_not_submit(cast, assignment):
    with pytest.raises(Forbidden):
        execution.submit(actor=cast.actor("lx_office"), assignment=assignment, note="代交")


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [("脚本.html", b"<script>", "不能上传"), ("空.pdf", b"", "是空的"), ("假.pdf", b"MZ", "不符")],
)
def test_bad_evidence_is_refused_and_nothing_is_kept(cast, assignment, name, data, words):
    with pytest.raises(Refused, match=words):
        execution.submit(actor=cast.actor("ty_office"), assignment=assignment, files=[execution.Upload(data, name)])
    assert not Assignment.objects.exists()


def test_evidence_of_a_day_to_come_is_refused(cast, assignment):
    paper = execution.Upload(b"%PDF-1.4", "章程.pdf", date(2023, 3, 15))
    with pytest.raises(Refused, match="还没有到"):
        execution.submit(actor=cast.actor("ty_office"), assignment=assignment, files=[paper])


def test_a_forged_fact_is_refused(cast, assignment):
    for fact in (("decisions.meeting", 999), ("organisation.person", 1)):
        with pytest.raises(Refused, match="不是本校"):
            execution.submit(actor=cast.actor("ty_office"), assignment=assignment, facts=[fact])


def test_approved_once_and_never_twice(cast, submitted):
    other = Assignment.objects.get(pk=submitted.pk)
    execution.approve(actor=cast.actor("clerk"), assignment=submitted)
    assert (submitted.state, submitted.settled_on) == (AssignmentState.PASSED, date(2023, 3, 14))
    with pytest.raises(Stale):
        execution.send_back(actor=cast.actor("clerk"), assignment=other, reason="晚了")
    with pytest.raises(Refused, match="通过"):
        execution.submit(actor=cast.actor("ty_office"), assignment=submitted, note="再交")


@pytest.mark.parametrize("username", ["ty_secretary", "leader", "inspector", "lj_clerk"])
def test_only_the_clerk_above_reviews(cast, submitted, username):
    with pytest.raises(Forbidden):
        execution.approve(actor=cast.actor(username), assignment=submitted)
    with pytest.raises(Forbidden):
        execution.send_back(actor=cast.actor(username), assignment=submitted, reason="缺件")


def test_nobody_reviews_his_own_submission(cast, assignment):
    RoleGrant.objects.create(
        account=cast.accounts["ty_office"], role="county_clerk", unit=cast.units["YL"], since=date(2020, 1, 1)
    )
    both = cast.actor("ty_office")
    row = execution.submit(actor=both, assignment=assignment, files=[execution.Upload(b"%PDF-1.4", "章程.pdf")])
    with pytest.raises(Refused, match="不能复核自己"):
        execution.approve(actor=both, assignment=row)


def test_returned_with_a_reason_and_resubmitted_with_the_history_kept(cast, submitted):
    clerk, office = cast.actor("clerk"), cast.actor("ty_office")
    with pytest.raises(Refused, match="须写明原因"):
        execution.send_back(actor=clerk, assignment=submitted, reason=" ")
    execution.send_back(actor=clerk, assignment=submitted, reason="缺党务公开一章")
    assert submitted.state == AssignmentState.RETURNED
    kept = Evidence.objects.get()
    execution.submit(
        actor=office,
        assignment=submitted,
        note="已补充",
        files=[execution.Upload(b"%PDF-1.4 second", "章程补充.pdf")],
        keep=[kept.pk],
    )
    first, second = submitted.submissions.all()
    assert first.review.reason == "缺党务公开一章"
    assert [e.title for e in second.evidence.all()] == ["章程.pdf", "章程补充.pdf"]
    assert [e.pk for e in first.evidence.all()] == [kept.pk]
    execution.approve(actor=clerk, assignment=submitted)
    assert Review.objects.count() == 2


def test_the_same_evidence_twice_counts_once(cast, submitted):
    execution.send_back(actor=cast.actor("clerk"), assignment=submitted, reason="请核对")
    kept = Evidence.objects.get()
    again = execution.Upload(b"%PDF-1.4 charter", "章程.pdf")
    execution.submit(actor=cast.actor("ty_office"), assignment=submitted, files=[again], keep=[kept.pk])
    assert submitted.submissions.last().evidence.count() == 1


def test_a_school_is_exempt_with_a_reason_even_before_signing(cast, issued):
    row = reads.assignment(issued.items.get(seq=1), cast.units["SQ"])
    with pytest.raises(Refused, match="须写明理由"):
        execution.exempt(actor=cast.actor("clerk"), assignment=row, reason="")
    with pytest.raises(Forbidden):
        execution.exempt(actor=cast.actor("lx_secretary"), assignment=row, reason="不想办")
    execution.exempt(actor=cast.actor("clerk"), assignment=row, reason="教学点无独立章程")
    assert Assignment.objects.get().state == AssignmentState.EXEMPT
    assert Target.objects.get(unit=cast.units["SQ"]).state == TargetState.SENT
    with pytest.raises(Refused, match="豁免"):
        execution.exempt(actor=cast.actor("clerk"), assignment=row, reason="再来")


def test_an_extension_moves_the_deadline_only_when_granted(cast, assignment):
    office, clerk = cast.actor("ty_office"), cast.actor("clerk")
    with pytest.raises(Refused, match="晚于原期限"):
        execution.extend(actor=office, assignment=assignment, until=date(2023, 3, 31), reason="教代会延期")
    first = execution.extend(actor=office, assignment=assignment, until=date(2023, 4, 10), reason="教代会延期")
    with pytest.raises(Refused, match="等答复"):
        execution.extend(actor=office, assignment=assignment, until=date(2023, 4, 11), reason="再延")
    with pytest.raises(Refused, match="写明理由"):
        execution.decline(actor=clerk, extension=first, answer="")
    execution.decline(actor=clerk, extension=first, answer="先开教代会")
    assert first.state == ExtensionState.DECLINED
    assert Assignment.objects.get().due_on == date(2023, 3, 31)
    second = execution.extend(actor=office, assignment=assignment, until=date(2023, 4, 8), reason="教代会已定日")
    with pytest.raises(Forbidden):
        execution.grant(actor=office, extension=second)
    execution.grant(actor=clerk, extension=second)
    assert Assignment.objects.get().due_on == date(2023, 4, 8)
    with pytest.raises(Refused, match="同意延期"):
        execution.decline(actor=clerk, extension=second, answer="反悔")


def test_an_undated_item_needs_no_extension(cast, signed):
    item = signed.items.get(seq=3)
    item.due_on = None
    item.save()
    row = reads.assignment(item, cast.units["TY"])
    with pytest.raises(Refused, match="没有期限"):
        execution.extend(actor=cast.actor("ty_office"), assignment=row, until=date(2023, 4, 8), reason="忙")


def test_each_month_of_a_recurring_item_is_its_own_assignment(cast, signed):
    item, school, office = signed.items.get(seq=2), cast.units["TY"], cast.actor("ty_office")
    march = reads.assignment(item, school)
    march = execution.submit(actor=office, assignment=march, note="3月支委会已开")
    with clock.on(date(2023, 4, 3)):
        april = reads.assignment(item, school)
        assert (april.pk, april.occurrence, april.due_on) == (None, date(2023, 4, 1), date(2023, 4, 30))
        execution.submit(actor=office, assignment=april, note="4月支委会已开")
        again = reads.assignment(item, school, date(2023, 3, 1))
    assert again.pk == march.pk
    assert Assignment.objects.count() == 2
    assert reads.assignment(item, school, date(2023, 5, 1)) is None
