"""Orders that change half-way: amendments, schools that join late, joint branches, parts of an item."""

from datetime import date

import pytest

from tests.cast import LONG_AGO
from xiaoheng.ground.organisation.models import School, Unit
from xiaoheng.ground.organisation.services.loading import log_of, place
from xiaoheng.ground.organisation.words import Stage, UnitKind
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Forbidden, Refused
from xiaoheng.loop.execution import selectors as reads
from xiaoheng.loop.execution import services as execution
from xiaoheng.loop.execution.models import Assignment
from xiaoheng.loop.execution.selectors import rollup
from xiaoheng.loop.execution.services import Share, Wording
from xiaoheng.loop.execution.words import AssignmentState, Difference, DirectiveState


@pytest.fixture
def amendment(cast, signed):
    """A draft that changes the day of the charter, strikes the talks and asks for a list."""
    clerk = cast.actor("clerk")
    row = execution.amend(actor=clerk, directive=signed, reason="上级调整时间")
    first, _second, third = row.items.all()
    later = Wording("修订学校章程", first.text, due_on=date(2023, 4, 15), evidence=("章程",), minutes=120)
    execution.put_item(actor=clerk, directive=row, item=first, wording=later)
    execution.strike_item(actor=clerk, item=third)
    execution.put_item(actor=clerk, directive=row, wording=Wording("报送名单", "报送名单。", minutes=10))
    return row


def new_school(cast, code="XS", since=LONG_AGO):
    unit = Unit(code=code, name="新设小学", kind=UnitKind.SCHOOL, superior=cast.units["YL"], since=since)
    unit.log = log_of(unit)
    unit.save()
    School.objects.create(unit=unit, stage=Stage.PRIMARY, zone=cast.units["YL-Z1"])
    place(unit)
    return unit


def test_an_amendment_shows_only_what_it_changes(cast, amendment):
    kinds = [(change.kind, change.fields) for change in reads.difference(amendment)]
    assert kinds == [
        (Difference.CHANGED, ["时限"]),
        (Difference.KEPT, []),
        (Difference.ADDED, []),
        (Difference.STRUCK, []),
    ]
    assert reads.amendments(cast.actor("ty_office"), amendment.amends) == []  # a draft is the issuer's
    assert amendment not in reads.directives(cast.actor("ty_office"))


def test_answers_stay_where_the_requirement_did_not_change(cast, signed, submitted, amendment):
    clerk, office, kept = cast.actor("clerk"), cast.actor("ty_office"), signed.items.get(seq=2)
    execution.submit(actor=office, assignment=reads.assignment(kept, cast.units["TY"]), note="已召开")
    talks = reads.assignment(signed.items.get(seq=3), cast.units["TY"])
    execution.submit(actor=office, assignment=talks, note="已谈")
    assert [one.answered for one in reads.weighed(amendment, reads.difference(amendment))] == [1, 1, 0, 1]
    execution.issue(actor=clerk, directive=amendment)
    assert (amendment.state, amendment.number) == (DirectiveState.MERGED, "〔2023〕2号")
    live = list(signed.items.filter(ended_on=None))
    assert [(item.seq, item.title) for item in live] == [(1, "修订学校章程"), (2, "召开支委会"), (4, "报送名单")]
    board = reads.board(clerk, signed)
    states = {target.unit.code: [cell.state for cell in line] for target, line in board.rows}
    assert states["TY"] == ["submitted", "submitted", "working"]
    submitted.refresh_from_db()
    assert submitted.due_on == date(2023, 4, 15)  # the new day holds for who had the old one
    assert reads.tally(clerk, signed).bound == 9
    with pytest.raises(Refused, match="已被修改或删去"):
        execution.approve(actor=clerk, assignment=Assignment.objects.get(item__title="谈心谈话"))
    [(row, changes, _header)] = reads.amendments(office, signed)
    assert (row.reason, len(changes)) == ("上级调整时间", 3)
    assert changes[0].old.due_on == date(2023, 3, 31)
    waiting = [one.title for one in reads.inbox(clerk) if one.verb == "execution.approve"]
    assert sorted(waiting) == sorted(row.item.title for row in reads.waiting(clerk)) == ["修订学校章程", "召开支委会"]


