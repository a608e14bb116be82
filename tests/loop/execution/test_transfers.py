"""execution.request_transfer, allow_transfer, decline_transfer, transfer: one school does an item for another."""

from datetime import date

import pytest

from tests.loop.execution.conftest import SINCE, UNTIL
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Forbidden, Refused
from xiaoheng.loop.execution import selectors as reads
from xiaoheng.loop.execution import services as execution
from xiaoheng.loop.execution.models import Assignment, Transfer
from xiaoheng.loop.execution.services import Upload, Wording
from xiaoheng.loop.execution.words import TransferState


@pytest.fixture
def charter(signed):
    """修订学校章程, which 桃源中学 has signed for and 柳溪小学 not yet."""
    return signed.items.get(seq=1)


def states(cast, order, seq=0):
    board = reads.board(cast.actor("clerk"), order)
    return {target.unit.code: (line[seq].state, line[seq].via) for target, line in board.rows if line[seq]}


def adds_up(cast, order):
    tally, board = reads.tally(cast.actor("clerk"), order), reads.board(cast.actor("clerk"), order)
    assert tally.bound + tally.unbound + tally.shared == len(board.rows) * len(board.items)
    assert tally.bound == len(list(board.cells()))
    return tally


def test_asked_by_the_school_and_granted_it_is_done_once_for_both(cast, signed, charter):
    office, clerk, units = cast.actor("lx_office"), cast.actor("clerk"), cast.units
    told = {"item": charter, "unit": units["LX"], "to": units["TY"]}
    with pytest.raises(Refused, match="须写明理由"):
        execution.request_transfer(actor=office, **told, reason=" ")
    asked = execution.request_transfer(actor=office, **told, reason="章程由集团校统一修订")
    with pytest.raises(Refused, match="等答复"):
        execution.request_transfer(actor=office, **told, reason="再问")
    assert [one.subject for one in reads.inbox(clerk) if one.verb == "execution.allow_transfer"] == [charter.pk]
    with pytest.raises(Forbidden):
        execution.allow_transfer(actor=office, transfer=asked)
    execution.allow_transfer(actor=clerk, transfer=asked)
    assert states(cast, signed)["LX"] == ("working", units["TY"].pk)
    assert adds_up(cast, signed).shared == 1
    row = reads.assignment(charter, units["LX"])
    assert row.unit == units["TY"]
    sent = execution.submit(actor=cast.actor("ty_office"), assignment=row, files=[Upload(b"%PDF-1.4", "章程.pdf")])
    execution.approve(actor=clerk, assignment=sent)
    assert {code: state for code, (state, _via) in states(cast, signed).items()} == {
        "LX": "passed", "SQ": "pending", "TY": "passed",
    }  # fmt: skip
    assert sent in reads.assignments(cast.actor("lx_office"))  # shown in both
    assert [(one.unit, one.to) for one in reads.transfers_of(charter, units["LX"])] == [(units["LX"], units["TY"])]
    with pytest.raises(Refused, match="已转办"):
        execution.decline_transfer(actor=clerk, transfer=asked, answer="不")


def test_declined_it_stays(cast, signed, charter):
    asked = execution.request_transfer(
        actor=cast.actor("ty_office"), item=charter, unit=cast.units["TY"], to=cast.units["LX"], reason="忙"
    )
    with pytest.raises(Refused, match="写明理由"):
        execution.decline_transfer(actor=cast.actor("clerk"), transfer=asked, answer="")
    execution.decline_transfer(actor=cast.actor("clerk"), transfer=asked, answer="各校自办")
    assert states(cast, signed)["TY"] == ("working", None)


def test_a_school_that_the_item_did_not_name_does_it_from_then_on(cast, draft):
    clerk, units = cast.actor("clerk"), cast.units
    wording = Wording(
        "建站点", "做好站点建设。", due_on=date(2023, 3, 31), minutes=10, reach="only", schools=[units["SQ"].pk]
    )
    item = execution.put_item(actor=clerk, directive=draft, wording=wording)
    order = execution.issue(actor=clerk, directive=draft)
    execution.transfer(actor=clerk, item=item, unit=units["SQ"], to=units["LX"], reason="石桥没有场地")
    board = reads.board(clerk, order)
    assert [(t.unit.code, line[3] and line[3].via) for t, line in board.rows] == [
        ("LX", None), ("SQ", units["LX"].pk), ("TY", None),
    ]  # fmt: skip
    assert (adds_up(cast, order).shared, reads.tally(clerk, order).unbound) == (1, 1)
    amendment = execution.amend(actor=clerk, directive=order, reason="改期")
    later = Wording("建站点", "做好站点建设。", due_on=date(2023, 4, 10), minutes=10, reach="only",
                    schools=[units["SQ"].pk, units["LX"].pk])  # fmt: skip
    execution.put_item(actor=clerk, directive=amendment, item=amendment.items.get(title="建站点"), wording=later)
    execution.issue(actor=clerk, directive=amendment)
    assert states(cast, order, seq=-1)["SQ"][1] == units["LX"].pk  # the changed item stays where it went
    adds_up(cast, order)


