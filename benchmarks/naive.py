"""The way it is usually done: one object at a time, one question at a time. The rules of `benchmarks.peers`.

A finding is (rule, unit, subject, period, was, reason). Every school of `benchmarks.facts` has one organisation of its
own; inner branches, which these facts lack, are left out here and cost the loop nothing.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from dateutil.relativedelta import relativedelta
from django.db.models import Q, QuerySet

from xiaoheng.ground.organisation.models import Appointment, PartyOrg, Person, Unit
from xiaoheng.ground.rulebook.engine.periods import completed
from xiaoheng.ground.rulebook.selectors import parameter
from xiaoheng.loop.decisions.models import AgendaItem, Meeting
from xiaoheng.loop.execution.models import Task

Row = tuple[str, int, int, int, int, str]
RULES = ("A-02", "A-07", "A-08", "A-09", "A-11", "A-14", "A-15", "A-16", "A-19", "A-20", "B-05", "B-16", "C-1", "C-2",
         "C-4", "Q-1", "Q-2")  # fmt: skip
DEPUTIES = ("deputy_secretary", "full_time_deputy_secretary")
SEATED = ("secretary", *DEPUTIES, "committee_member")
LIMITED = ("secretary", *DEPUTIES, "principal", "vice_principal")
BESIDE = ("vice_principal", "moral_education_director", "middle_manager")
MORAL = Q(charge="moral_education") | Q(post="moral_education_director")
LIFE = ("assembly", "committee", "subgroup", "lecture", "theme_day")
SETTLED = ("approved", "rejected", "forwarded")
CADENCES = (
    ("C-1", "assembly", "assembly_per_quarter", "quarter"),
    ("C-2", "committee", "committee_per_month", "month"),
    ("C-4", "lecture", "lecture_per_quarter", "quarter"),
)


def on(day: date) -> Q:
    """In force on the day."""
    return Q(since__lte=day) & (Q(until=None) | Q(until__gt=day))


def findings(day: date) -> set[Row]:
    """What the rules find on the day."""
    found: set[Row] = set()
    for unit in Unit.objects.filter(on(day), kind="school"):
        found |= {*_sat(unit, day), *_carried_out(unit, day)}
        for org in unit.party_orgs.filter(on(day)):
            found |= {*_size(unit, org, day), *_seats(unit, org, day), *_term(unit, org, day), *_life(unit, org, day)}
            if unit.school.ownership == "public" and unit.school.legal_person and unit.school.stage != "kindergarten":
                found |= {*_apart(unit, org, day), *_young(unit, org, day), *_moral(unit, day)}
                found |= {*_vacant(unit, org, day), *_long(unit, day)}
    return found


def _number(key: str, unit: Unit, day: date) -> int:
    return parameter(key, unit, day).value


def _posts(unit: Unit, day: date) -> QuerySet[Appointment]:
    return Appointment.objects.filter(on(day), unit=unit)


def _holders(posts: QuerySet[Appointment]) -> set[int]:
    return {row.person_id for row in posts}


def _has_committee(org: PartyOrg, day: date) -> bool:
    return org.appointments.filter(on(day), post="committee_member").exists()


def _size(unit: Unit, org: PartyOrg, day: date) -> Iterator[Row]:
    members = {row.person_id for row in org.memberships.filter(on(day))}
    full = {row.person_id for row in org.memberships.filter(on(day), kind="full")}
    large = org.kind == "branch" and len(full) >= _number("branch_committee_min_members", unit, day)
    if large and not _has_committee(org, day):
        yield ("A-02", unit.pk, org.pk, 0, len(full), "no_committee")
    if unit.school.ownership != "public" or not members:
        return
    general, committee = (_number(f"{kind}_min_members", unit, day) for kind in ("general_branch", "committee"))
    if org.kind == "branch" and general <= len(members) < committee:
        yield ("A-07", unit.pk, org.pk, 0, len(members), "should_be_general")
    if org.kind == "general_branch" and len(members) < general:
        yield ("A-07", unit.pk, org.pk, 0, len(members), "too_few")
    if org.kind == "committee" and len(members) < committee:
        yield ("A-08", unit.pk, org.pk, 0, len(members), "too_few")
    if org.kind != "committee" and len(members) >= committee:
        yield ("A-08", unit.pk, org.pk, 0, len(members), "should_be_committee")


def _seats(unit: Unit, org: PartyOrg, day: date) -> Iterator[Row]:
    seats = len(_holders(org.appointments.filter(on(day), post__in=SEATED)))
    if org.kind == "branch":
        if not _has_committee(org, day):
            return
        fewest, most, cap = (_number(f"branch_seats_{word}", unit, day) for word in ("min", "max", "cap"))
        reason = "branch_few" if seats < fewest else "branch_over" if seats > cap else "branch_many"
    elif org.kind == "general_branch" and unit.school.ownership == "public":
        fewest, most = (_number(f"general_seats_{word}", unit, day) for word in ("min", "max"))
        reason = "unrecorded" if not seats else "few" if seats < fewest else "many"
    else:
        return
    if seats < fewest or seats > most:
        yield ("A-09", unit.pk, org.pk, 0, seats, reason)


def _term(unit: Unit, org: PartyOrg, day: date) -> Iterator[Row]:
    years = _number("committee_term" if org.kind == "committee" else "branch_term", unit, day)
    ends = org.term_since and org.term_since + relativedelta(years=years)
    if ends is None:
        yield ("A-14", unit.pk, org.pk, 0, 0, "unrecorded")
    elif ends < day:
        last = org.term_since + relativedelta(years=years + _number("term_extension_max", unit, day))
        yield ("A-14", unit.pk, org.pk, 0, 0, "overlong" if last < day else "expired")
    elif ends - relativedelta(months=_number("term_reminder", unit, day)) <= day:
        yield ("A-14", unit.pk, org.pk, 0, 0, "soon")


def _apart(unit: Unit, org: PartyOrg, day: date) -> Iterator[Row]:
    own = _posts(unit, day).filter(Q(org=org) | Q(org=None))
    principals, secretaries = _holders(_posts(unit, day).filter(post="principal")), own.filter(post="secretary")
    heads = _holders(secretaries)
    if org.kind == "branch" and _has_committee(org, day):
        if any(head != principal for head in heads for principal in principals):
            yield ("A-11", unit.pk, unit.pk, 0, 2, "apart")
        deputies = _holders(own.filter(post="full_time_deputy_secretary"))
        if heads & principals and len(deputies) != _number("full_time_deputies", unit, day):
            yield ("A-11", unit.pk, unit.pk, 0, len(deputies), "deputies")
    if org.kind != "general_branch":
        return
    for person in principals & heads:
        yield ("A-11", unit.pk, person, 0, 1, "one_person")
    for person in principals - heads - _holders(own.filter(post__in=DEPUTIES)):
        if Person.objects.get(pk=person).memberships.filter(on(day)).exists():
            yield ("A-11", unit.pk, person, 0, 0, "principal_not_deputy")
    for person in heads:
        beside = _posts(unit, day).filter(person=person, post__in=BESIDE).count()
        if beside:
            yield ("A-11", unit.pk, person, 0, beside, "secretary_holds_post")


def _young(unit: Unit, org: PartyOrg, day: date) -> Iterator[Row]:
    if org.kind == "branch" and not _has_committee(org, day):
        return
    party = Q(post__in=SEATED) & (Q(org=org) | Q(org=None))
    team = {row.person for row in _posts(unit, day).filter(Q(post__in=("principal", "vice_principal")) | party)}
    limit, least = _number("young_cadre_age", unit, day) + 1, _number("young_cadres_min", unit, day)
    young = [p for p in team if p.born_on and p.born_on + relativedelta(years=limit) > day]
    unknown = [p for p in team if p.born_on is None]
    if len(young) < least:
        reason = "no_team" if not team else "ages_unrecorded" if len(young) + len(unknown) >= least else "no_young"
        yield ("A-19", unit.pk, unit.pk, 0, len(young), reason)


def _moral(unit: Unit, day: date) -> Iterator[Row]:
    rows = list(_posts(unit, day).filter(MORAL))
    if not rows:
        yield ("A-20", unit.pk, unit.pk, 0, 0, "unrecorded")
    for row in rows:
        if not row.person.memberships.filter(on(day)).exists():
            yield ("A-20", unit.pk, row.person_id, 0, 0, "not_member")


def _vacant(unit: Unit, org: PartyOrg, day: date) -> Iterator[Row]:
    limit = relativedelta(months=_number("vacancy_months_max", unit, day))
    for post, begun in (("secretary", org.since), ("principal", unit.since)):
        stints = Appointment.objects.filter(unit=unit, post=post, since__lte=day)
        if stints.filter(Q(until=None) | Q(until__gt=day)).exists():
            continue
        last = stints.order_by("-until").first()
        left: Any = last.until if last else begun
        if left + limit < day:
            yield ("A-16", unit.pk, unit.pk, 0, 0, f"{post}_vacant" if last else f"{post}_unrecorded")


def _long(unit: Unit, day: date) -> Iterator[Row]:
    most, warn = (relativedelta(years=_number(f"post_years_{word}", unit, day)) for word in ("max", "warn"))
    for row in _posts(unit, day).filter(post__in=LIMITED):
        since = row.since
        earlier = row.person.appointments.filter(unit=unit, post=row.post, since__lt=row.since)
        for stint in earlier.order_by("-since"):
            if stint.until is None or stint.until >= since:
                since = stint.since
        if since + most < day:
            yield ("A-15", unit.pk, row.pk, 0, 0, "too_long")
        elif since + warn <= day:
            yield ("A-15", unit.pk, row.pk, 0, 0, "soon")


def _life(unit: Unit, org: PartyOrg, day: date) -> Iterator[Row]:
    if org.kind != "branch":
        return
    for rule, kind, key, every in CADENCES:
        for period in completed(every, day):
            held = Meeting.objects.filter(org=org, state="closed", held_on__lte=day, kind__in=LIFE)
            if org.since > period.first_day or not held.filter(ym__lte=period.last_month).exists():
                continue
            seats = org.appointments.filter(on(period.first_day), post="committee_member")
            if kind == "committee" and not seats.exists():
                continue
            count = held.filter(kind=kind, ym__gte=period.first_month, ym__lte=period.last_month).count()
            if count < _number(key, unit, period.first_day):
                yield (rule, unit.pk, org.pk, period.first_month, count, "missed")


def _sat(unit: Unit, day: date) -> Iterator[Row]:
    """Each item settled by the Party meetings of the last twelve months and of this one: heard before, and quorate."""
    first = completed("month", day)[0].first_month
    sat = Meeting.objects.filter(unit=unit, kind="party", state="closed", held_on__lte=day, ym__gte=first)
    for meeting in sat:
        for item in AgendaItem.objects.filter(meeting=meeting, outcome__in=SETTLED):
            taken = [view for view in item.topic.consultations.all() if view.stage == meeting.kind]
            faces = {view.face for view in taken}
            heard = {v.face for v in taken if v.state == "agreed" and v.heard_on and v.heard_on <= meeting.held_on}
            if len(heard) < len(faces) or not faces:
                yield ("B-05", unit.pk, item.pk, meeting.ym, len(heard), "unheard" if faces else "unrecorded")
            yield from _quorate(unit, meeting, item)


def _quorate(unit: Unit, meeting: Any, item: AgendaItem) -> Iterator[Row]:
    held = date(meeting.ym // 100, meeting.ym % 100, 1)
    base, more = _number("quorum_base", unit, held), _number("majority", unit, held)
    parts = _number("important_quorum" if item.quorum == "Q-2" else "ordinary_quorum", unit, held)
    if not meeting.attendances.filter(is_entitled=True).exists():
        yield (item.quorum, unit.pk, item.pk, meeting.ym, item.present, "unrecorded")
    elif item.present * base < item.entitled * parts:
        yield (item.quorum, unit.pk, item.pk, meeting.ym, item.present, "short")
    elif item.outcome == "approved" and (item.yes or 0) * base <= item.entitled * more:
        yield (item.quorum, unit.pk, item.pk, meeting.ym, item.yes or 0, "not_carried")


def _carried_out(unit: Unit, day: date) -> Iterator[Row]:
    """Resolutions without a task, tasks past their day."""
    late = day - relativedelta(days=_number("resolution_task_days", unit, day))
    for resolution in unit.resolutions.filter(outcome="approved", issued_on__lt=late):
        done = resolution.topic.state in ("closed", "revised")
        if not done and not resolution.tasks.filter(made_on__lte=day).exists():
            yield ("B-16", unit.pk, resolution.pk, 0, 0, "no_task")
    for task in Task.objects.filter(unit=unit, made_on__lte=day, due_on__lt=day):
        if task.done_on is None or task.done_on > day:
            yield ("B-16", unit.pk, task.pk, 0, 0, "overdue")
