"""What the verbs write, refuse and leave in the trail."""

from datetime import date

import pytest

from tests.ground.bodies.conftest import DAY
from xiaoheng.ground.bodies import selectors, services
from xiaoheng.ground.bodies.models import Body, Chain, Kind, Seat
from xiaoheng.ground.records import selectors as records
from xiaoheng.ground.records.models import Entry
from xiaoheng.lib.refusal import Forbidden, Refused, Stale

pytestmark = pytest.mark.django_db
LATER, TODAY = date(2023, 2, 1), date(2023, 3, 14)


def last():
    """The latest entry with what it says."""
    entry = Entry.objects.latest("pk")
    return entry.verb, records.payloads([entry])[entry.pk]


def test_a_body_begins_with_its_chair_its_usual_remit_and_name(ty):
    body = ty.found()
    assert (body.name, body.code) == ("桃源中学家长委员会", "TY-J1")
    assert "收费" in body.remit
    (chair,) = selectors.members_on(body, DAY)
    assert (chair.person.name, chair.position, chair.count) == ("周正", "chair", 1)
    assert list(selectors.members_on(body, date(2022, 8, 31))) == []
    verb, said = last()
    assert (verb, said["chair"], said["basis"]) == ("bodies.found", "周正", "桃中党〔2022〕5号")


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({"kind": "staff_congress"}, "3至5年"),
        ({"kind": "staff_congress", "years": 6}, "3至5年"),
        ({"basis": " "}, "成立文号"),
        ({"since": date(2023, 3, 15)}, "晚于今日"),
        ({"since": date(2015, 8, 31)}, "早于"),
        ({"part": "parent"}, "只登记人数"),
    ],
)
def test_what_does_not_hold_founds_nothing(facts, told, ty):
    with pytest.raises(Refused, match=told):
        ty.found(**facts)
    assert not Body.objects.exists()


def test_the_chair_belongs_to_the_school_and_a_group_takes_those_in_posts(ty):
    with pytest.raises(Refused, match="不是桃源中学的人员"):
        ty.found(chair=ty.people["lx_vice"])
    with pytest.raises(Refused, match="没有现任职务"):
        ty.found("ideology", chair=ty.people["ty_teacher"])
    assert ty.found("ideology", chair=ty.people["ty_vice"]).kind.family == "group"


def test_one_of_a_kind_at_a_time(ty):
    body = ty.found()
    with pytest.raises(Refused, match="已有家长委员会"):
        ty.found()
    services.dissolve(actor=ty.office, body=body, until=LATER, basis="桃中党〔2023〕1号")
    assert ty.found(since=LATER).code == "TY-J2"


@pytest.mark.parametrize(
    "who", ["ty_principal", "ty_vice", "ty_teacher", "inspector", "leader", "lj_clerk", "stranger"]
)
def test_the_school_and_its_county_keep_them_and_nobody_else(who, ty, cast):
    with pytest.raises(Forbidden):
        ty.found(actor=cast.actor(who))
    with pytest.raises(Forbidden):
        ty.charge("ty_secretary", "ty_vice", actor=cast.actor(who))


def test_staff_are_named_and_others_counted(ty):
    body = ty.found()
    ty.seat(body, person=ty.people["ty_vice"], position="deputy")
    ty.seat(body, "parent", count=9)
    ty.seat(body, "parent", count=11, since=LATER)
    made = selectors.make_up([body])[body.pk]
    assert (made.total, made.parts, made.teachers) == (13, {"teacher": 2, "parent": 11}, 15)
    assert selectors.make_up([body], date(2023, 1, 31))[body.pk].total == 11
    assert [row.position for row in selectors.members_on(body)] == ["chair", "deputy", "member"]


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({"part": "parent", "person": "ty_teacher"}, "只登记人数"),
        ({"part": "pupil"}, "也没有|没有选人员"),
        ({"part": "pupil", "count": 0}, "没有选人员"),
        ({"part": "pupil", "count": 3, "position": "deputy"}, "写明是谁"),
        ({"person": "ty_secretary"}, "已是成员"),
        ({"person": "ty_vice", "position": "chair"}, "已有负责人"),
        ({"person": "lj_secretary"}, "不是桃源中学"),
        ({"person": "ty_vice", "since": date(2022, 8, 31)}, "早于机构成立"),
    ],
)
def test_seats_that_do_not_hold(facts, told, ty):
    body = ty.found()
    person = ty.people[facts.pop("person")] if "person" in facts else None
    with pytest.raises(Refused, match=told):
        ty.seat(body, **{"part": "teacher", **facts}, person=person)
    assert body.seats.count() == 1


