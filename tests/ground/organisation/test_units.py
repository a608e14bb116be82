"""Schools open, change, merge, split and close; what is said of an earlier day stays as it was."""

from datetime import date

import pytest

from xiaoheng.ground.organisation import selectors, services
from xiaoheng.ground.organisation.actors import system
from xiaoheng.ground.organisation.models import (
    Ancestry,
    Appointment,
    FormerLine,
    FormerUnit,
    Membership,
    PartyOrg,
    Person,
    RoleGrant,
    School,
    SuperiorRequest,
    Unit,
)
from xiaoheng.ground.organisation.words import LeaveKind, RequestState, UnitKind
from xiaoheng.ground.records.models import Entry
from xiaoheng.ground.rulebook import parameter
from xiaoheng.ground.rulebook import services as rulebook
from xiaoheng.ground.rulebook.figure import figures
from xiaoheng.ground.rulebook.models import Parameter, ParameterValue
from xiaoheng.ground.rulebook.selectors import reports
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Forbidden, Refused

TODAY, BEFORE, ON = date(2023, 3, 14), date(2022, 12, 31), date(2023, 3, 1)
ME = system("测试")


@pytest.fixture
def town(cast):
    """A township of 云岭县 since the year of the county."""
    unit = Unit.objects.create(
        code="YL-T1", name="青石镇", kind=UnitKind.TOWN, superior=cast.units["YL"], log="YL", since=date(2015, 9, 1)
    )
    from xiaoheng.ground.organisation.services.loading import place

    place(unit)
    return unit


def open_one(cast, **more):
    words = {"code": "NEW", "name": "新城小学", "stage": "primary", "ownership": "public", "since": ON}
    return services.open_school(actor=cast.actor("clerk"), superior=cast.units["YL"], **{**words, **more})


def test_a_school_opens_under_its_county(cast):
    unit = open_one(cast, zone=cast.units["YL-Z1"])
    assert unit.log == "YL"
    assert set(Ancestry.objects.filter(unit=unit).values_list("ancestor__code", flat=True)) == {"NEW", "YL", "C", "P"}
    assert Entry.objects.latest("pk").verb == "organisation.open_school"
    assert unit in selectors.schools(cast.actor("clerk"))


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"code": "TY"}, "已被使用"),
        ({"since": date(2023, 3, 15)}, "还没有到"),
        ({"since": date(2010, 1, 1)}, "当时不存在"),
        ({"name": " "}, "都要填写"),
    ],
)
def test_what_cannot_open_says_why(cast, wrong, says):
    with pytest.raises(Refused, match=says):
        open_one(cast, **wrong)


def test_a_zone_of_another_county_is_refused(cast):
    with pytest.raises(Refused, match="不是本县的片区"):
        open_one(cast, zone=cast.units["LJ"])


def test_a_clerk_of_another_county_may_not(cast):
    with pytest.raises(Forbidden):
        services.rename(actor=cast.actor("lj_clerk"), unit=cast.units["TY"], name="新名", on=ON)


def test_an_earlier_day_knows_the_old_name(cast):
    ty = cast.units["TY"]
    services.rename(actor=cast.actor("clerk"), unit=ty, name="桃源实验中学", on=ON, basis="云教〔2023〕3号")
    services.rename(actor=cast.actor("clerk"), unit=ty, name="桃源第一中学", on=TODAY)
    assert [(row.name, row.since, row.until) for row in ty.former.all()] == [
        ("桃源中学", date(2015, 9, 1), ON),
        ("桃源实验中学", ON, TODAY),
    ]
    assert selectors.names_on(BEFORE, [ty.pk], [])[0] == {ty.pk: "桃源中学"}
    assert selectors.names_on(TODAY, [ty.pk], [])[0] == {}
    services.leave(
        actor=ME, appointment=Appointment.objects.get(unit=ty, post="principal"), until=date(2021, 1, 1), reason="调任"
    )
    with clock.on(date(2023, 6, 1)):
        old = [row["reason"] for row in reports(BEFORE, "TY")[0] + reports(date(2023, 2, 1), "TY")[0]]
        assert any("桃源中学" in reason for reason in old)
        assert any("桃源第一中学校长" in row["reason"] for row in reports(date(2023, 6, 1), "TY")[0])


