"""What moves in a random world: meetings of the two bodies, topics, requests, orders, explanations, problems."""

from datetime import date, timedelta
from itertools import count

from tests.ground.rulebook import assemblies, elections, filings, team_reports
from xiaoheng.ground.organisation.models import SuperiorRequest
from xiaoheng.loop.correction.models import Problem
from xiaoheng.loop.decisions.models import (
    AgendaItem,
    Attendance,
    Consultation,
    Gate,
    GateKind,
    Matter,
    Meeting,
    Minutes,
    Resolution,
    Talk,
    Topic,
    TopicMatter,
)
from xiaoheng.loop.execution.models import Assignment, Directive, DirectiveItem, ItemUnit, Target, Task, Transfer
from xiaoheng.loop.supervision.models import Bulletin, BulletinRow, Explanation

OUTCOMES = ["approved", "approved", "approved", "rejected", "forwarded", "deferred", ""]


class Loop:
    """Rows of the loop for the units, organisations and people of a world, crowded around its day."""

    def __init__(self, world):
        self.w, self.r, self.serial = world, world.r, count(1)
        self.schools = [unit for unit in world.units if unit.kind == "school"]
        self._sittings()
        self._talks()
        self._requests()
        self._orders()
        self._problems()
        filings.scatter(self)
        elections.scatter(self)
        team_reports.scatter(self)
        assemblies.scatter(self)

    def around(self, *lengths):
        """A day so many days before the world's day, give or take one."""
        back = self.r.choice([*lengths, self.r.randrange(0, 500)])
        return self.w.day - timedelta(days=back + self.r.choice([-1, 0, 0, 1]))

    def perhaps(self, day, chance=0.5):
        """A day on or after another, or none."""
        return day + timedelta(days=self.r.choice([0, 1, 2, 40])) if self.r.random() < chance else None

    def _sittings(self):
        for _number in range(self.r.choice([0, 6, 20])):
            held, kind = self.around(0, 2, 3, 15), self.r.choice(["party", "party", "principal"])
            org = self.r.choice(self.w.orgs)
            unit = org.unit if kind == "party" and self.r.random() < 0.9 else self.r.choice(self.schools)
            meeting = Meeting.objects.create(
                unit=unit, org=org if kind == "party" else None, kind=kind, planned_on=held, held_on=held,
                state=self.r.choice(["closed", "closed", "closed", "open"]), ym=held.year * 100 + held.month,
                entered_on=held,
            )  # fmt: skip
            people = self.r.sample(self.w.people, self.r.choice([0, 2, 3, 4]))
            Attendance.objects.bulk_create(
                Attendance(meeting=meeting, person=one, capacity="", is_entitled=self.r.random() < 0.8, position=1)
                for one in people
            )
            for position in range(self.r.choice([0, 1, 1, 2])):
                self._item(meeting, position)
            if self.r.random() < 0.6:
                signed = self.perhaps(held, 0.8)
                state = "signed" if signed else "draft"
                Minutes.objects.create(meeting=meeting, state=state, file="", drafted_on=held, signed_on=signed)

    def _item(self, meeting, position):
        body = "party" if meeting.kind == "party" else self.r.choice(["party", "principal"])
        topic = self._topic(meeting.unit, body)
        entitled = self.r.choice([0, 2, 3, 4, 6])
        present = self.r.randint(0, entitled)
        yes = self.r.randint(0, present) if self.r.random() < 0.9 else None
        outcome = self.r.choice(OUTCOMES)
        item = AgendaItem.objects.create(
            meeting=meeting, topic=topic, position=position, entitled=entitled, present=present, outcome=outcome,
            quorum="Q-3" if meeting.kind == "principal" else self.r.choice(["Q-1", "Q-2"]), yes=yes,
            no=None if yes is None else present - yes, abstain=None if yes is None else 0,
            is_late=self.r.random() < 0.3,
        )  # fmt: skip
        for face in self.r.sample(["principal", "secretary", "deputy", "team"], self.r.choice([0, 1, 1, 2])):
            heard = self.r.choice([None, meeting.held_on, meeting.held_on + timedelta(days=1), date(2000, 1, 1)])
            Consultation.objects.create(
                topic=topic, round=1, stage=self.r.choice([meeting.kind, meeting.kind, "party"]), face=face,
                state=self.r.choice(["agreed", "agreed", "unresolved"]) if heard else "pending", heard_on=heard,
            )  # fmt: skip
        if outcome in ("approved", "rejected"):
            self._resolution(item)

    def _topic(self, unit, body):
        return Topic.objects.create(
            unit=unit, org=self.r.choice(self.w.orgs), title="题", text="文", proposed_on=date(2020, 1, 1), body=body,
            stage=body, quorum="Q-1", state=self.r.choice(["approved", "issued", "issued", "closed", "revised"]),
        )  # fmt: skip

    def _resolution(self, item):
        issued = self.r.choice([None, self.around(15, 16)])
        resolution = Resolution.objects.create(
            unit=item.topic.unit, topic=item.topic, item=item, number=f"决{next(self.serial)}", outcome=item.outcome,
            text="", decided_on=item.meeting.held_on, issued_on=issued,
        )  # fmt: skip
        for _number in range(self.r.choice([0, 0, 1, 2])):
            made = self.around(0)
            due = self.around(0, 1)
            Task.objects.create(
                unit=resolution.unit, resolution=resolution, owner=self.r.choice(self.w.people), title="事", due_on=due,
                made_on=made, done_on=self.perhaps(due),
            )  # fmt: skip

    def _talks(self):
        """For some schools a few, most of them long ago."""
        for unit in self.r.sample(self.schools, len(self.schools) * 2 // 3):
            days = {self.around(7) for _number in range(self.r.choice([0, 1, 2]))}
            Talk.objects.bulk_create(
                Talk(
                    unit=unit, org=self.r.choice(self.w.orgs), day=day, secretary=self.r.choice(self.w.people),
                    principal=self.r.choice(self.w.people), is_done=self.r.random() < 0.8, entered_on=day,
                )
                for day in days
            )  # fmt: skip

    def _requests(self):
        matters = [
            Matter.objects.get_or_create(
                code=code, defaults={"body": "party", "area": "", "title": code, "quorum": "Q-1", "position": 1}
            )[0]
            for code in ("P03", "P06")
        ]
        kind = GateKind.objects.get_or_create(code="UP", defaults={"body": "", "before": "issue"})[0]
        for _number in range(self.r.choice([0, 3, 6])):
            sent = self.w.near() if self.r.random() < 0.4 else self.around(28, 30, 31)
            due, school = sent + timedelta(days=30), self.r.choice(self.schools)
            request = SuperiorRequest.objects.create(
                unit=school, superior=self.r.choice(self.w.units), number=f"请{next(self.serial)}", sent_on=sent,
                kind=self.r.choice(["request", "request", "report"]), title="请示", due_on=due,
                matter=self.r.choice(["other", "other", "branch"]),
                state=self.r.choice(["sent", "sent", "approved", "withdrawn"]), replied_on=self.perhaps(due, 0.3),
            )  # fmt: skip
            if self.r.random() < 0.7:
                topic = self._topic(school, "party")
                TopicMatter.objects.create(topic=topic, matter=self.r.choice(matters))
                Gate.objects.create(topic=topic, round=1, kind=kind, request=request)

    def _orders(self):
        for _number in range(self.r.choice([0, 1, 2])):
            since = self.around(0, 30)
            directive = Directive.objects.create(
                unit=self.w.units[0], title="交办单", since=since, until=since + timedelta(days=90), drafted_on=since,
                issued_on=self.perhaps(since, 0.8), closed_on=self.perhaps(self.w.day - timedelta(days=1), 0.3),
                state="issued",
            )  # fmt: skip
            addressed = self.r.sample(self.schools, self.r.randint(0, len(self.schools)))
            joined = {unit: self.perhaps(self.w.day, 0.1) for unit in addressed}
            Target.objects.bulk_create(
                Target(directive=directive, unit=u, joined_on=joined[u], ended_on=self.perhaps(self.w.day, 0.1))
                for u in addressed
            )
            for seq in range(self.r.choice([1, 3])):
                self._duty(directive, seq, addressed)
            self._bulletin(directive, addressed)

    def _duty(self, directive, seq, addressed):
        item = DirectiveItem.objects.create(
            directive=directive, seq=seq, title="事项", text="文", due_on=self.r.choice([None, self.around(0, 1)]),
            recurrence={"freq": "monthly"} if self.r.random() < 0.2 else None,
            reach=self.r.choice(["all", "all", "only", "except"]), addressee=self.r.choice(["unit", "unit", "org"]),
            added_on=self.perhaps(self.w.day, 0.1), ended_on=self.perhaps(self.w.day, 0.1),
        )  # fmt: skip
        for unit in self.r.sample(self.schools, self.r.randrange(0, 2)):
            ItemUnit.objects.create(item=item, unit=unit)
        self._transfer(item, addressed)
        for unit in addressed if self.r.random() < 0.8 else ():
            state = self.r.choice(["working", "submitted", "passed", "returned", "exempt"])
            came = self.around(0, 1) if state not in ("working", "exempt") else None
            Assignment.objects.create(
                item=item, unit=unit, occurrence=directive.since, state=state, submitted_on=came,
                due_on=self.r.choice([None, item.due_on, self.around(0, 1)]),
                settled_on=self.around(0) if state in ("passed", "exempt") else None,
            )  # fmt: skip

    def _transfer(self, item, addressed):
        if len(addressed) > 1 and self.r.random() < 0.4:
            unit, to = self.r.sample(addressed, 2)
            Transfer.objects.create(
                item=item, unit=unit, to=to, reason="人手不足", by_name="", asked_on=self.w.day,
                state=self.r.choice(["asked", "granted", "granted", "ended"]), answered_on=self.around(0, 1),
                ended_on=self.perhaps(self.w.day, 0.3),
            )  # fmt: skip

    def _bulletin(self, directive, addressed):
        bulletin = Bulletin.objects.create(
            unit=self.w.units[0], directive=directive, frozen_on=self.w.day, contest_until=self.w.day, formula="",
            formula_version="", formula_text="", low_permille=100,
        )  # fmt: skip
        for unit in addressed:
            row = BulletinRow.objects.create(
                bulletin=bulletin, unit=unit, unit_name="", group="primary", asked=1, exempt=0, verified=0,
                contradicted=0, late=0, group_size=1,
            )  # fmt: skip
            due = self.around(0, 1)
            Explanation.objects.create(row=row, due_on=due, given_on=self.perhaps(due))

    def _problems(self):
        for _number in range(self.r.choice([0, 2, 5])):
            state = self.r.choice(["open", "mending", "submitted", "returned", "closed"])
            due = self.r.choice([None, self.around(0, 1)])
            came = self.around(0, 1) if state in ("submitted", "returned", "closed") else None
            Problem.objects.create(
                unit=self.r.choice(self.w.units), title="问题", state=state, due_on=due, opened_on=self.around(0, 60),
                submitted_on=came, closed_on=self.perhaps(came) if came and state == "closed" else None,
            )  # fmt: skip
