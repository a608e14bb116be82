"""assemblies.*: who belongs to a meeting, what is counted, what is refused, what it leaves behind."""

from datetime import date, time, timedelta

import pytest
from django.db import IntegrityError, transaction

from tests.corpus.files import word
from tests.loop.decisions.assemblies.conftest import SINCE
from tests.loop.decisions.conftest import TODAY
from xiaoheng.ground.bodies import services as bodies
from xiaoheng.ground.organisation.models import Membership
from xiaoheng.ground.organisation.words import MemberKind
from xiaoheng.ground.rulebook.models import Finding
from xiaoheng.lib.refusal import Forbidden, Refused, Stale
from xiaoheng.loop.decisions import services as decisions
from xiaoheng.loop.decisions.assemblies import selectors, services
from xiaoheng.loop.decisions.assemblies.models import Form, Headcount, Question
from xiaoheng.loop.decisions.assemblies.services import Tally
from xiaoheng.loop.decisions.models import Meeting
from xiaoheng.loop.decisions.words import Manner

pytestmark = pytest.mark.django_db
YESTERDAY = TODAY - timedelta(days=1)


def test_parents_are_counted_and_the_committee_gives_an_opinion(ty):
    body = ty.found("parent_committee", parent=9)
    meeting = ty.sit(ty.call("parent_committee", body), "午餐收费", counted={"parent": 7})
    assert (meeting.called, meeting.chair.name) == ("家长委员会", "冯德")
    assert [row.person.name for row in meeting.attendances.all()] == ["冯德"]
    question = ty.say(meeting, yes=5, comments=2, no=1)
    assert (question.result, question.entitled, question.present) == ("commented", 10, 8)
    meeting = ty.end(meeting)
    assert (meeting.number, meeting.entitled, meeting.present) == ("家长委员会纪要〔2023〕1号", 10, 8)


def test_the_database_has_no_place_for_the_name_of_a_parent_or_pupil(ty):
    assert not [field.name for field in Headcount._meta.get_fields() if "person" in field.name or "name" in field.name]
    meeting = ty.sit(ty.call("student_congress", ty.found("student_congress", pupil=20)), "校服")
    with pytest.raises(IntegrityError), transaction.atomic():
        Headcount.objects.filter(meeting=meeting).update(present=21)


def test_the_staff_congress_decides_by_all_its_delegates(ty):
    body = ty.found("staff_congress", teacher=20, staff=9)
    meeting = ty.sit(ty.call("staff_congress", body), "绩效方案", "福利方案", "考核办法", counted={"staff": 0})
    assert ty.say(meeting, yes=15, no=6).result == "adopted"  # exactly half of 30
    assert ty.say(meeting, yes=14, no=7, number=1).result == "rejected"
    paper = {"method": "secret", "number": 2}
    with pytest.raises(Refused, match="两次"):
        ty.say(meeting, yes=21, **paper)
    with pytest.raises(Refused, match="两次"):
        ty.say(meeting, yes=21, again=Tally(20, 1), **paper)
    assert ty.say(meeting, yes=21, again=Tally(21), **paper).result == "adopted"
    with pytest.raises(Refused, match="只有“未议”"):
        ty.say(meeting, yes=21, number=2)


def test_too_few_delegates_decide_nothing_and_the_meeting_did_not_take_place(ty):
    body = ty.found("staff_congress", teacher=29)
    meeting = ty.sit(ty.call("staff_congress", body), "绩效方案", counted={"teacher": 18})
    with pytest.raises(Refused, match="不足法定人数20人") as refusal:
        ty.say(meeting, yes=19)
    assert refusal.value.rule == "Q-7"
    with pytest.raises(Refused, match="还有事项没有结论"):
        ty.end(meeting)
    ty.say(meeting, deferred=True)
    with pytest.raises(Refused, match="不足法定人数20人"):
        ty.end(meeting)
    meeting = services.cancel(actor=ty.office, meeting=meeting, reason="到会人数不足")
    assert (meeting.state, meeting.held_on, meeting.ym) == ("cancelled", None, None)


