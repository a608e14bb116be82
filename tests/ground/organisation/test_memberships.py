"""organisation.admit, convert, move, end_membership: happy, refused by permit, by state, by rule, stale."""

from datetime import date

import pytest

from xiaoheng.ground.organisation import services
from xiaoheng.ground.organisation.models import Membership, Person
from xiaoheng.ground.rulebook import services as rulebook
from xiaoheng.ground.rulebook.models import Finding
from xiaoheng.lib.refusal import Forbidden, Refused, Stale

DAY, LATER = date(2022, 3, 14), date(2023, 3, 14)


@pytest.fixture
def teacher(cast):
    return Person.objects.create(code="T1", name="新同志", born_on=date(1995, 1, 1), unit=cast.units["TY"])


def test_admitted_then_full_on_the_same_day_that_probation_ends(cast, teacher):
    office, org = cast.actor("ty_office"), cast.orgs["TY-DW"]
    row = services.admit(actor=office, person=teacher, org=org, since=DAY)
    with pytest.raises(Refused, match="已有党籍"):
        services.admit(actor=office, person=teacher, org=org, since=LATER)
    full = services.convert(actor=office, membership=row, on=LATER)
    assert (row.until, full.since, full.kind) == (LATER, LATER, "full")
    with pytest.raises(Refused, match="不是预备党员"):
        services.convert(actor=office, membership=full, on=LATER)


def test_moved_by_the_branch_that_takes_in_and_ended_with_a_reason(cast):
    row = Membership.objects.get(person=cast.people["ty_teacher"])
    with pytest.raises(Forbidden):
        services.move(actor=cast.actor("ty_office"), membership=row, org=cast.orgs["LX-ZB"], on=DAY)
    stale = Membership.objects.get(pk=row.pk)
    moved = services.move(actor=cast.actor("lx_office"), membership=row, org=cast.orgs["LX-ZB"], on=DAY)
    with pytest.raises(Stale):
        services.move(actor=cast.actor("lx_office"), membership=stale, org=cast.orgs["LX-ZB"], on=DAY)
    with pytest.raises(Refused, match="未填写"):
        services.end_membership(actor=cast.actor("lx_office"), membership=moved, on=LATER, reason=" ")
    with pytest.raises(Refused, match="晚于"):
        services.end_membership(actor=cast.actor("lx_office"), membership=moved, on=DAY, reason="出国")
    services.end_membership(actor=cast.actor("lx_office"), membership=moved, on=LATER, reason="除名")
    assert not Membership.objects.filter(person=row.person, until=None).exists()


def test_a_change_of_members_is_judged_at_once(cast):
    rulebook.evaluate(LATER)
    for name in ("lx_vice", "lx_office"):
        row = Membership.objects.get(person=cast.people[name])
        services.end_membership(actor=cast.actor("lx_office"), membership=row, on=LATER, reason="除名")
    found = Finding.objects.filter(ended=0)
    live = set(found.values_list("rule", "unit__code", "detail", "was"))
    rulebook.evaluate(LATER)
    assert live == set(found.values_list("rule", "unit__code", "detail", "was"))
