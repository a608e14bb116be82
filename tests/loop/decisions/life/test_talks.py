"""谈心谈话 without a word of what was said: who enters them, who sees them, what is left of 三必谈."""

from datetime import date

import pytest

from tests.loop.decisions.conftest import TODAY
from xiaoheng.ground.records.models import Entry, Payload
from xiaoheng.lib.refusal import Forbidden, Refused
from xiaoheng.loop.decisions.life import selectors, services
from xiaoheng.loop.decisions.life.models import Conversation

pytestmark = pytest.mark.django_db


def done(branch, year=2023, **more):
    return {str(row.tie): (row.done, row.needed, *more) for row in selectors.progress(branch.org, year)}


def test_pairs_are_entered_at_once_and_what_is_left_is_named_to_the_secretary(branch):
    assert done(branch) == {"head_team": (0, 1), "team_member": (0, 3), "member_member": (0, 3)}
    branch.talk(("vice", "vice2"), ("vice", "teacher"), ("vice2", "moral"), ("teacher", "moral"))
    assert done(branch) == {"head_team": (1, 1), "team_member": (2, 3), "member_member": (2, 3)}
    left = {str(row.tie): row.left for row in selectors.progress(branch.org, 2023, named=True)}
    assert left == {"head_team": (), "team_member": ("蒋新",), "member_member": ("蒋新",)}
    assert selectors.leads(branch.secretary, branch.org)
    assert not selectors.leads(branch.office, branch.org)


def test_everybody_enters_and_sees_his_own_alone(branch, cast):
    branch.talk(("teacher", "moral"), actor=branch.teacher)
    with pytest.raises(Forbidden):
        branch.talk(("vice", "moral"), actor=branch.teacher)
    with pytest.raises(Forbidden):
        branch.talk(("vice", "moral"), actor=cast.actor("clerk"))
    branch.talk(("vice", "vice2"))
    assert selectors.conversations(branch.teacher).count() == 1
    assert selectors.conversations(branch.secretary).count() == 1
    assert not selectors.conversations(branch.office).exists()
    assert not selectors.conversations(cast.actor("clerk")).exists()
    assert not selectors.conversations(cast.actor("stranger")).exists()
    assert selectors.counts([branch.org.pk], 2023) == {branch.org.pk: 2}
    assert [row.name for row in selectors.left_of(branch.teacher, branch.org, 2023)] == ["王勤", "冯德", "蒋新"]


def test_the_trail_names_nobody(branch):
    branch.talk(("vice", "vice2"))
    entry = Entry.objects.get(verb="life.converse")
    assert "冯德" not in Payload.objects.get(entry=entry.pk).body
    assert entry.subject == ""


@pytest.mark.parametrize(
    ("pairs", "more"),
    [
        ([], {}),
        ([("vice", "vice")], {}),
        ([("vice", "teacher")], {"day": date(2023, 3, 15)}),
        ([("vice", "teacher")], {"day": date(2014, 3, 15)}),
        ([("vice", "teacher")], {"year": 2021}),
        ([("vice", "teacher")], {"year": 2024}),
        ([("vice", "teacher")] * 201, {}),
    ],
)
def test_what_cannot_be_is_refused(branch, pairs, more):
    with pytest.raises(Refused):
        branch.talk(*pairs, **more)
    assert not Conversation.objects.exists()


def test_the_same_talk_is_entered_once_whoever_comes_first(branch, cast):
    branch.talk(("teacher", "vice"), actor=branch.teacher)
    with pytest.raises(Refused, match="已经登记"):
        branch.talk(("vice", "teacher"))
    assert len(branch.talk(("vice", "teacher"), ("vice", "moral"))) == 1
    outside = cast.people["ty_office"].pk
    with pytest.raises(Refused, match="不都是"):
        services.converse(
            actor=branch.secretary, org=branch.org, held_on=TODAY, pairs=[(outside, branch.people["vice"].pk)]
        )


def test_talks_before_last_years_meeting_count_for_that_year(branch):
    branch.talk(("vice", "vice2"), day=date(2023, 1, 10), year=2022)
    assert done(branch, 2022)["head_team"] == (1, 1)
    assert done(branch)["head_team"] == (0, 1)
    assert Conversation.objects.get().is_back_dated


def test_one_of_the_two_strikes_a_talk_that_was_not(branch):
    row = branch.talk(("teacher", "moral"))[0]
    with pytest.raises(Forbidden):
        services.strike_conversation(actor=branch.secretary, conversation=row)
    services.strike_conversation(actor=branch.teacher, conversation=row)
    assert not Conversation.objects.exists()


def test_the_principal_of_the_committee_is_in_charge_as_well(cast):
    people = selectors.circle(cast.orgs["TY-DW"], TODAY)
    assert [row.name for row in people.heads] == ["周正", "吴明"]
    assert len(people.pairs("head_team")) == 1 + 2 * len(people.team)
