"""supervision.visit, supervision.note, supervision.inspect."""

from datetime import date

import pytest

from xiaoheng.ground.organisation.models import RoleGrant
from xiaoheng.ground.records.models import Entry
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Forbidden, Refused, Stale
from xiaoheng.loop.execution import services as execution
from xiaoheng.loop.execution.services import Wording
from xiaoheng.loop.execution.words import Reach
from xiaoheng.loop.supervision import selectors, services
from xiaoheng.loop.supervision.models import Inspection, InspectionResult
from xiaoheng.loop.supervision.services import Found

TODAY = date(2023, 3, 14)


def inspect(world, row, found, **more):
    given = {"actor": world.inspector, "inspection": row, "visited_on": TODAY, "found": found, "note": "", **more}
    return services.inspect(**given)


def test_a_visit_starts_with_every_addressed_item_unchecked(world):
    row = world.visit()
    assert [(r.item.seq, r.verdict) for r in row.results.order_by("item__seq")] == [(n, "unseen") for n in (1, 2, 3)]
    assert (row.state, row.inspector, row.visited_on) == ("draft", world.cast.accounts["inspector"], TODAY)


def test_items_that_do_not_bind_the_school_are_not_in_the_visit(world):
    ty = world.cast.units["TY"]
    draft = execution.draft(
        actor=world.clerk,
        unit=world.cast.units["YL"],
        title="二",
        since=TODAY,
        until=date(2023, 4, 30),
        items=(
            Wording("全部", "全部学校"),
            Wording("仅他校", "指名", reach=Reach.ONLY, schools=[world.cast.units["LX"].pk]),
        ),
    )
    order = execution.issue(actor=world.clerk, directive=draft)
    assert [item.title for item in selectors.items_for(order, ty)] == ["全部"]


def test_an_inspector_visits_schools_of_his_own_zone_only(world):
    with pytest.raises(Forbidden):
        world.visit("LX")
    assert Entry.objects.get(verb="supervision.visit").result == "refused"


def test_a_school_that_was_not_addressed_cannot_be_visited_for_the_order(world):
    ty = world.cast.units["TY"]
    only_lx = {"named": [world.cast.units["LX"].pk]}
    draft = execution.draft(
        actor=world.clerk,
        unit=world.cast.units["YL"],
        title="二",
        since=TODAY,
        until=date(2023, 4, 30),
        scope=only_lx,
        items=(Wording("一", "一"),),
    )
    order = execution.issue(actor=world.clerk, directive=draft)
    with pytest.raises(Refused, match="没有向这所学校交办"):
        services.visit(actor=world.inspector, unit=ty, directive=order)


def test_a_second_draft_of_the_same_visit_is_refused(world):
    world.visit()
    with pytest.raises(Refused, match="已有督查草稿"):
        world.visit()


def test_notes_are_kept_and_the_visit_stays_a_draft(world):
    row = world.visit()
    item = world.item(1)
    services.note(
        actor=world.inspector, inspection=row, visited_on=TODAY, found={item.pk: Found("partial")}, note="在校"
    )
    row.refresh_from_db()
    assert (row.state, row.note, row.results.get(item=item).verdict) == ("draft", "在校", "partial")
    assert selectors.latest_verdicts(InspectionResult.objects.all()) == {}  # a draft says nothing


def test_recording_makes_the_verdict_count_and_the_trail_says_so(world):
    row = world.inspected("false")
    assert row.state == "recorded"
    ty = world.cast.units["TY"].pk
    assert selectors.latest_verdicts(InspectionResult.objects.all()) == {(world.item(1).pk, ty): "false"}
    entry = Entry.objects.get(verb="supervision.inspect", result="done")
    assert (entry.role, entry.unit, entry.subject) == ("inspector", "TY", str(row.pk))


def test_the_latest_recorded_verdict_counts_and_an_unchecked_item_hides_nothing(world):
    world.inspected("false")
    with clock.on(date(2023, 3, 20)):
        world.inspected("true", remark="")
    with clock.on(date(2023, 3, 21)):
        world.inspected("partial", seq=2)
    verdicts = selectors.latest_verdicts(InspectionResult.objects.all())
    ty = world.cast.units["TY"].pk
    assert verdicts == {(world.item(1).pk, ty): "true", (world.item(2).pk, ty): "partial"}


def test_only_the_inspector_who_opened_a_visit_writes_it(world):
    row = world.visit()
    other = world.cast.accounts["stranger"]
    zone = world.cast.units["YL-Z1"]
    RoleGrant.objects.create(account=other, role="inspector", unit=zone, since=date(2020, 1, 1))
    for verb in (services.note, services.inspect):
        with pytest.raises(Forbidden):
            verb(actor=world.cast.actor("stranger"), inspection=row, visited_on=TODAY, found={}, note="")


def test_a_recorded_visit_is_not_changed(world):
    row = world.inspected()
    for verb in (services.note, services.inspect):
        with pytest.raises(Refused, match="当前状态为“已登记”"):
            verb(actor=world.inspector, inspection=row, visited_on=TODAY, found={}, note="")


def test_two_tabs_recording_one_visit_the_slower_is_told(world):
    row = world.visit()
    stale = Inspection.objects.select_related("unit").get(pk=row.pk)
    found = {world.item(1).pk: Found("true")}
    inspect(world, row, found)
    with pytest.raises(Stale):
        inspect(world, stale, {world.item(1).pk: Found("false", "重复")})
    assert row.results.get(item=world.item(1)).verdict == "true"


@pytest.mark.parametrize(
    ("found", "more", "says"),
    [
        ({}, {}, "没有核查任何一项"),
        ({1: Found("false")}, {}, "没有写明情况"),
        ({1: Found("nonsense")}, {}, "不认识的核查结论"),
        ({1: Found("true")}, {"visited_on": date(2023, 3, 15)}, "晚于今天"),
    ],
)
def test_what_may_not_be_recorded_is_refused_and_nothing_is_written(world, found, more, says):
    row = world.visit()
    with pytest.raises(Refused, match=says):
        inspect(world, row, {world.item(seq).pk: said for seq, said in found.items()}, **more)
    row.refresh_from_db()
    assert row.state == "draft"
    assert set(row.results.values_list("verdict", flat=True)) == {"unseen"}


def test_an_item_of_another_order_is_refused(world):
    row = world.visit()
    with pytest.raises(Refused, match="没有交办给这所学校"):
        inspect(world, row, {999_999: Found("true")})


def test_drafts_are_seen_by_their_inspector_alone(world):
    row = world.visit()
    assert list(selectors.inspections(world.inspector)) == [row]
    for name in ("clerk", "ty_secretary", "lx_secretary", "lj_clerk"):
        assert not selectors.inspections(world.cast.actor(name)).exists()


def test_recorded_visits_are_seen_by_county_and_school_and_nobody_else(world):
    row = world.inspected()
    for name in ("clerk", "leader", "ty_secretary", "inspector"):
        assert list(selectors.inspections(world.cast.actor(name))) == [row]
    for name in ("lx_secretary", "lj_clerk", "stranger"):
        assert not selectors.inspections(world.cast.actor(name)).exists()
