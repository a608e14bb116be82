"""Plans by the quarter: filed early or late, taken up by meetings, reported before, explained where not held."""

from datetime import date

import pytest

from tests.loop.decisions.conftest import TODAY
from tests.loop.decisions.life.conftest import NEXT, NOW
from xiaoheng.ground.organisation.models import Account, Coverage, RoleGrant
from xiaoheng.ground.records.models import Entry
from xiaoheng.ground.rulebook import services as rulebook
from xiaoheng.ground.rulebook.models import Finding
from xiaoheng.lib import clock
from xiaoheng.lib.quarters import Quarter
from xiaoheng.lib.refusal import Forbidden, Refused
from xiaoheng.loop.decisions import services as decisions
from xiaoheng.loop.decisions.assemblies import services as assemblies
from xiaoheng.loop.decisions.assemblies.models import Form
from xiaoheng.loop.decisions.assemblies.selectors import Holder
from xiaoheng.loop.decisions.life import selectors, services
from xiaoheng.loop.decisions.life.models import Plan, Planned
from xiaoheng.loop.decisions.life.services import Wanted

pytestmark = pytest.mark.django_db
MARCH, APRIL = date(2023, 3, 20), date(2023, 4, 12)


def test_a_plan_is_filed_early_or_late_and_says_so(branch):
    assert not branch.plan(("theme_day", APRIL), quarter=NEXT).is_late
    with clock.on(date(2023, 7, 6)):
        assert branch.plan(("theme_day", date(2023, 7, 20)), quarter=Quarter(2023, 3)).is_late
    with clock.on(date(2023, 7, 5)):
        late = selectors.plan_due(branch.unit, Quarter(2023, 4))
    assert late == date(2023, 10, 5)
    assert selectors.plan_due(branch.unit, NOW) is None, "no text asked for it on the quarter's first day"


def test_changing_a_plan_keeps_what_has_come_and_the_reports_of_what_stays(branch):
    plan = branch.plan(("theme_day", MARCH, "植树"), ("lecture", date(2023, 3, 22)))
    branch.past(plan, "committee", date(2023, 3, 1))
    entry = Planned.objects.get(kind="theme_day")
    services.report(actor=branch.office, entry=entry)
    branch.plan(("theme_day", MARCH, "植树护绿"), ("assembly", date(2023, 3, 24)))
    kinds = list(Planned.objects.values_list("kind", "topic"))
    assert kinds == [("committee", ""), ("theme_day", "植树护绿"), ("assembly", "")]
    entry.refresh_from_db()
    assert entry.reported_on == TODAY
    assert Plan.objects.get().changed_on == TODAY


@pytest.mark.parametrize(
    ("wanted", "quarter"),
    [
        ([], NOW),
        ([("party", MARCH)], NOW),
        ([("nonsense", MARCH)], NOW),
        ([("theme_day", APRIL)], NOW),
        ([("theme_day", date(2023, 3, 13))], NOW),
        ([("theme_day", MARCH), ("theme_day", MARCH)], NOW),
        ([("theme_day", date(2022, 12, 20))], Quarter(2022, 4)),
        ([("theme_day", MARCH)] * 101, NOW),
    ],
)
def test_a_plan_that_cannot_be_is_refused_whole(branch, wanted, quarter):
    with pytest.raises(Refused):
        branch.plan(*wanted, quarter=quarter)
    assert not Plan.objects.exists()


def test_a_meeting_takes_up_the_nearest_entry_and_only_one(branch):
    plan = branch.plan(("lecture", MARCH), ("committee", MARCH))
    for kind, day in (("committee", date(2023, 2, 8)), ("committee", date(2023, 3, 8)), ("lecture", date(2023, 2, 3))):
        branch.past(plan, kind, day)
    branch.hold("committee", date(2023, 3, 9), present=2)
    branch.hold("lecture", date(2023, 3, 13))
    branch.hold("assembly", date(2023, 3, 2))
    marks = [(line.entry.kind, line.entry.planned_on.day, str(line.mark)) for line in branch.whole().lines]
    assert sorted(marks) == [
        ("committee", 8, "held"),
        ("committee", 8, "open"),
        ("committee", 20, "ahead"),
        ("lecture", 3, "open"),
        ("lecture", 20, "held"),
    ]
    assert [row.kind for row in branch.whole().beside] == ["assembly"]
    assert [line.is_moved for line in branch.whole().lines if line.meeting] == [True, True]


def test_calling_a_meeting_takes_up_its_entry_and_calling_it_off_frees_it(branch):
    branch.plan(("assembly", MARCH))
    holder = Holder(Form.objects.get(code="assembly"), branch.unit, org=branch.org)
    made = assemblies.convene(actor=branch.office, holder=holder, planned_on=MARCH, chair=branch.people["vice"])
    assert branch.marks() == ["called"]
    assemblies.cancel(actor=branch.office, meeting=made, reason="改期")
    assert branch.marks() == ["ahead"]


def test_missed_because_is_lawful_and_a_later_record_may_take_its_place(branch):
    plan = branch.plan(("theme_day", TODAY))
    entry = branch.past(plan, "committee", date(2023, 3, 8))
    ahead = branch.past(plan, "lecture", MARCH)
    with pytest.raises(Refused, match="还没有到"):
        services.miss(actor=branch.office, entry=ahead, reason="出差")
    with pytest.raises(Refused, match="没有写明"):
        services.miss(actor=branch.office, entry=entry, reason="  ")
    services.miss(actor=branch.office, entry=entry, reason="支委外出培训，人数不足")
    assert branch.marks() == ["missed", "ahead", "ahead"]
    with pytest.raises(Refused, match="已经说明"):
        services.miss(actor=branch.office, entry=entry, reason="又一次")
    services.retract(actor=branch.office, entry=entry)
    branch.hold("committee", date(2023, 3, 8), present=2)
    assert branch.marks()[0] == "held"
    with pytest.raises(Refused, match="已经召集或召开"):
        services.miss(actor=branch.office, entry=entry, reason="误")
    with pytest.raises(Refused, match="没有未召开"):
        services.retract(actor=branch.office, entry=entry)


