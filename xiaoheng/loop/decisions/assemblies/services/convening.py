"""召集: a meeting of another body, and what is put before it."""

from datetime import date, time

from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.models import Person
from xiaoheng.ground.organisation.verbs import act, advance
from xiaoheng.ground.records import services as records
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Refused
from xiaoheng.loop.decisions.assemblies.models import Assembly, Question
from xiaoheng.loop.decisions.assemblies.selectors import Holder, holder_of, presiders, roll_of
from xiaoheng.loop.decisions.assemblies.services import checks
from xiaoheng.loop.decisions.assemblies.states import MEETING
from xiaoheng.loop.decisions.assemblies.words import Of, QuestionState, Result
from xiaoheng.loop.decisions.matters.services.settling import refuse_day
from xiaoheng.loop.decisions.meetings.services.convening import refuse_hours, refuse_known, refuse_manner, year_of
from xiaoheng.loop.decisions.models import Gate, Meeting
from xiaoheng.loop.decisions.words import GateState, Manner, MeetingKind, MeetingState

LIVE = (MeetingState.PLANNED, MeetingState.OPEN)
LONGEST = 99  # questions: nobody goes through more in one meeting


def convene(
    *,
    actor: Actor,
    holder: Holder,
    planned_on: date,
    chair: Person | None = None,
    title: str = "",
    place: str = "",
    begins: time | None = None,
    ends: time | None = None,
    manner: str = Manner.ON_SITE,
    for_year: int | None = None,
    special: bool = False,
) -> Meeting:
    """召集会议: of an organisation, a registered body or a unit; one held on paper may be called for a day gone by.

    Refused: a form that is not theirs, a day on which they were not there, papers passed round, hours that meet those
    of another of their meetings, the same meeting of organisation life twice, nobody there to preside.
    """
    form, seat = holder.form, holder.seat
    with act("assemblies.convene", actor=actor, unit=seat) as doing:
        records.refuse_secret(title, place, where=_("会议名称或地点"))
        checks.queue(seat)
        if not holder.fits:
            raise Refused(
                _("%(name)s不召开%(form)s。") % {"name": holder.name, "form": form.title},
                _("请重新选择会议。"),
                checks.CLAUSE,
            )
        kind = MeetingKind(form.code) if form.of == Of.ORG else MeetingKind.BODY
        meeting = Meeting(
            unit=seat, org=holder.org, kind=kind, name=form.title, book=holder.book, title=title.strip(),
            place=place.strip(), planned_on=planned_on, entered_on=clock.today(), begins=begins, ends=ends,
            manner=manner, for_year=year_of(kind, planned_on, for_year, special),
        )  # fmt: skip
        checks.refuse_absent(holder, meeting)
        refuse_manner(manner)
        refuse_hours(
            Meeting.objects.filter(unit=seat, kind=kind, book=holder.book, planned_on=planned_on), begins, ends
        )
        if holder.org is not None:
            refuse_known(holder.org, kind, planned_on)
        meeting.chair = _presiding(holder, planned_on, chair)
        meeting.save()
        Assembly.objects.create(meeting=meeting, form=form, body=holder.body)
        doing.subject = meeting
        doing.say(kind=form.title, of=holder.name, planned_on=planned_on.isoformat(), chair=meeting.chair.name)
    return meeting


