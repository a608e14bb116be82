"""The 25 steps: walked under each version of the rules, and what each step refuses."""

from datetime import date, timedelta

import pytest

from tests.ground.members.walk import PLAN, SECOND, Walk, applicant, months
from xiaoheng.ground.members import selectors, services
from xiaoheng.ground.members.models import Development, StepRecord
from xiaoheng.ground.members.services import Told
from xiaoheng.ground.organisation.models import Membership
from xiaoheng.ground.records.models import Entry
from xiaoheng.ground.rulebook import services as rulebook
from xiaoheng.ground.rulebook.models import Parameter
from xiaoheng.lib import clock
from xiaoheng.lib.admission import Ballot
from xiaoheng.lib.refusal import Forbidden, Refused, Stale

OLD, ACROSS, NEW = date(2020, 10, 5), date(2025, 1, 6), date(2026, 6, 1)


def facts(person):
    rows = Membership.objects.filter(person=person).order_by("since")
    return [(row.kind, row.since, row.until) for row in rows]


@pytest.mark.parametrize(("since", "versions"), [(OLD, {"2014"}), (ACROSS, {"2014", "2026"}), (NEW, {"2026"})])
def test_25_steps_under_the_rules_of_each_day(cast, since, versions):
    walk = Walk(cast, since)
    row = walk.to(25)
    assembly = walk.day(15)
    assert (row.state, row.ending, row.until) == ("archived", "archived", walk.day(25))
    assert facts(row.person) == [
        ("probationary", assembly, months(assembly, 12)),
        ("full", months(assembly, 12), None),
    ]
    steps = StepRecord.objects.filter(development=row)
    assert set(steps.values_list("version", flat=True)) == versions
    assert sorted(steps.values_list("number", flat=True)) == list(range(1, 26))
    assert all((one.version == "2026") == (one.done_on >= SECOND) for one in steps)
    verbs = set(Entry.objects.filter(result="done").values_list("verb", flat=True))
    assert {"members.apply", "members.record", "members.decide", "organisation.admit", "organisation.convert"} <= verbs


def test_nobody_under_18_no_member_and_no_second_file(cast):
    walk = Walk(cast, date(2023, 2, 28))
    with pytest.raises(Refused, match="不满18岁"):
        walk.apply(applicant(cast, born=date(2005, 3, 1)))
    with pytest.raises(Refused, match="已是党员"):
        walk.apply(cast.people["ty_teacher"])
    person = applicant(cast, born=date(2005, 2, 28))
    walk.apply(person)
    with pytest.raises(Refused, match="在办的发展档案"):
        walk.apply(person)


def test_steps_go_in_their_order_and_by_their_own_body(cast):
    walk = Walk(cast)
    row = walk.to(3)
    with pytest.raises(Refused, match="不能这样办理"), clock.on(walk.day(4)):
        services.record(actor=walk.office, development=row, number=4, told=walk.told(4, walk.day(4)))
    with pytest.raises(Refused, match="不是下一步"):
        walk.step(13)
    told = walk.told(4, walk.day(4))
    with pytest.raises(Forbidden):
        services.decide(actor=cast.actor("lj_clerk"), development=row, number=4, told=told)
    with pytest.raises(Refused, match="上级党委（云岭县）办理"), clock.on(walk.day(4)):
        services.decide(actor=walk.office, development=row, number=4, told=walk.told(4, walk.day(4)))
    with pytest.raises(Refused, match="早于上一步"):
        walk.step(4, walk.day(3) - timedelta(days=1))
    with pytest.raises(Refused, match="晚于今天"), clock.on(walk.day(4)):
        services.decide(actor=walk.clerk, development=row, number=4, told=walk.told(4, walk.day(5)))


def test_two_at_once_do_one_step_once(cast):
    walk = Walk(cast)
    walk.to(2)
    stale = Development.objects.get(pk=walk.row.pk)
    walk.step(3)
    with pytest.raises(Stale), clock.on(walk.day(3)):
        services.record(actor=walk.office, development=stale, number=3, told=walk.told(3, walk.day(3)))


def test_a_late_talk_is_recorded_and_marked(cast):
    walk = Walk(cast, date(2022, 1, 31))
    walk.apply(applicant(cast))
    walk.step(2, date(2022, 2, 28))
    assert not walk.row.steps.get(number=2).late
    again = Walk(cast, date(2022, 1, 31))
    again.apply(applicant(cast))
    again.step(2, date(2022, 3, 1))
    assert again.row.steps.get(number=2).late