def test_a_seat_is_left_once_and_struck_out_with_a_reason(ty):
    body = ty.found()
    row = ty.seat(body, person=ty.people["ty_vice"])
    services.unseat(actor=ty.office, seat=row, until=LATER)
    with pytest.raises(Stale, match="已登记退出"):
        services.unseat(actor=ty.office, seat=row, until=LATER)
    assert [one.person.name for one in selectors.past(body)] == ["王勤"]
    with pytest.raises(Refused, match="更正原因"):
        services.strike(actor=ty.office, seat=row, reason=" ")
    services.strike(actor=ty.office, seat=row, reason="录错")
    verb, said = last()
    assert (verb, said["seat"], said["reason"]) == ("bodies.strike", "王勤（成员）", "录错")
    assert not Seat.objects.filter(pk=row.pk).exists()


def test_renewed_only_those_who_stay_go_on(ty):
    body = ty.congress(since=date(2017, 9, 1))
    stays = ty.seat(body, person=ty.people["ty_vice"])
    ty.seat(body, "staff", count=4)
    with pytest.raises(Refused, match="3至5年"):
        services.renew(actor=ty.office, body=body, since=LATER, basis="桃中党〔2023〕2号", years=2)
    term = services.renew(
        actor=ty.office, body=body, since=LATER, basis="桃中党〔2023〕2号", years=3, staying=[stays.pk]
    )
    assert (term.ends, selectors.term_on(body).pk) == (date(2026, 2, 1), term.pk)
    assert selectors.term_on(body, date(2023, 1, 31)).ends == date(2022, 9, 1)
    assert list(selectors.members_on(body)) == [stays]
    with pytest.raises(Refused, match="须晚于上届"):
        services.renew(actor=ty.office, body=body, since=LATER, basis="桃中党〔2023〕2号", years=3)


def test_dissolved_it_takes_no_more_and_keeps_what_was(ty):
    body = ty.found()
    stale = Body.objects.get(pk=body.pk)
    with pytest.raises(Refused, match="晚于成立"):
        services.dissolve(actor=ty.office, body=body, until=DAY, basis="桃中党〔2023〕1号")
    services.dissolve(actor=ty.office, body=body, until=LATER, basis="桃中党〔2023〕1号")
    for verb, facts in (
        (services.dissolve, {"until": TODAY, "basis": "x"}),
        (services.seat, {"part": "parent", "count": 3, "since": LATER}),
        (services.renew, {"since": TODAY, "basis": "x"}),
    ):
        with pytest.raises(Stale, match="已撤销"):
            verb(actor=ty.office, body=stale, **facts)
    assert [row.person.name for row in selectors.members_on(body, date(2023, 1, 31))] == ["周正"]
    assert not selectors.members_on(body)


def test_a_chain_takes_the_place_of_the_one_before(ty):
    ty.charge("ty_secretary", "ty_vice")
    ty.charge("ty_secretary", "ty_vice2", since=LATER)
    ty.charge("ty_principal", "ty_vice2", since=LATER)  # of the same day: a correction
    assert Chain.objects.count() == 2
    held = {one.duty: one for one in selectors.chains_of(ty.unit)}
    names = [level.link.appointment.person.name for level in held["moral"].levels]
    assert (names, held["moral"].gaps, held["ethics"].chain) == (["吴明", "冯德"], 0, None)
    with pytest.raises(Refused, match="此后已明确"):
        ty.charge("ty_secretary", "ty_vice", since=DAY)


@pytest.mark.parametrize(
    ("people", "facts", "told"),
    [
        (["ty_secretary"], {}, "至少两级"),
        (["ty_secretary", "ty_secretary"], {}, "写了两级"),
        (["ty_secretary", "lx_vice"], {}, "第2级所选的不是桃源中学"),
        (["ty_secretary", "ty_vice"], {"basis": ""}, "文号"),
    ],
)
def test_chains_that_do_not_hold(people, facts, told, ty):
    with pytest.raises(Refused, match=told):
        ty.charge(*people, **facts)
    assert not Chain.objects.exists()


def test_kinds_are_data_and_loading_them_twice_changes_nothing(ty, tmp_path):
    from xiaoheng.ground.organisation.actors import system

    loader = system("制度载入")
    assert services.load_kinds(actor=loader) == 0
    text = "lab_safety: {family: group, title: 实验室安全工作领导小组, remit: 管安全, stages: senior}\n"
    (tmp_path / "bodies.yaml").write_text(text, "utf-8")
    assert services.load_kinds(actor=loader, folder=tmp_path) == 1
    assert list(Kind.objects.get(code="lab_safety").needs.values_list("stage", flat=True)) == ["senior"]
    (tmp_path / "bodies.yaml").write_text(text.replace("senior", "college"), "utf-8")
    with pytest.raises(Refused, match="lab_safety"):
        services.load_kinds(actor=loader, folder=tmp_path)
