"""Participant predicates that rows of policy.yaml name."""

from typing import Any

from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.policy import predicate
from xiaoheng.ground.organisation.words import Role
from xiaoheng.lib import clock
from xiaoheng.loop.decisions.matters.models import Publication
from xiaoheng.loop.decisions.meetings.models import AgendaItem, Meeting, Minutes
from xiaoheng.loop.decisions.meetings.selectors import chair_of
from xiaoheng.loop.decisions.words import Channel, MeetingKind

CALLS = {MeetingKind.PRINCIPAL: Role.PRINCIPAL}  # all others are the secretary's
KEEP = (Role.OFFICE, Role.COUNTY_CLERK)  # the county's clerk keeps those of his own unit alone


@predicate("decisions.is_chair")
def is_chair(actor: Actor, row: Any) -> bool:
    """主持人: only the chair of a meeting signs its minutes."""
    meeting = _meeting(row)
    return meeting is not None and actor.person is not None and actor.person == meeting.chair_id


@predicate("decisions.keeps_meeting")
def keeps_meeting(actor: Actor, row: Any) -> bool:
    """召集人或党政办: the secretary calls the Party meeting, the principal his own; the office keeps both (B.1)."""
    meeting = _meeting(row)
    if meeting is None:
        return False
    return bool(actor.roles() & {*KEEP, CALLS.get(MeetingKind(meeting.kind), Role.SECRETARY)}) or is_chair(
        actor, meeting
    )


@predicate("decisions.is_notified")
def is_notified(actor: Actor, row: Any) -> bool:
    """被通知人: who was sent the notice of a meeting acknowledges it, nobody for him."""
    return isinstance(row, Meeting) and row.notices.filter(person=actor.person or 0).exists()


@predicate("decisions.clears")
def clears(actor: Actor, row: Any) -> bool:
    """审批人: the secretary of the organisation that decided clears 党务公开, the principal 校务公开."""
    if not isinstance(row, Publication) or actor.person is None:
        return False
    kind = MeetingKind.PARTY if row.channel == Channel.PARTY else MeetingKind.PRINCIPAL
    head = chair_of(kind, row.unit, row.resolution.topic.org, clock.today())
    return head is not None and head.pk == actor.person


def _meeting(row: Any) -> Meeting | None:
    """The meeting that a row belongs to."""
    found = row.meeting if isinstance(row, (AgendaItem, Minutes)) else row
    return found if isinstance(found, Meeting) else None
