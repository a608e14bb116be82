"""会前准备: views heard, gates passed, the superior asked. The topic's state follows these facts."""

from datetime import date

from django.utils.translation import gettext as _

from xiaoheng.ground.organisation import selectors as organisation
from xiaoheng.ground.organisation import services as superior
from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.models import SuperiorRequest, Unit
from xiaoheng.ground.organisation.verbs import act, advance
from xiaoheng.ground.organisation.words import RequestState, Role
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Refused
from xiaoheng.lib.states import step
from xiaoheng.loop.decisions.models import Consultation, Gate, Topic
from xiaoheng.loop.decisions.selectors.bodies import chair_of
from xiaoheng.loop.decisions.selectors.terms import reply_due
from xiaoheng.loop.decisions.selectors.topics import gates_of, views_of
from xiaoheng.loop.decisions.states import TOPIC
from xiaoheng.loop.decisions.words import (
    Before,
    Face,
    GateCode,
    GateState,
    MeetingKind,
    TopicState,
    ViewState,
)

LABELS = dict(TopicState.choices)
REPORTED_FROM = (TopicState.GATED, TopicState.TABLED, TopicState.APPROVED)


def consult(
    *, actor: Actor, consultation: Consultation, agreed: bool, view: str, heard_on: date | None = None, paper: str = ""
) -> Consultation:
    """登记会前意见: the person heard enters his own view; the office only from a signed paper, and marked so.

    Refused: not this body's turn, another's consent by the proposer or without paper, no reason for a
    disagreement, an impossible date. A disagreement keeps the topic off the agenda (B.1).
    """
    topic = consultation.topic
    with act("decisions.consult", actor=actor, unit=_seat(consultation), on=consultation) as doing:
        step(TOPIC, "decisions.consult", topic.state, labels=LABELS)
        _refuse_view(actor, consultation, agreed, view, paper)
        day = heard_on or clock.today()
        _refuse_day(day, topic)
        heard = _person_now(consultation)
        _save(
            consultation,
            person_id=heard,
            state=ViewState.AGREED if agreed else ViewState.UNRESOLVED,
            view=view.strip(),
            heard_on=day,
            by_office=actor.person != heard,
            paper=paper,
        )
        settle(topic, "decisions.consult")
        doing.say(
            title=topic.title, face=str(consultation.get_face_display()), view=str(consultation.get_state_display())
        )
    return consultation


def pass_gate(
    *, actor: Actor, gate: Gate, passed: bool, outcome: str, on: date | None = None, body: str = "", paper: str = ""
) -> Gate:
    """登记前置程序的结果: which body acted, when, with what outcome and paper.

    Refused: by the proposer, before the principal's meeting has put the draft forward, for a gate that only a meeting,
    the views or the superior's answer can pass, without an outcome, with an impossible date.
    """
    topic = gate.topic
    with act("decisions.pass_gate", actor=actor, unit=topic.unit, on=gate) as doing:
        _refuse_gate(actor, gate, outcome)
        day = on or clock.today()
        _refuse_day(day, topic)
        _save(
            gate,
            state=GateState.PASSED if passed else GateState.FAILED,
            body=body.strip() or gate.kind.body,
            on=day,
            outcome=outcome.strip(),
            paper=paper,
        )
        if gate.kind.before == Before.TABLE:
            settle(topic, "decisions.pass_gate")
        doing.say(title=topic.title, gate=str(gate.kind.get_code_display()), outcome=str(gate.get_state_display()))
    return gate


def report(*, actor: Actor, topic: Topic, text: str = "", paper: str = "") -> SuperiorRequest:
    """报上级: ask the county for its answer under a clock; an open report refuses issuing."""
    with act("decisions.report", actor=actor, unit=topic.unit, on=topic) as doing:
        gate = next((gate for gate in gates_of(topic) if gate.kind.code == GateCode.SUPERIOR), None)
        county = organisation.county_of(topic.unit)
        if gate is None or county is None:
            raise Refused(_("本议题不需要报上级。"), _("可直接上会。"), "B.3")
        if topic.stage != MeetingKind.PARTY or topic.state not in REPORTED_FROM:
            raise Refused(_("议题的会前程序未齐，不能报上级。"), _("请先办齐会前程序。"), "B-06")
        if gate.request and gate.standing != GateState.FAILED and gate.request.state != RequestState.WITHDRAWN:
            raise Refused(
                _("已报上级（%(n)s）。") % {"n": gate.request.number}, _("请等待批复，不要重复上报。"), "B-06"
            )
        if gate.standing == GateState.FAILED:
            raise Refused(_("上级已批复不同意。"), _("请按批复意见修改后重新走程序。"), "B-06")
        due = reply_due(topic.unit)
        title = _("关于%(title)s的请示") % {"title": topic.title}
        row = superior.request(
            actor=actor, unit=topic.unit, superior=county, title=title, due_on=due,
            text=text or topic.text, paper=paper or topic.paper, subject=topic,
        )  # fmt: skip
        _save(gate, request=row)
        doing.say(title=topic.title, number=row.number, due_on=due.isoformat())
    return row