def test_what_was_explained_is_told_of_the_rhythm_and_not_held_against_it(branch):
    branch.hold("theme_day", date(2023, 2, 10))
    entry = branch.past(branch.plan(("theme_day", TODAY)), "committee", date(2023, 2, 8))
    rulebook.evaluate()
    short = Finding.objects.filter(rule="C-2", subject=branch.org.pk, ended=0, period=202302)
    assert list(short.values_list("detail", "outcome")) == [("missed", "breaks")]
    services.miss(actor=branch.office, entry=entry, reason="支委外出培训，人数不足")
    assert list(short.values_list("detail", "outcome")) == [("explained", "soon")]
    services.retract(actor=branch.office, entry=entry)
    assert list(short.values_list("detail", "outcome")) == [("missed", "breaks")]


def test_a_marking_of_secrecy_is_typed_nowhere(branch):
    with pytest.raises(Refused, match="密级标志“【秘密】”"):
        branch.hold("lecture", MARCH, title="【秘密】专题")
    with pytest.raises(Refused, match="密级标志"):
        branch.plan(("theme_day", TODAY, "机密★ 学习"))
    entry = branch.past(branch.plan(("theme_day", TODAY)), "committee", date(2023, 3, 8))
    with pytest.raises(Refused, match="密级标志"):
        services.miss(actor=branch.office, entry=entry, reason="（绝密）另有任务")


def test_a_report_before_the_meeting_is_one_act_and_late_is_labelled(branch):
    plan = branch.plan(("theme_day", MARCH), ("lecture", date(2023, 3, 16)))
    early, late = Planned.objects.get(kind="theme_day"), Planned.objects.get(kind="lecture")
    assert not services.report(actor=branch.office, entry=early).is_reported_late
    assert services.report(actor=branch.office, entry=late).is_reported_late
    with pytest.raises(Refused, match="已经报送"):
        services.report(actor=branch.office, entry=early)
    gone = branch.past(plan, "committee", date(2023, 3, 8))
    with pytest.raises(Refused, match="会议已过"):
        services.report(actor=branch.office, entry=gone)
    branch.plan(("lecture", date(2023, 3, 16)))
    with pytest.raises(Refused, match="计划已经修改"):
        services.report(actor=branch.office, entry=early)


def test_only_those_who_keep_it_write_and_every_act_leaves_an_entry(branch, cast):
    for who in ("ty_teacher", "lx_office", "clerk", "stranger"):
        with pytest.raises(Forbidden):
            branch.plan(("theme_day", MARCH), actor=cast.actor(who))
    branch.plan(("theme_day", MARCH), actor=branch.secretary)
    assert Entry.objects.filter(verb="life.plan", result="done").count() == 1


def test_a_joint_branch_counts_once_and_shows_in_each_school_it_covers(cast):
    org, office = cast.orgs["LX-ZB"], cast.actor("lx_office")
    services.plan(actor=office, org=org, quarter=NOW, wanted=[Wanted("theme_day", TODAY)])
    decisions.hold(actor=office, org=org, kind="theme_day", held_on=TODAY, present=2)
    assert [str(line.mark) for line in selectors.quarterly([org], NOW)[org.pk].lines] == ["held"]
    assert list(selectors.orgs(cast.actor("clerk")).filter(kind="joint_branch")) == [org]
    account = Account.objects.get(username="stranger")
    RoleGrant.objects.create(account=account, role="secretary", unit=cast.units["SQ"], since=date(2020, 9, 1))
    guest = cast.actor("stranger")
    assert list(selectors.orgs(guest)) == [org]
    assert selectors.entries(guest).count() == 1
    Coverage.objects.filter(unit=cast.units["SQ"]).update(until=TODAY)
    assert not selectors.orgs(guest).exists()


def test_duties_are_one_row_for_each_kind_of_thing(branch):
    assert not [duty for duty in selectors.inbox(branch.office) if duty.verb == "life.plan"]
    with clock.on(date(2023, 3, 30)):
        duty = next(duty for duty in selectors.inbox(branch.office) if duty.verb == "life.plan")
    assert (duty.subject, duty.due_on) == (branch.org.pk, date(2023, 4, 5))
    plan = branch.plan(("lecture", date(2023, 3, 17)), ("theme_day", date(2023, 3, 16)))
    branch.past(plan, "committee", date(2023, 3, 8))
    branch.past(plan, "committee", date(2023, 2, 8))
    found = {duty.verb: duty for duty in selectors.inbox(branch.office)}
    assert found["life.miss"].due_on == date(2023, 2, 8)
    assert found["life.report"].due_on == date(2023, 3, 13)
    assert not selectors.inbox(branch.teacher)


def test_a_proposed_plan_follows_the_rhythm_of_the_rulebook(branch):
    branch.hold("theme_day", date(2023, 2, 17))
    found = selectors.proposed(branch.org, NEXT)
    assert [str(kind) for kind, _day in found].count("committee") == 3
    assert [day for kind, day in found if kind == "theme_day"][1] == date(2023, 5, 17)
    assert {str(kind) for kind, _day in found} == {"committee", "theme_day", "assembly", "lecture"}
    assert all(day >= TODAY for _kind, day in selectors.proposed(branch.org, NOW))
    branch.plan(*((str(kind), day) for kind, day in found), quarter=NEXT)
