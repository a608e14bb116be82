"""What one school costs does not depend on how many there are: counted in steps of the database, not in time."""

from datetime import date

import pytest
from django.db import connection

from xiaoheng.ground.cadres.models import Ledger
from xiaoheng.ground.organisation.models import Appointment, Coverage, Membership, PartyOrg, Person, School, Unit
from xiaoheng.ground.organisation.services.loading import place
from xiaoheng.ground.rulebook.engine import registry
from xiaoheng.ground.rulebook.engine.law import law_for
from xiaoheng.ground.rulebook.engine.run import verdicts
from xiaoheng.loop.decisions.models import Meeting

TODAY, SINCE = date(2023, 3, 14), date(2015, 9, 1)
POSTS = ("secretary", "deputy_secretary", "vice_principal", "committee_member", "principal")
FEW = 40  # steps: what a rule reads of every school costs more for twenty of them, the end of an index a few


def school(cast, number):
    """A school with a branch, five people in its posts, and a year of meetings."""
    unit = Unit.objects.create(
        code=f"N{number}", name=f"新校{number}", kind="school", superior=cast.units["YL"], log="YL", since=SINCE
    )
    place(unit)
    School.objects.create(unit=unit, stage="primary")
    Ledger.objects.create(unit=unit, since=SINCE)
    org = PartyOrg.objects.create(code=f"N{number}-Z", name="支部", kind="branch", unit=unit, since=SINCE)
    Coverage.objects.create(org=org, unit=unit, since=SINCE)
    people = Person.objects.bulk_create(
        Person(code=f"N{number}-{post}", name="人", unit=unit, born_on=date(1980, 1, 1)) for post in POSTS
    )
    Membership.objects.bulk_create(Membership(person=one, org=org, kind="full", since=SINCE) for one in people)
    Appointment.objects.bulk_create(
        Appointment(person=one, unit=unit, org=None if "principal" in post else org, post=post, since=SINCE)
        for one, post in zip(people, POSTS, strict=True)
    )
    Meeting.objects.bulk_create(
        Meeting(unit=unit, org=org, kind=kind, state="closed", planned_on=day, held_on=day, entered_on=day,
                ym=202200 + day.month)
        for kind in ("committee", "party") for day in (date(2022, month, 9) for month in range(1, 13))
    )  # fmt: skip
    return unit


def steps(unit):
    """How many steps each rule takes for one unit."""
    law, taken, count = law_for([unit.pk], TODAY), {}, 0

    def tick():
        nonlocal count
        count += 1

    for rule in registry.rules().values():
        verdicts([rule], law, TODAY, (unit.pk,))  # prepared before it is counted
        count = 0
        connection.connection.set_progress_handler(tick, 1)
        verdicts([rule], law, TODAY, (unit.pk,))
        connection.connection.set_progress_handler(None, 1)
        taken[rule.id] = count
    return taken


def test_a_rule_takes_as_many_steps_for_one_school_in_a_larger_county(cast, law):
    if connection.vendor != "sqlite":
        pytest.skip("only SQLite counts its steps")
    unit, _after_it = school(cast, 0), school(cast, 1)
    before = steps(unit)
    for number in range(2, 22):
        school(cast, number)
    after = steps(unit)
    assert sum(before.values()) > 0
    assert {rule: after[rule] - before[rule] for rule in after if after[rule] - before[rule] > FEW} == {}