def settle(topic: Topic, verb: str) -> None:
    """Step the topic to the state its facts give: draft, consulted (views agreed), gated (gates passed as well)."""
    agreed = all(view.state == ViewState.AGREED for view in views_of(topic))
    if topic.stage == MeetingKind.PARTY:
        _settle_brewing(topic, agreed)
    advance(topic, TOPIC, verb, labels=LABELS, to=facts_state(topic, agreed))


def facts_state(topic: Topic, agreed: bool) -> TopicState:
    """The state that views and gates give."""
    if not agreed:
        return TopicState.DRAFT
    wanted = [g for g in gates_of(topic) if g.kind.before == Before.TABLE] if topic.stage == MeetingKind.PARTY else []
    return TopicState.GATED if all(g.standing == GateState.PASSED for g in wanted) else TopicState.CONSULTED


def _settle_brewing(topic: Topic, agreed: bool) -> None:
    """酝酿 (CS) passes by the views themselves, never by a click."""
    gate = next((g for g in gates_of(topic) if g.kind.code == GateCode.BREWING), None)
    if gate is not None:
        passed = {"state": GateState.PASSED, "on": clock.today(), "body": gate.kind.body, "outcome": _("见会前意见")}
        _save(gate, **(passed if agreed else {"state": GateState.PENDING, "on": None, "outcome": ""}))


def _refuse_view(actor: Actor, row: Consultation, agreed: bool, view: str, paper: str) -> None:
    topic = row.topic
    if row.void_on is not None or row.stage != topic.stage:
        raise Refused(_("这份意见不属于议题当前要上的会议。"), _("请打开议题，登记当前一轮的意见。"), "B.1")
    heard = _person_now(row)
    if heard is None:
        face = row.get_face_display()
        raise Refused(_("%(face)s职务空缺，无人可听取。") % {"face": face}, _("请先按程序补任。"), "A-16")
    if actor.person != heard:
        if actor.person == topic.proposer_id or Role.OFFICE not in actor.roles():
            raise Refused(_("不能代登记他人的意见。"), _("请由本人登记，或由党政办凭签字材料登记。"), "B-05")
        if not paper:
            raise Refused(_("代登记他人意见须附本人签字的材料。"), _("请上传签字材料，或请本人登录登记。"), "B-05")
    if not agreed and not view.strip():
        raise Refused(_("有重大分歧时须写明意见。"), _("请写明分歧要点。"), "B.1")


def _refuse_gate(actor: Actor, gate: Gate, outcome: str) -> None:
    topic, code = gate.topic, gate.kind.code
    ways = {
        GateCode.PRINCIPAL_MEETING: _("校长办公会议的结论"),
        GateCode.BREWING: _("会前意见"),
        GateCode.SUPERIOR: _("上级的批复"),
    }
    if code in ways:
        raise Refused(
            _("“%(gate)s”不能手工登记。") % {"gate": gate.kind.get_code_display()},
            _("它只由%(way)s记入。") % {"way": ways[GateCode(code)]},
            "B-06",
        )
    if gate.void_on is not None:
        raise Refused(_("这项前置程序属于旧稿。"), _("请打开议题，登记新稿的前置程序。"), "B-06")
    if actor.person is not None and actor.person == topic.proposer_id:
        raise Refused(_("提出人不能登记自己议题的前置程序。"), _("请由党政办登记。"), "B-06")
    if topic.stage != MeetingKind.PARTY:
        raise Refused(_("方案尚未经校长办公会议研究提出。"), _("请先上校长办公会议，再办理前置程序。"), "B.4")
    if gate.kind.before == Before.TABLE:
        step(TOPIC, "decisions.pass_gate", topic.state, labels=LABELS)
    elif topic.state != TopicState.APPROVED:
        raise Refused(_("公示在会议通过之后进行。"), _("请在议题通过后登记公示结果。"), "G-08")
    if not outcome.strip():
        raise Refused(_("没有写明结果。"), _("请写明结论或票数、意见。"), "B-06")


def _refuse_day(day: date, topic: Topic) -> None:
    if day > clock.today():
        raise Refused(_("日期%(day)s还没有到。") % {"day": day}, _("请填写实际发生的日期。"), "B-08")
    if day < topic.proposed_on:
        raise Refused(
            _("日期%(day)s早于议题提出之日。") % {"day": day}, _("请核对：只登记针对本议题的意见和程序。"), "B-08"
        )


def _person_now(row: Consultation) -> int | None:
    """The person to be heard: today's holder of the post for secretary and principal, the named person otherwise."""
    bodies = {Face.PRINCIPAL: MeetingKind.PRINCIPAL, Face.SECRETARY: MeetingKind.PARTY}
    if row.face not in bodies:
        return row.person_id
    person = chair_of(bodies[Face(row.face)], row.topic.unit, row.topic.org, clock.today())
    return person.pk if person else None


def _seat(row: Consultation) -> Unit:
    """The unit in which the person heard holds his post."""
    return row.topic.unit if row.face == Face.PRINCIPAL else row.topic.org.unit


def _save(row: Consultation | Gate, **changes: object) -> None:
    for name, value in changes.items():
        setattr(row, name, value)
    row.save(update_fields=[name.removesuffix("_id") for name in changes])