def test_a_changed_requirement_is_answered_anew_and_its_papers_may_be_kept(cast, signed, submitted):
    clerk, office, ty = cast.actor("clerk"), cast.actor("ty_office"), cast.units["TY"]
    charter = signed.items.get(seq=1)
    execution.exempt(actor=clerk, assignment=reads.assignment(charter, cast.units["LX"]), reason="新建学校")
    with pytest.raises(Refused, match="不能分派"):
        execution.hand_over(actor=office, assignment=submitted, owner=cast.people["ty_vice"])
    execution.send_back(actor=clerk, assignment=submitted, reason="缺说明")
    execution.hand_over(actor=office, assignment=submitted, owner=cast.people["ty_vice"])
    draft = execution.amend(actor=clerk, directive=signed, reason="补充要求")
    more = Wording(
        "修订学校章程", "修订章程，并附说明。", due_on=date(2023, 3, 31), evidence=("章程", "说明"), minutes=120
    )
    execution.put_item(actor=clerk, directive=draft, item=draft.items.get(seq=1), wording=more)
    execution.issue(actor=clerk, directive=draft)
    item = signed.items.get(ended_on=None, title="修订学校章程")
    assert (item.seq, item.origin, reads.waiting(clerk).count()) == (1, charter, 0)
    assert reads.assignment(item, cast.units["LX"]).state == AssignmentState.EXEMPT
    row = reads.assignment(item, ty)
    assert (row.state, reads.earlier(row)) == (AssignmentState.WORKING, submitted)
    assert reads.handed_over(row).owner == cast.people["ty_vice"]
    [paper] = reads.last_submission(row).evidence.all()
    again = execution.submit(actor=office, assignment=row, note="已补说明", keep=[paper.pk])
    assert [one.digest for one in again.submissions.get().evidence.all()] == [paper.digest]
    assert [one.digest for one in submitted.submissions.get().evidence.all()] == [paper.digest]


def changed(cast, order, seq=1, **other):
    """An amendment that changes one item, drafted."""
    draft = execution.amend(actor=cast.actor("clerk"), directive=order, reason="补充要求")
    old = draft.items.get(seq=seq)
    told = {"due_on": old.due_on, "recurrence": old.recurrence, "evidence": old.evidence, "minutes": 120, **other}
    wording = Wording(old.title, told.pop("text", f"{old.text}并附说明。"), **told)
    execution.put_item(actor=cast.actor("clerk"), directive=draft, item=old, wording=wording)
    return draft


def extended(cast, row, until):
    """The row with a granted extension, and a second request that waits."""
    office = cast.actor(f"{row.unit.code.lower()}_office")
    asked = execution.extend(actor=office, assignment=row, until=until, reason="教代会改期")
    execution.grant(actor=cast.actor("clerk"), extension=asked)
    row = Assignment.objects.get(pk=asked.assignment_id)
    execution.extend(actor=office, assignment=row, until=date(2023, 4, 28), reason="再延")
    return row


def test_parts_and_a_later_day_stay_with_a_changed_requirement(cast, signed, assignment):
    clerk, office, people = cast.actor("clerk"), cast.actor("ty_office"), cast.people
    shares = [Share(people["ty_vice"], "起草章程", None, cast.orgs["TY-DW"]), Share(people["ty_teacher"], "征求意见")]
    row = extended(cast, execution.share(actor=office, assignment=assignment, shares=shares), date(2023, 4, 20))
    first, second = row.parts.all()
    execution.complete(actor=cast.actor("ty_vice"), part=first, note="已起草")
    draft = changed(cast, signed, due_on=date(2023, 4, 10))
    told = reads.weighed(draft, reads.difference(draft))[0].kept
    assert (told.shared, told.extended, told.lapsed) == (["桃源中学"], [("桃源中学", date(2023, 4, 20))], [])
    execution.issue(actor=clerk, directive=draft)
    after = reads.assignment(signed.items.get(ended_on=None, seq=1), cast.units["TY"])
    assert (after.pk == row.pk, after.state, after.due_on) == (False, "working", date(2023, 4, 20))
    assert [(one.pk, one.state) for one in after.parts.all()] == [(first.pk, "done"), (second.pk, "open")]
    assert [one.state for one in after.extensions.order_by("until")] == ["granted", "asked"]
    assert [one.verb for one in reads.inbox(cast.actor("ty_teacher"))].count("execution.complete") == 1
    assert [one.subject for one in reads.inbox(clerk) if one.verb == "execution.grant"] == [after.pk]
    for viewer, names in (("clerk", ["桃源中学"]), ("ty_office", ["桃源中学"]), ("lx_office", [])):
        [(_row, [change], _header)] = reads.amendments(cast.actor(viewer), signed)
        assert (change.kept.shared, [name for name, _day in change.kept.extended]) == (names, names)
    execution.complete(actor=cast.actor("ty_teacher"), part=second, note="已征求")
    execution.submit(actor=office, assignment=after, files=[execution.Upload(b"%PDF-1.4 charter", "章程.pdf")])


