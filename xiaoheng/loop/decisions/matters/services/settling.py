"""会前程序与议题状态: the topic's state follows its views and gates; no click sets it."""

from datetime import date

from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.verbs import advance
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Refused
from xiaoheng.loop.decisions.matters.models import Consultation, Gate, Topic
from xiaoheng.loop.decisions.matters.selectors.topics import gates_of, views_of
from xiaoheng.loop.decisions.states import TOPIC
from xiaoheng.loop.decisions.words import (
    Before,
    GateCode,
    GateState,
    MeetingKind,
    TopicState,
    ViewState,
)

LABELS = dict(TopicState.choices)


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
        save(gate, **(passed if agreed else {"state": GateState.PENDING, "on": None, "outcome": ""}))


def refuse_day(day: date, topic: Topic) -> None:
    """Refuse a day to come, or one before the topic was there."""
    if day > clock.today():
        raise Refused(_("日期%(day)s还没有到。") % {"day": day}, _("请填写实际发生的日期。"), "B-08")
    if day < topic.proposed_on:
        raise Refused(
            _("日期%(day)s早于议题提出之日。") % {"day": day}, _("请核对：只登记针对本议题的意见和程序。"), "B-08"
        )


def save(row: Consultation | Gate, **changes: object) -> None:
    """Write the named columns of a row."""
    for name, value in changes.items():
        setattr(row, name, value)
    row.save(update_fields=[name.removesuffix("_id") for name in changes])