def test_moved_on_and_back(cast, signed, charter):
    clerk, units = cast.actor("clerk"), cast.units

    def move(to, unit="TY"):
        return execution.transfer(actor=clerk, item=charter, unit=units[unit], to=units[to], reason="调整")

    first = move("LX")
    with pytest.raises(Refused, match="已由柳溪小学"):
        move("LX")
    with pytest.raises(Refused, match="统一办理"):
        move("TY", unit="LX")  # it would go round in a circle
    move("SQ")
    first.refresh_from_db()
    assert first.state == TransferState.ENDED
    assert states(cast, signed)["TY"][1] == units["SQ"].pk
    move("TY")
    assert states(cast, signed)["TY"] == ("working", None)
    with pytest.raises(Refused, match="没有下达给"):
        move("LJ1")
    with pytest.raises(Forbidden):
        execution.transfer(actor=cast.actor("leader"), item=charter, unit=units["TY"], to=units["SQ"], reason="调整")


def test_what_is_handed_in_is_not_moved(cast, signed, submitted, charter):
    with pytest.raises(Refused, match="待复核，不能转办"):
        execution.transfer(
            actor=cast.actor("clerk"), item=charter, unit=cast.units["TY"], to=cast.units["LX"], reason="调整"
        )
    assert not Transfer.objects.exists()


def test_it_comes_back_when_the_other_school_is_let_go(cast, signed, charter):
    clerk, units = cast.actor("clerk"), cast.units
    execution.transfer(actor=clerk, item=charter, unit=units["TY"], to=units["LX"], reason="调整")
    amendment = execution.amend(actor=clerk, directive=signed, reason="柳溪不办")
    execution.revise(
        actor=clerk, directive=amendment, title="改", since=SINCE, until=UNTIL, scope={"excepted": [units["LX"].pk]}
    )
    execution.issue(actor=clerk, directive=amendment)
    assert states(cast, signed)["TY"] == ("working", None)
    assert states(cast, signed)["LX"] == ("exempt", None)
    adds_up(cast, signed)


def test_a_school_that_leaves_the_scope_keeps_what_it_did(cast, signed, submitted):
    clerk, office, units = cast.actor("clerk"), cast.actor("ty_office"), cast.units

    def rescope(**scope):
        signed.refresh_from_db()
        row = execution.amend(actor=clerk, directive=signed, reason="范围调整")
        execution.revise(actor=clerk, directive=row, title="改", since=SINCE, until=UNTIL, scope=scope)
        assert [one.unit.code for one in reads.leavers(row)] == ([] if not scope else ["TY"])
        return execution.issue(actor=clerk, directive=row)

    rescope(excepted=[units["TY"].pk])
    assert signed.number == "〔2023〕1号"
    target = signed.targets.get(unit=units["TY"])
    assert (target.ended_on, target.ended_why) == (date(2023, 3, 14), "按〔2023〕2号修改，不再下达给这所学校")
    board = reads.board(clerk, signed)
    assert [cell.state for target, line in board.rows for cell in line if target.unit.code == "TY"] == [
        "submitted", "exempt", "exempt",
    ]  # fmt: skip
    assert adds_up(cast, signed).bound == 9
    assert submitted in reads.waiting(clerk)
    assert not [one for one in reads.inbox(office) if one.verb == "execution.submit" and not one.waiting]
    with pytest.raises(Refused, match="已不再要求桃源中学办理"):
        execution.submit(actor=office, assignment=reads.assignment(signed.items.get(seq=3), units["TY"]), note="办了")
    execution.approve(actor=clerk, assignment=submitted)
    assert [one.school for one in reads.movements(office, signed)] == ["桃源中学"]
    assert reads.asked_by(clerk)[units["YL"]][units["TY"].pk] == {(2023, 3): 210}  # April is not asked of it any more
    with clock.on(date(2023, 3, 20)):
        rescope()
        target.refresh_from_db()
        assert (target.ended_on, target.joined_on, target.state) == (None, date(2023, 3, 20), "signed")
        states_now = {t.unit.code: [c.state for c in line] for t, line in reads.board(clerk, signed).rows}["TY"]
        assert states_now == ["passed", "working", "exempt"]  # what was past when it came back is not asked
    assert Assignment.objects.filter(state="passed").count() == 1
