"""办理框架: permit, one transaction, one entry; what a refusal leaves, alone and inside another verb."""

import json

import pytest

from xiaoheng.ground.organisation.actors import system
from xiaoheng.ground.organisation.models import Person
from xiaoheng.ground.organisation.policy import policy
from xiaoheng.ground.organisation.verbs import act
from xiaoheng.ground.records.models import Entry, Payload
from xiaoheng.lib.refusal import Forbidden, Refused

APPOINT, LEAVE, ENROL = "organisation.appoint", "organisation.leave", "organisation.enrol"


@pytest.fixture
def trail(cast):
    """Entries since the test began: (verb, result), oldest first."""
    before = set(Entry.objects.values_list("pk", flat=True))
    return lambda: list(Entry.objects.exclude(pk__in=before).order_by("pk").values_list("verb", "result"))


def person(cast, code):
    return Person.objects.create(code=code, name="某人", unit=cast.units["TY"])


def broken(cast, error, verb=APPOINT):
    """A verb that writes and then raises."""
    with act(verb, actor=cast.actor("clerk"), unit=cast.units["TY"]) as doing:
        doing.subject = person(cast, "N1")
        doing.say(secret="不留")
        raise error


def test_rows_and_entry_or_neither(cast, trail):
    with act(APPOINT, actor=cast.actor("clerk"), unit=cast.units["TY"]) as doing:
        doing.subject = person(cast, "N1")
        doing.say(title="事项")
    assert trail() == [(APPOINT, "done")]
    entry = Entry.objects.latest("pk")
    assert (entry.kind, entry.subject) == ("organisation.person", str(Person.objects.get(code="N1").pk))
    said = json.loads(Payload.objects.get(entry=entry.pk).body)
    assert said == {"actor": "方敏", "unit": "桃源中学", "title": "事项"}


def test_a_refusal_undoes_the_rows_and_leaves_its_own_entry(cast, trail):
    with pytest.raises(Refused):
        broken(cast, Refused("不合规定。", rule="A-11"))
    assert not Person.objects.filter(code="N1").exists()
    assert trail() == [(APPOINT, "refused")]
    entry = Entry.objects.latest("pk")
    assert (entry.kind, entry.subject) == ("", "")  # what the block made has gone with its transaction
    said = json.loads(Payload.objects.get(entry=entry.pk).body)
    assert said == {"actor": "方敏", "unit": "桃源中学", "refused": "不合规定。", "rule": "A-11"}


def test_a_refusal_keeps_the_subject_it_was_about(cast, trail):
    teacher = cast.people["ty_teacher"]
    with pytest.raises(Forbidden), act(LEAVE, actor=cast.actor("ty_teacher"), unit=cast.units["TY"], on=teacher):
        pytest.fail("not permitted")
    entry = Entry.objects.latest("pk")
    assert (entry.role, entry.kind, entry.subject) == ("-", "organisation.person", str(teacher.pk))


def test_an_error_that_is_no_refusal_leaves_nothing(cast, trail):
    with pytest.raises(ZeroDivisionError):
        broken(cast, ZeroDivisionError())
    assert trail() == []
    assert not Person.objects.filter(code="N1").exists()


def nested(cast, inner):
    clerk, school = cast.actor("clerk"), cast.units["TY"]
    with act(APPOINT, actor=clerk, unit=school):
        person(cast, "OUTER")
        inner(clerk, school)


def test_a_verb_within_a_verb_is_one_transaction_and_two_entries(cast, trail):
    def inner(clerk, school):
        with act(ENROL, actor=clerk, unit=school):
            person(cast, "INNER")

    nested(cast, inner)
    assert trail() == [(ENROL, "done"), (APPOINT, "done")]


def test_when_the_inner_refusal_ends_both_the_outer_entry_tells_it(cast, trail):
    with pytest.raises(Refused):
        nested(cast, lambda clerk, school: broken(cast, Refused("不合规定。"), ENROL))
    assert trail() == [(APPOINT, "refused")]
    assert not Person.objects.filter(code__in=["OUTER", "N1"]).exists()


def test_when_the_outer_verb_goes_on_both_entries_stay(cast, trail):
    def inner(clerk, school):
        with pytest.raises(Refused):
            broken(cast, Refused("不合规定。"), ENROL)

    nested(cast, inner)
    assert trail() == [(ENROL, "refused"), (APPOINT, "done")]
    assert list(Person.objects.filter(code__in=["OUTER", "N1"]).values_list("code", flat=True)) == ["OUTER"]


def test_an_entry_names_the_county_the_role_and_the_unit_of_the_act(cast):
    with act(APPOINT, actor=cast.actor("lj_clerk"), unit=cast.units["LJ1"]):
        pass
    entry = Entry.objects.latest("pk")
    assert (entry.log, entry.unit, entry.role) == ("LJ", "LJ1", "county_clerk")


def test_the_system_is_a_named_actor_and_may_everything(cast):
    with act(APPOINT, actor=system("loader"), unit=cast.units["TY"]):
        pass
    entry = Entry.objects.latest("pk")
    assert (entry.actor, entry.role) == ("system:loader", "system")


def test_a_verb_without_a_policy_row_is_an_error_and_not_open(cast):
    assert "organisation.unknown" not in policy()["verbs"]
    with pytest.raises(KeyError), act("organisation.unknown", actor=cast.actor("clerk"), unit=cast.units["TY"]):
        pytest.fail("not permitted")
