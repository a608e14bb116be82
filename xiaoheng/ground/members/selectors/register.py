"""党员名册: development, transfers, absences, nurtures and dues below one county, as workbooks have them."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from xiaoheng.ground.members import states
from xiaoheng.ground.members.models import (
    Absence,
    Development,
    DuesMonth,
    NurtureMark,
    Review,
    StepPerson,
    StepRecord,
    Transfer,
    Waiver,
)
from xiaoheng.ground.members.selectors.dues import FEN
from xiaoheng.ground.members.words import Ending
from xiaoheng.ground.organisation.columns import Value
from xiaoheng.ground.organisation.models import Membership, Unit
from xiaoheng.ground.organisation.selectors.register import Fact, below, facts_of
from xiaoheng.ground.rulebook.engine import months
from xiaoheng.lib import clock

APPLICATION = {
    "person": "development__person__code",
    "named": "development__person__name",
    "applied": "development__since",
}


def files(county: Unit) -> Iterator[Fact]:
    """发展档案, with the paper of the application; how an archived one ended follows from its last step."""
    rows = Development.objects.filter(unit__in=below(county), person__unit__in=below(county))
    papers = StepRecord.objects.filter(number=states.APPLIED, undone_on=None, development__in=rows)
    document = dict(papers.values_list("development", "document"))
    for fact in facts_of(
        rows, ("since", "until", "ending", "number"), person="person__code", named="person__name", org="org__code"
    ):
        if fact.values["ending"] in (Ending.ARCHIVED, Ending.CANCELLED):
            fact.values.update(until=None, ending="", number="")
        yield Fact(fact.pk, {**fact.values, "document": document.get(fact.pk, "")})


def steps(county: Unit) -> Iterator[Fact]:
    """发展步骤 that stand, the application left out."""
    rows = StepRecord.objects.filter(
        undone_on=None, development__unit__in=below(county), development__person__unit__in=below(county)
    ).exclude(number=states.APPLIED)
    people: defaultdict[int, list[str]] = defaultdict(list)
    for step, code in StepPerson.objects.filter(step__in=rows).values_list("step", "person__code"):
        people[step].append(code)
    for fact in facts_of(rows, ("number", "done_on", "document", "result", "until", "reason", "facts"), **APPLICATION):
        said: Any = fact.values.pop("facts")
        days: dict[str, Value] = {
            name: date.fromisoformat(said[name]) if said.get(name) else None for name in ("shown_since", "shown_until")
        }
        counts: dict[str, Value] = {name: said.get(name) or None for name in ("days", "hours")}
        yield Fact(fact.pk, {**fact.values, **days, **counts, "people": tuple(sorted(people[fact.pk]))})


def reviews(county: Unit) -> Iterator[Fact]:
    """半年考察."""
    rows = Review.objects.filter(development__unit__in=below(county), development__person__unit__in=below(county))
    return facts_of(rows, ("done_on", "document"), **APPLICATION)


def transfers(county: Unit) -> Iterator[Fact]:
    """组织关系转接 out of the county's branches, done ones as well, so that an old workbook does not send them again."""
    rows = Transfer.objects.filter(person__unit__in=below(county), source__unit__in=below(county))
    fields = ("outside", "way", "since", "number", "valid_until")
    paths = {"person": "person__code", "named": "person__name", "source": "source__code", "target": "target__code"}
    return facts_of(rows, fields, **paths)


def sending(county: Unit) -> set[Value]:
    """工号 of people with a transfer that nobody has accepted yet."""
    rows = Transfer.objects.filter(until=None, person__unit__in=below(county))
    return set(rows.values_list("person__code", flat=True))


def absences(county: Unit) -> Iterator[Fact]:
    """流动、失联."""
    rows = Absence.objects.filter(person__unit__in=below(county), org__unit__in=below(county))
    fields = ("kind", "since", "fixed", "place", "state", "suspended_on", "until", "number")
    return facts_of(rows, fields, person="person__code", named="person__name", org="org__code")


def nurtures(county: Unit) -> Iterator[Fact]:
    """双培养, stage by stage."""
    rows = NurtureMark.objects.filter(nurture__unit__in=below(county), nurture__person__unit__in=below(county))
    paths = {"person": "nurture__person__code", "named": "nurture__person__name", "track": "nurture__track"}
    return facts_of(rows, ("milestone", "reached_on", "proof"), **paths)


def first_month() -> int:
    """The first month whose dues can be imported: January of last year."""
    return 100 * (clock.today().year - 1) + 1


def dues(county: Unit) -> Iterator[Fact]:
    """党费 of this year and the last, in 元."""
    rows = DuesMonth.objects.filter(ym__gte=first_month(), person__unit__in=below(county), org__unit__in=below(county))
    for fact in facts_of(
        rows, ("ym", "amount", "paid_on"), person="person__code", named="person__name", org="org__code"
    ):
        yield Fact(fact.pk, {**fact.values, "amount": _yuan(fact.values["amount"])})


def waivers(county: Unit) -> Iterator[Fact]:
    """党费减免."""
    rows = Waiver.objects.filter(person__unit__in=below(county), org__unit__in=below(county))
    fields = ("first", "last", "amount", "number", "approved_on")
    for fact in facts_of(rows, fields, person="person__code", named="person__name", org="org__code"):
        yield Fact(fact.pk, {**fact.values, "amount": _yuan(fact.values["amount"])})


Span = tuple[str, str, date, date | None, int]  # branch, kind, first day, first day out, key


def memberships(county: Unit) -> dict[str, list[Span]]:
    """党籍 by 工号: what absences, transfers and dues are checked against."""
    found: defaultdict[str, list[Span]] = defaultdict(list)
    rows = Membership.objects.filter(person__unit__in=below(county), org__unit__in=below(county)).order_by("since")
    for code, *span in rows.values_list("person__code", "org__code", "kind", "since", "until", "pk"):
        found[code].append(tuple(span))  # type: ignore[arg-type]
    return found


def held(spans: list[Span], day: date, org: str = "") -> Span | None:
    """The membership of a day, of one branch where it is named."""
    for span in spans:
        if span[2] <= day and (span[3] is None or day < span[3]) and org in ("", span[0]):
            return span
    return None


def last_day(ym: int) -> date:
    """The last day of a month, or today while it runs: on it somebody is a member of the branch or not."""
    first = date(ym // 100, ym % 100, 1)
    return min(months.add(first, 1) - months.ONE, clock.today())


def _yuan(amount: Value) -> Decimal:
    return (Decimal(int(str(amount))) / FEN).normalize() + 0
