"""Who answers an item: Party organisations, posts, parts of a school, another owner; answers from held facts."""

from datetime import date

import pytest

from tests.loop.execution.conftest import ITEMS, SINCE, UNTIL
from xiaoheng.lib.refusal import Forbidden, Refused
from xiaoheng.loop.execution import selectors as reads
from xiaoheng.loop.execution import services as execution
from xiaoheng.loop.execution.models import Assignment
from xiaoheng.loop.execution.services import Share, Wording
from xiaoheng.loop.execution.words import AssignmentState


@pytest.fixture
def to_orgs(cast):
    """An order with one item for Party organisations and one for schools; 柳溪 and 石桥 have a joint branch."""
    items = [
        Wording("召开组织生活会", "开好组织生活会。", due_on=date(2023, 3, 31), minutes=60, addressee="org"),
        Wording("排查隐患", "排查隐患。", due_on=date(2023, 3, 31), minutes=60),
    ]
    clerk = cast.actor("clerk")
    row = execution.draft(actor=clerk, unit=cast.units["YL"], title="党建", since=SINCE, until=UNTIL, items=items)
    return execution.issue(actor=clerk, directive=row)


def test_a_joint_branch_answers_once_counts_once_and_shows_in_each_school(cast, to_orgs):
    clerk, item = cast.actor("clerk"), to_orgs.items.get(seq=1)
    execution.sign(actor=cast.actor("lx_office"), directive=to_orgs, unit=cast.units["LX"])
    row = reads.assignment(item, cast.units["SQ"])
    assert row.unit == cast.units["LX"]
    execution.submit(actor=cast.actor("lx_office"), assignment=row, note="已召开")
    board = reads.board(clerk, to_orgs)
    cells = {target.unit.code: line for target, line in board.rows}
    assert [cells[code][0].state for code in ("LX", "SQ", "TY")] == ["submitted", "submitted", "pending"]
    assert cells["SQ"][0].via == cast.units["LX"].pk
    tally = reads.tally(clerk, to_orgs)
    assert (tally.bound, tally.unbound, tally.shared) == (5, 0, 1)
    assert tally.states["submitted"] == 1
    assert len(reads.results(clerk, to_orgs)) == 5
    asked = reads.asked_by(clerk)[cast.units["YL"]]
    assert asked[cast.units["SQ"].pk] == {(2023, 3): 60}
    assert asked[cast.units["LX"].pk] == {(2023, 3): 120}


def test_the_scope_by_kind_of_organisation(cast, draft):
    by_kind = {"kinds": ["joint_branch"]}
    execution.revise(actor=cast.actor("clerk"), directive=draft, title="党建", since=SINCE, until=UNTIL, scope=by_kind)
    assert [unit.code for unit in reads.addressed(draft)] == ["LX", "SQ"]


def test_an_item_for_a_post_names_the_post(cast, draft):
    clerk = cast.actor("clerk")
    with pytest.raises(Refused, match="没有选岗位"):
        execution.put_item(actor=clerk, directive=draft, wording=Wording("讲党课", "讲党课。", addressee="post"))
    wording = Wording("讲党课", "书记讲党课。", addressee="post", post="secretary")
    row = execution.put_item(actor=clerk, directive=draft, wording=wording)
    assert row.get_post_display() == "党组织书记"


def test_a_post_and_a_person_in_charge_find_the_item_in_their_inbox(cast, draft):
    clerk, vice, moral = (cast.actor(name) for name in ("clerk", "ty_vice", "ty_moral"))
    wording = Wording("德育活动", "组织德育活动。", addressee="post", post="moral_education_director", minutes=10)
    row = execution.put_item(actor=clerk, directive=draft, wording=wording)
    execution.issue(actor=clerk, directive=draft)
    execution.sign(actor=cast.actor("ty_office"), directive=draft, unit=cast.units["TY"])

    def handles(actor):
        return [one.subject for one in reads.inbox(actor) if one.verb == "execution.hand_over"]

    assert (handles(moral), handles(vice)) == ([row.pk], [])
    held = reads.assignment(row, cast.units["TY"])
    execution.hand_over(actor=cast.actor("ty_office"), assignment=held, owner=cast.people["ty_vice"])
    assert (handles(moral), handles(vice)) == ([], [row.pk])