def put(*, actor: Actor, meeting: Meeting, title: str = "", text: str = "", gate: Gate | None = None) -> Question:
    """提请审议: something of the body's own, or a topic that has to be heard by it before the Party meeting (`gate`).

    Refused: the meeting has begun (临时动议, B-04), another school's topic or another body's gate, a gate that is
    passed or before a meeting already, a topic proposed after that day.
    """
    with act("assemblies.put", actor=actor, unit=meeting.unit, on=meeting) as doing:
        records.refuse_secret(title, text, where=_("审议事项"))
        row = checks.locked(meeting)
        if row.state != MeetingState.PLANNED:
            raise Refused(_("会议已经开始或结束，不能临时加入审议事项。"), _("请提请下一次会议审议。"), "B-04")
        count = row.questions.count()
        if count >= LONGEST:
            raise Refused(_("议程已有%(n)s项，不能再列入。") % {"n": LONGEST}, _("一事一议，请分次召开会议。"), "B-07")
        if gate is not None:
            _refuse_gate(gate, row)
        name = title.strip() or (gate.topic.title if gate else "")
        if not name:
            raise Refused(_("没有写明审议事项。"), _("请填写名称，或选择征求意见的议题。"), "B-02")
        last = row.questions.order_by("-position").values_list("position", flat=True).first() or 0
        question = Question.objects.create(
            meeting=row, position=last + 1, title=name[:200], text=text.strip(), gate=gate,
            quorum=row.assembly.form.quorum,
        )  # fmt: skip
        doing.say(title=question.title, position=question.position)
    return question


def withdraw(*, actor: Actor, question: Question) -> Meeting:
    """撤下: what was put before a meeting by mistake, as long as it has not begun."""
    meeting = question.meeting
    with act("assemblies.withdraw", actor=actor, unit=meeting.unit, on=meeting) as doing:
        row = checks.locked(meeting)
        if row.state != MeetingState.PLANNED:
            raise Refused(_("会议已经开始，不能撤下审议事项。"), _("不审议的，请登记为缓议。"), "B-04")
        Question.objects.filter(pk=question.pk).delete()
        doing.say(title=question.title)
    return row


def cancel(*, actor: Actor, meeting: Meeting, reason: str) -> Meeting:
    """取消会议: called off, or too few came; what was to be heard waits for another meeting.

    Refused: no reason, a question already concluded (deferred ones are not).
    """
    with act("assemblies.cancel", actor=actor, unit=meeting.unit, on=meeting) as doing:
        row = checks.locked(meeting)
        checks.in_state(row, "assemblies.cancel")
        if not reason.strip():
            raise Refused(_("没有写明取消的原因。"), _("请写明原因。"), "B-03")
        if row.questions.filter(state=QuestionState.DECIDED).exclude(result=Result.DEFERRED).exists():
            raise Refused(_("会议已经形成结论，不能取消。"), _("请把其余事项登记为缓议，然后散会。"), "B-08")
        # A meeting that did not take place was not held: it counts for nothing.
        advance(row, MEETING, "assemblies.cancel", labels=checks.LABELS, summary=reason.strip(), held_on=None, ym=None)
        doing.say(kind=row.called, reason=reason.strip())
    return row


def _presiding(holder: Holder, day: date, chair: Person | None) -> Person:
    """The chair named, or the one the body has."""
    found = chair or roll_of(holder, day).chair
    if found is None:
        raise Refused(_("没有主持人。"), _("请选择主持人；机构的负责人请在机构成员中登记。"), checks.CLAUSE)
    if found not in presiders(holder, day):
        raise Refused(
            _("%(name)s不是该会议的成员，也不是学校领导，不能主持。") % {"name": found.name},
            _("请从名单中选择主持人。"),
            checks.CLAUSE,
        )
    return found


def _refuse_gate(gate: Gate, row: Meeting) -> None:
    holder, topic = holder_of(row), gate.topic
    ours = topic.unit_id == holder.seat.pk or (holder.org is not None and topic.org_id == holder.org.pk)
    if not ours or gate.kind_id != holder.form.gate:
        raise Refused(_("这不是等待本会议意见的议题。"), _("请从列出的议题中选择。"), checks.CLAUSE)
    if gate.void_on is not None or gate.state != GateState.PENDING:
        raise Refused(_("这项前置程序已经办理，或属于旧稿。"), _("请打开议题查看。"), "B-06")
    refuse_day(min(row.planned_on, clock.today()), topic)
    waiting = Question.objects.filter(gate=gate, state=QuestionState.WAITING, meeting__state__in=LIVE)
    if waiting.exists():
        raise Refused(_("本议题已经提请一次会议审议。"), _("请等待那次会议的结果。"), "B-06")