@pytest.mark.parametrize(
    ("number", "more", "says"),
    [
        (2, {"people": ()}, "谈话人"),
        (5, {"people": ()}, "培养联系人应为1—2名"),
        (7, {"heard": frozenset({"members"})}, "党小组、培养联系人、群众"),
        (10, {"document": ""}, "没有书面材料"),
        (11, {"days": 2, "hours": 23}, "不足24学时"),
        (15, {"ballot": Ballot(7, 7, 6, 0, 0)}, "票数对不上"),
        (15, {"ballot": Ballot(8, 8, 8)}, "多于本支部"),
        (15, {"ballot": Ballot(6, 3, 3)}, "会议无效"),
        (15, {"ballot": Ballot(6, 6, 3, 3)}, "没有超过应到会6名的半数"),
        (15, {"passed": False}, "应为通过"),
        (25, {"papers": frozenset({"form"})}, "归档材料不齐"),
    ],
)
def test_what_a_step_must_show(cast, number, more, says):
    walk = Walk(cast)
    walk.to(number - 1)
    with pytest.raises(Refused, match=says):
        walk.step(number, **more)
    assert Development.objects.get(pk=walk.row.pk).state == f"s{number - 1:02}"


def test_a_sponsor_must_be_a_full_member(cast):
    walk = Walk(cast)
    walk.to(8)
    outsider = applicant(cast, name="路人甲")
    with pytest.raises(Refused, match="路人甲当日不是可以担任的正式党员"):
        walk.step(9, people=(walk.secretary, outsider))


def test_a_year_of_fostering_to_the_day_and_reviews(cast):
    walk = Walk(cast, date(2021, 1, 1))
    walk.to(5)
    year = months(walk.day(3), 12)
    with pytest.raises(Refused, match="没有半年考察记录"):
        walk.step(6, year)
    walk.review(150)
    walk.review(300)
    with pytest.raises(Refused, match=f"最早{year.isoformat()}"):
        walk.step(6, year - timedelta(days=1))
    walk.step(6, year)
    assert not walk.row.steps.get(number=6).late


def test_publicity_counts_workdays_and_is_provisional_without_a_calendar(cast):
    walk = Walk(cast, NEW)
    walk.to(6)
    day = walk.day(7)
    with pytest.raises(Refused, match="没有公示起止日"):
        walk.step(7, shown_since=None, shown_until=None)
    with pytest.raises(Refused, match="应不少于5个"):
        walk.step(7, shown_since=day - timedelta(days=4), shown_until=day - timedelta(days=1))
    walk.step(7)
    assert walk.row.steps.get(number=7).provisional  # 2027 was not published when this calendar was made


def test_step_8_is_filed_until_2026_and_needs_consent_since(cast):
    old = Walk(cast, OLD)
    assert old.to(8).state == "s08"
    new = Walk(cast, NEW)
    new.to(7)
    with pytest.raises(Refused, match="由上级党委办理"), clock.on(new.day(8)):
        services.record(actor=new.office, development=new.row, number=8, told=new.told(8, new.day(8)))
    new.step(8, passed=False)
    assert (new.row.state, new.row.steps.get(number=7).undone_on) == ("s06", new.day(8))
    assert new.row.steps.get(number=8).result == "failed"


def test_2026_wants_the_assembly_within_a_month_of_the_pre_review_or_another_pre_review(cast):
    walk = Walk(cast, NEW)
    walk.to(14)
    late = months(walk.day(13), 1) + timedelta(days=1)
    with pytest.raises(Refused, match="重新预审"):
        walk.step(15, late)
    walk.step(13, late)
    walk.step(14, late)
    with pytest.raises(Refused, match="无记名"):
        walk.step(15, late, secret=False)
    assert walk.step(15, late).state == "s15"
    assert walk.row.steps.filter(number=13).count() == 2


def test_a_limit_new_in_2026_runs_from_its_first_day(cast):
    walk = Walk(cast, date(2026, 5, 10) - timedelta(days=PLAN[14]))
    walk.to(14)  # the pre-review was held under the rules of 2014
    with pytest.raises(Refused, match="最晚2026-06-18"):
        walk.step(15, date(2026, 6, 19))
    assert walk.step(15, date(2026, 6, 18)).state == "s15"


def test_written_opinions_count_until_2026_alone(cast):
    ballot = Ballot(6, 4, 3, 1, 0, written_yes=1)
    old = Walk(cast, OLD)
    old.to(14)
    assert old.step(15, ballot=ballot).state == "s15"
    new = Walk(cast, NEW)
    new.to(14)
    with pytest.raises(Refused, match="赞成3，没有超过应到会6名的半数"):
        new.step(15, ballot=ballot)
    assert new.step(15, ballot=ballot, passed=False).state == "s06"
    assert facts(new.row.person) == []


def test_approval_within_three_months_or_six_with_a_reason_or_anew(cast):
    walk = Walk(cast)
    walk.to(16)
    three, six = months(walk.day(15), 3), months(walk.day(15), 6)
    with pytest.raises(Refused, match="延长审批的原因"):
        walk.step(17, three + timedelta(days=1))
    with pytest.raises(Refused, match="登记不予批准"):
        walk.step(17, six + timedelta(days=1), reason="疫情")
    walk.step(17, six + timedelta(days=1), passed=False)
    assert (walk.row.state, walk.row.person.memberships.get().until) == ("s12", six + timedelta(days=1))
    with pytest.raises(Refused, match="早于上一步"):
        walk.step(13, six)
    assert walk.step(13, six + timedelta(days=1)).state == "s13"