def test_a_school_hands_in_when_all_parts_are_done(cast, assignment):
    office, people = cast.actor("ty_office"), cast.people
    shares = [
        Share(people["ty_vice"], "起草章程", date(2023, 3, 20), cast.orgs["TY-DW"]),
        Share(people["ty_teacher"], "征求意见"),
    ]
    row = execution.share(actor=office, assignment=assignment, shares=shares)
    paper = execution.Upload(b"%PDF-1.4 charter", "章程.pdf")
    with pytest.raises(Refused, match="还有2份分解任务没有完成：王勤、褚言"):
        execution.submit(actor=office, assignment=row, files=[paper])
    first, second = row.parts.all()
    teacher = cast.actor("ty_teacher")
    assert [one.subject for one in reads.inbox(teacher) if one.verb == "execution.complete"] == [second.pk]
    assert list(reads.parts(teacher)) == [second]
    with pytest.raises(Forbidden):
        execution.complete(actor=teacher, part=first, note="替他报")
    execution.complete(actor=teacher, part=second, note="已征求")
    execution.complete(actor=cast.actor("ty_vice"), part=first, note="已起草")
    execution.submit(actor=office, assignment=row, files=[paper])
    assert row.state == AssignmentState.SUBMITTED
    with pytest.raises(Refused, match="不能分派"):
        execution.share(actor=office, assignment=row, shares=shares)


def test_a_part_that_somebody_cannot_do_goes_back_and_on_to_another(cast, assignment):
    office, teacher, people = cast.actor("ty_office"), cast.actor("ty_teacher"), cast.people
    shares = [Share(people["ty_teacher"], "征求意见"), Share(people["ty_vice"], "起草章程")]
    row = execution.share(actor=office, assignment=assignment, shares=shares)
    first, second = row.parts.all()
    with pytest.raises(Refused, match="须写明理由"):
        execution.give_back(actor=teacher, part=first, reason=" ")
    with pytest.raises(Forbidden):
        execution.give_back(actor=teacher, part=second, reason="替他退")
    execution.give_back(actor=teacher, part=first, reason="外出培训")
    assert "execution.complete" not in [one.verb for one in reads.inbox(teacher)]
    with pytest.raises(Refused, match="当前状态"):
        execution.complete(actor=teacher, part=first, note="又办了")
    execution.share(actor=office, assignment=row, shares=[Share(people["ty_moral"], "征求意见")])
    with pytest.raises(Refused, match="还有2份分解任务没有完成：王勤、陈育"):
        execution.submit(actor=office, assignment=row, note="汇总")
    execution.give_back(actor=office, part=second, reason="改由学校统一起草")
    execution.complete(actor=cast.actor("ty_moral"), part=row.parts.last(), note="已征求")
    execution.submit(actor=office, assignment=row, files=[execution.Upload(b"%PDF-1.4 charter", "章程.pdf")])


def test_parts_go_to_ones_own_people_only(cast, assignment):
    office = cast.actor("ty_office")
    for share, word in [
        (Share(cast.people["lx_vice"], "起草"), "不是本校人员"),
        (Share(cast.people["ty_vice"], " "), "没有写明做什么"),
        (Share(cast.people["ty_vice"], "起草", date(2023, 3, 1)), "期限已过"),
        (Share(cast.people["ty_vice"], "起草", None, cast.orgs["LX-ZB"]), "不是本校的党组织"),
    ]:
        with pytest.raises(Refused, match=word):
            execution.share(actor=office, assignment=assignment, shares=[share])
    assert not Assignment.objects.exists()


def test_an_item_is_handed_to_another_with_a_reason(cast, assignment):
    office, people = cast.actor("ty_office"), cast.people
    row = execution.hand_over(actor=office, assignment=assignment, owner=people["ty_vice"])
    assert reads.handed_over(row).owner == people["ty_vice"]
    with pytest.raises(Refused, match="须写明理由"):
        execution.hand_over(actor=office, assignment=row, owner=people["ty_moral"])
    with pytest.raises(Refused, match="已由"):
        execution.hand_over(actor=office, assignment=row, owner=people["ty_vice"], reason="不变")
    execution.hand_over(actor=office, assignment=row, owner=people["ty_moral"], reason="分工调整")
    assert [one.owner.name for one in row.handovers.all()] == ["王勤", "陈育"]
    with pytest.raises(Forbidden):
        execution.hand_over(actor=cast.actor("lx_office"), assignment=row, owner=people["lx_vice"])


def test_answers_from_held_facts_are_counted_as_saved(cast, signed):
    assert reads.saved(cast.actor("ty_office")) == reads.saved(cast.actor("clerk"), cast.units["TY"])
    assert len(ITEMS) == 3
