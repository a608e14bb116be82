"""The way it is usually done: one object at a time, one question at a time. Eight of the rules, for comparison."""

from datetime import date

from dateutil.relativedelta import relativedelta
from django.db.models import Q

from xiaoheng.ground.organisation.models import Appointment, PartyOrg, Unit
from xiaoheng.ground.rulebook.selectors import parameter
from xiaoheng.loop.decisions.models import Meeting

RULES = ("A-01", "A-02", "A-06", "A-14", "A-16", "A-20", "C-1", "C-4")
Found = set[tuple[str, int, int, int]]  # rule, unit, subject, period


def findings(day: date) -> Found:
    """What the eight rules find on the day."""
    found: Found = set()
    now = Q(since__lte=day) & (Q(until=None) | Q(until__gt=day))
    for unit in Unit.objects.filter(now, kind="school"):
        orgs = list(unit.party_orgs.filter(now))
        found |= _school(unit, orgs, day, now)
        for org in orgs:
            found |= _org(unit, org, day, now)
    return found


def _school(unit: Unit, orgs: list[PartyOrg], day: date, now: Q) -> Found:
    found: Found = set()
    full = sum(1 for person in unit.people.all() if person.memberships.filter(now, kind="full").exists())
    if not orgs and full >= parameter("branch_min_members", unit, day).value:
        found.add(("A-01", unit.pk, unit.pk, 0))
    if unit.school.ownership != "public" or not unit.school.legal_person or unit.school.stage == "kindergarten":
        return found
    limit = parameter("vacancy_months_max", unit, day).value
    for post in ("secretary", "principal"):
        stints = Appointment.objects.filter(unit=unit, post=post, since__lte=day)
        if not stints.filter(now).exists():
            last = stints.order_by("-until").first()
            if last is None or (last.until and last.until + relativedelta(months=limit) < day):
                found.add(("A-16", unit.pk, unit.pk, 0))
    moral = Appointment.objects.filter(now, unit=unit).filter(
        Q(charge="moral_education") | Q(post="moral_education_director")
    )
    for row in moral:
        if not row.person.memberships.filter(now).exists():
            found.add(("A-20", unit.pk, row.person_id, 0))
    if orgs and not moral.exists():
        found.add(("A-20", unit.pk, unit.pk, 0))
    return found


def _org(unit: Unit, org: PartyOrg, day: date, now: Q) -> Found:
    found: Found = set()
    key = "committee_term" if org.kind == "committee" else "branch_term"
    ends = org.term_since and org.term_since + relativedelta(years=parameter(key, unit, day).value)
    if ends is None or day >= ends - relativedelta(months=parameter("term_reminder", unit, day).value):
        found.add(("A-14", unit.pk, org.pk, 0))
    if org.kind != "branch":
        return found
    members = org.memberships.filter(now)
    large = members.filter(kind="full").count() >= parameter("branch_committee_min_members", unit, day).value
    if large and not org.appointments.filter(now, post="committee_member").exists():
        found.add(("A-02", unit.pk, org.pk, 0))
    if members.count() > parameter("branch_max_members", unit, day).value:
        found.add(("A-06", unit.pk, org.pk, 0))
    for rule, kind in (("C-1", "assembly"), ("C-4", "lecture")):
        found |= {(rule, unit.pk, org.pk, period) for period in _missed(org, kind, day)}
    return found


def _missed(org: PartyOrg, kind: str, day: date) -> list[int]:
    """Quarters of the last year without a meeting of the kind."""
    this = date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
    missed = []
    for back in range(4):
        first = this - relativedelta(months=3 * (back + 1))
        meetings = Meeting.objects.filter(org=org, kind=kind, state="closed", held_on__gte=first)
        if not meetings.filter(held_on__lt=first + relativedelta(months=3)).exists():
            missed.append(first.year * 100 + first.month)
    return missed
