"""Roll-up: counts always add up to schools × items; the board and the counted tally are two ways to one answer."""

from collections import Counter
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.loop.execution.conftest import SINCE, UNTIL
from xiaoheng.ground.organisation.actors import system
from xiaoheng.lib import clock
from xiaoheng.loop.execution import selectors as reads
from xiaoheng.loop.execution import services as execution
from xiaoheng.loop.execution.models import Assignment, Directive, DirectiveItem, ItemUnit, Target
from xiaoheng.loop.execution.words import Addressee, AssignmentState, Reach, Result, TargetState

SCHOOLS = ("TY", "LX", "SQ")
STORED = [state for state in AssignmentState.values if state != AssignmentState.PENDING]
ORDER = st.fixed_dictionaries(
    {
        "signed": st.sets(st.sampled_from(SCHOOLS)),
        "joined": st.sets(st.sampled_from(SCHOOLS)),
        "targets": st.sets(st.sampled_from(SCHOOLS), min_size=1),
        "items": st.lists(
            st.tuples(
                st.sampled_from(Reach.values),
                st.sets(st.sampled_from(SCHOOLS)),
                st.booleans(),
                st.sampled_from(Addressee.values),
                st.booleans(),  # ended by an amendment
                st.dictionaries(st.sampled_from(SCHOOLS), st.sampled_from(STORED)),
            ),
            min_size=1,
            max_size=4,
        ),
    }
)


def write(cast, spec):
    """The order of a specification: (reach, named, monthly, addressee, ended, stored states) per item."""
    units = cast.units
    order = Directive.objects.create(
        unit=units["YL"], title="党建", since=SINCE, until=UNTIL, state="issued", drafted_on=SINCE
    )
    for code in spec["targets"]:
        state = TargetState.SIGNED if code in spec["signed"] else TargetState.SENT
        joined = UNTIL if code in spec.get("joined", ()) else None
        Target.objects.create(directive=order, unit=units[code], state=state, joined_on=joined)
    for seq, (reach, named, monthly, addressee, ended, stored) in enumerate(spec["items"], 1):
        item = DirectiveItem.objects.create(
            directive=order, seq=seq, title="事项", text="办", reach=reach, addressee=addressee,
            ended_on=UNTIL if ended else None,
            recurrence={"freq": "monthly", "interval": 1, "by": {}} if monthly else None,
        )  # fmt: skip
        ItemUnit.objects.bulk_create(ItemUnit(item=item, unit=units[code]) for code in named)
        for code, state in stored.items():
            if code in spec["targets"] and (reach == Reach.ALL or (code in named) == (reach == Reach.ONLY)):
                Assignment.objects.create(item=item, unit=units[code], occurrence=SINCE, state=state)
    return order


@given(spec=ORDER)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_counts_add_up_to_schools_times_items(cast, spec):
    order = write(cast, spec)
    clerk = cast.actor("clerk")
    total = len(spec["targets"]) * sum(not ended for *_rest, ended, _stored in spec["items"])
    tally, board = reads.tally(clerk, order), reads.board(clerk, order)
    assert tally.bound + tally.unbound + tally.shared == total
    assert min(tally.states.values(), default=0) >= 0
    assert +tally.states == Counter(cell.state for cell in board.cells())
    for part in (reads.per_item(board), reads.per_school(board)):
        assert sum((one.states for one in part), Counter()) == +tally.states
        assert sum(one.unbound for one in part) == tally.unbound
        assert sum(one.shared for one in part) == tally.shared
    for member in ("inspector", "lx_office"):  # a part of the schools adds up as well
        seen = cast.actor(member)
        assert +reads.tally(seen, order).states == Counter(cell.state for cell in reads.board(seen, order).cells())
    assert len(reads.results(clerk, order)) == tally.bound


def test_the_cells_of_a_real_order(cast, signed, submitted):
    board = reads.board(cast.actor("clerk"), signed)
    states = {target.unit.code: [cell.state for cell in line] for target, line in board.rows}
    assert states["TY"] == ["submitted", "working", "working"]
    assert states["LX"] == ["pending"] * 3
    assert reads.tally(cast.actor("clerk"), signed).states["pending"] == 6


