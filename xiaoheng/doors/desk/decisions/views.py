"""What the pages of topics and meetings show, put together from the selectors."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from xiaoheng.doors.desk.decisions.life import life_context, sequel_context
from xiaoheng.doors.ui.pages import may_open
from xiaoheng.ground.bodies.models import Body
from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.policy import may
from xiaoheng.ground.organisation.selectors.scope import INSIDE
from xiaoheng.ground.organisation.words import RequestState, Role, UnitKind
from xiaoheng.loop.decisions import selectors as decisions
from xiaoheng.loop.decisions.models import Consultation, Gate, Meeting, Topic
from xiaoheng.loop.decisions.selectors import Listed
from xiaoheng.loop.decisions.words import (
    Before,
    Face,
    GateCode,
    GateState,
    ItemState,
    MeetingKind,
    MeetingState,
    Outcome,
    PublicationState,
    ReportState,
    TopicState,
    ViewState,
)

TONES = {
    TopicState.DRAFT: "grey",
    TopicState.CONSULTED: "grey",
    TopicState.GATED: "amber",
    TopicState.TABLED: "amber",
    TopicState.APPROVED: "green",
    TopicState.REJECTED: "red",
    TopicState.DEFERRED: "amber",
    TopicState.REMANDED: "red",
    TopicState.ISSUED: "green",
    TopicState.REPORTED: "amber",
    TopicState.EVALUATED: "green",
    TopicState.CLOSED: "green",
    TopicState.REVISED: "grey",
    MeetingState.PLANNED: "grey",
    MeetingState.OPEN: "amber",
    MeetingState.CANCELLED: "red",
    ItemState.CURRENT: "amber",
    Outcome.FORWARDED: "green",
    GateState.PENDING: "grey",
    GateState.PASSED: "green",
    GateState.FAILED: "red",
    ViewState.AGREED: "green",
    ViewState.UNRESOLVED: "red",
    RequestState.SENT: "amber",
    ReportState.GIVEN: "amber",
    ReportState.MET: "green",
    ReportState.WANTING: "red",
    PublicationState.PROPOSED: "amber",
    PublicationState.SCREENED: "amber",
    PublicationState.CLEARED: "amber",
    PublicationState.PUBLISHED: "green",
    PublicationState.REFUSED: "red",
    PublicationState.WITHDRAWN: "grey",
}
PREPARING = (TopicState.DRAFT, TopicState.CONSULTED, TopicState.GATED)
BY_OTHERS = (GateCode.PRINCIPAL_MEETING, GateCode.BREWING, GateCode.SUPERIOR)


@dataclass(frozen=True)
class ViewRow:
    """A view to be heard as the page shows it; `open` = the viewer may enter it now."""

    view: Consultation
    open: bool
    mine: bool


@dataclass(frozen=True)
class GateRow:
    """A gate as the page shows it; `open` = the viewer may enter its result now, else `heard_by` whom it waits for."""

    gate: Gate
    because: str
    open: bool
    heard_by: Body | None = None


def tone(state: str) -> str:
    """Colour of a state."""
    return TONES.get(state, "grey")  # type: ignore[call-overload]


def home_school(viewer: Viewer) -> Unit | None:
    """本校: the school in which the viewer holds a post."""
    own = [grant.unit for grant in viewer.grants if grant.role in INSIDE and grant.kind == UnitKind.SCHOOL]
    return Unit.objects.filter(pk__in=own[:1]).first()


def topic_context(viewer: Viewer, topic: Topic) -> dict[str, Any]:
    """Everything on a topic's page."""
    matters = list(topic.matters.all())
    gates = decisions.gates_of(topic)
    needs = decisions.requirements([m.code for m in matters], topic.unit, topic.amount, topic.proposed_on)
    items = topic.items.select_related("meeting__unit").order_by("meeting__planned_on", "id")
    return {
        "topic": topic,
        "tone": tone(topic.state),
        "matters": matters,
        "needs": needs,
        "views": [_view(viewer, topic, row) for row in _all_views(topic)],
        "dual": any(row.face in (Face.DEPUTY, Face.TEAM) for row in decisions.views_of(topic, topic.body)),
        "gates": [_gate(viewer, topic, gate, needs.matters) for gate in gates],
        "items": items,
        "resolutions": topic.resolutions.select_related("item__meeting").order_by("id"),
        "lacking": decisions.lacking(topic) if topic.state in PREPARING else [],
        "lacking_issue": decisions.open_gates(topic, Before.ISSUE) if topic.state == TopicState.APPROVED else [],
        "acts": _acts(viewer, topic, gates),
        "may_carry_out": may(viewer, "execution.carry_out", topic.unit),
        "may_trace": may_open("desk:trace", viewer),
        "history": decisions.topic_history(topic),
        **life_context(viewer, topic),
    }


def _all_views(topic: Topic) -> list[Consultation]:
    rows = topic.consultations.filter(void_on__isnull=True).select_related("person")
    return list(rows.order_by("id"))


