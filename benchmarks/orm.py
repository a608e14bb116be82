"""The same rules set-wise through Django's ORM: one queryset a reason, cut-off dates from Python, no loop over schools.

As in `benchmarks.naive`, every school has one organisation of its own. Nobody has set a value of their own in these
facts, so parameters are looked up once; our own statements resolve them for each scope.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from dateutil.relativedelta import relativedelta
from django.db.models import Count, Exists, F, Max, Min, OuterRef, Q, QuerySet, Subquery

from benchmarks.naive import BESIDE, CADENCES, DEPUTIES, LIFE, LIMITED, MORAL, SEATED, SETTLED, Row, on
from xiaoheng.ground.organisation.models import Appointment, Membership, PartyOrg, Unit
from xiaoheng.ground.rulebook.engine.periods import Period, completed
from xiaoheng.ground.rulebook.selectors import parameter
from xiaoheng.loop.decisions.models import AgendaItem, Attendance, Consultation, Meeting, Resolution
from xiaoheng.loop.execution.models import Task

REGIME = Q(school__ownership="public", school__legal_person=True) & ~Q(school__stage="kindergarten")


def findings(day: date) -> set[Row]:
    """What the rules find on the day."""
    asked = _Asked(day)
    parts = (asked.sizes(), asked.seats(), asked.terms(), asked.apart(), asked.deputies(), asked.teams(), asked.moral())
    more = (asked.vacancies(), asked.long(), asked.heard(), asked.quorate(), asked.carried_out())
    found = {row for part in (*parts, *more) for row in part}
    return found | {row for cadence in CADENCES for period in completed(cadence[3], day)
                    for row in asked.life(*cadence[:3], period)}  # fmt: skip


class _Asked:
    """The querysets of one day."""

    def __init__(self, day: date) -> None:
        self.day = day
        self.top = Unit.objects.filter(superior=None).get()
        self.orgs = PartyOrg.objects.filter(on(day), unit__kind="school")
        regime = Q(unit__school__ownership="public", unit__school__legal_person=True)
        self.regular = self.orgs.filter(regime & ~Q(unit__school__stage="kindergarten"))
        self.posts = Appointment.objects.filter(on(day))
        self.schools = Unit.objects.filter(on(day), REGIME, kind="school")

    def number(self, key: str) -> int:
        return parameter(key, self.top, self.day).value

    def back(self, **span: int) -> date:
        """So long ago, by the calendar: a start before it has lasted longer."""
        return self.day - relativedelta(**span)  # type: ignore[arg-type]

    def committee(self) -> Exists:
        return Exists(self.posts.filter(org=OuterRef("pk"), post="committee_member"))

    def sizes(self) -> Iterator[Row]:
        held = Membership.objects.filter(on(self.day), org=OuterRef("pk")).order_by().values("org")
        many = Subquery(held.annotate(n=Count("person", distinct=True)).values("n"))
        full = Subquery(held.filter(kind="full").annotate(n=Count("person", distinct=True)).values("n"))
        least = self.number("branch_committee_min_members")
        small = self.orgs.filter(~self.committee(), kind="branch").annotate(n=full).filter(n__gte=least)
        yield from _rows("A-02", small, "no_committee")
        general, large = self.number("general_branch_min_members"), self.number("committee_min_members")
        counted = self.regular.annotate(n=many).filter(n__gt=0)
        yield from _rows("A-07", counted.filter(kind="branch", n__gte=general, n__lt=large), "should_be_general")
        yield from _rows("A-07", counted.filter(kind="general_branch", n__lt=general), "too_few")
        yield from _rows("A-08", counted.filter(kind="committee", n__lt=large), "too_few")
        yield from _rows("A-08", counted.filter(n__gte=large).exclude(kind="committee"), "should_be_committee")

    def seats(self) -> Iterator[Row]:
        held = self.posts.filter(org=OuterRef("pk"), post__in=SEATED).order_by().values("org")
        counted = PartyOrg.objects.annotate(n=Subquery(held.annotate(n=Count("person", distinct=True)).values("n")))
        fewest, most, cap = (self.number(f"branch_seats_{word}") for word in ("min", "max", "cap"))
        branches = counted.filter(self.committee(), pk__in=self.orgs.filter(kind="branch"))
        yield from _rows("A-09", branches.filter(n__lt=fewest), "branch_few")
        yield from _rows("A-09", branches.filter(n__gt=cap), "branch_over")
        yield from _rows("A-09", branches.filter(n__gt=most, n__lte=cap), "branch_many")
        fewest, most = (self.number(f"general_seats_{word}") for word in ("min", "max"))
        general = counted.filter(pk__in=self.regular.filter(kind="general_branch"))
        yield from _rows("A-09", general.filter(n=None), "unrecorded", was=0)
        yield from _rows("A-09", general.filter(n__lt=fewest), "few")
        yield from _rows("A-09", general.filter(n__gt=most), "many")

    def terms(self) -> Iterator[Row]:
        for kinds, key in ((Q(kind="committee"), "committee_term"), (~Q(kind="committee"), "branch_term")):
            years = self.number(key)
            over, beyond = self.back(years=years), self.back(years=years + self.number("term_extension_max"))
            due = self.day + relativedelta(months=self.number("term_reminder")) - relativedelta(years=years)
            rows = self.orgs.filter(kinds)
            yield from _rows("A-14", rows.filter(term_since=None), "unrecorded", was=0)
            yield from _rows("A-14", rows.filter(term_since__lt=beyond), "overlong", was=0)
            yield from _rows("A-14", rows.filter(term_since__gte=beyond, term_since__lt=over), "expired", was=0)
            yield from _rows("A-14", rows.filter(term_since__gte=over, term_since__lte=due), "soon", was=0)

    def apart(self) -> Iterator[Row]:
        """Principals and secretaries of schools with a general branch."""
        general = self.regular.filter(kind="general_branch").values("unit")
        same = self.posts.filter(unit=OuterRef("unit"), person=OuterRef("person"))
        principals = self.posts.filter(post="principal", unit__in=general)
        members = Membership.objects.filter(on(self.day), person=OuterRef("person"))
        heads = principals.filter(Exists(same.filter(post="secretary")))
        yield from _people("A-11", heads, "one_person", was=1)
        plain = principals.filter(Exists(members)).exclude(Exists(same.filter(post__in=("secretary", *DEPUTIES))))
        yield from _people("A-11", plain, "principal_not_deputy", was=0)
        beside = self.posts.filter(post="secretary", unit__in=general).filter(Exists(same.filter(post__in=BESIDE)))
        for unit, person in beside.values_list("unit", "person"):
            was = self.posts.filter(unit=unit, person=person, post__in=BESIDE).count()
            yield ("A-11", unit, person, 0, was, "secretary_holds_post")

    def deputies(self) -> Iterator[Row]:
        """Schools with a branch that has a committee: one person, with so many full-time deputies."""
        branches = self.regular.filter(self.committee(), kind="branch")
        principals = self.posts.filter(unit=OuterRef("unit"), post="principal")
        heads = self.posts.filter(post="secretary", org__in=branches)
        two = heads.filter(Exists(principals.exclude(person=OuterRef("person"))))
        yield from (("A-11", unit, unit, 0, 2, "apart") for unit in two.values_list("unit", flat=True).distinct())
        one = heads.filter(Exists(principals.filter(person=OuterRef("person"))))
        held = Count(
            "appointments__person", Q(appointments__post="full_time_deputy_secretary") & self._on(), distinct=True
        )
        wrong = branches.filter(pk__in=one.values("org")).annotate(n=held).exclude(n=self.number("full_time_deputies"))
        yield from (("A-11", unit, unit, 0, n, "deputies") for unit, n in wrong.values_list("unit", "n"))

    def _on(self) -> Q:
        return Q(appointments__since__lte=self.day) & (
            Q(appointments__until=None) | Q(appointments__until__gt=self.day)
        )

    def teams(self) -> Iterator[Row]:
        orgs = self.regular.filter(Q(kind="general_branch") | self.committee())
        old, least = self.back(years=self.number("young_cadre_age") + 1), self.number("young_cadres_min")
        team = Q(appointments__post__in=("principal", "vice_principal", *SEATED)) & self._on()
        born = "appointments__person__born_on"
        counted = Unit.objects.filter(pk__in=orgs.values("unit")).annotate(
            team=Count("appointments__person", team, distinct=True),
            young=Count("appointments__person", team & Q(**{f"{born}__gt": old}), distinct=True),
            unknown=Count("appointments__person", team & Q(**{born: None}), distinct=True),
        )
        for unit, n, young, unknown in counted.filter(young__lt=least).values_list("pk", "team", "young", "unknown"):
            reason = "no_team" if not n else "ages_unrecorded" if young + unknown >= least else "no_young"
            yield ("A-19", unit, unit, 0, young, reason)

    def moral(self) -> Iterator[Row]:
        moral = self.posts.filter(MORAL)
        members = Membership.objects.filter(on(self.day), person=OuterRef("person"))
        yield from _people("A-20", moral.filter(~Exists(members), unit__in=self.schools), "not_member", was=0)
        none = self.regular.filter(~Exists(moral.filter(unit=OuterRef("unit")))).values_list("unit", flat=True)
        yield from (("A-20", unit, unit, 0, 0, "unrecorded") for unit in none)

    def vacancies(self) -> Iterator[Row]:
        limit = self.back(months=self.number("vacancy_months_max"))
        schools = self.schools.annotate(begun=Min("party_orgs__since", filter=Q(party_orgs__in=self.orgs)))
        for post, begun in (("secretary", "begun"), ("principal", "since")):
            stints = Appointment.objects.filter(unit=OuterRef("pk"), post=post, since__lte=self.day)
            last = stints.order_by().values("unit").annotate(last=Max("until")).values("last")
            open_ = stints.filter(Q(until=None) | Q(until__gt=self.day))
            empty = schools.filter(~Exists(open_)).annotate(left=Subquery(last))
            late = Q(left__lt=limit) | Q(**{f"{begun}__lt": limit, "left": None})
            for unit, left in empty.filter(late).values_list("pk", "left"):
                yield ("A-16", unit, unit, 0, 0, f"{post}_vacant" if left else f"{post}_unrecorded")

    def long(self) -> Iterator[Row]:
        most, warn = (self.back(years=self.number(f"post_years_{word}")) for word in ("max", "warn"))
        same = Appointment.objects.filter(unit=OuterRef("unit"), person=OuterRef("person"), post=OuterRef("post"))
        joined = same.filter(Q(until=None) | Q(until__gte=OuterRef("since")), since__lt=OuterRef("since"))
        first = same.filter(~Exists(joined), since__lte=OuterRef("since")).order_by("-since").values("since")[:1]
        posts = self.posts.filter(post__in=LIMITED, unit__in=self.schools).annotate(begun=Subquery(first))
        for post, unit, begun in posts.filter(begun__lte=warn).values_list("pk", "unit", "begun"):
            yield ("A-15", unit, post, 0, 0, "too_long" if begun < most else "soon")

    def items(self) -> QuerySet[AgendaItem]:
        """Items settled by the Party meetings of the last twelve months and of this one."""
        first = completed("month", self.day)[0].first_month
        schools = Unit.objects.filter(on(self.day), kind="school")
        return AgendaItem.objects.filter(
            meeting__unit__in=schools, meeting__kind="party", meeting__state="closed", meeting__ym__gte=first,
            meeting__held_on__lte=self.day, outcome__in=SETTLED,
        )  # fmt: skip

    def heard(self) -> Iterator[Row]:
        views = Consultation.objects.filter(topic=OuterRef("topic"), stage=OuterRef("meeting__kind")).order_by()
        faces = Count("face", distinct=True)
        timely = Count("face", Q(state="agreed", heard_on__lte=OuterRef("meeting__held_on")), distinct=True)
        counted = self.items().annotate(
            faces=Subquery(views.values("topic").annotate(n=faces).values("n")),
            heard=Subquery(views.values("topic").annotate(n=timely).values("n")),
        )
        lacking = counted.filter(Q(faces=None) | Q(heard__lt=F("faces")))
        for unit, item, ym, n, of in lacking.values_list("meeting__unit", "pk", "meeting__ym", "heard", "faces"):
            yield ("B-05", unit, item, ym, n or 0, "unheard" if of else "unrecorded")

    def quorate(self) -> Iterator[Row]:
        base, majority = self.number("quorum_base"), self.number("majority")
        seats = Exists(Attendance.objects.filter(meeting=OuterRef("meeting"), is_entitled=True))
        for rule, key in (("Q-1", "ordinary_quorum"), ("Q-2", "important_quorum")):
            items = self.items().filter(quorum=rule)
            short = Q(present__lt=F("entitled") * self.number(key) / (base * 1.0))
            carried = Q(outcome="approved", yes__lte=F("entitled") * majority / (base * 1.0))
            for reason, was, rows in (
                ("unrecorded", "present", items.filter(~seats)),
                ("short", "present", items.filter(seats).filter(short)),
                ("not_carried", "yes", items.filter(seats).filter(~short & carried)),
            ):
                for unit, item, ym, n in rows.values_list("meeting__unit", "pk", "meeting__ym", was):
                    yield (rule, unit, item, ym, n, reason)

    def carried_out(self) -> Iterator[Row]:
        late, schools = self.back(days=self.number("resolution_task_days")), Unit.objects.filter(kind="school")
        tasks = Task.objects.filter(made_on__lte=self.day)
        issued = Resolution.objects.filter(outcome="approved", issued_on__lt=late, unit__in=schools)
        none = issued.exclude(topic__state__in=("closed", "revised")).filter(
            ~Exists(tasks.filter(resolution=OuterRef("pk")))
        )
        yield from (("B-16", unit, key, 0, 0, "no_task") for unit, key in none.values_list("unit", "pk"))
        over = tasks.filter(Q(done_on=None) | Q(done_on__gt=self.day), due_on__lt=self.day, unit__in=schools)
        yield from (("B-16", unit, key, 0, 0, "overdue") for unit, key in over.values_list("unit", "pk"))

    def life(self, rule: str, kind: str, key: str, period: Period) -> Iterator[Row]:
        held = Meeting.objects.filter(org=OuterRef("pk"), state="closed", held_on__lte=self.day, kind__in=LIFE)
        orgs = self.orgs.filter(
            Exists(held.filter(ym__lte=period.last_month)), kind="branch", since__lte=period.first_day
        )
        if kind == "committee":
            seats = Appointment.objects.filter(on(period.first_day), org=OuterRef("pk"), post="committee_member")
            orgs = orgs.filter(Exists(seats))
        within = Q(meetings__kind=kind, meetings__state="closed", meetings__held_on__lte=self.day,
                   meetings__ym__gte=period.first_month, meetings__ym__lte=period.last_month)  # fmt: skip
        few = orgs.annotate(n=Count("meetings", within)).filter(n__lt=self.number(key))
        yield from (
            (rule, unit, org, period.first_month, n, "missed") for org, unit, n in few.values_list("pk", "unit", "n")
        )


def _rows(rule: str, orgs: QuerySet[Any], reason: str, was: int | None = None) -> Iterable[Row]:
    if was is not None:
        return ((rule, unit, org, 0, was, reason) for org, unit in orgs.values_list("pk", "unit"))
    return ((rule, unit, org, 0, n, reason) for org, unit, n in orgs.values_list("pk", "unit", F("n")))


def _people(rule: str, posts: QuerySet[Appointment], reason: str, was: int) -> Iterable[Row]:
    return ((rule, unit, person, 0, was, reason) for unit, person in posts.values_list("unit", "person"))