def test_two_changes_of_one_day_leave_one_span(cast):
    ty = cast.units["TY"]
    services.rename(actor=ME, unit=ty, name="甲", on=ON)
    services.rename(actor=ME, unit=ty, name="乙", on=ON)
    assert [row.name for row in ty.former.all()] == ["桃源中学"]
    assert Unit.objects.get(pk=ty.pk).name == "乙"


@pytest.mark.parametrize(
    ("on", "says"),
    [(date(2023, 3, 15), "还没有到"), (date(2015, 9, 1), "不晚于"), (date(2023, 1, 31), "不能再登记更早的变更")],
)
def test_history_is_written_forwards(cast, on, says):
    services.rename(actor=ME, unit=cast.units["TY"], name="甲", on=date(2023, 2, 1))
    with pytest.raises(Refused, match=says):
        services.rename(actor=ME, unit=cast.units["TY"], name="乙", on=on)


def test_nothing_new_is_refused(cast):
    with pytest.raises(Refused, match="没有变化"):
        services.rename(actor=ME, unit=cast.units["TY"], name="桃源中学", on=ON)


def test_another_superior_from_a_day_on(cast, town):
    """The law's nearest superior follows the tree of the day."""
    lx, before = cast.units["LX"], reports(BEFORE, "LX")
    services.reassign(actor=cast.actor("clerk"), unit=lx, superior=town, zone=cast.units["YL-Z1"], on=ON)
    assert set(Ancestry.objects.filter(unit=lx).values_list("ancestor__code", "depth")) == {
        ("LX", 0), ("YL-T1", 1), ("YL", 2), ("C", 3), ("P", 4),
    }  # fmt: skip
    assert FormerLine.objects.filter(unit=lx, until=ON).count() == 4
    ParameterValue.objects.create(
        parameter=Parameter.objects.get(key="branch_min_members"), unit=town, value=9, since=date(2020, 1, 1),
        basis="青发〔2020〕1号", origin="verb",
    )  # fmt: skip
    lx.refresh_from_db()
    assert parameter("branch_min_members", lx, BEFORE).value == 3
    assert parameter("branch_min_members", lx, ON).value == 9
    assert reports(BEFORE, "LX") == before


@pytest.mark.parametrize(("superior", "says"), [("LJ", "不是本县"), ("SQ", "在本单位之下"), ("YL-Z1", "不是本县的县")])
def test_who_cannot_be_the_superior(cast, superior, says):
    services.reassign(actor=ME, unit=cast.units["SQ"], superior=cast.units["LX"], on=ON)
    with pytest.raises(Refused, match=says):
        services.reassign(actor=ME, unit=cast.units["LX"], superior=cast.units[superior], on=ON)


def test_another_stage_from_a_day_on(cast):
    ty = cast.units["TY"]
    services.reclassify(actor=ME, unit=ty, stage="complete", ownership="private", legal_person=True, on=ON)
    assert School.objects.get(unit=ty).ownership == "private"
    assert ty.pk in selectors.schools_on(BEFORE, ownership="public")
    assert ty.pk not in selectors.schools_on(ON, ownership="public")


def coverage(day):
    return figures()["coverage_rate"].formula(None, day)


def merge(cast, **more):
    words = {"unit": cast.units["SQ"], "into": cast.units["TY"], "org": None, "on": ON, "basis": "云教〔2023〕5号"}
    return services.merge(actor=cast.actor("clerk"), **{**words, **more})


