"""From an empty system: the clerk sees the next step, done and not done follow from facts, and the steps go away."""

from datetime import date

import pytest
from django.urls import reverse

from xiaoheng.doors.console import county as console
from xiaoheng.doors.desk.home import firstrun
from xiaoheng.ground.organisation import services as organisation
from xiaoheng.ground.organisation.actors import actor_of
from xiaoheng.ground.organisation.models import Account, Appointment, Membership, PartyOrg, Person, School, Unit
from xiaoheng.ground.organisation.services.loading import place
from xiaoheng.ground.organisation.words import Role
from xiaoheng.ground.rulebook import services as rulebook
from xiaoheng.loop.decisions.models import Meeting
from xiaoheng.loop.execution.models import Directive

TODAY = date(2023, 3, 14)


@pytest.fixture
def clerk(cast, client):
    """The first clerk of a county that has just been founded, signed in."""
    county = console._found("NEW", "新县", TODAY)
    account = organisation.enrol(
        actor=console.ADMIN, unit=county, username="new", name="新干事", password="Xin-xian-2023"
    )
    organisation.grant(actor=console.ADMIN, account=account, role=Role.COUNTY_CLERK, unit=county, since=TODAY)
    Account.objects.filter(pk=account.pk).update(chosen_on=TODAY)
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return actor_of(account), county, client


def done(viewer):
    return [step.done for step in firstrun.steps(viewer)]


def test_the_steps_follow_the_facts_and_go_away(clerk):
    viewer, county, client = clerk
    assert done(viewer) == [False] * 8
    page = client.get(reverse("desk:inbox")).content.decode()
    assert "建账步骤" in page
    assert page.count("btn-primary") == 1
    school = Unit.objects.create(code="S1", name="新校", kind="school", superior=county, log="NEW", since=TODAY)
    School.objects.create(unit=school, stage="primary")
    place(school)
    rulebook.evaluate(TODAY)
    assert done(viewer) == [True, False, False, False, True, False, False, False]
    org = PartyOrg.objects.create(code="O1", name="支部", kind="branch", unit=school, since=TODAY)
    person = Person.objects.create(code="P1", name="新人", unit=school)
    Membership.objects.create(person=person, org=org, since=TODAY)
    Appointment.objects.create(person=person, unit=school, post="principal", since=TODAY)
    assert done(viewer) == [True] * 5 + [False] * 3
    office = organisation.enrol(
        actor=console.ADMIN, unit=school, username="new-office", name="党政办", password="Xin-xian-2023"
    )
    organisation.grant(actor=console.ADMIN, account=office, role=Role.OFFICE, unit=school, since=TODAY)
    assert done(viewer) == [True] * 6 + [False] * 2
    Directive.objects.create(unit=county, title="通知", state="issued", since=TODAY, until=TODAY, drafted_on=TODAY)
    Meeting.objects.create(
        unit=school,
        org=org,
        kind="assembly",
        state="closed",
        planned_on=TODAY,
        held_on=TODAY,
        entered_on=TODAY,
        ym=202303,
    )
    assert firstrun.steps(viewer) == []
    assert "建账步骤" not in client.get(reverse("desk:inbox")).content.decode()


@pytest.mark.parametrize("username", ["leader", "ty_secretary", "stranger"])
def test_others_have_no_such_steps(cast, username):
    assert firstrun.steps(cast.actor(username)) == []


@pytest.mark.parametrize("name", ["overview", "schools", "findings", "directives", "figures", "forecast"])
def test_an_empty_county_says_what_to_do_or_stays_calm(clerk, name):
    _viewer, _county, client = clerk
    page = client.get(reverse(f"desk:{name}"))
    assert page.status_code == 200
    if name in ("overview", "schools"):
        assert "导入组织工作簿" in page.content.decode()
