"""Roll-up while the county changes under an order: whatever opens, splits, merges, closes or moves, it adds up."""

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.loop.execution.conftest import SINCE, UNTIL
from tests.loop.execution.test_changing import new_school
from xiaoheng.ground.organisation import services as organisation
from xiaoheng.ground.organisation.actors import system
from xiaoheng.ground.organisation.models import PartyOrg, Unit
from xiaoheng.ground.organisation.words import Stage
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Refused
from xiaoheng.loop.execution import selectors as reads
from xiaoheng.loop.execution import services as execution
from xiaoheng.loop.execution.models import Assignment, DirectiveItem
from xiaoheng.loop.execution.services import Wording

ANYBODY = system("督查")
ITEMS = (
    Wording("一", "全部学校。", due_on=date(2023, 3, 31), minutes=10),
    Wording("二", "每月一次。", recurrence={"freq": "monthly", "interval": 1, "by": {}}, minutes=10),
    Wording("三", "党组织。", due_on=date(2023, 4, 20), minutes=10, addressee="org"),
)
STEPS = (
    *("open", "split", "merge", "close", "move", "reclassify", "leave", "join", "amend", "narrow", "all"),
    *("sign", "submit", "approve", "send_back", "exempt", "transfer"),
)
STORY = st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 30), st.integers(0, 30)), min_size=4, max_size=9)


class County:
    """An order in hand, and what may happen to its schools; a step that the rules refuse is no step."""

    def __init__(self, cast, **scope):
        self.cast, self.county, self.serial = cast, cast.units["YL"], 0
        for code in ("XA", "XB"):
            new_school(cast, code)
        draft = execution.draft(
            actor=ANYBODY, unit=self.county, title="党建", since=SINCE, until=UNTIL, scope=scope, items=ITEMS
        )
        named = Wording(
            "四", "指名。", due_on=date(2023, 3, 20), minutes=10, reach="only", schools=self.keys("TY", "XA")
        )
        execution.put_item(actor=ANYBODY, directive=draft, wording=named)
        self.order = execution.issue(actor=ANYBODY, directive=draft)

    def keys(self, *codes):
        return list(Unit.objects.filter(code__in=codes).values_list("pk", flat=True))

    def step(self, name, a, b):
        self.serial += 1
        self.order.refresh_from_db()
        schools = list(Unit.objects.filter(kind="school", until=None, up__ancestor=self.county).order_by("code"))
        one, other = schools[a % len(schools)], schools[b % len(schools)]
        try:
            getattr(self, name)(one, other, self.cell(one, b))
        except Refused:
            return

    def cell(self, unit, n):
        items = list(self.order.items.filter(ended_on=None))
        return reads.assignment(items[n % len(items)], unit)

    def open(self, _one, _other, _cell):
        new_school(self.cast, f"N{self.serial}", since=clock.today())

    def split(self, one, _other, _cell):
        told = {"code": f"S{self.serial}", "name": f"分校{self.serial}", "stage": Stage.PRIMARY, "people": []}
        organisation.split(actor=ANYBODY, unit=one, on=clock.today(), basis="批文", **told)

    def merge(self, one, other, _cell):
        target = PartyOrg.objects.filter(unit=other, until=None).first()
        organisation.merge(actor=ANYBODY, unit=one, into=other, org=target, on=clock.today(), basis="批文")

    def close(self, one, _other, _cell):
        organisation.close_unit(actor=ANYBODY, unit=one, on=clock.today(), basis="批文")

    def move(self, one, other, _cell):
        organisation.reassign(actor=ANYBODY, unit=one, superior=other, on=clock.today(), zone=self.cast.units["YL-Z1"])

    def reclassify(self, one, _other, _cell):
        told = {"stage": Stage.JUNIOR, "ownership": "public", "legal_person": True}
        organisation.reclassify(actor=ANYBODY, unit=one, on=clock.today(), **told)

    def leave(self, one, _other, _cell):
        self.rescope({"excepted": [one.pk]})

    def all(self, _one, _other, _cell):
        self.rescope({})

    def rescope(self, scope):
        row = execution.amend(actor=ANYBODY, directive=self.order, reason="调整")
        execution.revise(actor=ANYBODY, directive=row, title="改", since=SINCE, until=UNTIL, scope=scope)
        execution.issue(actor=ANYBODY, directive=row)

    def amend(self, _one, _other, _cell):
        row = execution.amend(actor=ANYBODY, directive=self.order, reason="改期")
        first = row.items.first()
        later = Wording(first.title, first.text, due_on=UNTIL - timedelta(days=self.serial), minutes=20,
                        reach=first.reach, schools=[n.unit_id for n in first.named_units.all()])  # fmt: skip
        execution.put_item(actor=ANYBODY, directive=row, item=first, wording=later)
        execution.issue(actor=ANYBODY, directive=row)

    def narrow(self, one, other, cell):
        """An item with its answers, for all but one school, or for two alone."""
        if cell is None:
            return
        row = execution.amend(actor=ANYBODY, directive=self.order, reason="缩小范围")
        item = row.items.get(seq=cell.item.seq)
        reach, schools = ("except", [one.pk]) if self.serial % 2 else ("only", [one.pk, other.pk])
        put = Wording(f"{item.title}改", item.text, recurrence=item.recurrence, evidence=item.evidence, minutes=20,
                      due_on=item.due_on, addressee=item.addressee, reach=reach, schools=schools)  # fmt: skip
        execution.put_item(actor=ANYBODY, directive=row, item=item, wording=put)
        execution.issue(actor=ANYBODY, directive=row)

    def join(self, _one, _other, _cell):
        execution.join(actor=ANYBODY, directive=self.order)

    def sign(self, one, _other, _cell):
        execution.sign(actor=ANYBODY, directive=self.order, unit=one)

    def submit(self, _one, _other, cell):
        if cell is not None:
            execution.submit(actor=system("学校"), assignment=cell, note="办了")

    def approve(self, _one, _other, cell):
        if cell is not None and cell.pk:
            execution.approve(actor=ANYBODY, assignment=cell)

    def send_back(self, _one, _other, cell):
        if cell is not None and cell.pk:
            execution.send_back(actor=ANYBODY, assignment=cell, reason="补")

    def exempt(self, _one, _other, cell):
        if cell is not None:
            execution.exempt(actor=ANYBODY, assignment=cell, reason="特殊")

    def transfer(self, one, other, cell):
        if cell is not None:
            execution.transfer(actor=ANYBODY, item=cell.item, unit=one, to=other, reason="调整")


