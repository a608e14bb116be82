"""What verbs write is held against what rules read (`tests/watching.py`): here, that the watch sees what is missing."""

from datetime import date
from unittest.mock import patch

import pytest

from tests.ground.rulebook import reads
from tests.watching import SPARED, Watch, spared, watched
from xiaoheng.ground.organisation import services as organisation
from xiaoheng.ground.organisation.policy import policy
from xiaoheng.ground.organisation.words import Post
from xiaoheng.ground.rulebook.engine import registry

TODAY = date(2023, 3, 14)


def appoint(cast):
    organisation.appoint(
        actor=cast.actor("clerk"), person=cast.people["ty_teacher"], unit=cast.units["TY"], post=Post.COMMITTEE_MEMBER,
        since=date(2022, 9, 1), org=cast.orgs["TY-DW"],
    )  # fmt: skip


def test_a_verb_that_a_rule_does_not_name_is_seen(cast):
    known = tuple(rule for rule in registry.touched_by("organisation.appoint") if rule.id != "C-2")
    less = patch.object(registry, "touched_by", lambda verb: known)
    with less, pytest.raises(AssertionError, match=r"organisation.appoint .*C-2"), watched():
        appoint(cast)


def test_what_is_named_is_enough(cast):
    with watched() as watch:
        appoint(cast)
    assert ("organisation.appoint", "organisation_appointment", "") in watch.written


def test_every_fact_is_derived_to_tables_and_columns():
    assert all(reads.columns_of(fact) for fact in registry.facts())
    assert reads.columns_of("talks") == {"decisions_talk": {"id", "unit_id", "day", "is_done"}}
    assert {"since", "until", "superior_id"} <= reads.columns_of("units")["organisation_unit"]
    read = {table for table, _column in reads.readers()}
    assert {"organisation_membership", "decisions_meeting", "filing_text", "members_step"} <= read


def test_what_is_spared_is_a_verb_and_narrow():
    assert set(SPARED) - {"*"} <= set(policy()["verbs"])
    assert not spared("organisation.appoint", "organisation_appointment")
    assert spared("decisions.vote", "decisions_agenda_item.yes")
    assert not spared("decisions.vote", "decisions_agenda_item")


def test_statements_are_taken_down_with_their_columns():
    watch = Watch()
    watch.verbs.append("x.y")
    for sql in ('UPDATE "a_b" SET "c" = %s, "d" = (a_b.e + 1) WHERE "f" = 1', 'INSERT INTO "a_c" ("g") VALUES (1)',
                "  DELETE FROM a_d WHERE h = 1", "SELECT 1 FROM a_e"):  # fmt: skip
        watch.note(lambda *rest: None, sql, (), False, None)
    assert watch.written == {("x.y", "a_b", "c"), ("x.y", "a_b", "d"), ("x.y", "a_c", ""), ("x.y", "a_d", "")}
