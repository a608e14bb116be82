"""decisions.talk: days and parties, never a word; whom it is for; what undoes a slip."""

from datetime import date, timedelta

import pytest

from xiaoheng.ground.organisation.models import Appointment
from xiaoheng.ground.records.models import Entry
from xiaoheng.ground.rulebook.models import Finding
from xiaoheng.lib.refusal import Forbidden, Refused
from xiaoheng.loop.decisions import selectors, services
from xiaoheng.loop.decisions.models import Talk

TODAY = date(2023, 3, 14)
LONG_AGO = TODAY - timedelta(days=8)


def talk(walk, on=TODAY, done=True, by=None):
    return services.talk(actor=by or walk.office, unit=walk.unit, on=on, done=done)


def test_a_talk_names_its_parties_and_holds_no_text(ty):
    row = talk(ty, TODAY - timedelta(days=1))
    assert (row.secretary, row.principal) == (ty.cast.people["ty_secretary"], ty.cast.people["ty_principal"])
    assert row.is_back_dated
    assert not [f.name for f in Talk._meta.get_fields() if f.get_internal_type() in ("TextField", "CharField")]
    assert selectors.last_talk(ty.unit) == row.day
    assert list(selectors.talks(ty.cast.actor("lj_clerk"))) == []


def test_an_arranged_talk_is_completed_on_its_day(ty):
    talk(ty, done=False)
    assert selectors.last_talk(ty.unit) is None
    row = talk(ty)
    assert (row.is_done, Talk.objects.count()) == (True, 1)
    with pytest.raises(Refused, match="已经登记"):
        talk(ty)


@pytest.mark.parametrize(
    ("on", "done", "says"), [(TODAY + timedelta(days=1), True, "还没有到"), (TODAY - timedelta(days=1), False, "已过")]
)
def test_days_that_do_not_fit(ty, on, done, says):
    with pytest.raises(Refused, match=says):
        talk(ty, on, done)


def test_one_person_in_both_posts_has_nobody_to_talk_to(lx):
    with pytest.raises(Refused) as refusal:
        talk(lx)
    assert refusal.value.rule == "A-28"


def test_before_somebody_was_in_office(ty):
    with pytest.raises(Refused, match="职务空缺"):
        talk(ty, date(2000, 1, 1))


def test_a_slip_is_struck_out_and_the_trail_keeps_it(ty):
    row = talk(ty)
    with pytest.raises(Refused, match="原因"):
        services.strike_talk(actor=ty.office, talk=row, reason=" ")
    with pytest.raises(Forbidden):
        services.strike_talk(actor=ty.cast.actor("ty_teacher"), talk=row, reason="误登")
    services.strike_talk(actor=ty.office, talk=row, reason="日期写错")
    assert not Talk.objects.exists()
    assert Entry.objects.filter(verb__in=["decisions.talk", "decisions.strike_talk"], result="done").count() == 2


def test_the_finding_comes_and_goes_with_the_talk(ty):
    def found():
        return Finding.objects.filter(unit=ty.unit, rule="B-01", ended=0).count()

    Appointment.objects.filter(unit=ty.unit).update(since=date(2020, 1, 1))
    row = talk(ty, LONG_AGO)
    assert found() == 1
    latest = talk(ty, TODAY - timedelta(days=7))
    assert found() == 0
    services.strike_talk(actor=ty.office, talk=latest, reason="误登")
    assert found() == 1
    services.strike_talk(actor=ty.office, talk=row, reason="误登")
    assert found() == 0
