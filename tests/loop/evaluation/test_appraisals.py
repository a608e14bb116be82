"""evaluation.compute, evaluation.override, evaluation.close."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from xiaoheng.ground.organisation.actors import system
from xiaoheng.ground.records.models import Entry
from xiaoheng.ground.rulebook import services as rulebook
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Forbidden, Refused, Stale
from xiaoheng.loop.evaluation import selectors, services
from xiaoheng.loop.evaluation.models import Appraisal, AppraisalItem

AFTER = date(2023, 4, 10)


def compute(world, unit="YL", by="clerk", year=2023):
    return services.compute(actor=world.cast.actor(by), unit=world.cast.units[unit], year=year)


def item(school, code):
    return AppraisalItem.objects.get(appraisal__unit__code=school, code=code)


@pytest.fixture
def worked(world):
    """TY: two of three items verified, one of them late, one contradicted; judged after all were due."""
    for seq in (1, 2, 3):
        world.passed("TY", seq)
    world.inspected("false", seq=3)
    world.inspected("true", seq=1, remark="")
    return world


def test_points_come_from_verified_results_and_say_why(worked):
    with clock.on(AFTER):
        compute(worked)
    a1, a2, a3 = (item("TY", code) for code in ("A1", "A2", "A3"))
    assert (a1.good, a1.of, a1.points) == (2, 3, 266)
    assert (a2.good, a2.of, a2.points) == (1, 2, 75)
    assert (a3.good, a3.of, a3.points) == (2, 4, 75)
    assert "3项，复核通过且督查未否定的2项" in a1.explanation
    assert "还有1项没有核实完成" in a1.missing


def test_what_is_not_due_is_not_held_against_a_school(worked):
    compute(worked, "LX")
    assert (item("LX", "A1").good, item("LX", "A1").of) == (0, 1)  # only the item due on 10 March
    with clock.on(AFTER):
        compute(worked, "LX")
    assert item("LX", "A1").of == 3


def test_an_item_without_record_counts_neither_way(worked):
    with clock.on(AFTER):
        compute(worked)
    a4 = item("TY", "A4")
    assert (a4.of, a4.points, a4.missing) == (0, None, "")
    assert a4.explanation == "本年度没有已到期的决议任务。"
    row = Appraisal.objects.get(unit__code="TY")
    judged = [i for i in row.items.all() if i.points is not None]
    assert row.counted == sum(i.weight for i in judged)
    assert row.total == 1000 * sum(i.points for i in judged) // row.counted


def test_too_little_to_judge_gives_no_level(worked):
    with clock.on(AFTER):
        compute(worked, "SQ")
    row = Appraisal.objects.get(unit__code="SQ")
    assert row.counted < 600
    assert (row.level, str(row.get_level_display())) == ("", "依据不足，暂不定级")


def test_rules_in_order_are_counted_once_judged(worked):
    rulebook.evaluate(actor=system("test"), on=date(2023, 3, 14))
    compute(worked, "TY")
    a5 = item("TY", "A5")
    assert a5.of > 0
    assert 0 <= a5.good <= a5.of
    assert a5.points == 150 * a5.good // a5.of


def test_nothing_counts_activity_or_points():
    from xiaoheng.loop.evaluation.figures.counts import FIGURES

    assert set(FIGURES) == {
        "evaluation.verified",
        "evaluation.on_time",
        "evaluation.confirmed",
        "evaluation.carried_out",
        "evaluation.in_order",
    }


def test_one_entry_speaks_for_the_whole_county(worked):
    rows = compute(worked)
    assert [row.unit.code for row in rows] == ["LX", "SQ", "TY"]
    entry = Entry.objects.get(verb="evaluation.compute")
    assert (entry.unit, entry.role, entry.result) == ("YL", "county_clerk", "done")


@pytest.mark.parametrize("by", ["lj_clerk", "ty_secretary", "leader"])
def test_computing_is_the_countys_clerks(worked, by):
    with pytest.raises(Forbidden):
        compute(worked, by=by)


def test_a_year_to_come_is_refused(worked):
    with pytest.raises(Refused, match="还没有开始"):
        compute(worked, year=2024)


def test_computing_anew_keeps_rows_and_overrides(worked):
    compute(worked, "TY")
    before = item("TY", "A1")
    services.override(actor=worked.clerk, item=before, points=300, reason="现场复查")
    with clock.on(AFTER):
        compute(worked, "TY")
    after = item("TY", "A1")
    assert (after.pk, after.override, after.override_reason) == (before.pk, 300, "现场复查")
    assert Appraisal.objects.get(unit__code="TY").as_of == AFTER


def test_an_override_stands_beside_the_computed_points(worked):
    with clock.on(AFTER):
        compute(worked, "TY")
    row = item("TY", "A1")
    total = Appraisal.objects.get(unit__code="TY").total
    services.override(actor=worked.clerk, item=row, points=400, reason="补充材料经核实")
    row.refresh_from_db()
    assert (row.points, row.override, row.standing) == (266, 400, 400)
    assert Appraisal.objects.get(unit__code="TY").total > total
    assert Entry.objects.get(verb="evaluation.override").result == "done"


@pytest.mark.parametrize(
    ("points", "reason", "says"), [(401, "x", "之间"), (-1, "x", "之间"), (100, " ", "没有写明调整理由")]
)
def test_an_override_out_of_bounds_or_without_reason_is_refused(worked, points, reason, says):
    compute(worked, "TY")
    with pytest.raises(Refused, match=says):
        services.override(actor=worked.clerk, item=item("TY", "A1"), points=points, reason=reason)
    assert item("TY", "A1").override is None


def test_a_school_neither_overrides_nor_closes(worked):
    compute(worked, "TY")
    secretary = worked.cast.actor("ty_secretary")
    with pytest.raises(Forbidden):
        services.override(actor=secretary, item=item("TY", "A1"), points=400, reason="x")
    with pytest.raises(Forbidden):
        services.close(actor=secretary, appraisal=Appraisal.objects.get())


def test_a_closed_appraisal_is_fixed(worked):
    compute(worked, "TY")
    row = Appraisal.objects.select_related("unit").get()
    stale = Appraisal.objects.select_related("unit").get()
    services.close(actor=worked.clerk, appraisal=row)
    assert (row.state, row.closed_on) == ("closed", date(2023, 3, 14))
    with pytest.raises(Stale):
        services.close(actor=worked.clerk, appraisal=stale)
    with pytest.raises(Refused, match="当前状态为“已定”"):
        services.close(actor=worked.clerk, appraisal=row)
    with pytest.raises(Refused, match="当前状态为“已定”"):
        services.override(actor=worked.clerk, item=item("TY", "A1"), points=0, reason="x")
    with pytest.raises(Refused, match="没有可以计算的学校"):
        compute(worked, "TY")
    assert [r.unit.code for r in compute(worked)] == ["LX", "SQ"]


def test_a_school_sees_its_own_appraisal_only(worked):
    compute(worked)
    for name, seen in (("ty_office", ["TY"]), ("lx_office", ["LX"]), ("clerk", ["LX", "SQ", "TY"]), ("lj_clerk", [])):
        viewer = worked.cast.actor(name)
        assert [row.unit.code for row in selectors.appraisals(viewer)] == seen
        assert selectors.items(viewer).count() == 5 * len(seen)


def test_last_years_drafts_are_a_duty(worked):
    compute(worked)
    assert selectors.inbox(worked.clerk) == []
    with clock.on(date(2024, 1, 10)):
        (duty,) = selectors.inbox(worked.clerk)
        assert (duty.verb, "3所" in duty.title) == ("evaluation.close", True)
        assert selectors.inbox(worked.cast.actor("lj_clerk")) == []


def test_computing_three_schools_asks_as_many_queries_as_one(worked):
    def count(unit):
        with CaptureQueriesContext(connection) as asked:
            compute(worked, unit)
        return len(asked)

    compute(worked)
    assert count("YL") == count("TY")
