"""supervision.report, strike_report: who reports, at which item, by when next."""

from datetime import date

import pytest

from tests.loop.supervision.answering import TODAY, resolved
from xiaoheng.ground.organisation.actors import system
from xiaoheng.ground.rulebook import services as rulebook
from xiaoheng.ground.rulebook.models import Finding, Parameter
from xiaoheng.lib.refusal import Forbidden, Refused
from xiaoheng.loop.supervision import selectors, services
from xiaoheng.loop.supervision.models import TeamReport


def report(cast, who="ty_vice", person="ty_vice", made_on=TODAY, **more):
    told = {"unit": cast.units["TY"], "person": cast.people[person], "about": "duties", **more}
    return services.report(actor=cast.actor(who), made_on=made_on, **told)


@pytest.fixture
def rhythm(cast):
    """The county asks for a report every six months."""
    rulebook.load(actor=system("test"))
    known = Parameter.objects.get(key="team_report_months")
    basis = {"since": TODAY, "basis": "云工委〔2023〕1号"}
    rulebook.override(actor=cast.actor("clerk"), parameter=known, unit=cast.units["YL"], value=6, **basis)


def test_a_member_reports_for_himself_the_office_for_everybody(cast):
    assert report(cast).person == cast.people["ty_vice"]
    assert report(cast, "ty_office", "ty_principal").about == "duties"
    with pytest.raises(Refused, match="不能替其他同志登记"):
        report(cast, "ty_vice", "ty_vice2")
    for who in ("clerk", "ty_teacher", "lx_secretary"):
        with pytest.raises(Forbidden):
            report(cast, who)


def test_what_cannot_be_is_refused(cast):
    report(cast)
    with pytest.raises(Refused, match="已经登记"):
        report(cast)
    with pytest.raises(Refused, match="还没有到"):
        report(cast, made_on=date(2023, 3, 15))
    with pytest.raises(Refused, match="不是应当报告的班子成员"):
        report(cast, "ty_office", "ty_secretary")
    with pytest.raises(Refused, match="不是应当报告的班子成员"):
        report(cast, made_on=date(2016, 1, 1))
    with pytest.raises(Refused, match="不认识的报告内容"):
        report(cast, about="thoughts")
    assert TeamReport.objects.count() == 1


def test_a_report_may_stand_at_an_item_of_that_days_party_meeting(cast):
    item = resolved(cast).item
    assert report(cast, item=item).item == item
    with pytest.raises(Refused, match="不是当日本党组织会议"):
        report(cast, made_on=date(2023, 3, 13), item=item)


def test_a_wrong_entry_leaves_the_list_with_a_reason(cast):
    row = report(cast)
    with pytest.raises(Refused, match="没有写明撤销的原因"):
        services.strike_report(actor=cast.actor("ty_office"), report=row, reason=" ")
    with pytest.raises(Forbidden):
        services.strike_report(actor=cast.actor("ty_vice"), report=row, reason="误登")
    services.strike_report(actor=cast.actor("ty_office"), report=row, reason="误登")
    assert not TeamReport.objects.exists()


def test_without_a_rhythm_nobody_is_reminded(cast):
    assert [row.due_on for row in selectors.reporters(cast.units["TY"])] == [None] * 4
    assert not [duty for duty in selectors.inbox(cast.actor("ty_vice")) if duty.verb == "supervision.report"]


def test_with_a_rhythm_each_is_reminded_and_found_by_the_rule(cast, rhythm):
    people = {row.person.name: row for row in selectors.reporters(cast.units["TY"])}
    assert set(people) == {"吴明", "王勤", "冯德", "陈育"}  # not the secretary
    (duty,) = (one for one in selectors.inbox(cast.actor("ty_vice")) if one.verb == "supervision.report")
    assert (duty.subject, duty.due_on) == (cast.people["ty_vice"].pk, date(2021, 3, 1))
    rulebook.evaluate(TODAY)
    found = Finding.objects.filter(rule="E-16", unit=cast.units["TY"], ended=0)
    assert found.count() == 4
    report(cast)
    assert found.count() == 3
    (duty,) = (one for one in selectors.inbox(cast.actor("ty_vice")) if one.verb == "supervision.report")
    assert duty.due_on == date(2023, 9, 14)
