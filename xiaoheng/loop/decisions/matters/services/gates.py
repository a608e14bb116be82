"""前置程序: gates entered with body, day, outcome and paper; the superior asked under a clock."""

from datetime import date

from django.utils.translation import gettext as _

from xiaoheng.ground.organisation import selectors as organisation
from xiaoheng.ground.organisation import services as superior
from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.models import SuperiorRequest
from xiaoheng.ground.organisation.verbs import act
from xiaoheng.ground.organisation.words import RequestState
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Refused
from xiaoheng.lib.states import step
from xiaoheng.loop.decisions.matters.models import Gate, Topic
from xiaoheng.loop.decisions.matters.selectors.terms import reply_due
from xiaoheng.loop.decisions.matters.selectors.topics import gates_of, hearing_body
from xiaoheng.loop.decisions.matters.services.settling import LABELS, refuse_day, save, settle
from xiaoheng.loop.decisions.meetings.services.locking import locked_state
from xiaoheng.loop.decisions.states import TOPIC
from xiaoheng.loop.decisions.words import (
    Before,
    GateCode,
    GateState,
    MeetingKind,
    TopicState,
)

REPORTED_FROM = (TopicState.GATED, TopicState.TABLED, TopicState.APPROVED)


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
        refuse_day(day, topic)
        save(
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


def carry(gate: Gate, *, passed: bool, body: str, on: date, outcome: str) -> Topic:
    """由会议记入: what a body's meeting said of the topic passes the gate, or fails it; a consequence of that meeting.

    Refused: the gate is one of an old draft, or the topic has gone on meanwhile.
    """
    topic = gate.topic
    _refuse_standing(gate)
    refuse_day(on, topic)
    state = GateState.PASSED if passed else GateState.FAILED
    save(gate, state=state, body=body[:100], on=on, outcome=outcome)
    if gate.kind.before == Before.TABLE:
        settle(topic, "decisions.pass_gate")
    return topic


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
        save(gate, request=row)
        doing.say(title=topic.title, number=row.number, due_on=due.isoformat())
    return row


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
    if (body := hearing_body(gate)) is not None:
        raise Refused(
            _("“%(gate)s”由%(body)s会议的结果记入，不能手工登记。")
            % {"gate": gate.kind.get_code_display(), "body": body.name},
            _("请召集%(body)s会议审议本议题。") % {"body": body.name},
            "G-06",
        )
    if actor.person is not None and actor.person == topic.proposer_id:
        raise Refused(_("提出人不能登记自己议题的前置程序。"), _("请由党政办登记。"), "B-06")
    _refuse_standing(gate)
    if not outcome.strip():
        raise Refused(_("没有写明结果。"), _("请写明结论或票数、意见。"), "B-06")


def _refuse_standing(gate: Gate) -> None:
    """The gate is one of the present draft, and it is its turn."""
    topic = gate.topic
    if gate.void_on is not None:
        raise Refused(_("这项前置程序属于旧稿。"), _("请打开议题，登记新稿的前置程序。"), "B-06")
    if topic.stage != MeetingKind.PARTY:
        raise Refused(_("方案尚未经校长办公会议研究提出。"), _("请先上校长办公会议，再办理前置程序。"), "B.4")
    state = locked_state(topic)
    if gate.kind.before == Before.TABLE:
        step(TOPIC, "decisions.pass_gate", state, labels=LABELS)
    elif state != TopicState.APPROVED:
        raise Refused(_("公示在会议通过之后进行。"), _("请在议题通过后登记公示结果。"), "G-08")
