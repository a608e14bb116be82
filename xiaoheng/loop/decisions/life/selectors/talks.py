"""谈心谈话查询: a person sees his own talks, a secretary the pairs that are left, everybody else counts."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations, product

from django.db.models import Count, Q, QuerySet

from xiaoheng.ground.organisation.actors import Viewer, in_force
from xiaoheng.ground.organisation.models import Membership, PartyOrg, Person
from xiaoheng.ground.organisation.words import Post
from xiaoheng.lib import clock
from xiaoheng.loop.decisions.life.models import Conversation
from xiaoheng.loop.decisions.life.selectors.terms import talks_needed
from xiaoheng.loop.decisions.life.words import Tie
from xiaoheng.loop.decisions.meetings.selectors.bodies import party_team

Pair = tuple[int, int]


@dataclass(frozen=True)
class Circle:
    """谈话对象: those in charge, the rest of the team, the other members of one organisation on a day."""

    heads: tuple[Person, ...]
    team: tuple[Person, ...]
    members: tuple[Person, ...]

    @property
    def people(self) -> list[Person]:
        """Everybody, the heads first."""
        return [*self.heads, *self.team, *self.members]

    def tie(self, one: int, other: int) -> Tie | None:
        """The kind of talk between two; None where one of them does not belong here."""
        ranks = sorted((self._rank(one), self._rank(other)))
        if ranks[1] == NOBODY:
            return None
        return TIES[ranks[0], ranks[1]]

    def pairs(self, tie: str) -> list[Pair]:
        """必谈的每一对: every head with the team, and the team among themselves; members need one talk each."""
        heads, team = [row.pk for row in self.heads], [row.pk for row in self.team]
        if tie == Tie.HEAD_TEAM:
            return [ordered(*two) for two in (*combinations(heads, 2), *product(heads, team))]
        return [ordered(*two) for two in combinations(team, 2)]

    def _rank(self, person: int) -> int:
        groups = (self.heads, self.team, self.members)
        return next((rank for rank, rows in enumerate(groups) if any(row.pk == person for row in rows)), NOBODY)


NOBODY = 3
TIES = {
    (0, 0): Tie.HEAD_TEAM,
    (0, 1): Tie.HEAD_TEAM,
    (1, 1): Tie.TEAM_TEAM,
    (0, 2): Tie.TEAM_MEMBER,
    (1, 2): Tie.TEAM_MEMBER,
    (2, 2): Tie.MEMBER_MEMBER,
}
OF_PAIRS = (Tie.HEAD_TEAM, Tie.TEAM_TEAM)


@dataclass(frozen=True)
class Progress:
    """完成情况 of one kind of talk: so many of so many; `left` names the pairs or people still to talk, where asked."""

    tie: Tie
    done: int
    needed: int
    left: tuple[str, ...] = ()


def ordered(one: int, other: int) -> Pair:
    """Two people as a row keeps them."""
    return (one, other) if one < other else (other, one)


def circle(org: PartyOrg, day: date) -> Circle:
    """谈话对象 of a day: the secretary is in charge, and a principal who sits in the committee."""
    seats = party_team(org, day)
    principals = set(
        Person.objects.filter(in_force(day, "appointments__"), appointments__post=Post.PRINCIPAL)
        .filter(pk__in=[person.pk for person in seats])
        .values_list("pk", flat=True)
    )
    heads = [person for person, posts in seats.items() if Post.SECRETARY in posts or person.pk in principals]
    team = [person for person in seats if person not in heads]
    rows = Membership.objects.filter(in_force(day), org=org).exclude(person__in=[row.pk for row in seats])
    members = {row.person_id: row.person for row in rows.select_related("person").order_by("person__code")}
    return Circle(tuple(heads), tuple(team), tuple(members.values()))


def day_of_year(year: int) -> date:
    """The day by which a year's circle is read: today, or the last day of a year gone by."""
    return min(clock.today(), date(year, 12, 31))


def conversations(viewer: Viewer) -> QuerySet[Conversation]:
    """本人的谈心谈话: those in which the viewer took part."""
    rows = Conversation.objects.filter(Q(one=viewer.person or 0) | Q(other=viewer.person or 0))
    return rows.select_related("org__unit", "one", "other").order_by("-held_on", "-id")


def leads(viewer: Viewer, org: PartyOrg) -> bool:
    """书记: who answers for the talks of an organisation, and so sees which are left."""
    seats = party_team(org, clock.today())
    return any(person.pk == viewer.person and Post.SECRETARY in posts for person, posts in seats.items())


def progress(org: PartyOrg, year: int, *, named: bool = False) -> list[Progress]:
    """三必谈完成情况 of a year: counts, and where `named` also who is left."""
    day = day_of_year(year)
    people, times = circle(org, day), talks_needed(org.unit, day)
    held: Counter[Pair] = Counter(Conversation.objects.filter(org=org, year=year).values_list("one", "other"))
    names = {row.pk: row.name for row in people.people}
    found = [_of_pairs(tie, people.pairs(tie), held, times, names if named else {}) for tie in OF_PAIRS]
    team = {row.pk for row in (*people.heads, *people.team)}
    members = [row.pk for row in people.members]
    reached, among = _reached(members, held, team), _reached(members, held, set(members))
    found.append(_of_people(Tie.TEAM_MEMBER, members, reached, times, names if named else {}))
    if len(members) > 1:
        found.append(_of_people(Tie.MEMBER_MEMBER, members, among, times, names if named else {}))
    return [row for row in found if row.needed]


def left_of(viewer: Viewer, org: PartyOrg, year: int) -> list[Person]:
    """本人还没有谈过的: colleagues with whom a person has not talked this year, by the order of the circle."""
    people = circle(org, day_of_year(year))
    mine = conversations(viewer).filter(org=org, year=year).values_list("one", "other")
    met = {key for row in mine for key in row}
    inside = any(row.pk == viewer.person for row in people.people)
    return [row for row in people.people if row.pk not in met and row.pk != viewer.person] if inside else []


def counts(rows: Iterable[int], year: int) -> dict[int, int]:
    """谈话次数 of organisations in a year: all that is told above the school."""
    found = Conversation.objects.filter(org__in=list(rows), year=year).values_list("org").annotate(n=Count("pk"))
    return dict(found.order_by())


def _of_pairs(tie: Tie, pairs: list[Pair], held: Mapping[Pair, int], times: int, names: Mapping[int, str]) -> Progress:
    left = [two for two in pairs if held.get(two, 0) < times]
    said = tuple(f"{names[one]}—{names[other]}" for one, other in left) if names else ()
    return Progress(tie, len(pairs) - len(left), len(pairs), said)


def _of_people(
    tie: Tie, people: list[int], reached: Mapping[int, int], times: int, names: Mapping[int, str]
) -> Progress:
    left = [key for key in people if reached.get(key, 0) < times]
    return Progress(tie, len(people) - len(left), len(people), tuple(names[key] for key in left) if names else ())


def _reached(people: Iterable[int], held: Mapping[Pair, int], others: set[int]) -> Counter[int]:
    """How often each person talked with one of the others."""
    wanted, found = set(people), Counter[int]()
    for (one, other), number in held.items():
        for key, with_whom in ((one, other), (other, one)):
            if key in wanted and with_whom in others:
                found[key] += number
    return found
