"""A change announced for a day ahead: shown, called off, done on its day by the ticker, once, or stuck with its reason."""

from datetime import date
from threading import Barrier, Thread

import pytest
from django.db import connection

from xiaoheng.ground.organisation import selectors, services
from xiaoheng.ground.organisation.models import Person, PlannedChange, School, Succession, Unit
from xiaoheng.ground.records.models import Entry
from xiaoheng.ground.rulebook import services as rulebook
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Forbidden, Refused

NAMES = {"rename": {"name": "云岭一中"}}
DAY, LATER = date(2023, 9, 1), date(2023, 9, 5)


def announce(cast, turn="rename", unit="TY", on=DAY, who="clerk", **facts):
    told = {"turn": turn, "on": on, "basis": "云教〔2023〕9号", "facts": facts or NAMES.get(turn, {})}
    return services.announce(actor=cast.actor(who), unit=cast.units[unit], **told)


def verbs(result="done"):
    rows = Entry.objects.filter(result=result, verb__startswith="organisation.").order_by("pk")
    return list(rows.values_list("verb", "actor"))


def test_it_comes_about_on_its_day_and_not_before(cast):
    plan = announce(cast)
    assert plan.says == "更名为“云岭一中”"
    with clock.on(date(2023, 8, 31)):
        rulebook.catch_up()
        assert Unit.objects.get(code="TY").name == "桃源中学"
    with clock.on(LATER):  # the ticker slept over the day: the change is still dated to it
        assert list(selectors.plans_of(cast.units["TY"])) == [plan]
        rulebook.catch_up()
        rulebook.catch_up()
        assert list(selectors.plans_of(cast.units["TY"])) == []
    unit = Unit.objects.get(code="TY")
    assert (unit.name, [row.until for row in unit.former.all()]) == ("云岭一中", [DAY])
    clerk = f"account:{cast.accounts['clerk'].pk}"
    assert verbs() == [
        ("organisation.announce", clerk),
        ("organisation.rename", "system:到期生效"),
        ("organisation.enact", "system:到期生效"),
    ]


def test_it_is_called_off_before_its_day(cast):
    plan = announce(cast)
    with pytest.raises(Refused, match="已有一项未生效的更名"):
        announce(cast, name="云岭二中")
    with pytest.raises(Forbidden):
        services.call_off(actor=cast.actor("ty_secretary"), plan=plan)
    services.call_off(actor=cast.actor("clerk"), plan=plan)
    announce(cast, name="云岭二中")
    with clock.on(DAY):
        rulebook.catch_up()
        with pytest.raises(Refused, match="已撤回"):
            services.call_off(actor=cast.actor("clerk"), plan=plan)
    assert Unit.objects.get(code="TY").name == "云岭二中"


def test_who_may_and_for_which_days(cast):
    for who in ("ty_secretary", "lj_clerk", "leader"):
        with pytest.raises(Forbidden):
            announce(cast, who=who)
    with pytest.raises(Refused, match="今天以后"):
        announce(cast, on=clock.today())


def test_each_kind_comes_about(cast):
    z2 = cast.units["YL-Z2"]
    person = Person.objects.create(code="N1", name="新人", unit=cast.units["TY"])
    announce(cast, "reassign", superior=cast.units["YL"], zone=z2)
    announce(cast, "reclassify", stage="complete", ownership="public", legal_person=True)
    announce(cast, "split", code="TY2", name="桃源二中", stage="junior", zone=None, people=[person])
    announce(cast, "merge", unit="SQ", into=cast.units["LX"], org=None)
    announce(cast, "close_unit", unit="YL-Z1", on=LATER)
    with clock.on(LATER):
        rulebook.catch_up()
    facts = School.objects.get(unit__code="TY")
    assert (facts.zone, facts.stage) == (z2, "complete")
    assert set(Succession.objects.values_list("turn", "on")) == {("split", DAY), ("merge", DAY)}
    assert Person.objects.get(code="N1").unit.code == "TY2"
    assert set(Unit.objects.filter(until__isnull=False).values_list("code", "until")) == {
        ("SQ", DAY),
        ("YL-Z1", LATER),
    }
    assert set(PlannedChange.objects.values_list("state", flat=True)) == {"done"}


def test_what_the_day_does_not_allow_is_stuck_and_holds_nothing_up(cast):
    stuck = announce(cast, "merge", into=cast.units["LX"], org=None)
    Unit.objects.create(code="SUB", name="教学点", kind="school", superior=cast.units["TY"], log="YL", since=DAY)
    announce(cast, unit="LX", name="柳溪完小")
    with clock.on(DAY):
        rulebook.catch_up()
        stuck.refresh_from_db()
        assert (stuck.state, "教学点" in stuck.reason) == ("stuck", True)
        assert Unit.objects.get(code="TY").until is None
        assert Unit.objects.get(code="LX").name == "柳溪完小"
        assert verbs("refused") == [("organisation.enact", "system:到期生效")]
        assert list(selectors.plans_of(cast.units["TY"])) == [stuck]
        (duty,) = selectors.inbox(cast.actor("clerk"))
        assert (duty.subject, duty.unit, duty.due_on, stuck.says in duty.title) == ("TY", "桃源中学", DAY, True)
        assert selectors.inbox(cast.actor("ty_secretary")) == []
        services.call_off(actor=cast.actor("clerk"), plan=stuck)
        assert selectors.inbox(cast.actor("clerk")) == []


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_midnight_carry_it_out_once(cast):
    announce(cast)
    gate, answers = Barrier(2), []

    def work():
        gate.wait()
        with clock.on(DAY):
            answers.append(services.enact_due())
        connection.close()

    threads = [Thread(target=work) for _number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == [0, 1]
    assert [verb for verb, _actor in verbs()].count("organisation.rename") == 1
    assert verbs("refused") == []