def test_full_members_vote_in_the_assembly_and_probationary_ones_sit_in(ty, cast):
    Membership.objects.filter(person=cast.people["ty_teacher"]).update(kind=MemberKind.PROBATIONARY)
    meeting = ty.sit(ty.call("assembly", org=cast.orgs["TY-DW"]), "支部工作计划")
    seats = {row.person.name: row.is_entitled for row in meeting.attendances.all()}
    assert seats["褚言"] is False
    assert sum(seats.values()) == 6
    with pytest.raises(Refused, match="合计7"):
        ty.say(meeting, yes=7)
    assert ty.say(meeting, yes=4, no=2).result == "adopted"
    assert ty.end(meeting).present == 6


def test_whose_rights_are_suspended_sits_in(ty, cast):
    meeting = ty.call("assembly", org=cast.orgs["TY-DW"])
    services.put(actor=ty.office, meeting=meeting, title="计划")
    services.open_(actor=ty.office, meeting=meeting, without_vote=[cast.people["ty_teacher"]])
    assert meeting.attendances.get(person=cast.people["ty_teacher"]).is_entitled is False


def test_one_record_serves_the_rhythm_of_organisation_life(ty, cast):
    org = cast.orgs["TY-DW"]
    meeting = ty.end(ty.sit(ty.call("team_life", org=org, day=YESTERDAY, for_year=2022)), "围绕主题开展对照检查。")
    assert (meeting.kind, meeting.ym, meeting.for_year, meeting.is_back_dated) == ("team_life", 202303, 2022, True)
    assert (meeting.entitled, meeting.present) == (5, 5)
    with pytest.raises(Refused, match="已经登记"):
        decisions.hold(actor=ty.office, org=org, kind="team_life", held_on=YESTERDAY, present=5)
    with pytest.raises(Refused, match="已经登记"):
        ty.call("team_life", org=org, day=YESTERDAY)
    decisions.hold(actor=ty.office, org=org, kind="org_life", held_on=TODAY, present=3)
    with pytest.raises(Refused, match="已经登记"):
        ty.call("org_life", org=org)


def test_an_assembly_of_the_engine_answers_the_rule_of_the_quarter(cast):
    from tests.loop.decisions.assemblies.conftest import Bodies
    from xiaoheng.ground.rulebook import services as rulebook

    lx, org = Bodies(cast, "LX"), cast.orgs["LX-ZB"]
    decisions.hold(actor=lx.office, org=org, kind="assembly", held_on=date(2022, 9, 14), present=3)
    rulebook.evaluate()
    short = Finding.objects.filter(rule="C-1", subject_kind="org", subject=org.pk, ended=0)
    assert list(short.values_list("period", flat=True)) == [202210]
    meeting = lx.sit(lx.call("assembly", org=org, day=date(2022, 12, 28)), "四季度党员大会")
    lx.say(meeting, yes=selectors.count_of(meeting).present)
    lx.end(meeting)
    assert not short.exists()


def test_the_life_meeting_of_a_team_needs_two_thirds(ty, cast):
    meeting = ty.call("team_life", org=cast.orgs["TY-DW"])
    here = [cast.people[name].pk for name in ("ty_secretary", "ty_vice", "ty_moral")]
    meeting = ty.sit(meeting, come=here)
    with pytest.raises(Refused, match="实到3人，不足法定人数4人") as refusal:
        ty.end(meeting, "对照检查。")
    assert refusal.value.rule == "Q-8"


