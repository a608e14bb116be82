"""干部名册: cadre facts below one county, as workbooks have them."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet

from xiaoheng.ground.cadres.models import (
    Award,
    Certificate,
    Experience,
    Portfolio,
    Programme,
    Reserve,
    Rotation,
    Title,
    Training,
    Workload,
)
from xiaoheng.ground.organisation.models import Appointment, Unit
from xiaoheng.ground.organisation.selectors.register import Fact, below, facts_of

ONE = timedelta(days=1)
Facts = Callable[[Unit], Iterator[Fact]]
Held = tuple[str, str, str, date]  # person, unit, post, first day: what names an appointment in a workbook


def _about_people(model: Any, *fields: str, **paths: str) -> Facts:
    def facts(county: Unit) -> Iterator[Fact]:
        rows = model.objects.filter(person__unit__in=below(county))
        return facts_of(rows, fields, person="person__code", named="person__name", **paths)

    return facts


certificates = _about_people(Certificate, "kind", "since", "until")
titles = _about_people(Title, "rank", "since")
experiences = _about_people(Experience, "kind", "place", "since", "until")
workloads = _about_people(Workload, "share", "since", "until")
reserves = _about_people(Reserve, "level", "basis", "since", "until")
commendations = _about_people(Award, "kind", "level", "issuer", "number", "since")


def rotations(county: Unit) -> Iterator[Fact]:
    """交流轮岗 within the county."""
    rows = Rotation.objects.filter(person__unit__in=below(county), target__in=below(county))
    return facts_of(
        rows, ("kind", "since", "until"), person="person__code", named="person__name", target="target__code"
    )


def honours(county: Unit) -> Iterator[Fact]:
    """党组织表彰."""
    rows = Award.objects.filter(org__unit__in=below(county))
    return facts_of(rows, ("level", "issuer", "number", "since"), org="org__code")


def programmes(county: Unit) -> Iterator[Fact]:
    """培训班, with the last day instead of the day after it."""
    rows = Programme.objects.filter(unit__in=below(county))
    fields = ("title", "kind", "audience", "hours", "since", "until")
    for fact in facts_of(rows, fields, unit="unit__code"):
        until = fact.values.pop("until")
        assert isinstance(until, date)
        yield Fact(fact.pk, {**fact.values, "last": until - ONE})


def trainings(county: Unit) -> Iterator[Fact]:
    """培训学时 of the county's people in its own programmes."""
    rows = Training.objects.filter(person__unit__in=below(county), programme__unit__in=below(county))
    paths = {"unit": "programme__unit__code", "title": "programme__title", "began": "programme__since"}
    return facts_of(rows, ("hours",), person="person__code", named="person__name", **paths)


def portfolios(county: Unit) -> Iterator[Fact]:
    """班子分工."""
    rows: QuerySet[Portfolio] = Portfolio.objects.filter(appointment__in=_held(county))
    paths = {
        "person": "appointment__person__code",
        "named": "appointment__person__name",
        "unit": "appointment__unit__code",
    }
    paths |= {"post": "appointment__post", "began": "appointment__since"}
    return facts_of(rows, ("charge", "since", "until"), **paths)


def posts(county: Unit) -> dict[Held, Any]:
    """任职 by what names them in a workbook: key, charge and first day out."""
    rows = _held(county).values_list("person__code", "unit__code", "post", "since", "pk", "charge", "until")
    return {row[:4]: row[4:] for row in rows}


def _held(county: Unit) -> QuerySet[Appointment]:
    return Appointment.objects.filter(person__unit__in=below(county), unit__in=below(county)).order_by()
