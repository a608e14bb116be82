"""预测: what falls due in the coming months: terms, the limit of years in one post, known leavings, vacancies."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from django.db import models
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from xiaoheng.ground.cadres.selectors.limits import LED, YEAR, Limits, began, inner
from xiaoheng.ground.organisation import selectors as organisation
from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.models import Appointment, PartyOrg, Unit
from xiaoheng.ground.organisation.words import Ownership, Post, Stage
from xiaoheng.ground.rulebook.engine.months import add
from xiaoheng.lib import clock

FILLED = (Post.SECRETARY, Post.PRINCIPAL)


class EventKind(models.TextChoices):
    """到期事项."""

    TERM = "term", gettext_lazy("届满")
    LIMIT = "limit", gettext_lazy("任满年限")
    LEAVING = "leaving", gettext_lazy("将离任")
    VACANCY = "vacancy", gettext_lazy("空缺期满")


@dataclass(frozen=True)
class Event:
    """一项到期: what ends on a day in which school, and whose it is."""

    kind: EventKind
    on: date
    unit: Unit
    subject: str
    since: date
    person: int | None = None


@dataclass(frozen=True)
class Forecast:
    """预测 from a day on, for so many months: events by day, and counted by month."""

    on: date
    months: int
    events: list[Event]

    @property
    def last(self) -> date:
        """The first day after the forecast."""
        return add(self.on, self.months)

    @property
    def starts(self) -> list[date]:
        """The day itself, then the first day of each calendar month ahead."""
        following = [add(self.on.replace(day=1), number) for number in range(1, self.months + 1)]
        return [self.on, *(day for day in following if day < self.last)]

    def counts(self, kind: EventKind) -> list[int]:
        """How many of a kind fall in each of the months."""
        days = [event.on for event in self.events if event.kind == kind]
        return [sum(first <= day < after for day in days) for first, after in pairwise([*self.starts, self.last])]


def judged_schools(viewer: Viewer) -> QuerySet[Unit]:
    """适用学校 in scope: public, a legal person, no kindergarten, as the rules about leaders judge them."""
    public = organisation.schools(viewer).filter(school__ownership=Ownership.PUBLIC, school__legal_person=True)
    return public.exclude(school__stage=Stage.KINDERGARTEN)


def forecast(
    viewer: Viewer, on: date | None = None, months: int = 12, *, schools: QuerySet[Unit] | None = None
) -> Forecast:
    """预测 for the schools in scope (or some of them): a handful of queries, whatever their number."""
    day = on or clock.today()
    asked = judged_schools(viewer) if schools is None else judged_schools(viewer).filter(pk__in=schools.values("pk"))
    units = {unit.pk: unit for unit in asked}
    limits, last = Limits(units, day), add(day, months)
    orgs = list(PartyOrg.objects.filter(unit__in=units))
    inside = inner(orgs)
    found = [*_terms(orgs, units, limits, day), *_posts(units, inside, limits, day, last)]
    found += _vacancies(orgs, units, inside, limits, day)
    events = [event for event in found if day <= event.on < last]
    return Forecast(day, months, sorted(events, key=lambda event: (event.on, event.unit.code, event.kind)))


def _terms(orgs: list[PartyOrg], units: dict[int, Unit], limits: Limits, day: date) -> Iterator[Event]:
    for org in orgs:
        end = limits.term_end(org)
        if end and org.term_since and org.since <= day and (org.until is None or org.until > day):
            yield Event(EventKind.TERM, end, units[org.unit_id], org.name, org.term_since)


def _posts(units: dict[int, Unit], inside: set[int], limits: Limits, day: date, last: date) -> Iterator[Event]:
    """Leading posts whose years run out, or whose end is known. Only who began long enough ago is looked at."""
    shortest = min((limits.value("post_years_max", unit) or 0 for unit in units), default=0)
    rows = Appointment.objects.filter(unit__in=units, post__in=LED).exclude(org__in=inside).select_related("person")
    old = rows.filter(since__lt=add(last, -shortest * YEAR)).values("person")
    known = list(rows.filter(person__in=old))
    names = {row.person_id: row.person.name for row in known}
    for (person, unit, post), start in began(known, day).items():
        end = limits.post_end(unit, start)
        if end:
            yield Event(EventKind.LIMIT, end, units[unit], _held(names[person], post), start, person)
    for row in rows.filter(until__gt=day, until__lt=last):
        if row.until:
            yield Event(
                EventKind.LEAVING,
                row.until,
                units[row.unit_id],
                _held(row.person.name, row.post),
                row.since,
                row.person_id,
            )


def _vacancies(
    orgs: list[PartyOrg], units: dict[int, Unit], inside: set[int], limits: Limits, day: date
) -> Iterator[Event]:
    """Posts of secretary and principal that stand empty: the day on which they must be filled."""
    led = {org.unit_id for org in orgs if org.pk not in inside}
    rows = Appointment.objects.filter(unit__in=units, post__in=FILLED, since__lte=day).exclude(org__in=inside)
    held: dict[tuple[int, str], list[date | None]] = {}
    for unit, post, until in rows.values_list("unit", "post", "until"):
        held.setdefault((unit, post), []).append(until)
    for (unit, post), ends in held.items():
        left = [end for end in ends if end is not None and end <= day]
        if len(left) == len(ends) and (post == Post.PRINCIPAL or unit in led):
            end = limits.ends("vacancy_months_max", unit, max(left))
            if end:
                yield Event(EventKind.VACANCY, end, units[unit], str(Post(post).label), max(left))


def _held(name: str, post: str) -> str:
    return _("%(name)s（%(post)s）") % {"name": name, "post": Post(post).label}
