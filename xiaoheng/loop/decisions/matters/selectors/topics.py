"""议题查询: what a viewer may see of topics, and what a topic still lacks."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from xiaoheng.ground.bodies.models import Body
from xiaoheng.ground.organisation.actors import Viewer, in_force
from xiaoheng.ground.organisation.selectors import in_scope
from xiaoheng.lib import clock
from xiaoheng.loop.decisions.matters.models import Consultation, Gate, Resolution, Topic
from xiaoheng.loop.decisions.matters.selectors.divided import split_lacking
from xiaoheng.loop.decisions.words import Before, GateState, MeetingKind, TopicState, ViewState

LIVE = (TopicState.DRAFT, TopicState.CONSULTED, TopicState.GATED, TopicState.TABLED, TopicState.APPROVED)


def topics(viewer: Viewer) -> QuerySet[Topic]:
    """议题: of the schools in scope and of those whose Party organisation sits in scope, the newest first."""
    rows = Topic.objects.filter(in_scope(viewer) | in_scope(viewer, "org__unit"))
    return rows.select_related("unit", "org__unit", "proposer").order_by("-proposed_on", "-id")


def resolutions(viewer: Viewer) -> QuerySet[Resolution]:
    """决议: outcomes of decided topics in scope, the newest first."""
    rows = Resolution.objects.filter(in_scope(viewer) | in_scope(viewer, "topic__org__unit"))
    return rows.select_related("unit", "topic", "item__meeting").order_by("-decided_on", "-id")


def gates(viewer: Viewer) -> QuerySet[Gate]:
    """前置程序 of the present drafts of topics in scope."""
    rows = Gate.objects.filter(in_scope(viewer, "topic__unit"), void_on__isnull=True)
    return rows.select_related("kind", "topic__unit", "topic__org__unit", "request")


def consultations(viewer: Viewer) -> QuerySet[Consultation]:
    """会前意见 of the present drafts of topics in scope."""
    scope = in_scope(viewer, "topic__unit") | in_scope(viewer, "topic__org__unit")
    rows = Consultation.objects.filter(scope, void_on__isnull=True)
    return rows.select_related("topic__unit", "topic__org__unit", "person")


def gates_of(topic: Topic) -> list[Gate]:
    """前置程序 of the present draft, in the order they stand in the catalogue."""
    rows = topic.gates.filter(void_on__isnull=True).select_related("kind", "request", "topic__unit")
    return list(rows.order_by("id"))


def hearing_body(gate: Gate) -> Body | None:
    """听取意见的机构: the body of the school whose meeting alone passes the gate; None where none is registered."""
    if not gate.kind.heard_by:
        return None
    rows = Body.objects.filter(in_force(clock.today()), unit=gate.topic.unit_id, kind__code=gate.kind.heard_by)
    return rows.first()


def views_of(topic: Topic, stage: str = "") -> list[Consultation]:
    """会前意见 of the present draft before one body (the topic's present stage unless told)."""
    rows = topic.consultations.filter(void_on__isnull=True, stage=stage or topic.stage)
    return list(rows.select_related("person").order_by("id"))


def lacking(topic: Topic) -> list[str]:
    """What keeps the topic off the agenda, by name: views not heard, disagreements, gates, the superior."""
    named = [_view_lacking(view) for view in views_of(topic) if view.state != ViewState.AGREED]
    if topic.stage == MeetingKind.PARTY:
        named += [_gate_lacking(gate) for gate in open_gates(topic, Before.TABLE)]
        named += [line] if (line := split_lacking(topic)) else []
    return named


def open_gates(topic: Topic, before: Before) -> list[Gate]:
    """Gates of one phase that have not passed."""
    return [g for g in gates_of(topic) if g.kind.before == before and g.standing != GateState.PASSED]


def tableable(viewer: Viewer, kind: str, org: int | None, unit: int) -> QuerySet[Topic]:
    """可上会议题: topics whose preparation is complete for one body, for its agenda."""
    own = Q(org=org) if kind == MeetingKind.PARTY else Q(unit=unit)
    return topics(viewer).filter(own, stage=kind, state=TopicState.GATED).order_by("proposed_on", "id")


def _view_lacking(view: Consultation) -> str:
    who = view.person.name if view.person else _("职务空缺")
    return _("%(face)s（%(who)s）意见：%(state)s") % {
        "face": view.get_face_display(),
        "who": who,
        "state": view.get_state_display(),
    }


def _gate_lacking(gate: Gate) -> str:
    return _("%(gate)s：%(state)s") % {"gate": gate.kind.get_code_display(), "state": gate.standing.label}
