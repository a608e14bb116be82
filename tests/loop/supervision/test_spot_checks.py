"""supervision.draw, pick, judge: by a seed that is kept, each meeting once, every point with a word."""

from datetime import date
from random import Random

import pytest

from tests.loop.supervision.answering import TODAY, ended, verdicts
from xiaoheng.lib.refusal import Forbidden, Refused, Stale
from xiaoheng.loop.correction import selectors as problems
from xiaoheng.loop.correction import services as correction
from xiaoheng.loop.correction.words import Source
from xiaoheng.loop.supervision import selectors, services
from xiaoheng.loop.supervision.models import CheckedMeeting, SpotCheck

SPAN = {"since": date(2023, 1, 1), "until": TODAY}


@pytest.fixture
def pool(cast):
    """Ten ended meetings of two schools, and some that cannot be drawn."""
    rows = [ended(cast, school, date(2023, 2, day)) for school in ("TY", "LX") for day in range(1, 6)]
    ended(cast, "LJ1", date(2023, 2, 1))
    ended(cast, "TY", date(2022, 12, 31))
    late = ended(cast, "TY", date(2023, 2, 9))
    late.state = "open"
    late.save()
    return rows


def draw(cast, count=3, who="clerk", unit="YL", **more):
    return services.draw(actor=cast.actor(who), unit=cast.units[unit], count=count, **SPAN | more)


def test_anybody_can_draw_again_from_what_is_kept(cast, pool):
    row = draw(cast)
    keys = [one.pk for one in pool]
    assert (row.pool, row.pool_digest) == (10, services.digest(keys))
    again = set(Random(row.seed).sample([(one.pk, one.unit_id) for one in pool], 3))
    assert set(row.meetings.values_list("meeting", "unit")) == again


def test_a_meeting_is_checked_once(cast, pool):
    draw(cast, 9)
    assert draw(cast, 1).pool == 1
    with pytest.raises(Refused, match="只有0次"):
        draw(cast, 1)
    with pytest.raises(Refused, match="已经抽查过"):
        services.pick(actor=cast.actor("clerk"), meeting=pool[0])


def test_an_inspector_draws_and_picks_in_his_own_zone(cast, pool):
    row = draw(cast, 5, "inspector", "YL-Z1")
    assert set(row.meetings.values_list("unit__code", flat=True)) == {"TY"}
    with pytest.raises(Forbidden):
        draw(cast, 1, "inspector", "YL-Z2")
    with pytest.raises(Forbidden):
        services.pick(actor=cast.actor("inspector"), meeting=pool[-1])
    (one,) = services.pick(actor=cast.actor("clerk"), meeting=pool[-1]).meetings.all()
    assert (one.meeting, one.check_of.seed, one.check_of.unit) == (pool[-1], None, cast.units["YL"])


@pytest.mark.parametrize(
    ("more", "says"), [({"count": 0}, "次数"), ({"count": 101}, "次数"), ({"since": date(2024, 1, 1)}, "晚于")]
)
def test_a_draw_that_makes_no_sense_is_refused(cast, pool, more, says):
    with pytest.raises(Refused, match=says):
        draw(cast, **{"count": 1} | more)
    assert not SpotCheck.objects.exists()


@pytest.mark.parametrize("who", ["leader", "auditor", "ty_secretary", "lj_clerk"])
def test_others_do_not_draw(cast, pool, who):
    with pytest.raises(Forbidden):
        draw(cast, who=who)


def test_every_point_has_a_word_and_is_written_once(cast, pool):
    checked = services.pick(actor=cast.actor("clerk"), meeting=pool[0]).meetings.get()
    for wrong in (verdicts(quorum=""), verdicts(quorum="fine"), verdicts(mood="holds"), {}):
        with pytest.raises(Refused):
            services.judge(actor=cast.actor("clerk"), checked=checked, verdicts=wrong)
    stale = CheckedMeeting.objects.get(pk=checked.pk)
    services.judge(actor=cast.actor("clerk"), checked=checked, verdicts=verdicts(quorum="breaks"))
    with pytest.raises(Stale):
        services.judge(actor=cast.actor("clerk"), checked=stale, verdicts=verdicts())
    assert checked.points.count() == len(verdicts())


def test_what_is_not_in_order_becomes_a_problem_once(cast, pool):
    checked = services.pick(actor=cast.actor("inspector"), meeting=pool[0]).meetings.get()
    services.judge(actor=cast.actor("inspector"), checked=checked, verdicts=verdicts(quorum="breaks", views="unknown"))
    (failure,) = problems.failures(cast.actor("clerk"), [Source.SPOT_CHECK])
    assert failure.title.startswith("2023-02-01党组织会议：到会人数")
    source = problems.source_row(failure)
    opened = {"actor": cast.actor("inspector"), "unit": cast.units["TY"], "title": failure.title, "source": source}
    assert correction.open(**opened).source_kind == Source.SPOT_CHECK
    with pytest.raises(Refused, match="已经转为问题"):
        correction.open(**opened)
    with pytest.raises(Refused, match="并未认定有问题"):
        correction.open(**opened | {"source": checked.points.get(point="views")})


def test_a_school_sees_its_own_once_recorded(cast, pool):
    checked = services.pick(actor=cast.actor("clerk"), meeting=pool[0]).meetings.get()

    def seen(who):
        return list(selectors.checked_meetings(cast.actor(who)))

    assert seen("ty_secretary") == []
    assert seen("clerk") == seen("inspector") == [checked]
    services.judge(actor=cast.actor("clerk"), checked=checked, verdicts=verdicts())
    assert seen("ty_secretary") == [checked]
    assert seen("lx_secretary") == seen("lj_clerk") == []
    assert selectors.spot_checks(cast.actor("lx_secretary")).count() == 0


def test_who_draws_is_reminded(cast, pool):
    draw(cast, 1)
    services.pick(actor=cast.actor("inspector"), meeting=selectors.drawable(cast.units["TY"], **SPAN).first())

    def duties(who):
        return [duty.title for duty in selectors.inbox(cast.actor(who)) if duty.verb == "supervision.judge"]

    assert [len(duties(who)) for who in ("clerk", "inspector", "ty_office")] == [1, 1, 0]
