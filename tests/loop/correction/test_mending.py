"""correction.plan, correction.submit, correction.close, correction.send_back: E-13."""

from datetime import date

import pytest

from xiaoheng.ground.organisation.models import RoleGrant
from xiaoheng.ground.records.models import Entry
from xiaoheng.lib.refusal import Forbidden, Refused, Stale
from xiaoheng.loop.correction import selectors, services
from xiaoheng.loop.correction.models import Problem


def again(row):
    return Problem.objects.select_related("unit", "submitter").get(pk=row.pk)


def plan(mend, row, **more):
    given = {
        "actor": mend.secretary,
        "problem": row,
        "cause": "原因",
        "measure": "措施",
        "owner": mend.owner,
        "due_on": date(2023, 3, 31),
        **more,
    }
    return services.plan(**given)


def test_a_problem_walks_to_its_closure(mend):
    row = mend.closed()
    assert (row.state, row.owner, row.verifier_id) == ("closed", mend.owner, mend.clerk.account)
    assert (row.opened_on, row.submitted_on, row.closed_on) == (date(2023, 3, 14),) * 3
    verbs = list(
        Entry.objects.filter(kind="correction.problem", result="done").order_by("id").values_list("verb", flat=True)
    )
    assert verbs == ["correction.open", "correction.plan", "correction.submit", "correction.close"]


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"cause": " "}, "原因或措施"),
        ({"measure": ""}, "原因或措施"),
        ({"due_on": date(2023, 3, 13)}, "早于今天"),
        ({"owner": "lx_secretary"}, "不是这个单位的人员"),
    ],
)
def test_a_plan_names_cause_measure_owner_and_day(mend, more, says):
    if "owner" in more:
        more = {"owner": mend.cast.people[more["owner"]]}
    row = mend.opened()
    with pytest.raises(Refused, match=says):
        plan(mend, row, **more)
    assert again(row).state == "open"


def test_planning_is_the_schools(mend):
    row = mend.opened()
    for name in ("clerk", "inspector", "lx_secretary", "ty_teacher"):
        with pytest.raises(Forbidden):
            plan(mend, row, actor=mend.cast.actor(name))


def test_handing_in_needs_words_and_evidence(mend):
    row = mend.planned()
    with pytest.raises(Refused, match="没有写明整改情况"):
        services.submit(actor=mend.office, problem=row, outcome=" ")
    with pytest.raises(Refused, match="没有印证资料"):
        services.submit(actor=mend.office, problem=row, outcome="已改")
    with pytest.raises(Forbidden):
        services.submit(actor=mend.clerk, problem=row, outcome="已改")
    assert again(row).state == "mending"


def test_a_fact_already_held_is_evidence(mend):
    row = mend.planned()
    services.submit(actor=mend.office, problem=row, outcome="已改", fact=mend.cast.orgs["TY-DW"])
    assert (row.fact_kind, row.fact, row.evidence) == (
        "organisation.partyorg",
        str(mend.cast.orgs["TY-DW"].pk),
        "",
    )


@pytest.mark.parametrize("verb", [services.close, services.send_back])
def test_who_handed_in_does_not_verify(mend, verb):
    """An inspector who is also the school's office hands in and would verify."""
    RoleGrant.objects.create(
        account=mend.cast.accounts["ty_office"], role="inspector", unit=mend.cast.units["YL-Z1"], since=date(2020, 1, 1)
    )
    row = mend.submitted()
    with pytest.raises(Refused) as caught:
        verb(actor=mend.cast.actor("ty_office"), problem=row, opinion="属实")
    assert caught.value.rule == "E-13"
    assert again(row).state == "submitted"


@pytest.mark.parametrize("verb", [services.close, services.send_back])
def test_the_owner_does_not_verify_even_when_another_handed_in(mend, verb):
    RoleGrant.objects.create(
        account=mend.cast.accounts["ty_vice"], role="inspector", unit=mend.cast.units["YL-Z1"], since=date(2020, 1, 1)
    )
    row = mend.submitted()
    with pytest.raises(Refused, match="不能核验自己的整改") as caught:
        verb(actor=mend.cast.actor("ty_vice"), problem=row, opinion="属实")
    assert caught.value.rule == "E-13"


def test_a_second_account_of_the_same_person_does_not_help(mend):
    account = mend.cast.accounts["stranger"]
    account.person = mend.owner
    account.save()
    RoleGrant.objects.create(account=account, role="inspector", unit=mend.cast.units["YL-Z1"], since=date(2020, 1, 1))
    row = mend.submitted()
    with pytest.raises(Refused, match="不能核验自己的整改"):
        services.close(actor=mend.cast.actor("stranger"), problem=row)


def test_what_the_school_found_its_secretary_verifies(mend):
    row = mend.submitted(mend.planned(mend.opened(actor=mend.secretary)))
    services.close(actor=mend.secretary, problem=row, opinion="已改")
    assert row.state == "closed"


def test_what_was_found_from_above_is_verified_from_above(world, mend):
    row = services.open(actor=world.clerk, unit=mend.unit, title="退回", source=world.returned())
    mend.submitted(mend.planned(row))
    with pytest.raises(Forbidden):
        services.close(actor=mend.secretary, problem=row)
    services.close(actor=world.inspector, problem=row)
    assert row.state == "closed"


def test_sent_back_with_a_reason_it_goes_another_round(mend):
    row = mend.submitted()
    with pytest.raises(Refused, match="没有写明理由"):
        services.send_back(actor=mend.clerk, problem=row, opinion=" ")
    services.send_back(actor=mend.clerk, problem=row, opinion="章程未报批")
    assert (row.state, row.opinion, row.closed_on) == ("returned", "章程未报批", None)
    with pytest.raises(Refused, match="当前状态为“退回”"):
        mend.submitted(row)
    mend.submitted(mend.planned(row))
    services.close(actor=mend.clerk, problem=row)
    assert row.state == "closed"


def test_each_step_from_its_own_state_only(mend):
    row = mend.opened()
    for verb, more in ((services.close, {}), (services.send_back, {"opinion": "x"})):
        with pytest.raises(Refused, match="当前状态为“待整改”"):
            verb(actor=mend.clerk, problem=row, **more)
    with pytest.raises(Refused, match="当前状态为“待整改”"):
        mend.submitted(row)
    closed = mend.closed()
    for step in (mend.planned, mend.submitted):
        with pytest.raises(Refused, match="当前状态为“销号”"):
            step(closed)


def test_the_slower_of_two_is_told(mend):
    row = mend.submitted()
    stale = again(row)
    services.close(actor=mend.clerk, problem=row)
    with pytest.raises(Stale):
        services.send_back(actor=mend.clerk, problem=stale, opinion="不属实")
    row, stale = (lambda first: (first, again(first)))(mend.opened())
    plan(mend, row)
    with pytest.raises(Stale):
        plan(mend, stale)
    stale = again(row)
    mend.submitted(row)
    with pytest.raises(Stale):
        mend.submitted(stale)


def test_duties_go_to_whoever_is_next(mend):
    def duties(name):
        return [duty.verb for duty in selectors.inbox(mend.cast.actor(name))]

    row = mend.opened()
    assert duties("ty_secretary") == ["correction.plan"]
    mend.planned(row)
    assert duties("ty_vice") == ["correction.submit"]
    assert duties("ty_office") == ["correction.submit"]
    mend.submitted(row)
    assert duties("clerk") == ["correction.close"]
    assert duties("lj_clerk") == duties("ty_vice") == duties("lx_secretary") == []
