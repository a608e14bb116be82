"""Random debates against a plain account of the rules: every legal step is accepted, no illegal one is."""

from dataclasses import dataclass, field

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from xiaoheng.lib.refusal import Refused
from xiaoheng.loop.decisions import services
from xiaoheng.loop.decisions.models import AgendaItem
from xiaoheng.loop.decisions.services import Mark

TEAM = ("ty_secretary", "ty_principal", "ty_vice", "ty_vice2", "ty_moral")
CHAIR, *OTHERS = TEAM
who = st.sampled_from(TEAM)
count = st.integers(0, 5)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("speak"), who),
        st.tuples(st.just("recuse"), who),
        st.tuples(st.just("leave"), who),
        st.tuples(st.just("vote"), count, count, count),
        st.tuples(st.just("split")),
        st.tuples(st.just("resolve"), st.sampled_from(["approved", "rejected", "deferred", "forwarded"])),
    ),
    max_size=14,
)
# Most random debates never get to a vote; this one begins with all but the chair heard.
HEARD = st.permutations(OTHERS).map(lambda names: [("speak", name) for name in names] + [("speak", CHAIR)])


class Undo(Exception):
    """Roll the example back."""


@dataclass
class Account:
    """What an inspector would note on paper, and what he would let pass."""

    here: set = field(default_factory=lambda: set(TEAM))
    recused: set = field(default_factory=set)
    heard: set = field(default_factory=set)
    votes: tuple | None = None
    divided: bool = False
    outcome: str = ""

    @property
    def active(self):
        return self.here - self.recused

    @property
    def quorate(self):
        return 2 * len(self.active) >= 5

    @property
    def heard_out(self):
        return CHAIR in self.heard if CHAIR in self.active else not self.active - {CHAIR} - self.heard

    def allows(self, step, *given):
        if self.outcome and step != "leave":
            return False
        return getattr(self, f"allows_{step}")(*given)

    def allows_leave(self, name):
        return True

    def allows_speak(self, name):
        if self.votes or name not in self.active:
            return False
        if name == CHAIR:
            return not self.active - {CHAIR} - self.heard
        return name in self.heard or CHAIR not in self.heard

    def allows_recuse(self, name):
        return name in self.active and name not in self.heard and not self.votes

    def allows_split(self):
        return not self.votes

    def allows_vote(self, yes, no, abstain):
        return not self.divided and self.quorate and self.heard_out and yes + no + abstain == len(self.active)

    def allows_resolve(self, outcome):
        if outcome == "deferred":
            return True
        if self.divided or not (self.quorate and self.heard_out and self.votes):
            return False
        return outcome == ("approved" if 2 * self.votes[0] > 5 else "rejected")

    def note(self, step, *given):
        if step == "leave":
            self.here.discard(*given)
        elif step == "speak":
            self.heard.add(*given)
        elif step == "recuse":
            self.recused.add(*given)
        elif step == "vote":
            self.votes = given
        elif step == "split":
            self.divided = True
        else:
            self.outcome = given[0]


def perform(ty, item, step, *given):
    person = ty.cast.people.get(given[0]) if given else None
    if step == "speak":
        services.speak(actor=ty.office, item=item, person=person, text="同意")
    elif step == "recuse":
        services.recuse(actor=ty.office, item=item, person=person, reason="有利害关系")
    elif step == "leave":
        services.attend(actor=ty.office, meeting=item.meeting, marks={person.pk: Mark("left")})
    elif step == "vote":
        yes, no, abstain = given
        counts = {"yes": yes, "no": no, "abstain": abstain}
        services.vote(actor=ty.office, item=item, method="secret", again=given, **counts)
    elif step == "split":
        services.split(actor=ty.office, item=item, about="对分工意见不一")
    else:
        services.resolve(actor=ty.office, item=item, outcome=given[0], text="结论")


@pytest.fixture
def debated(ty):
    item = ty.meeting(ty.consult(ty.propose("P16"))).items.get()
    return services.take_up(actor=ty.office, item=item)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(heard=st.one_of(st.just([]), HEARD), steps=STEPS)
def test_services_and_the_inspector_agree(ty, debated, heard, steps):
    account = Account()
    try:
        with transaction.atomic():
            for step, *given_ in [*heard, *steps]:
                item, legal = AgendaItem.objects.get(pk=debated.pk), account.allows(step, *given_)
                try:
                    perform(ty, item, step, *given_)
                    accepted = True
                except Refused:
                    accepted = False
                assert accepted is legal, (step, given_, account)
                if accepted:
                    account.note(step, *given_)
            raise Undo
    except Undo:
        pass