@pytest.mark.parametrize("text", ["3月底前完成章程修订任务。", "修订章程，并附说明。"])
def test_a_day_that_the_new_deadline_overtakes_is_no_longer_needed(cast, signed, assignment, text):
    clerk = cast.actor("clerk")
    extended(cast, assignment, date(2023, 4, 20))
    draft = changed(cast, signed, text=text, due_on=date(2023, 4, 28))
    assert reads.weighed(draft, reads.difference(draft))[0].kept.lapsed == [("桃源中学", date(2023, 4, 20))]
    execution.issue(actor=clerk, directive=draft)
    after = reads.assignment(signed.items.get(ended_on=None, seq=1), cast.units["TY"])
    assert after.due_on == date(2023, 4, 28)
    assert {(one.state, one.answer) for one in after.extensions.all()} == {
        ("lapsed", "交办单修改后，时限已不早于所申请的日期。")
    }
    assert not [one for one in reads.inbox(clerk) if one.verb == "execution.grant"]


def test_what_was_answered_for_a_past_month_stays_and_what_was_missed_as_well(cast, signed):
    clerk, meeting = cast.actor("clerk"), signed.items.get(seq=2)
    row = execution.submit(
        actor=cast.actor("ty_office"), assignment=reads.assignment(meeting, cast.units["TY"]), note="已开"
    )
    execution.approve(actor=clerk, assignment=row)
    with clock.on(date(2023, 4, 6)):
        draft = changed(cast, signed, seq=2)
        execution.put_item(actor=clerk, directive=draft, wording=Wording(
            "每周报数", "每周报数。", recurrence={"freq": "weekly", "interval": 1, "by": {}}, minutes=5))  # fmt: skip
        execution.issue(actor=clerk, directive=draft)
        cells = {row.unit.code: line for row, line in reads.board(clerk, signed).rows}
        assert [cells[code][1].missed for code in ("TY", "LX")] == [0, 1]
        assert cells["TY"][3].missed == 0  # nobody had asked before the amendment
        row.refresh_from_db()
        assert (row.item.ended_on, row.state, cells["TY"][1].state) == (None, "passed", "working")


def test_lines_that_a_browser_breaks_otherwise_are_no_change(cast, signed):
    signed.items.filter(seq=1).update(text="一、修订章程。\n二、报送。")
    draft = changed(cast, signed, text="一、修订章程。\r\n二、报送。\r\n", due_on=date(2023, 4, 20))
    [change] = [one for one in reads.difference(draft) if one.kind == Difference.CHANGED]
    assert (change.fields, change.renewed) == (["时限"], False)


def test_fewer_papers_leave_what_was_passed_as_it_is(cast, signed, submitted):
    execution.approve(actor=cast.actor("clerk"), assignment=submitted)
    draft = changed(cast, signed, text=submitted.item.text, evidence=())
    [change] = [one for one in reads.difference(draft) if one.kind == Difference.CHANGED]
    assert (change.fields, change.renewed) == (["印证资料"], False)
    execution.issue(actor=cast.actor("clerk"), directive=draft)
    submitted.refresh_from_db()
    assert (submitted.state, submitted.item.ended_on) == ("passed", None)


def test_a_part_of_a_school_that_the_item_leaves_waits_for_nobody(cast, signed, assignment):
    share = [Share(cast.people["ty_teacher"], "征求意见")]
    execution.share(actor=cast.actor("ty_office"), assignment=assignment, shares=share)
    text, ty = assignment.item.text, cast.units["TY"].pk
    draft = changed(cast, signed, text=text, reach="except", schools=[ty])
    execution.issue(actor=cast.actor("clerk"), directive=draft)
    assert "execution.complete" not in [one.verb for one in reads.inbox(cast.actor("ty_teacher"))]


def test_an_amendment_says_what_it_changes_in_the_header_ever_after(cast, signed):
    clerk = cast.actor("clerk")
    draft = execution.amend(actor=clerk, directive=signed, reason="扩大范围")
    header = {"title": draft.title, "since": draft.since, "basis": "新文件", "until": date(2023, 5, 31)}
    execution.revise(actor=clerk, directive=draft, scope={"excepted": [cast.units["SQ"].pk]}, **header)
    expected = [
        ("依据", "", "新文件"),
        ("期限止", "2023年4月30日", "2023年5月31日"),
        ("下达范围", "全部下属学校", "除外：石桥小学"),
    ]
    assert [(one.label, one.before, one.now) for one in reads.header(draft)] == expected
    execution.issue(actor=clerk, directive=draft)
    [(_row, changes, told)] = reads.amendments(clerk, signed)
    assert ([(one.label, one.before, one.now) for one in told], changes) == (expected, [])
    signed.refresh_from_db()
    assert (signed.basis, signed.until) == ("新文件", date(2023, 5, 31))


