"""supervision.open_case, hear, decide, settle: facts by link, the concerned heard, another decides; who may read."""

from datetime import date

import pytest

from tests.loop.supervision.answering import TODAY, ended, resolved
from xiaoheng.ground.organisation import services as organisation
from xiaoheng.ground.organisation.models import Account, Appointment, RoleGrant
from xiaoheng.ground.organisation.words import Role
from xiaoheng.ground.records.models import Entry
from xiaoheng.lib.refusal import Forbidden, Refused
from xiaoheng.loop.supervision import selectors, services
from xiaoheng.loop.supervision.models import Case
from xiaoheng.loop.supervision.services import Grounds

TOMORROW = date(2023, 3, 15)


@pytest.fixture
def opened(cast):
    """A case of the county's clerk about TY's vice principal and a meeting of TY."""
    return open_case(cast)


def open_case(cast, who="clerk", kind="centralism", person="ty_vice", **facts):
    grounds = Grounds(**facts) if facts else Grounds(meeting=ended(cast))
    concerned = cast.people[person] if person else None
    return services.open_case(
        actor=cast.actor(who), school=cast.units["TY"], kind=kind, grounds=grounds, person=concerned
    )


def heard(cast, case):
    return services.hear(actor=cast.actor("clerk"), case=case, on=TODAY, manner="spoken")


def decided(cast, case, outcome="reminded", basis="云工委〔2023〕5号"):
    return services.decide(actor=cast.actor("leader"), case=case, outcome=outcome, basis=basis)


def seen_by(cast, who):
    return list(selectors.cases(cast.actor(who)))


def test_a_case_goes_from_its_facts_to_its_end(cast, opened):
    assert (str(opened), opened.unit, opened.school) == ("问责〔2023〕1号", cast.units["YL"], cast.units["TY"])
    case = decided(cast, heard(cast, opened))
    case = services.settle(actor=cast.actor("clerk"), case=case, served_on=TODAY)
    assert (case.state, case.outcome, case.closed_on) == ("closed", "reminded", TODAY)
    assert open_case(cast, meeting=opened.meeting).number == "问责〔2023〕2号"


def test_nobody_is_decided_about_unheard_or_by_who_opened_the_case(cast, opened):
    with pytest.raises(Refused):
        decided(cast, opened)
    leader = open_case(cast, who="leader", kind="disunity")
    with pytest.raises(Refused, match="立项人和当事人"):
        decided(cast, heard(cast, leader))
    with pytest.raises(Forbidden):
        services.decide(actor=cast.actor("clerk"), case=heard(cast, opened), outcome="reminded", basis="一")
    for day in (date(2023, 3, 13), TOMORROW):
        with pytest.raises(Refused, match="听取说明日期不在"):
            services.hear(actor=cast.actor("clerk"), case=opened, on=day, manner="spoken")


def test_one_person_with_two_accounts_is_one_person(cast, opened):
    person = cast.people["clerk"]
    second = Account.objects.create(username="clerk2", name="方敏", person=person)
    RoleGrant.objects.create(account=second, role=Role.COUNTY_LEADER, unit=cast.units["YL"], since=date(2020, 1, 1))
    cast.accounts["clerk2"] = second
    with pytest.raises(Refused, match="立项人和当事人"):
        services.decide(actor=cast.actor("clerk2"), case=heard(cast, opened), outcome="none")


def test_refusing_a_resolution_names_the_resolution(cast):
    with pytest.raises(Refused, match="哪一项党组织决议"):
        open_case(cast, kind="refusal")
    row = resolved(cast)
    assert open_case(cast, kind="refusal", resolution=row).resolution == row
    with pytest.raises(Refused, match="已经立项"):
        open_case(cast, kind="refusal", resolution=row)


def test_a_case_needs_facts_of_its_own_school_and_somebody_of_the_team(cast):
    unit = cast.units["TY"]
    with pytest.raises(Refused, match="没有指明事实"):
        services.open_case(actor=cast.actor("clerk"), school=unit, kind="disunity", grounds=Grounds())
    with pytest.raises(Refused, match="另一所学校"):
        open_case(cast, meeting=ended(cast, "LX"))
    with pytest.raises(Refused, match="不是这所学校的班子成员"):
        open_case(cast, person="ty_teacher")
    planned = ended(cast, kind="principal")
    planned.state = "planned"
    with pytest.raises(Refused, match="还没有结束"):
        open_case(cast, meeting=planned)
    for kind in ("", "attitude"):
        with pytest.raises(Refused, match="不认识的问责情形"):
            open_case(cast, kind=kind)
    for who in ("lj_clerk", "ty_secretary", "auditor", "inspector"):
        with pytest.raises(Forbidden):
            open_case(cast, who=who)
    assert not Case.objects.exists()


def test_a_decision_fits_whom_it_is_about_and_has_its_number(cast, opened):
    heard(cast, opened)
    with pytest.raises(Refused, match="不适用"):
        decided(cast, opened, "reshuffled")
    with pytest.raises(Refused, match="文号"):
        decided(cast, opened, basis=" ")
    team = heard(cast, open_case(cast, person=None, kind="disunity"))
    with pytest.raises(Refused, match="不适用"):
        decided(cast, team, "removed")
    assert decided(cast, team, "reshuffled").outcome == "reshuffled"
    assert decided(cast, opened, "none", basis="").outcome == "none"


def test_who_must_leave_a_post_has_left_it_before_the_end(cast, opened):
    case = decided(cast, heard(cast, opened), "removed")
    with pytest.raises(Refused, match="任职登记还没有变动"):
        services.settle(actor=cast.actor("clerk"), case=case, served_on=TODAY)
    post = Appointment.objects.get(person=cast.people["ty_vice"], post="vice_principal")
    organisation.leave(actor=cast.actor("clerk"), appointment=post, until=TODAY, reason="", left_for="removed")
    assert services.settle(actor=cast.actor("clerk"), case=case, served_on=TODAY).state == "closed"


def test_only_who_decides_and_whom_it_is_about_know_of_it(cast, opened):
    team = open_case(cast, person=None, kind="disunity")
    both, own = [team, opened], [opened]
    assert [seen_by(cast, who) for who in ("clerk", "leader")] == [both, both]
    assert seen_by(cast, "ty_vice") == own
    assert seen_by(cast, "ty_secretary") == seen_by(cast, "ty_principal") == [team]
    for who in ("auditor", "inspector", "ty_office", "ty_vice2", "ty_teacher", "lx_secretary", "lj_clerk"):
        assert seen_by(cast, who) == []


def test_the_trail_of_the_school_does_not_tell_of_it(cast, opened):
    decided(cast, heard(cast, opened))
    entries = Entry.objects.filter(kind="supervision.case")
    assert {entry.unit for entry in entries} == {"YL"}
    assert entries.count() == 3


def test_duties_say_a_number_and_nothing_else(cast, opened):
    def duties(who):
        return [(duty.verb, duty.title) for duty in selectors.inbox(cast.actor(who)) if "问责" in duty.title]

    assert duties("clerk") == [("supervision.hear", "听取说明：问责〔2023〕1号")]
    assert duties("ty_vice") == [("supervision.open_case", "有一件事项请您查看：问责〔2023〕1号")]
    assert duties("leader") == duties("auditor") == duties("ty_secretary") == []
    heard(cast, opened)
    assert duties("leader") == [("supervision.decide", "作出决定：问责〔2023〕1号")]