def adds_up(order):
    """Every school × item is counted once, by both ways; whoever is not asked from the issue on is explained."""
    tally, board = reads.tally(ANYBODY, order), reads.board(ANYBODY, order)
    assert tally.bound + tally.unbound + tally.shared == len(board.rows) * len(board.items)
    assert +tally.states == Counter(cell.state for cell in board.cells())
    assert min(tally.states.values(), default=0) >= 0
    for part in (reads.per_item(board), reads.per_school(board)):
        assert sum((one.states for one in part), Counter()) == +tally.states
    leads = {(cell.item, cell.via) for _target, line in board.rows for cell in line if cell and cell.via}
    counted = {(cell.item, cell.unit) for cell in board.cells()}
    assert leads <= counted  # whoever does it for others counts himself
    explained = {one.school for one in reads.movements(ANYBODY, order)}
    odd = [row for row, _line in board.rows if row.joined_on or row.standing == "ended"]
    assert {row.unit.name for row in odd} <= explained
    return board


def all_done(county):
    """Everybody who is still asked signs, hands in, is passed; then the order can end."""
    for target in reads.targets(ANYBODY, county.order):
        if target.standing == "sent":
            execution.sign(actor=ANYBODY, directive=county.order, unit=target.unit)
    board = adds_up(county.order)
    items = {item.pk: item for item in DirectiveItem.objects.filter(directive=county.order)}
    for cell in list(board.cells()):
        if cell.state in ("working", "returned"):
            row = reads.assignment(items[cell.item], Unit.objects.get(pk=cell.unit))
            execution.submit(actor=system("学校"), assignment=row, note="办了")
    for row in Assignment.objects.filter(state="submitted", item__ended_on=None):
        execution.approve(actor=ANYBODY, assignment=row)
    tally = reads.tally(ANYBODY, county.order)
    assert tally.settled == tally.bound
    execution.close(actor=ANYBODY, directive=county.order)
    adds_up(county.order)


@pytest.mark.parametrize("rounds", [5, pytest.param(150, marks=pytest.mark.full)])
def test_it_adds_up_whatever_becomes_of_the_schools(cast, rounds):
    from django.db import transaction

    @given(story=STORY)
    @settings(
        max_examples=rounds,
        deadline=None,
        derandomize=True,
        phases=[Phase.generate],  # a story is short enough to be read, and making it shorter takes minutes
        suppress_health_check=[HealthCheck.too_slow],
    )
    def tell(story):
        with transaction.atomic():
            county = County(cast)
            for number, step in enumerate(story):
                with clock.on(date(2023, 3, 14) + timedelta(days=3 * number)):
                    county.step(*step)
                    adds_up(county.order)
            with clock.on(date(2023, 4, 25)):
                all_done(county)
            transaction.set_rollback(True)

    tell()


def test_each_change_once(cast):
    """A story that reaches every step, for whoever reads the test before the machine does."""
    county = County(cast)
    told = [
        ("sign", 0, 0), ("sign", 2, 0), ("submit", 2, 0), ("open", 0, 0), ("join", 0, 0), ("split", 2, 0),
        ("reclassify", 1, 0), ("move", 4, 3), ("leave", 2, 0), ("approve", 2, 0), ("transfer", 0, 4), ("merge", 1, 2),
        ("all", 0, 0), ("amend", 0, 0), ("sign", 5, 0), ("submit", 5, 0), ("narrow", 5, 0), ("close", 3, 0),
    ]  # fmt: skip
    for number, step in enumerate(told):
        with clock.on(date(2023, 3, 14) + timedelta(days=number)):
            county.step(*step)
            adds_up(county.order)
    with clock.on(date(2023, 4, 25)):
        all_done(county)
