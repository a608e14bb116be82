"""本人登记: what is held of the viewer himself, and of nobody else. Whether he is listed as reserve is not told here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from xiaoheng.ground.cadres.models import Award, Training
from xiaoheng.ground.organisation.actors import Viewer, in_force
from xiaoheng.ground.organisation.models import Appointment, Membership, Person
from xiaoheng.ground.organisation.words import PARTY_POSTS
from xiaoheng.ground.rulebook import selectors as rulebook
from xiaoheng.lib import clock


@dataclass(frozen=True)
class Own:
    """本人登记: posts and Party membership of today, training of this year against the hours asked, awards."""

    person: Person
    posts: Sequence[Appointment]
    memberships: Sequence[Membership]
    trainings: Sequence[Training]
    needed: int | None
    awards: Sequence[Award]

    @property
    def hours(self) -> int:
        """本年学时."""
        return sum(row.hours for row in self.trainings)


def own(viewer: Viewer) -> Own | None:
    """本人登记 of a viewer who is a person of the register; the same few queries, however much is held."""
    person = Person.objects.filter(pk=viewer.person or 0).select_related("unit").first()
    if person is None:
        return None
    today = clock.today()
    held = Appointment.objects.filter(in_force(today), person=person).order_by("since", "id")
    posts = list(held.select_related("unit", "org"))
    members = list(Membership.objects.filter(in_force(today), person=person).order_by("since").select_related("org"))
    year = Training.objects.filter(person=person, held_on__gte=date(today.year, 1, 1), held_on__lte=today)
    trainings = list(year.select_related("programme").order_by("-held_on", "-id"))
    awards = list(Award.objects.filter(person=person).order_by("-since", "-id"))
    return Own(person, posts, members, trainings, _needed(person, posts, members, today), awards)


def _needed(person: Person, posts: Sequence[Appointment], members: Sequence[Membership], day: date) -> int | None:
    """学时要求 of the year (F-2): more for who sits in a committee; None for who is no member, or where nothing is set."""
    leads = any(row.post in PARTY_POSTS for row in posts)
    if not leads and not members:
        return None
    try:
        return rulebook.parameter("leader_hours_min" if leads else "member_hours_min", person.unit, day).value
    except rulebook.NoValue:
        return None