def test_a_school_and_an_inspector_see_their_part(cast, signed):
    def seen(username):
        return [target.unit.code for target, _line in reads.board(cast.actor(username), signed).rows]

    assert seen("ty_office") == ["TY"]
    assert seen("inspector") == ["TY"]
    assert seen("leader") == ["LX", "SQ", "TY"]
    assert seen("lj_clerk") == []
    assert signed not in reads.directives(cast.actor("lj_clerk"))
    assert signed in reads.directives(cast.actor("inspector"))
    assert signed not in reads.directives(cast.actor("stranger"))


def test_a_draft_is_seen_by_its_issuer_only(cast, draft):
    assert draft in reads.directives(cast.actor("leader"))
    assert draft not in reads.directives(cast.actor("ty_secretary"))


def test_verified_results_tell_passed_returned_open_overdue_and_exempt_apart(cast, signed, submitted):
    clerk, items = cast.actor("clerk"), list(signed.items.all())
    execution.exempt(actor=clerk, assignment=reads.assignment(items[0], cast.units["SQ"]), reason="教学点无独立章程")

    def found():
        return {(items.index(signed.items.get(pk=r.item)), r.unit): r.outcome for r in reads.results(clerk, signed)}

    ty, sq, lx = (cast.units[code].pk for code in ("TY", "SQ", "LX"))
    assert found()[0, ty] == Result.OPEN  # submitted, not yet verified
    assert (found()[0, sq], found()[0, lx], found()[2, lx]) == (Result.EXEMPT, Result.OPEN, Result.OVERDUE)
    execution.send_back(actor=clerk, assignment=submitted, reason="缺章")
    assert found()[0, ty] == Result.RETURNED
    with clock.on(date(2023, 4, 3)):
        assert found()[1, ty] == Result.OVERDUE  # March was missed, April is open
        assert found()[0, lx] == Result.OVERDUE


@pytest.mark.parametrize("count", [1, 3])
def test_queries_do_not_grow(cast, draft, django_assert_num_queries, count):
    clerk = cast.actor("clerk")
    names = ["TY", "LX", "SQ"][:count]
    execution.revise(
        actor=clerk, directive=draft, title="党建", since=SINCE, until=UNTIL,
        scope={"named": [cast.units[name].pk for name in names]},
    )  # fmt: skip
    execution.issue(actor=clerk, directive=draft)
    orders = [
        draft,
        *(
            write(cast, {"targets": names, "signed": names, "items": [("only", names, True, "unit", False, {})]})
            for _ in names
        ),
    ]
    with django_assert_num_queries(5):
        reads.tallies(clerk, orders)
    with django_assert_num_queries(4):
        reads.board(clerk, draft)
    with django_assert_num_queries(5):
        reads.asked_by(clerk)
    with django_assert_num_queries(5):
        reads.average(clerk)
    with django_assert_num_queries(16):
        reads.inbox(cast.actor("ty_office")), reads.inbox(clerk)


def test_the_burden_of_each_school_by_month(cast, issued):
    asked = reads.asked_by(cast.actor("clerk"))[cast.units["YL"]]
    assert dict(asked[cast.units["TY"].pk]) == {(2023, 3): 120 + 30 + 60, (2023, 4): 30}
    all_of = {month: sum(of.get(month, 0) for of in asked.values()) for month in [(2023, 3), (2023, 4)]}
    assert reads.average(cast.actor("clerk")) == {month: round(n / len(asked)) for month, n in all_of.items()}
    assert reads.asked_by(cast.actor("lj_clerk")) == reads.average(cast.actor("lj_clerk")) == {}


def test_the_system_sees_all(cast, issued):
    everyone = system("ticker")
    assert reads.tally(everyone, issued).bound == len(list(reads.board(everyone, issued).cells())) == 9
    assert reads.tally(cast.actor("inspector"), issued).bound == 3
