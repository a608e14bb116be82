"""supervision.freeze, contest, answer_contest, publish, explain."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.loop.supervision.world import AFTER
from xiaoheng.ground.organisation.models import RoleGrant
from xiaoheng.ground.records.models import Entry
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Forbidden, Refused, Stale
from xiaoheng.loop.execution import selectors as reads
from xiaoheng.loop.execution import services as execution
from xiaoheng.loop.supervision import selectors, services
from xiaoheng.loop.supervision.models import Bulletin, Contest, Explanation
from xiaoheng.loop.supervision.services import Found

MEETING = date(2023, 4, 20)


def row(table, school):
    return table.rows.get(unit__code=school)


def contest(world, table, school="TY", reason="第一项已经办结"):
    secretary = world.cast.actor(f"{school.lower()}_secretary")
    return services.contest(actor=secretary, row=row(table, school), reason=reason)


def test_only_approved_and_uncontradicted_items_count(world):
    world.passed("TY", 1)
    world.passed("TY", 3)
    world.submitted("LX", 1)  # handed in, not reviewed: not verified, not failed either
    world.inspected("false", seq=3)
    table = world.frozen()
    got = {r.unit.code: (r.asked, r.exempt, r.verified, r.contradicted, r.unverified, r.rate) for r in table.rows.all()}
    assert got == {"TY": (3, 0, 1, 1, 1, 333), "LX": (3, 0, 0, 0, 3, 0), "SQ": (3, 0, 0, 0, 3, 0)}


def test_partly_true_is_not_verified_and_true_is(world):
    world.passed("TY", 1)
    world.inspected("partial")
    assert row(world.frozen(), "TY").verified == 0
    Bulletin.objects.all().delete()
    world.inspected("true", remark="")
    assert row(world.frozen(), "TY").verified == 1


def test_exempt_items_leave_numerator_and_denominator(world):
    assignment = reads.assignment(world.item(2), world.cast.units["TY"])
    execution.exempt(actor=world.clerk, assignment=assignment, reason="新建学校")
    world.passed("TY", 1)
    ty = row(world.frozen(), "TY")
    assert (ty.asked, ty.exempt, ty.counted, ty.rate) == (3, 1, 2, 500)


def test_late_items_are_verified_and_counted_as_late(world):
    world.passed("TY", 2)  # was due on 10 March
    ty = row(world.frozen(), "TY")
    assert (ty.verified, ty.late) == (1, 1)


def test_schools_are_ranked_within_their_kind(world):
    world.passed("LX", 1)
    table = world.frozen()
    placed = {r.unit.code: (r.group, r.rank, r.group_size, r.low) for r in table.rows.all()}
    assert placed == {
        "TY": ("junior", 1, 1, False),
        "LX": ("primary", 1, 2, False),
        "SQ": ("primary", 2, 2, True),
    }


def test_the_table_is_stored_with_its_formula_and_stays_as_it_was(world):
    table = world.frozen()
    world.passed("TY", 1)
    table.refresh_from_db()
    assert row(table, "TY").verified == 0
    assert table.formula == "supervision.verified_rate"
    assert table.formula_version
    assert "豁免项在分子、分母中都不计" in table.formula_text
    assert (table.frozen_on, table.contest_until) == (date(2023, 3, 14), date(2023, 3, 17))
    entry = Entry.objects.get(verb="supervision.freeze")
    assert (entry.result, entry.subject) == ("done", str(table.pk))


def test_freezing_is_the_countys_and_happens_once(world):
    with pytest.raises(Forbidden):
        services.freeze(actor=world.cast.actor("lj_clerk"), directive=world.order)
    world.frozen()
    with pytest.raises(Refused, match="已经冻结"):
        world.frozen()


def test_an_order_that_went_nowhere_has_no_table(world):
    draft = execution.draft(
        actor=world.clerk, unit=world.cast.units["YL"], title="拟稿", since=date(2023, 3, 1), until=date(2023, 4, 1)
    )
    with pytest.raises(Refused, match="没有可以通报的结果"):
        services.freeze(actor=world.clerk, directive=draft)


def test_a_school_contests_its_own_row_before_publication(world):
    table = world.frozen()
    found = contest(world, table)
    assert (found.state, found.raised_on) == ("open", date(2023, 3, 14))
    with pytest.raises(Refused, match="等待答复"):
        contest(world, table)
    with pytest.raises(Forbidden):
        services.contest(actor=world.cast.actor("lx_secretary"), row=row(table, "TY"), reason="x")


def test_a_contest_needs_a_reason_and_comes_in_time(world):
    table = world.frozen()
    with pytest.raises(Refused, match="没有写明异议理由"):
        contest(world, table, reason="  ")
    with clock.on(date(2023, 3, 17)):
        contest(world, table, "LX")
    with clock.on(date(2023, 3, 18)), pytest.raises(Refused, match="异议期"):
        contest(world, table, "TY")


def test_after_publication_there_is_nothing_to_contest(world):
    table = world.published()
    with pytest.raises(Refused, match="已不在核对期"):
        contest(world, table)


def test_a_rejected_contest_leaves_the_table_as_it_is(world):
    found = contest(world, world.frozen())
    services.answer_contest(actor=world.clerk, contest=found, uphold=False, answer="材料尚未复核")
    assert (found.state, found.answer) == ("rejected", "材料尚未复核")
    assert Bulletin.objects.get().state == "frozen"


def test_an_upheld_contest_makes_a_new_version_linked_to_the_old(world):
    old = world.frozen()
    found = contest(world, old)
    world.passed("TY", 1)
    services.answer_contest(actor=world.clerk, contest=found, uphold=True, answer="已补充复核")
    fresh = Bulletin.objects.get(version=2)
    old.refresh_from_db()
    assert (fresh.supersedes, fresh.state, old.state) == (old, "frozen", "superseded")
    assert (row(old, "TY").verified, row(fresh, "TY").verified) == (0, 1)
    with clock.on(AFTER), pytest.raises(Refused, match="当前状态为“已被新版替代”"):
        services.publish(actor=world.clerk, bulletin=old, meeting_on=MEETING)


def test_upholding_without_a_changed_fact_is_refused_and_leaves_nothing(world):
    found = contest(world, world.frozen())
    with pytest.raises(Refused, match="没有变化"):
        services.answer_contest(actor=world.clerk, contest=found, uphold=True, answer="采纳")
    assert Bulletin.objects.count() == 1
    assert Contest.objects.get().state == "open"


def test_answers_are_the_countys_have_words_and_are_given_once(world):
    found = contest(world, world.frozen())
    with pytest.raises(Forbidden):
        services.answer_contest(actor=world.cast.actor("ty_secretary"), contest=found, uphold=True, answer="采纳")
    with pytest.raises(Refused, match="没有写明答复意见"):
        services.answer_contest(actor=world.clerk, contest=found, uphold=False, answer=" ")
    stale = Contest.objects.select_related("row__unit", "row__bulletin").get(pk=found.pk)
    services.answer_contest(actor=world.clerk, contest=found, uphold=False, answer="不采纳")
    with pytest.raises(Stale):
        services.answer_contest(actor=world.clerk, contest=stale, uphold=False, answer="不采纳")
    with pytest.raises(Refused, match="当前状态为“不采纳”"):
        services.answer_contest(actor=world.clerk, contest=found, uphold=False, answer="再次答复")


def test_publication_waits_for_the_days_and_for_every_answer(world):
    table = world.frozen()
    with pytest.raises(Refused, match="尚未结束"):
        services.publish(actor=world.clerk, bulletin=table, meeting_on=MEETING)
    found = contest(world, table)
    with clock.on(AFTER):
        with pytest.raises(Refused, match="没有答复"):
            services.publish(actor=world.clerk, bulletin=table, meeting_on=MEETING)
        services.answer_contest(actor=world.clerk, contest=found, uphold=False, answer="不采纳")
        with pytest.raises(Refused, match="早于今天"):
            services.publish(actor=world.clerk, bulletin=table, meeting_on=date(2023, 4, 1))
        services.publish(actor=world.clerk, bulletin=table, meeting_on=MEETING)
    assert (table.state, table.published_on) == ("published", AFTER)


def test_publishing_is_the_countys_and_the_slower_tab_is_told(world):
    table = world.frozen()
    stale = Bulletin.objects.select_related("unit", "directive").get(pk=table.pk)
    with clock.on(AFTER):
        with pytest.raises(Forbidden):
            services.publish(actor=world.cast.actor("ty_secretary"), bulletin=table, meeting_on=MEETING)
        services.publish(actor=world.clerk, bulletin=table, meeting_on=MEETING)
        with pytest.raises(Stale):
            services.publish(actor=world.clerk, bulletin=stale, meeting_on=MEETING)


def test_low_ranked_schools_owe_an_explanation(world):
    world.passed("LX", 1)
    world.published()
    owed = Explanation.objects.get()
    assert (owed.row.unit.code, owed.due_on, owed.state) == ("SQ", MEETING, "due")


def test_the_secretary_explains_once_in_words(world, cast):
    world.passed("LX", 1)
    world.published()
    owed = Explanation.objects.select_related("row__unit", "row__bulletin__directive").get()
    owed.row.unit = cast.units["SQ"]
    with pytest.raises(Forbidden):
        services.explain(actor=cast.actor("lx_secretary"), explanation=owed, text="正在推进")
    secretary = _secretary_of(cast, "SQ")
    with pytest.raises(Refused, match="没有写明情况"):
        services.explain(actor=secretary, explanation=owed, text=" ")
    stale = Explanation.objects.select_related("row__unit", "row__bulletin__directive").get()
    services.explain(actor=secretary, explanation=owed, text="人员调整，已明确专人")
    assert (owed.state, owed.given_on) == ("given", date(2023, 3, 14))
    with pytest.raises(Stale):
        services.explain(actor=secretary, explanation=stale, text="再次说明")
    with pytest.raises(Refused, match="当前状态为“已说明”"):
        services.explain(actor=secretary, explanation=owed, text="再次说明")


def _secretary_of(cast, school):
    RoleGrant.objects.create(
        account=cast.accounts["lx_secretary"], role="secretary", unit=cast.units[school], since=date(2020, 1, 1)
    )
    return cast.actor("lx_secretary")


def test_a_school_sees_its_own_row_before_and_the_whole_table_after_publication(world):
    table = world.frozen()
    seen = {
        name: [r.unit.code for r in selectors.rows(world.cast.actor(name), table)] for name in ("ty_office", "clerk")
    }
    assert seen == {"ty_office": ["TY"], "clerk": ["TY", "LX", "SQ"]}
    assert list(selectors.bulletins(world.cast.actor("ty_office"))) == [table]
    assert not selectors.bulletins(world.cast.actor("lj_clerk")).exists()
    with clock.on(AFTER):
        services.publish(actor=world.clerk, bulletin=table, meeting_on=MEETING)
    assert len(selectors.rows(world.cast.actor("ty_office"), table)) == 3


def test_duties_follow_the_bulletin(world):
    def duties(name):
        return [duty.verb for duty in selectors.inbox(world.cast.actor(name))]

    world.visit()
    assert duties("inspector") == ["supervision.inspect"]
    world.passed("LX", 1)
    table = world.frozen()
    assert duties("ty_secretary") == ["supervision.contest"]
    assert duties("clerk") == ["supervision.publish"]
    assert selectors.inbox(world.clerk)[0].waiting
    found = contest(world, table)
    assert duties("ty_secretary") == []
    assert duties("clerk") == ["supervision.answer_contest", "supervision.publish"]
    services.answer_contest(actor=world.clerk, contest=found, uphold=False, answer="不采纳")
    with clock.on(AFTER):
        assert not selectors.inbox(world.clerk)[0].waiting
        services.publish(actor=world.clerk, bulletin=table, meeting_on=MEETING)
    _secretary_of(world.cast, "SQ")
    assert duties("lx_secretary") == ["supervision.explain"]


@pytest.mark.parametrize("name", ["clerk", "ty_secretary", "inspector"])
def test_the_inbox_asks_the_same_number_of_queries_for_one_and_three_rows(world, name):
    def count():
        with CaptureQueriesContext(connection) as asked:
            selectors.inbox(world.cast.actor(name))
        return len(asked)

    table = world.frozen()
    contest(world, table, "LX")
    world.visit()
    one = count()
    secretary = _secretary_of(world.cast, "SQ")
    contest(world, table, "TY")
    services.contest(actor=secretary, row=row(table, "SQ"), reason="已经办结")
    assert count() == one


def test_freezing_asks_no_more_queries_when_more_is_known(world, django_assert_num_queries):
    with CaptureQueriesContext(connection) as few:
        selectors.checked(world.order)
    for school, seq in (("TY", 1), ("TY", 2), ("LX", 1)):
        world.passed(school, seq)
    world.inspected("true", remark="")
    with django_assert_num_queries(len(few)):
        selectors.checked(world.order)


def test_a_verdict_on_an_exempt_item_is_not_counted_against_the_school(world):
    row_ = reads.assignment(world.item(1), world.cast.units["TY"])
    execution.exempt(actor=world.clerk, assignment=row_, reason="新建学校")
    found = {world.item(1).pk: Found("false", "没有材料")}
    services.inspect(actor=world.inspector, inspection=world.visit(), visited_on=date(2023, 3, 14), found=found)
    ty = row(world.frozen(), "TY")
    assert (ty.exempt, ty.contradicted, ty.unverified) == (1, 0, 2)
