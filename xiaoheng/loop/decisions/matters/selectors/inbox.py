"""待办 of the room: what waits for the viewer before, during and after a meeting. One query a kind of duty."""

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.models import SuperiorRequest
from xiaoheng.ground.organisation.words import RequestState, Role
from xiaoheng.lib.duty import Duty
from xiaoheng.loop.decisions.matters.models import Gate, Topic
from xiaoheng.loop.decisions.matters.selectors.after_inbox import after
from xiaoheng.loop.decisions.matters.selectors.divided import to_refer
from xiaoheng.loop.decisions.matters.selectors.topics import consultations
from xiaoheng.loop.decisions.meetings.models import Meeting, Minutes, Summons
from xiaoheng.loop.decisions.meetings.selectors.books import waiting_acts
from xiaoheng.loop.decisions.meetings.selectors.meetings import meetings, minutes
from xiaoheng.loop.decisions.words import (
    DECIDING,
    Before,
    GateCode,
    GateState,
    MeetingState,
    MinutesState,
    Outcome,
    TopicState,
    ViewState,
)

BEFORE_TABLING = (TopicState.DRAFT, TopicState.CONSULTED, TopicState.GATED)


def inbox(viewer: Viewer) -> list[Duty]:
    """待办: views to give, topics to table, meetings, minutes, resolutions to issue, requests to answer.

    What waits for a person waits only within the scope of his roles: who has left the school finds none of it.
    """
    return [
        *_views(viewer),
        *_topics(viewer),
        *_divided(viewer),
        *_meetings(viewer),
        *_minutes(viewer),
        *_issuing(viewer),
        *after(viewer),
        *_replies(viewer),
    ]


def _views(viewer: Viewer) -> list[Duty]:
    if viewer.person is None:
        return []
    rows = consultations(viewer).filter(person=viewer.person, stage=F("topic__stage"), topic__state__in=BEFORE_TABLING)
    return [
        Duty("decisions.consult", row.topic_id, _("听取意见：%(t)s") % {"t": row.topic.title}, row.topic.unit.name)
        for row in rows.exclude(state=ViewState.AGREED).order_by("topic__proposed_on", "id")
    ]


def _topics(viewer: Viewer) -> list[Duty]:
    """Prepared topics for the office to table; those still in preparation wait for others."""
    rows = Topic.objects.filter(unit__in=viewer.units(Role.OFFICE), state__in=BEFORE_TABLING).select_related("unit")
    return [
        Duty(
            "decisions.table",
            row.pk,
            _("%(body)s议题：%(t)s") % {"body": row.get_stage_display(), "t": row.title},
            row.unit.name,
            waiting=row.state == TopicState.DRAFT,
        )
        for row in rows.order_by("proposed_on", "id")
    ]


def _divided(viewer: Viewer) -> list[Duty]:
    rows = to_refer(viewer.units(Role.OFFICE))
    return [Duty("decisions.refer", row.pk, _("分歧请示：%(t)s") % {"t": row.title}, row.unit.name) for row in rows]


def _meetings(viewer: Viewer) -> list[Duty]:
    """Meetings to lead, papers to read, acts to ratify; of somebody who is no person and keeps no office, none."""
    office = viewer.units(Role.OFFICE)
    held = meetings(viewer).filter(
        Q(unit__in=office) | Q(chair__in=_self(viewer)),
        kind__in=DECIDING,
        state__in=(MeetingState.PLANNED, MeetingState.OPEN),
    )
    unread = Summons.objects.filter(person__in=_self(viewer), read_on__isnull=True).values("meeting")
    told = meetings(viewer).filter(pk__in=unread, state=MeetingState.PLANNED)
    to_ratify = [
        Duty("decisions.ratify", row.pk, _("追认：%(t)s") % {"t": row.text}, row.unit.name)
        for row in waiting_acts(viewer).filter(unit__in=viewer.units(Role.OFFICE, Role.SECRETARY))
    ]
    return [*_of(held, "decisions.start"), *_of(told, "decisions.acknowledge"), *to_ratify]


def _of(rows: QuerySet[Meeting], verb: str) -> list[Duty]:
    return [
        Duty(verb, row.pk, str(row.get_kind_display()), row.unit.name, row.planned_on)
        for row in rows.order_by("planned_on", "id")
    ]


def _self(viewer: Viewer) -> list[int]:
    """The viewer's own person, where the account has one: of none, nothing is asked of the database."""
    return [] if viewer.person is None else [viewer.person]


def _minutes(viewer: Viewer) -> list[Duty]:
    written = Minutes.objects.filter(meeting=OuterRef("pk"))
    rows = Meeting.objects.filter(
        Q(kind__in=DECIDING) | ~Q(book=""),
        ~Exists(written),
        unit__in=viewer.units(Role.OFFICE),
        state=MeetingState.CLOSED,
    )
    to_draft = [
        Duty("decisions.draft_minutes", row.pk, _("形成纪要：%(n)s") % {"n": row.number}, row.unit.name)
        for row in rows.select_related("unit").order_by("held_on", "id")
    ]
    unsigned = minutes(viewer).filter(state=MinutesState.DRAFT, meeting__chair__in=_self(viewer))
    to_sign = [
        Duty("decisions.sign", row.meeting_id, _("签发：%(n)s") % {"n": row.meeting.number}, row.meeting.unit.name)
        for row in unsigned.order_by("drafted_on", "id")
    ]
    return to_draft + to_sign


def _issuing(viewer: Viewer) -> list[Duty]:
    """Approved topics: for the office to issue; while the superior's answer or the minutes are open, waiting."""
    current = Gate.objects.filter(topic=OuterRef("pk"), void_on__isnull=True, kind__before=Before.ISSUE)
    entered = current.exclude(kind=GateCode.SUPERIOR).exclude(state=GateState.PASSED)
    answered = current.filter(kind=GateCode.SUPERIOR).exclude(request__state=RequestState.APPROVED)
    signed = Minutes.objects.filter(
        state=MinutesState.SIGNED, meeting__items__topic=OuterRef("pk"), meeting__items__outcome=Outcome.APPROVED
    )
    rows = Topic.objects.filter(unit__in=viewer.units(Role.OFFICE), state=TopicState.APPROVED)
    rows = rows.annotate(blocked=Exists(entered), unanswered=Exists(answered), signed=Exists(signed))
    sent = SuperiorRequest.objects.filter(gates__topic=OuterRef("pk"), state=RequestState.SENT)
    rows = rows.annotate(asked=Exists(sent)).select_related("unit")
    return [
        Duty(
            "decisions.issue",
            row.pk,
            _("印发决议：%(t)s") % {"t": row.title},
            row.unit.name,
            waiting=(row.unanswered and row.asked) or not row.signed,
        )
        for row in rows.order_by("proposed_on", "id")
    ]


def _replies(viewer: Viewer) -> list[Duty]:
    """Requests from below for the county to answer; the sender waits."""
    above = viewer.units(Role.COUNTY_CLERK, Role.COUNTY_LEADER)
    own = viewer.units(Role.OFFICE)
    rows = SuperiorRequest.objects.filter(Q(superior__in=above) | Q(unit__in=own), state=RequestState.SENT)
    return [
        Duty("organisation.reply", row.pk, row.title, row.unit.name, row.due_on, waiting=row.superior_id not in above)
        for row in rows.select_related("unit").order_by("due_on", "id")
    ]
