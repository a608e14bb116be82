"""会后: what becomes of the resolutions of a meeting, what is shown in public, and what the next meeting takes over."""

from django.db.models import Prefetch, QuerySet

from xiaoheng.ground.organisation.actors import Viewer, in_force
from xiaoheng.ground.organisation.selectors import in_scope
from xiaoheng.ground.organisation.words import Role
from xiaoheng.lib import clock
from xiaoheng.loop.decisions.matters.models import Publication, ReportBack, Resolution, Topic
from xiaoheng.loop.decisions.matters.selectors.topics import resolutions, topics
from xiaoheng.loop.decisions.meetings.models import Meeting
from xiaoheng.loop.decisions.words import MeetingKind, PublicationState, TopicState

PAUSED = (TopicState.DEFERRED, TopicState.REMANDED)
UNDER_WAY = (TopicState.APPROVED, TopicState.ISSUED, TopicState.REPORTED)
SETTLED = (PublicationState.REFUSED, PublicationState.WITHDRAWN)


def publications(viewer: Viewer) -> QuerySet[Publication]:
    """公开事项: of schools in scope, the newest first: for the team at whatever step, for others what is shown today."""
    rows = Publication.objects.filter(in_scope(viewer) | in_scope(viewer, "resolution__topic__org__unit"))
    if viewer.roles() <= {Role.MEMBER} and not viewer.is_system:
        rows = rows.filter(in_force(clock.today()), state=PublicationState.PUBLISHED)
    return rows.select_related("unit", "resolution__topic__org__unit", "proposer", "screener", "clearer").order_by(
        "-id"
    )


def reports(viewer: Viewer) -> QuerySet[ReportBack]:
    """落实报告 on topics in scope, the newest first."""
    rows = ReportBack.objects.filter(in_scope(viewer, "topic__unit") | in_scope(viewer, "topic__org__unit"))
    return rows.select_related("topic__unit", "topic__org__unit", "teller", "meeting").order_by("-id")


def sequel_of(viewer: Viewer, meeting: Meeting) -> QuerySet[Resolution]:
    """会后办理: the resolutions of one meeting, with what of each is shown or on its way there."""
    live = Publication.objects.exclude(state__in=SETTLED).order_by("id")
    rows = resolutions(viewer).filter(item__meeting=meeting).order_by("item__position")
    return rows.prefetch_related(Prefetch("publications", live))


def carried_over(viewer: Viewer, meeting: Meeting) -> QuerySet[Topic]:
    """上次遗留: topics of the body that earlier meetings left open: paused, not issued, or not told back and weighed."""
    body = {"org": meeting.org_id} if meeting.kind == MeetingKind.PARTY else {"unit": meeting.unit_id}
    rows = topics(viewer).filter(stage=meeting.kind, **body).exclude(items__meeting=meeting)
    paused = rows.filter(state__in=PAUSED)
    deciding = rows.filter(state__in=UNDER_WAY, body=meeting.kind)
    return (paused | deciding).distinct().order_by("proposed_on", "id")
