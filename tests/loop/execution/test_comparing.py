"""减负对照: what one report an item would have cost, beside what was entered; every number is the length of its list."""

from datetime import date

import pytest

from xiaoheng.lib import clock
from xiaoheng.loop.decisions import services as decisions
from xiaoheng.loop.decisions.words import MeetingKind
from xiaoheng.loop.execution import selectors as reads
from xiaoheng.loop.execution import services as execution
from xiaoheng.loop.execution.selectors import Span
from xiaoheng.loop.execution.selectors.facts import called
from xiaoheng.loop.execution.words import Effort

SINCE, UNTIL = date(2023, 3, 1), date(2023, 4, 30)


def meeting(cast, held_on, kind=MeetingKind.COMMITTEE):
    return decisions.hold(
        actor=cast.actor("ty_secretary"), org=cast.orgs["TY-DW"], kind=kind, held_on=held_on, title="三月支委会", present=5
    )  # fmt: skip


def answer(cast, order, seq, meeting=None, note=""):
    row = reads.assignment(order.items.get(seq=seq), cast.units["TY"])
    facts = [("decisions.meeting", meeting.pk)] if meeting else []
    return execution.submit(actor=cast.actor("ty_office"), assignment=row, facts=facts, note=note)


def compared(cast, order, who="clerk", since=SINCE, until=UNTIL, school=None):
    return reads.compare(cast.actor(who), Span(order, since, until, school and cast.units[school]))


def efforts(cast):
    return list(reads.efforts(cast.actor("clerk")).order_by("pk").values_list("effort", flat=True))


def test_an_occurrence_is_one_report_and_a_choice_is_no_entry(cast, draft):
    with clock.on(date(2023, 3, 9)):
        held = meeting(cast, date(2023, 3, 7))
    order = execution.issue(actor=cast.actor("clerk"), directive=draft)
    execution.sign(actor=cast.actor("ty_office"), directive=order, unit=cast.units["TY"])
    answer(cast, order, 2, held)
    found = compared(cast, order)
    charter, committee, talks = found.lines
    assert [line.asked for line in (charter, committee, talks)] == [3, 6, 3]  # a monthly item is two reports
    assert (committee.answered, committee.open, committee.before, committee.now) == (1, 5, 30, 0)
    assert committee.efforts == {Effort.REUSED: 1}
    assert found.acts["execution.sign"] == 1
    assert found.total["asked"] == 12


def test_a_record_entered_for_the_order_costs_once_and_then_no_more(cast, signed):
    held = meeting(cast, date(2023, 3, 13))
    answer(cast, signed, 2, held)
    answer(cast, signed, 3, held)
    assert efforts(cast) == [Effort.RECORDED, Effort.REUSED]
    assert compared(cast, signed).total["now"] == 30


def test_a_sentence_beside_a_record_is_an_entry_of_its_own_kind(cast, signed):
    with clock.on(date(2023, 3, 13)):
        held = meeting(cast, date(2023, 3, 7))
    answer(cast, signed, 2, held, note="已召开")
    answer(cast, signed, 3, note="已完成三必谈")
    assert efforts(cast) == [Effort.NOTED, Effort.FILED]
    total = compared(cast, signed).total
    assert (total["written"], total["reused"], total["now"]) == (2, 0, 60)


def test_what_is_handed_in_again_counts_again(cast, signed):
    row = answer(cast, signed, 3, note="已完成")
    execution.send_back(actor=cast.actor("clerk"), assignment=row, reason="缺人数")
    answer(cast, signed, 3, note="已完成，共12人")
    line = compared(cast, signed).lines[2]
    assert (line.answered, line.efforts[Effort.FILED], line.before, line.now) == (1, 2, 60, 120)


def test_the_span_picks_occurrences_by_their_day_and_a_school_sees_its_own(cast, signed):
    april = compared(cast, signed, since=date(2023, 4, 1))
    assert [line.asked for line in april.lines] == [0, 3, 0]
    assert compared(cast, signed, who="ty_office").total["asked"] == 4
    assert compared(cast, signed, school="TY").schools == 1
    assert compared(cast, signed, who="ty_office", school="LX").total["asked"] == 0


def test_what_was_exempted_is_not_asked(cast, signed):
    row = reads.assignment(signed.items.get(seq=3), cast.units["TY"])
    execution.exempt(actor=cast.actor("clerk"), assignment=row, reason="新建学校")
    assert compared(cast, signed).lines[2].asked == 2


def test_an_item_that_was_changed_keeps_what_was_answered_before(cast, signed):
    answer(cast, signed, 3, note="已完成")
    draft = execution.amend(actor=cast.actor("clerk"), directive=signed, reason="延期")
    item = draft.items.get(title="谈心谈话")
    wording = execution.Wording(item.title, item.text, due_on=date(2023, 4, 10), minutes=60)
    execution.put_item(actor=cast.actor("clerk"), directive=draft, item=item, wording=wording)
    execution.issue(actor=cast.actor("clerk"), directive=draft)
    lines = [(line.asked, line.answered) for line in compared(cast, signed).lines if line.item.title == "谈心谈话"]
    assert lines == [(3, 1)]  # the requirement stays, and so does the answer


def test_saved_minutes_are_those_that_items_state(cast, signed):
    with clock.on(date(2023, 3, 13)):
        held = meeting(cast, date(2023, 3, 7))
    answer(cast, signed, 2, held)
    assert reads.saved(cast.actor("ty_office")) == reads.Saved(1, 30)
    assert reads.saved(cast.actor("lx_office")) == reads.Saved(0, 0)
    assert reads.spent(cast.actor("clerk")) == {signed.pk: {Effort.REUSED: 1}}


def test_loads_add_up_to_what_an_issuer_asks(cast, signed):
    clerk = cast.actor("clerk")
    loads = reads.loads(clerk, cast.units["YL"], (2023, 3))
    asked = reads.asked_by(clerk)[cast.units["YL"]]
    for school in asked:
        assert sum(load.minutes for load in loads if load.unit == school) == asked[school][2023, 3]


@pytest.mark.parametrize(
    ("text", "book"),
    [
        ("按期换届选举", "选举（换届）"),
        ("书记参加培训", "培训学时（培训）"),
        ("压实师德建设责任", "责任链条（师德建设责任）"),
    ],
)
def test_the_books_that_an_item_asks_for_are_named(cast, draft, text, book):
    item = draft.items.get(seq=3)
    item.title = item.text = text
    assert called([item])[item.pk] == [book]
