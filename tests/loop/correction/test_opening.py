"""correction.open: from whatever failed, or found by the school itself."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.loop.supervision.world import AFTER
from xiaoheng.ground.organisation.actors import system
from xiaoheng.ground.records.models import Entry
from xiaoheng.ground.rulebook import services as rulebook
from xiaoheng.ground.rulebook.models import Finding
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Forbidden, Refused
from xiaoheng.loop.correction import selectors, services
from xiaoheng.loop.correction.models import Problem
from xiaoheng.loop.evaluation import services as evaluation
from xiaoheng.loop.execution.models import Assignment
from xiaoheng.loop.supervision.models import BulletinRow, InspectionResult


def open_from(world, source, unit="TY", by="clerk"):
    return services.open(actor=world.cast.actor(by), unit=world.cast.units[unit], title="问题", source=source)


def test_a_school_finds_a_problem_itself(mend):
    row = mend.opened(actor=mend.secretary)
    assert (row.state, row.source_kind, str(row.get_source_kind_display())) == ("open", "", "自查")
    entry = Entry.objects.get(verb="correction.open")
    assert (entry.unit, entry.role, entry.result) == ("TY", "secretary", "done")


@pytest.mark.parametrize("by", ["lx_secretary", "lj_clerk", "ty_teacher", "stranger"])
def test_others_may_not_open_a_problem_of_the_school(mend, by):
    with pytest.raises(Forbidden):
        mend.opened(actor=mend.cast.actor(by))


def test_a_problem_needs_words(mend):
    with pytest.raises(Refused, match="没有写明问题"):
        mend.opened(title="  ")


def inspection_result(world):
    return world.inspected("partial").results.get(item=world.item(1))


def returned(world):
    return world.returned()


def low_row(world):
    world.passed("LX", 1)
    return world.published().rows.get(unit__code="SQ")


def short_item(world):
    with clock.on(AFTER):
        (row,) = evaluation.compute(actor=world.clerk, unit=world.cast.units["TY"], year=2023)
    return row.items.get(code="A1")


def finding(world):
    rulebook.evaluate(actor=system("test"), on=clock.today())
    return Finding.objects.filter(ended=0, outcome="breaks", unit__log="YL").first()


@pytest.mark.parametrize("source", [inspection_result, returned, low_row, short_item, finding])
def test_each_failure_becomes_one_problem_and_leaves_the_list(world, source):
    row = source(world)
    kind, key = row._meta.label_lower, str(row.pk)
    failure = selectors.visible_failure(world.clerk, kind, key)
    assert failure.title
    unit = world.cast.units[{u.pk: code for code, u in world.cast.units.items()}[failure.unit]]
    assert failure in selectors.failures(world.clerk)
    problem = services.open(actor=world.clerk, unit=unit, title=failure.title, source=row)
    assert (problem.source_kind, problem.source) == (kind, key)
    assert selectors.source_row(problem) == row
    assert failure not in selectors.failures(world.clerk)
    assert selectors.problems_of(world.clerk, kind, [row.pk]) == {key: problem}
    with pytest.raises(Refused, match="已经转为问题"):
        services.open(actor=world.clerk, unit=unit, title="又一次", source=row)


def test_failures_ask_the_same_queries_however_many(world):
    def count():
        with CaptureQueriesContext(connection) as asked:
            found = selectors.failures(world.clerk, limit=10**6)  # the latest fifty need not hold every kind
        return len(asked), len(found)

    for seq in (1, 2, 3):
        world.returned(seq=seq)
    inspection_result(world)
    finding(world)
    shown = Finding.objects.filter(outcome="breaks", plea=None, unit__log="YL").order_by("pk")
    one_of_each_kind = {row.subject_kind: row.pk for row in shown}
    Finding.objects.exclude(pk__in=one_of_each_kind.values()).update(ended=1)
    Finding.objects.filter(pk__in=one_of_each_kind.values()).update(ended=0)
    few, some = count()
    Finding.objects.update(ended=0)
    more, many = count()
    assert many > some + 2
    assert more == few


def test_what_did_not_fail_is_no_source(world):
    world.inspected("true", remark="")
    true, unseen = InspectionResult.objects.order_by("item__seq")[:2]
    passed = world.passed()
    for row in (true, unseen, passed):
        with pytest.raises(Refused, match="并未认定有问题"):
            open_from(world, row)


def test_a_row_of_no_known_kind_is_no_source(world):
    with pytest.raises(Refused, match="并未认定有问题"):
        open_from(world, world.order)
    assert selectors.failure_of("execution.assignment", "x' OR 1=1") is None


def test_a_draft_visit_is_no_source(world):
    draft = world.visit()
    draft.results.update(verdict="false")
    with pytest.raises(Refused):
        open_from(world, draft.results.first())


def test_a_failure_belongs_to_its_own_school(world):
    row = inspection_result(world)
    with pytest.raises(Refused, match="另一所学校"):
        open_from(world, row, unit="LX")
    assert not Problem.objects.exists()


def test_failures_are_seen_within_scope(world):
    row = inspection_result(world)
    kind, key = row._meta.label_lower, str(row.pk)
    for name, seen in (("ty_secretary", True), ("inspector", True), ("lx_secretary", False), ("lj_clerk", False)):
        viewer = world.cast.actor(name)
        assert bool(selectors.visible_failure(viewer, kind, key)) == seen
        assert ((kind, key) in {(one.kind, one.key) for one in selectors.failures(viewer)}) == seen


def test_the_inspector_opens_problems_in_his_zone(world):
    row = inspection_result(world)
    assert open_from(world, row, by="inspector").state == "open"


def test_a_closed_problem_may_come_back(world, mend):
    row = returned(world)
    first = mend.submitted(mend.planned(open_from(world, row)))
    services.close(actor=mend.clerk, problem=first)
    again = open_from(world, Assignment.objects.get(pk=row.pk))
    assert selectors.problems_of(world.clerk, "execution.assignment", [row.pk]) == {str(row.pk): again}


def test_an_unpublished_low_rank_is_no_source(world):
    world.passed("LX", 1)
    world.frozen()
    with pytest.raises(Refused):
        open_from(world, BulletinRow.objects.get(unit__code="SQ"), unit="SQ")