def _view(viewer: Viewer, topic: Topic, row: Consultation) -> ViewRow:
    mine = viewer.person is not None and viewer.person == row.person_id
    due = topic.state in PREPARING and row.stage == topic.stage and row.person_id is not None
    seat = topic.org.unit if row.stage == MeetingKind.PRINCIPAL else topic.unit
    office = Role.OFFICE in viewer.roles() and may(viewer, "decisions.consult", seat, row)
    open_to = mine or (office and row.state != ViewState.AGREED)
    return ViewRow(row, due and open_to, mine)


def _gate(viewer: Viewer, topic: Topic, gate: Gate, matters: Sequence[Listed]) -> GateRow:
    because = "、".join(m.code for m in matters if gate.kind.code in m.gates.split())
    due = topic.state in PREPARING if gate.kind.before == Before.TABLE else topic.state == TopicState.APPROVED
    own = viewer.person is not None and viewer.person == topic.proposer_id
    waits = gate.kind.code in BY_OTHERS or gate.standing == GateState.PASSED or own
    ready = due and topic.stage == MeetingKind.PARTY and not waits
    opens = ready and may(viewer, "decisions.pass_gate", topic.unit, gate)
    body = decisions.hearing_body(gate) if opens else None
    waiting = body if gate.standing == GateState.PENDING else None
    return GateRow(gate, because, opens and body is None, waiting)


def _acts(viewer: Viewer, topic: Topic, gates: list[Gate]) -> dict[str, bool]:
    """Buttons that policy and facts allow, by verb without its room."""
    above = next((g for g in gates if g.kind.code == GateCode.SUPERIOR), None)
    sent = above is not None and above.request is not None and above.request.state != RequestState.WITHDRAWN
    refused = above is not None and above.standing == GateState.FAILED
    reportable = above is not None and not sent and topic.stage == MeetingKind.PARTY
    states = {
        "report": reportable and topic.state in (TopicState.GATED, TopicState.TABLED, TopicState.APPROVED),
        "refer": topic.state in (*PREPARING, TopicState.DEFERRED) and decisions.must_refer(topic),
        "redraft": topic.state in (*PREPARING, TopicState.DEFERRED, TopicState.REMANDED)
        or (topic.state == TopicState.APPROVED and refused),
        "issue": topic.state == TopicState.APPROVED and not refused,
        "report_back": topic.state == TopicState.ISSUED and topic.body == MeetingKind.PARTY,
        "close": topic.state == (TopicState.EVALUATED if topic.body == MeetingKind.PARTY else TopicState.ISSUED),
    }
    return {verb: on and may(viewer, f"decisions.{verb}", topic.unit, topic) for verb, on in states.items()}


def _planned(viewer: Viewer, meeting: Meeting) -> dict[str, Any]:
    """What a meeting's page shows before it begins: lock, notice and receipts, clashes."""
    receipts = list(decisions.notices(viewer, meeting))
    own = next((row for row in receipts if row.person_id == viewer.person), None)
    return {
        "locked": decisions.is_locked(meeting.unit, meeting.planned_on),
        "clashes": decisions.clashes(meeting),
        "receipts": receipts if meeting.unit_id in viewer.units(Role.OFFICE) else [],
        "own_notice": own,
        "changed": bool(receipts) and receipts[0].topics != meeting.items.count(),
        "is_chair": viewer.person is not None and viewer.person == meeting.chair_id,
    }


def meeting_context(viewer: Viewer, meeting: Meeting) -> dict[str, Any]:
    """Everything on a meeting's page before and after it is held."""
    keeps = may(viewer, "decisions.table", meeting.unit, meeting)
    planned = meeting.state == MeetingState.PLANNED
    return {
        "meeting": meeting,
        "tone": tone(meeting.state),
        "items": list(decisions.agenda(viewer).filter(meeting=meeting).prefetch_related("topic__matters")),
        "seats": list(meeting.attendances.select_related("person")),
        "keeps": keeps,
        "strikes": meeting.is_entered and may(viewer, "decisions.strike", meeting.unit, meeting),
        "ready": decisions.tableable(viewer, meeting.kind, meeting.org_id, meeting.unit_id) if planned else [],
        "short": planned and decisions.is_short_notice(meeting.unit, meeting.planned_on),
        **(_planned(viewer, meeting) if planned else {}),
        "history": decisions.meeting_history(meeting),
        **minutes_context(viewer, meeting),
        **sequel_context(viewer, meeting),
    }


def minutes_context(viewer: Viewer, meeting: Meeting) -> dict[str, Any]:
    """The minutes of a meeting, and who may sign them."""
    minutes = decisions.minutes(viewer).filter(meeting=meeting).first()
    return {
        "minutes": minutes,
        "may_sign": minutes is not None
        and minutes.state == "draft"
        and may(viewer, "decisions.sign", meeting.unit, minutes),
        "may_countersign": minutes is not None
        and bool(minutes.corrected)
        and may(viewer, "decisions.countersign", meeting.unit, minutes),
    }
