"""会议查询: other bodies' meetings in scope, what may meet in a school, where a question stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from xiaoheng.ground.bodies.models import Body
from xiaoheng.ground.organisation.actors import Viewer, in_force
from xiaoheng.ground.organisation.models import PartyOrg, Unit
from xiaoheng.ground.organisation.words import UnitKind
from xiaoheng.ground.records.models import Entry
from xiaoheng.lib import quorum
from xiaoheng.loop.decisions.assemblies.models import Form, Headcount, Question
from xiaoheng.loop.decisions.assemblies.selectors.rolls import Holder
from xiaoheng.loop.decisions.assemblies.words import Of, QuestionState
from xiaoheng.loop.decisions.matters.selectors.topics import gates
from xiaoheng.loop.decisions.meetings.selectors.meetings import meetings
from xiaoheng.loop.decisions.meetings.selectors.terms import rule_of
from xiaoheng.loop.decisions.models import Attendance, Gate, Meeting
from xiaoheng.loop.decisions.words import GateState, MeetingKind, MeetingState, TopicState

LIVE = (MeetingState.PLANNED, MeetingState.OPEN)
BEFORE_TABLING = (TopicState.DRAFT, TopicState.CONSULTED, TopicState.GATED)


@dataclass(frozen=True)
class Count:
    """到会情况: entitled and present, by name and counted; the class they are held to, where there is one."""

    entitled: int
    present: int
    rule: quorum.Quorum | None

    @property
    def is_quorate(self) -> bool:
        """Whether enough are there; without a class somebody is enough."""
        return self.rule.is_met(self.entitled, self.present) if self.rule else self.present > 0

    @property
    def least_present(self) -> int:
        """People needed in the room."""
        return self.rule.least_present(self.entitled) if self.rule else 1

    @property
    def least_yes(self) -> int:
        """Votes needed."""
        return self.rule.least_yes(self.entitled) if self.rule else 0


def assemblies(viewer: Viewer) -> QuerySet[Meeting]:
    """其他会议 in scope, the latest first."""
    return meetings(viewer).filter(assembly__isnull=False).select_related("assembly__form", "assembly__body__kind")


def questions(viewer: Viewer) -> QuerySet[Question]:
    """审议事项 of meetings in scope."""
    rows = Question.objects.filter(meeting__in=assemblies(viewer).order_by().values("pk"))
    return rows.select_related("meeting__assembly__form", "meeting__unit", "gate__topic", "gate__kind")


def questions_of(meeting: Meeting) -> list[Question]:
    """审议事项 of one meeting, in their order."""
    return list(meeting.questions.select_related("gate__topic", "gate__kind", "meeting__assembly__form"))


def holders(unit: Unit, day: date) -> list[Holder]:
    """可以开的会: what may meet in a unit that day: its organisations, its bodies, and the unit itself."""
    orgs = list(PartyOrg.objects.filter(in_force(day), unit=unit).select_related("unit").order_by("code"))
    bodies = Body.objects.filter(in_force(day), unit=unit).select_related("unit", "kind")
    there = {body.kind.code: body for body in bodies}
    found: list[Holder] = []
    for form in Form.objects.all():
        if form.of == Of.ORG and unit.kind == UnitKind.SCHOOL:
            found += [Holder(form, unit, org=org) for org in orgs]
        elif form.of == Of.BODY and form.code in there:
            found.append(Holder(form, unit, body=there[form.code]))
        elif form.of == Of.UNIT:
            found.append(Holder(form, unit))
    return [one for one in found if one.fits]


def holder_of(meeting: Meeting) -> Holder:
    """开会的主体 of a meeting."""
    assembly = meeting.assembly
    org = meeting.org if assembly.form.of == Of.ORG else None
    return Holder(assembly.form, meeting.unit, org=org, body=assembly.body)


def count_of(meeting: Meeting, code: str = "") -> Count:
    """到会情况 now, against the class named, or that of the form."""
    rows = Attendance.objects.filter(meeting=meeting, is_entitled=True)
    parts = list(Headcount.objects.filter(meeting=meeting))
    here = [row.is_here for row in rows]
    named = code or meeting.assembly.form.quorum
    rule = rule_of(named, meeting.unit, meeting.held_on or meeting.planned_on) if named else None
    return Count(len(here) + sum(p.expected for p in parts), sum(here) + sum(p.present for p in parts), rule)


def asking(viewer: Viewer, meeting: Meeting) -> QuerySet[Gate]:
    """征求意见的议题: open gates of topics that wait for what this body says, not yet before a meeting of it."""
    holder = holder_of(meeting)
    waiting = Question.objects.filter(state=QuestionState.WAITING, meeting__state__in=LIVE, gate__isnull=False)
    rows = gates(viewer).filter(
        kind=holder.form.gate or "-", state=GateState.PENDING, topic__stage=MeetingKind.PARTY,
        topic__state__in=BEFORE_TABLING, topic__proposed_on__lte=meeting.planned_on,
    )  # fmt: skip
    own = Q(topic__unit=holder.seat) | (Q(topic__org=holder.org) if holder.org else Q(pk__in=()))
    return rows.filter(own).exclude(pk__in=waiting.values("gate")).order_by("topic__proposed_on", "pk")


def book(viewer: Viewer, form: Form, year: int) -> QuerySet[Meeting]:
    """纪要簿 of one kind of meeting in a year: each organisation, body or unit has its own series."""
    rows = assemblies(viewer).filter(assembly__form=form, year=year, state=MeetingState.CLOSED)
    return rows.select_related("minutes__signer", "minutes__confirmed_in").order_by("unit__code", "book", "serial")


def history(meeting: Meeting, rows: Iterable[Question]) -> QuerySet[Entry]:
    """办理过程 of a meeting and its questions; the caller shows that it may be seen."""
    of_meeting = Entry.objects.filter(kind="decisions.meeting", subject=str(meeting.pk))
    of_questions = Entry.objects.filter(kind="assemblies.question", subject__in=[str(row.pk) for row in rows])
    return (of_meeting | of_questions).order_by("id")