def test_probation_is_extended_once_and_ends_later(cast):
    walk = Walk(cast)
    walk.to(22)
    end = months(walk.day(15), 12)
    with pytest.raises(Refused, match="6至12个月"):
        walk.step(23, proposal="extended", months=5)
    walk.step(23, proposal="extended", months=6)
    walk.step(24)
    assert walk.row.state == "s21"
    later = months(end, 6)
    with pytest.raises(Refused, match="预备期满"):
        walk.step(22, later - timedelta(days=1))
    walk.step(22, later)
    with pytest.raises(Refused, match="已经延长过一次"):
        walk.step(23, later, proposal="extended", months=6)
    walk.step(23, later)
    walk.step(24, later)
    assert facts(walk.row.person)[-1] == ("full", later, None)


def test_probation_may_be_cancelled(cast):
    walk = Walk(cast)
    walk.to(22)
    walk.step(23, proposal="cancelled")
    walk.step(24)
    assert (walk.row.state, walk.row.ending) == ("stopped", "cancelled")
    assert facts(walk.row.person) == [("probationary", walk.day(15), walk.day(24))]


def test_conversion_waits_for_the_last_day_of_the_probation(cast):
    walk = Walk(cast, date(2024, 2, 29) - timedelta(days=PLAN[15]))
    walk.to(21)
    end = months(walk.day(15), 12)
    with pytest.raises(Refused, match=f"最早{end.isoformat()}"):
        walk.step(22, end - timedelta(days=1))
    assert walk.step(22, end).state == "s22"


def test_stopping_and_carrying_on_elsewhere(cast):
    walk = Walk(cast)
    walk.to(5)
    day = walk.day(5) + timedelta(days=5)
    with clock.on(day):
        moved = services.carry(
            actor=walk.clerk, development=walk.row, org=cast.orgs["LX-ZB"], on=day, number="转〔2020〕1号"
        )
        assert (moved.unit.code, moved.steps.get(number=3).done_on) == ("LX", walk.day(3))
        with pytest.raises(Forbidden):
            services.stop(actor=walk.office, development=moved, on=day, ending="withdrawn", number="书面申请")
        ended = services.stop(
            actor=cast.actor("lx_office"), development=moved, on=day, ending="withdrawn", number="书面申请"
        )
    assert (ended.state, ended.until) == ("stopped", day)


def test_the_board_asks_as_much_for_three_as_for_one(cast, django_assert_num_queries):
    day, office = date(2023, 3, 14), cast.actor("ty_office")
    for count in (1, 3):
        for _number in range(count):
            Walk(cast, date(2022, 1, 4)).to(5)
        with clock.on(day), django_assert_num_queries(5):
            rows = selectors.lines(list(selectors.board(selectors.developments(office))))
    assert {line.following for line in rows} == {"培养教育考察"}


def test_the_neighbour_sees_nothing(cast):
    walk = Walk(cast)
    walk.to(2)
    assert not selectors.developments(cast.actor("lj_clerk")).exists()
    assert selectors.handles(cast.actor("clerk"), walk.row) == ""
    assert selectors.handles(cast.actor("ty_secretary"), walk.row) == "members.record"


def test_a_told_file_is_kept_by_its_digest(cast):
    walk = Walk(cast)
    walk.apply(applicant(cast))
    with clock.on(walk.day(2)):
        services.record(
            actor=walk.office, development=walk.row, number=2,
            told=Told(walk.day(2), file=("谈话记录".encode(), "谈话.txt"), people=(walk.secretary,)),
        )  # fmt: skip
    assert len(walk.row.steps.get(number=2).paper) == 64


def test_a_county_may_ask_for_public_notice_before_somebody_is_taken_in(cast):
    """X-13: a dated parameter, 0 unless a county sets it; who is not taken in needs none."""
    parameter, day = Parameter.objects.get(key="develop_admission_publicity_workdays"), date(2021, 1, 1)
    with clock.on(day):
        facts = {"unit": cast.units["YL"], "value": 5, "since": day, "basis": "云县组发〔2021〕1号"}
        rulebook.override(actor=cast.actor("clerk"), parameter=parameter, **facts)
    walk = Walk(cast)
    walk.to(14)
    with pytest.raises(Refused, match="没有公示起止日"):
        walk.step(15)
    last = walk.day(15) - timedelta(days=1)
    with pytest.raises(Refused, match="应不少于5个"):
        walk.step(15, shown_since=last, shown_until=last)
    walk.step(15, shown_since=last - timedelta(days=9), shown_until=last)
    assert walk.row.steps.get(number=15).facts["workdays"] >= 5
