"""议题: proposing, redrafting, closing."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from xiaoheng.ground.organisation import selectors as organisation
from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.models import PartyOrg, Person, Unit
from xiaoheng.ground.organisation.verbs import act, advance
from xiaoheng.ground.organisation.words import RequestState
from xiaoheng.ground.records import services as records
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Refused
from xiaoheng.loop.decisions.matters.models import Consultation, Gate, Topic, TopicMatter
from xiaoheng.loop.decisions.matters.selectors.requirements import Requirements, requirements
from xiaoheng.loop.decisions.matters.selectors.topics import gates_of, views_of
from xiaoheng.loop.decisions.matters.services.referring import refuse_divided
from xiaoheng.loop.decisions.matters.services.settling import facts_state
from xiaoheng.loop.decisions.meetings.selectors.bodies import hearing
from xiaoheng.loop.decisions.states import TOPIC
from xiaoheng.loop.decisions.words import GateCode, GateState, MeetingKind, TopicState, ViewState

LABELS = dict(TopicState.choices)
CHANGEABLE = (TopicState.ISSUED, TopicState.REPORTED, TopicState.EVALUATED, TopicState.CLOSED)
DEAREST = 10**12  # yuan: more is a slip of the keys


def propose(
    *,
    actor: Actor,
    unit: Unit,
    title: str,
    matters: Sequence[str],
    text: str,
    paper: str = "",
    supersedes: Topic | None = None,
    amount: int | None = None,
) -> Topic:
    """提出议题: a member of the team puts a draft under one or several matters (codes of the catalogue).

    Writes the views to be heard and the gates to be passed as rows. Refused: no title or text, unknown matters, a
    research item that leads nowhere (B.4), no sum where one is asked for, a school without Party organisation,
    nobody to hear in a 一肩挑 school (A-28), superseding what was never issued (B-18).
    """
    with act("decisions.propose", actor=actor, unit=unit) as doing:
        records.refuse_secret(title, text, where=_("议题的名称或方案"))
        if not title.strip() or not text.strip():
            raise Refused(_("议题缺少标题或方案正文。"), _("请写明议题名称和拟提交讨论的方案。"), "B-02")
        if supersedes is not None and (supersedes.unit_id != unit.pk or supersedes.state not in CHANGEABLE):
            raise Refused(_("只能修订本校已印发的决议。"), _("请核对要修订的决议。"), "B-18")
        needs, org = requirements(matters, unit, amount), _party_org(unit)
        _refuse_amount(needs, amount)
        topic = Topic.objects.create(
            unit=unit, org=org, title=title.strip(), text=text.strip(), paper=paper,
            proposer=Person.objects.filter(pk=actor.person or 0).first(), proposed_on=clock.today(),
            body=needs.body, stage=needs.stages[0], quorum=needs.quorum, categories=needs.categories,
            supersedes=supersedes, amount=amount,
        )  # fmt: skip
        TopicMatter.objects.bulk_create([TopicMatter(topic=topic, matter=row.matter) for row in needs.matters])
        _prepare(topic, needs)
        doing.subject = topic
        doing.say(title=topic.title, matters=[m.code for m in needs.matters], proposer=actor.name)
    return topic


def redraft(*, actor: Actor, topic: Topic, text: str = "") -> Topic:
    """修改重提: a new draft begins its way anew, views and gates included.

    A deferred topic with unchanged text keeps its gates and hears the views again (B-13). An approved topic may be
    redrafted only when the superior refused it. Refused: a remanded topic without a changed text.
    """
    with act("decisions.redraft", actor=actor, unit=topic.unit, on=topic) as doing:
        records.refuse_secret(text, where=_("修改后的方案"))
        changed = bool(text.strip()) and text.strip() != topic.text
        if topic.state == TopicState.APPROVED and not any(_is_refused_above(g) for g in gates_of(topic)):
            raise Refused(_("议题已通过。"), _("需要改变决议的，请提出新议题并写明修订哪一件。"), "B-18")
        if topic.state != TopicState.DEFERRED and not changed:
            raise Refused(_("方案没有修改。"), _("请写入修改后的方案。"), "B-13")
        if any(_is_open_above(g) for g in gates_of(topic)):
            raise Refused(_("本议题的请示还没有批复。"), _("请先撤回请示，或等待批复。"), "B-06")
        refuse_divided(topic, changed=changed)
        same_draft = topic.state == TopicState.DEFERRED and not changed
        needs = requirements([m.code for m in topic.matters.all()], topic.unit, topic.amount)
        stage = topic.stage if same_draft else needs.stages[0]
        advance(
            topic,
            TOPIC,
            "decisions.redraft",
            labels=LABELS,
            stage=stage,
            text=text.strip() or topic.text,
            round=topic.round + 1,
        )
        _void(topic, gates=not same_draft)
        _prepare(topic, needs, gates=not same_draft)
        doing.say(title=topic.title, round=topic.round)
    return topic


def close(*, actor: Actor, topic: Topic, closing: str) -> Topic:
    """办结议题: a resolution has been carried out; what came of it must be said (B-16).

    What the Party meeting decided is closed after that meeting has heard and weighed the report. Refused before.
    """
    with act("decisions.close", actor=actor, unit=topic.unit, on=topic) as doing:
        if topic.body == MeetingKind.PARTY and topic.state == TopicState.ISSUED:
            raise Refused(_("党组织会议还没有听取落实情况。"), _("请先报告落实情况，由党组织会议评议后办结。"), "B-16")
        if not closing.strip():
            raise Refused(_("没有写明落实情况。"), _("请写明决议的落实结果。"), "B-16")
        advance(topic, TOPIC, "decisions.close", labels=LABELS, closing=closing.strip()[:500])
        doing.say(title=topic.title, closing=closing.strip())
    return topic


def _refuse_amount(needs: Requirements, amount: int | None) -> None:
    if needs.lacks_amount:
        names = "、".join(str(row) for row in needs.matters if row.matter.asks_amount)
        raise Refused(
            _("%(matters)s须写明金额。") % {"matters": names}, _("请填写金额（元），以便判断是否属于大额。"), "B.3"
        )
    if amount is not None and not 0 < amount <= DEAREST:
        raise Refused(_("金额%(sum)s元不合常理。") % {"sum": amount}, _("请核对金额，单位是元。"), "B.3")


def _party_org(unit: Unit) -> PartyOrg:
    org = organisation.party_org_of(unit)
    if org is None:
        raise Refused(_("学校没有党组织。"), _("请先建立党组织，或由上级选派党建指导员联合组建。"), "A-04")
    return org


def _prepare(topic: Topic, needs: Requirements, *, gates: bool = True) -> None:
    """Write what must be heard and passed, and the state that follows when nothing need be."""
    today, brewing = clock.today(), any(need.kind.code == GateCode.BREWING for need in needs.gates)
    stages = needs.stages[needs.stages.index(MeetingKind(topic.stage)) :]
    # An item that the principal decides alone is everyday business and needs no hearing of the secretary.
    asked = [] if needs.body == MeetingKind.PRINCIPAL else stages
    rows = [
        Consultation(topic=topic, round=topic.round, stage=stage, face=face, person=person)
        for stage in asked
        for face, person in hearing(topic.unit, topic.org, stage, today, both=brewing)
    ]
    if any(stage not in {row.stage for row in rows} for stage in asked):
        raise Refused(
            _("书记、校长由一人担任，又没有其他班子成员可以听取意见。"), _("请先配备专职副书记或班子成员。"), "A-28"
        )
    Consultation.objects.bulk_create(rows)
    if gates:
        Gate.objects.bulk_create([Gate(topic=topic, round=topic.round, kind=need.kind) for need in needs.gates])
    agreed = all(view.state == ViewState.AGREED for view in views_of(topic))
    state = facts_state(topic, agreed)
    if state != topic.state:
        Topic.objects.filter(pk=topic.pk).update(state=state)
        topic.state = state


def _void(topic: Topic, *, gates: bool) -> None:
    today = clock.today()
    topic.consultations.filter(void_on__isnull=True).update(void_on=today)
    if gates:
        topic.gates.filter(void_on__isnull=True).update(void_on=today)


def _is_refused_above(gate: Gate) -> bool:
    return gate.kind.code == GateCode.SUPERIOR and gate.standing == GateState.FAILED


def _is_open_above(gate: Gate) -> bool:
    return gate.request is not None and gate.request.state == RequestState.SENT
