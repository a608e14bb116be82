"""重大分歧: a topic that divided one Party meeting after another waits for the superior before a third (B-13)."""

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.words import RequestState
from xiaoheng.loop.decisions.matters.models import Referral, Topic
from xiaoheng.loop.decisions.meetings.models import AgendaItem
from xiaoheng.loop.decisions.words import MeetingKind, Outcome, TopicState

AGAIN = 2  # meetings: divided, and divided again
UNDECIDED = (TopicState.DRAFT, TopicState.CONSULTED, TopicState.GATED, TopicState.DEFERRED)
DIVIDED = Q(meeting__kind=MeetingKind.PARTY, outcome=Outcome.DEFERRED) & ~Q(split="")


def divided_items(topic: Topic) -> list[AgendaItem]:
    """有重大分歧的历次审议 of a topic in the Party meeting, the first one first."""
    return list(topic.items.filter(DIVIDED).select_related("meeting").order_by("id"))


def referral_of(topic: Topic) -> Referral | None:
    """重大分歧请示 on the latest meeting that was divided over the topic; one that was withdrawn is none."""
    found = divided_items(topic)
    rows = Referral.objects.filter(item__in=found[-1:]).exclude(request__state=RequestState.WITHDRAWN)
    return rows.select_related("request").first()


def must_refer(topic: Topic) -> bool:
    """须请示上级: divided again, and the superior not asked since."""
    return len(divided_items(topic)) >= AGAIN and referral_of(topic) is None


def is_refused(topic: Topic, row: Referral | None) -> bool:
    """上级不同意 the very draft that the topic still has."""
    return row is not None and row.request.state == RequestState.REFUSED and row.round == topic.round


def split_lacking(topic: Topic) -> str:
    """What keeps a topic that divided two meetings from a third; empty where nothing does."""
    if len(divided_items(topic)) < AGAIN:
        return ""
    row = referral_of(topic)
    if row is None:
        return _("两次上会仍有重大分歧：须先请示上级（B-13）")
    if row.request.state == RequestState.SENT:
        return _("重大分歧的请示%(number)s：待批复") % {"number": row.request.number}
    return _("上级不同意原方案：须修改后重提") if is_refused(topic, row) else ""


def to_refer(units: list[int]) -> QuerySet[Topic]:
    """待请示的议题 of schools: divided again, the superior not asked since."""
    last = AgendaItem.objects.filter(DIVIDED, topic=OuterRef("pk")).order_by("-id").values("pk")[:1]
    asked = Referral.objects.filter(item=OuterRef("last")).exclude(request__state=RequestState.WITHDRAWN)
    rows = Topic.objects.filter(unit__in=units, state__in=UNDECIDED)
    times = Count("items", filter=Q(items__meeting__kind=MeetingKind.PARTY, items__outcome=Outcome.DEFERRED)
                  & ~Q(items__split=""))  # fmt: skip
    rows = rows.annotate(times=times, last=Subquery(last)).filter(~Exists(asked), times__gte=AGAIN)
    return rows.select_related("unit").order_by("proposed_on", "id")