def test_nobody_meets_before_he_is_there_or_after_he_has_gone(ty, cast):
    body = ty.found("hearing")
    with pytest.raises(Refused, match="还没有成立"):
        ty.call("hearing", body, day=SINCE - timedelta(days=1))
    with pytest.raises(Refused, match="还没有成立"):
        ty.call("assembly", org=cast.orgs["TY-DW"], day=date(2015, 8, 31))
    meeting = ty.call("hearing", body)
    services.put(actor=ty.office, meeting=meeting, title="校服")
    bodies.dissolve(actor=ty.office, body=body, until=TODAY, basis="桃中党〔2023〕1号")
    with pytest.raises(Refused, match="已经撤销"):
        services.open_(actor=ty.office, meeting=meeting)


def test_one_meeting_of_a_body_at_a_time(ty):
    body, other = ty.found("hearing"), ty.found("school_council")
    nine, ten, eleven = time(9), time(10), time(11)
    first = ty.call("hearing", body, begins=nine, ends=eleven)
    with pytest.raises(Refused, match="同一时间"):
        ty.call("hearing", body, begins=ten, ends=time(12))
    with pytest.raises(Refused, match="起止时间"):
        ty.call("hearing", body, begins=eleven, ends=nine)
    second = ty.call("hearing", body, begins=eleven, ends=time(12))
    ty.call("school_council", other, begins=nine, ends=eleven)
    ty.sit(first, "校服")
    with pytest.raises(Refused, match="还没有散会"):
        ty.sit(second, "餐费")


def test_who_is_not_there_is_not_entered_and_a_person_once(ty, cast):
    body = ty.found("parent_committee", parent=3)
    bodies.seat(actor=ty.office, body=body, part="teacher", person=cast.people["ty_teacher"], since=SINCE)
    meeting = ty.call("parent_committee", body)
    services.put(actor=ty.office, meeting=meeting, title="收费")
    services.open_(actor=ty.office, meeting=meeting)

    def attend(*names, **more):
        here = [cast.people[name].pk for name in names]
        return services.attend(actor=ty.office, meeting=meeting, here=here, **more)

    attend("ty_vice2", "ty_vice2", counted={"parent": 2})
    assert selectors.count_of(meeting).present == 3
    for names, counted, told in (
        (("ty_vice",), {}, "不在本次会议名单"),
        ((), {"pupil": 1}, "没有这一部分代表：学生代表"),
        ((), {"parent": 4}, "人数不合"),
        ((), {"parent": -1}, "人数不合"),
    ):
        with pytest.raises(Refused, match=told):
            attend(*names, counted=counted)
    with pytest.raises(Stale):
        attend("ty_teacher", seen=[])
    attend("ty_teacher", seen=[cast.people["ty_vice2"].pk])


@pytest.mark.parametrize("counts", [{"yes": 3}, {"yes": 5}, {"yes": 5, "no": -1}, {"yes": 3, "abstain": 1}, {}])
def test_opinions_add_up_to_those_there(counts, ty):
    meeting = ty.sit(ty.call("parent_committee", ty.found("parent_committee", parent=3)), "收费")
    with pytest.raises(Refused, match="与实到4人不符"):
        ty.say(meeting, **counts)


def test_the_agenda_stands_once_the_meeting_begins(ty):
    meeting = ty.call("hearing", ty.found("hearing"))
    with pytest.raises(Refused, match="没有写明审议事项"):
        services.put(actor=ty.office, meeting=meeting)
    first = services.put(actor=ty.office, meeting=meeting, title="校服")
    services.put(actor=ty.office, meeting=meeting, title="餐费")
    services.withdraw(actor=ty.office, question=first)
    services.put(actor=ty.office, meeting=meeting, title="作息")
    ty.sit(meeting)
    assert list(Question.objects.filter(meeting=meeting).values_list("title", flat=True)) == ["餐费", "作息"]
    with pytest.raises(Refused, match="不能临时加入"):
        services.put(actor=ty.office, meeting=meeting, title="临时")
    with pytest.raises(Refused, match="不能撤下"):
        services.withdraw(actor=ty.office, question=Question.objects.get(title="作息"))
    ty.say(meeting, yes=1)
    with pytest.raises(Refused, match="已经形成结论，不能取消"):
        services.cancel(actor=ty.office, meeting=meeting, reason="改期")
    ty.say(meeting, deferred=True, number=1)
    ty.end(meeting)
    for again in (ty.end, lambda row: ty.say(row, yes=1), lambda row: services.open_(actor=ty.office, meeting=row)):
        with pytest.raises(Refused, match="已结束"):
            again(meeting)