def test_what_an_earlier_amendment_kept_does_not_look_changed_by_it_later(cast, signed):
    clerk = cast.actor("clerk")
    for reason, seq in (("先改会议", 2), ("再改章程", 1)):
        draft = execution.amend(actor=clerk, directive=signed, reason=reason)
        old = draft.items.get(seq=seq)
        put = Wording(
            f"{old.title}（改）", old.text, due_on=old.due_on, recurrence=old.recurrence, evidence=old.evidence
        )
        execution.put_item(actor=clerk, directive=draft, item=old, wording=put)
        execution.issue(actor=clerk, directive=draft)
    told = [[one.old.title for one in changes] for _row, changes, _header in reads.amendments(clerk, signed)]
    assert told == [["修订学校章程"], ["召开支委会"]]


def test_an_item_narrowed_half_way_still_adds_up(cast, signed, submitted):
    clerk = cast.actor("clerk")
    draft = execution.amend(actor=clerk, directive=signed, reason="缩小范围")
    old = draft.items.get(seq=1)
    put = Wording(old.title, old.text, due_on=old.due_on, evidence=old.evidence, minutes=120, reach="except",
                  schools=[cast.units["TY"].pk])  # fmt: skip
    execution.put_item(actor=clerk, directive=draft, item=old, wording=put)
    execution.issue(actor=clerk, directive=draft)
    board = reads.board(clerk, signed)
    assert reads.tally(clerk, signed).states == rollup.count(board.cells()).states
    assert reads.tally(clerk, signed).bound == 8


def test_an_amendment_that_changes_nothing_and_a_second_one_are_refused(cast, signed):
    clerk = cast.actor("clerk")
    with pytest.raises(Refused, match="须写明理由"):
        execution.amend(actor=clerk, directive=signed, reason="")
    row = execution.amend(actor=clerk, directive=signed, reason="核对")
    with pytest.raises(Refused, match="没有不同"):
        execution.issue(actor=clerk, directive=row)
    row.refresh_from_db()
    assert row.state == DirectiveState.DRAFT
    with pytest.raises(Refused, match="已有一份修改"):
        execution.amend(actor=clerk, directive=signed, reason="再改")
    with pytest.raises(Refused, match="不能修改"):
        execution.amend(actor=clerk, directive=row, reason="改拟稿")
    with pytest.raises(Forbidden):
        execution.amend(actor=cast.actor("ty_office"), directive=signed, reason="改")


def test_an_amendment_of_an_order_closed_meanwhile_is_refused(cast, amendment):
    execution.close(actor=cast.actor("clerk"), directive=amendment.amends)
    with pytest.raises(Refused, match="已不在办"):
        execution.issue(actor=cast.actor("clerk"), directive=amendment)
    assert amendment.amends.items.filter(ended_on=None).count() == 3


def test_a_second_amendment_stands_on_the_first(cast, signed, amendment):
    clerk = cast.actor("clerk")
    execution.issue(actor=clerk, directive=amendment)
    again = execution.amend(actor=clerk, directive=signed, reason="再调整")
    execution.strike_item(actor=clerk, item=again.items.get(title="报送名单"))
    execution.issue(actor=clerk, directive=again)
    assert [[one.kind for one in changes] for _row, changes, _header in reads.amendments(clerk, signed)] == [
        [Difference.STRUCK],
        [Difference.CHANGED, Difference.ADDED, Difference.STRUCK],
    ]


def test_a_school_that_joins_late_gets_the_order_without_what_is_past(cast, signed):
    clerk = cast.actor("clerk")
    with pytest.raises(Refused, match="没有需要补充下达"):
        execution.join(actor=clerk, directive=signed)
    school = new_school(cast)
    assert [unit.code for unit in reads.latecomers(signed)] == ["XS"]
    with clock.on(date(2023, 4, 3)):
        execution.join(actor=clerk, directive=signed)
        assert not reads.latecomers(signed)
        target = signed.targets.get(unit=school)
        assert target.joined_on == date(2023, 4, 3)
        board = reads.board(clerk, signed)
        line = {row.unit.code: cells for row, cells in board.rows}["XS"]
        assert [cell.state for cell in line] == ["exempt", "pending", "exempt"]
        assert line[1].missed == 0  # March was before its time
        assert reads.tally(clerk, signed).bound == 12
    with pytest.raises(Forbidden):
        execution.join(actor=cast.actor("leader"), directive=signed)