def test_a_merged_school_goes_over(cast):
    sq, ty = cast.units["SQ"], cast.units["TY"]
    teacher = Person.objects.create(code="SQ-1", name="石老师", unit=sq)
    member = Membership.objects.create(person=teacher, org=cast.orgs["LX-ZB"], since=date(2020, 1, 1))
    post = Appointment.objects.create(person=teacher, unit=sq, post="principal", since=date(2020, 9, 1))
    RoleGrant.objects.create(account=cast.accounts["stranger"], role="principal", unit=sq, since=date(2020, 9, 1))
    asked = services.request(actor=ME, unit=sq, superior=cast.units["YL"], title="请示", due_on=date(2023, 3, 30))
    before = [reports(day) for day in (BEFORE, date(2023, 2, 28))], coverage(BEFORE)
    merge(cast)
    sq.refresh_from_db()
    assert sq.until == ON
    assert Person.objects.get(pk=teacher.pk).unit == ty
    assert Membership.objects.get(pk=member.pk).until == ON
    assert Membership.objects.get(person=teacher, until=None).org == cast.orgs["TY-DW"]
    post.refresh_from_db()
    assert (post.until, post.left_for) == (ON, LeaveKind.REORGANISED)
    assert RoleGrant.objects.get(unit=sq).until == ON
    assert SuperiorRequest.objects.get(pk=asked.pk).state == RequestState.WITHDRAWN
    assert sq not in selectors.schools(cast.actor("clerk"))
    assert ([reports(day) for day in (BEFORE, date(2023, 2, 28))], coverage(BEFORE)) == before
    assert next(one.what for one in selectors.history_of(ty)) == "石桥小学并入"
    assert [one.what for one in selectors.history_of(sq)] == ["并入桃源中学", "撤销", "设立"]
    entry = Entry.objects.filter(verb="organisation.merge").get()
    assert (entry.log, entry.unit) == ("YL", "SQ")


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"into": "SQ"}, "两所不同的学校"),
        ({"into": "LJ1"}, "不在本县"),
        ({"unit": "LX", "into": "TY"}, "还覆盖其他学校"),
        ({"on": date(2015, 9, 1)}, "不晚于"),
        ({"into": "YL"}, "两所不同的学校"),
    ],
)
def test_a_merger_that_cannot_be(cast, more, says):
    units = {name: cast.units.get(value, value) if isinstance(value, str) else value for name, value in more.items()}
    with pytest.raises(Refused, match=says):
        merge(cast, **units)


def test_members_need_somewhere_to_go(cast):
    empty = open_one(cast, since=date(2020, 9, 1))
    person = Person.objects.create(code="SQ-1", name="石老师", unit=cast.units["SQ"])
    Membership.objects.create(person=person, org=cast.orgs["LX-ZB"], since=date(2020, 1, 1))
    with pytest.raises(Refused, match="无处转接"):
        merge(cast, into=empty)
    with pytest.raises(Refused, match="不是接收学校的党组织"):
        merge(cast, org=cast.orgs["LJ1-ZB"])


def test_part_of_a_school_becomes_one_of_its_own(cast):
    ty, person = cast.units["TY"], cast.people["ty_vice2"]
    words = {"code": "TY2", "name": "桃源第二中学", "stage": "junior", "on": ON, "basis": "云教〔2023〕6号"}
    new = services.split(actor=cast.actor("clerk"), unit=ty, people=[person], **words)
    person.refresh_from_db()
    assert (person.unit, new.school.zone) == (new, cast.units["YL-Z1"])
    assert not Appointment.objects.filter(person=person, unit=ty, until=None).exists()
    assert [one.what for one in selectors.history_of(new)] == ["由桃源中学分设", "设立"]
    with pytest.raises(Refused, match="不是本校人员"):
        services.split(actor=ME, unit=ty, people=[person], **{**words, "code": "TY3"})


def test_only_an_empty_unit_closes(cast):
    close = {"actor": cast.actor("clerk"), "on": ON, "basis": "云教〔2023〕7号"}
    for code, says in (("TY", "任职没有离任"), ("YL-Z1", "还有1所学校"), ("YL", "不能在这里撤销")):
        with pytest.raises(Refused, match=says):
            services.close_unit(unit=cast.units[code], **close)
    services.close_unit(unit=cast.units["SQ"], **close)
    with pytest.raises(Refused, match="已于2023-03-01撤销"):
        services.rename(actor=ME, unit=Unit.objects.get(code="SQ"), name="石桥", on=TODAY)
    assert not PartyOrg.objects.get(code="LX-ZB").coverage.filter(unit=cast.units["SQ"], until=None).exists()


def test_findings_follow_at_once(cast):
    """Reclassified as private, the school is outside the county plan: its finding closes within the verb."""
    rulebook.evaluate()
    from xiaoheng.ground.rulebook.models import Finding

    ty = cast.units["TY"]
    open_ones = Finding.objects.filter(unit=ty, ended=0, rule="A-08")
    assert open_ones.exists()
    services.reclassify(actor=ME, unit=ty, stage="junior", ownership="private", legal_person=True, on=ON)
    assert not open_ones.exists()
    assert FormerUnit.objects.get().stage == "junior"