def test_an_empty_meeting_a_day_to_come_papers_passed_round(ty):
    body = ty.found("hearing")
    with pytest.raises(Refused, match="传阅"):
        ty.call("hearing", body, manner="paper")
    with pytest.raises(Refused, match="还没有到"):
        services.open_(actor=ty.office, meeting=ty.call("hearing", body, day=TODAY + timedelta(days=1)))
    meeting = ty.sit(ty.call("hearing", body, manner=Manner.VIDEO))
    with pytest.raises(Refused, match="没有任何内容"):
        ty.end(meeting)


def test_who_may_preside_and_whose_form_it_is(ty, cast):
    body = ty.found("hearing")
    with pytest.raises(Refused, match="不能主持"):
        ty.call("hearing", body, chair=cast.people["lx_vice"])
    assert ty.call("hearing", body, chair=cast.people["ty_principal"]).chair.name == "吴明"
    with pytest.raises(Refused, match="不召开"):
        ty.call("parent_committee", body)
    with pytest.raises(Refused, match="不召开"):
        ty.call("committee", org=cast.orgs["TY-DW"])  # a committee's own is its 党组织会议
    stranger = selectors.Holder(Form.objects.get(code="hearing"), ty.unit, body=body)
    with pytest.raises(Forbidden):
        services.convene(actor=cast.actor("lx_office"), holder=stranger, planned_on=TODAY)


def test_each_body_has_its_own_minute_book_and_the_county_its_own_meeting(ty, cast):
    council, parents = ty.found("school_council"), ty.found("parent_committee", parent=2)
    for body, code in ((council, "school_council"), (parents, "parent_committee"), (council, "school_council")):
        ty.end(ty.sit(ty.call(code, body)), "通报工作。")
    numbers = Meeting.objects.exclude(number="").order_by("id").values_list("number", flat=True)
    assert list(numbers) == ["校务委员会纪要〔2023〕1号", "家长委员会纪要〔2023〕1号", "校务委员会纪要〔2023〕2号"]
    form, clerk = Form.objects.get(code="quarterly"), cast.actor("clerk")
    holder = selectors.Holder(form, cast.units["YL"])
    with pytest.raises(Refused, match="没有主持人"):
        services.convene(actor=clerk, holder=holder, planned_on=TODAY)
    meeting = services.convene(actor=clerk, holder=holder, planned_on=TODAY, chair=cast.people["leader"])
    services.put(actor=clerk, meeting=meeting, title="一季度党建工作")
    services.open_(actor=clerk, meeting=meeting)
    rows = {row.person.name: row.capacity for row in meeting.attendances.all()}
    assert rows == {"周正": "桃源中学党组织书记", "韩一": "柳溪小学党组织书记"}


def test_minutes_are_drafted_and_signed_by_who_presided(ty, cast):
    meeting = ty.end(ty.sit(ty.call("school_council", ty.found("school_council"))), "通报工作。")
    draft = decisions.draft_minutes(actor=ty.office, meeting=meeting, data=word())
    with pytest.raises(Forbidden):
        decisions.sign(actor=ty.secretary, minutes=draft, digest=draft.file)
    assert decisions.sign(actor=cast.actor("ty_vice2"), minutes=draft, digest=draft.file).state == "signed"
    counted = decisions.hold(actor=ty.office, org=cast.orgs["TY-DW"], kind="lecture", held_on=TODAY, present=3)
    with pytest.raises(Refused, match="还没有散会"):
        decisions.draft_minutes(actor=ty.office, meeting=counted, data=word())
