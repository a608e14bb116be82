"""What was founded by mistake is struck out; what a school set up ends with it."""

from datetime import date

import pytest

from tests.ground.bodies.conftest import DAY
from tests.ground.bodies.test_verbs import LATER, TODAY, last
from xiaoheng.ground.bodies import selectors, services
from xiaoheng.ground.bodies.models import Body, Chain, Seat
from xiaoheng.ground.organisation import services as organisation
from xiaoheng.ground.records.models import Entry
from xiaoheng.ground.rulebook.models import Finding
from xiaoheng.lib.refusal import Forbidden, Refused, Stale

pytestmark = pytest.mark.django_db


def merge(ty, on=TODAY):
    """桃源中学 becomes part of 柳溪小学."""
    told = {"into": ty.cast.units["LX"], "org": None, "on": on, "basis": "云教〔2023〕9号"}
    return organisation.merge(actor=ty.clerk, unit=ty.unit, **told)


def test_a_body_founded_by_mistake_is_struck_out_and_the_trail_keeps_it(ty):
    body = ty.found()
    assert ty.told_of("G-06")
    with pytest.raises(Refused, match="更正原因"):
        services.annul(actor=ty.office, body=body, reason=" ")
    with pytest.raises(Forbidden):
        services.annul(actor=ty.cast.actor("ty_teacher"), body=body, reason="误登")
    services.annul(actor=ty.office, body=body, reason="误登：应为膳管会")
    assert not Body.objects.exists()
    assert not ty.told_of("G-06")  # the register is empty again: nothing is judged
    verb, said = last()
    assert (verb, said["code"], said["chair"], said["reason"]) == ("bodies.annul", "TY-J1", "周正", "误登：应为膳管会")
    assert ty.found().code == "TY-J1"


def test_what_was_built_on_it_keeps_it(ty):
    body = ty.congress()
    number = ty.seat(body, "parent", count=3)
    with pytest.raises(Refused, match="已登记其他成员或换届"):
        services.annul(actor=ty.office, body=body, reason="误登")
    services.strike(actor=ty.office, seat=number, reason="误登")
    assert selectors.bare(body)
    services.renew(actor=ty.office, body=body, since=LATER, basis="桃中党〔2023〕1号", years=5)
    with pytest.raises(Refused, match="已登记其他成员或换届"):
        services.annul(actor=ty.office, body=body, reason="误登")
    services.dissolve(actor=ty.office, body=body, until=TODAY, basis="桃中党〔2023〕2号")
    with pytest.raises(Stale):
        services.annul(actor=ty.office, body=body, reason="误登")


def test_bodies_and_chains_end_with_a_merged_school(ty):
    ty.found()
    ty.charge("ty_secretary", "ty_vice")
    merge(ty)
    assert set(Body.objects.values_list("until", flat=True)) == {TODAY}
    assert set(Seat.objects.values_list("until", flat=True)) == {TODAY}
    assert Chain.objects.get().until == TODAY
    entry = Entry.objects.get(verb="bodies.wind_up")
    assert (entry.unit, entry.actor) == ("TY", "system:随单位撤销")
    assert not Finding.objects.filter(ended=0, unit=ty.unit, rule__in=("A-26", "A-26b", "G-06", "G-07")).exists()


def test_a_school_without_any_leaves_no_entry(ty):
    merge(ty)
    assert not Entry.objects.filter(verb="bodies.wind_up").exists()


def test_a_body_younger_than_the_merger_refuses_it_whole(ty):
    body = ty.found(since=LATER)
    with pytest.raises(Refused, match="当日或以后还有登记"):
        merge(ty, on=LATER)
    ty.unit.refresh_from_db()
    assert ty.unit.until is None
    services.annul(actor=ty.office, body=body, reason="误登")
    merge(ty, on=LATER)


def test_a_younger_chain_refuses_it_too(ty):
    ty.charge("ty_secretary", "ty_vice", since=LATER)
    with pytest.raises(Refused, match="责任链始于2023-02-01"):
        merge(ty, on=date(2023, 1, 15))
    assert DAY < LATER
