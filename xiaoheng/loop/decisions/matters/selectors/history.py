"""办理过程: the trail of a topic or a meeting with all that belongs to it; the caller shows that it may be seen."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model, Q, QuerySet

from xiaoheng.ground.records.models import Entry
from xiaoheng.loop.decisions.matters.models import Consultation, Gate, Publication, ReportBack, Topic
from xiaoheng.loop.decisions.meetings.models import AgendaItem, Meeting, Minutes

SPOKEN = ("decisions.take_up", "decisions.speak")  # who spoke when is the meeting's record, not the topic's


def topic_history(topic: Topic) -> QuerySet[Entry]:
    """The topic's own entries, those of its views and gates (old drafts too), of its agenda items and requests."""
    consultations, gates = Consultation.objects.filter(topic=topic), Gate.objects.filter(topic=topic)
    asked = [str(pk) for pk in gates.filter(request__isnull=False).values_list("request", flat=True)]
    items = AgendaItem.objects.filter(topic=topic)
    told, shown = ReportBack.objects.filter(topic=topic), Publication.objects.filter(resolution__topic=topic)
    after = _of(ReportBack, _keys(told)) | _of(Publication, _keys(shown))
    mine = _of(Topic, [topic.pk]) | _of(Consultation, _keys(consultations)) | _of(Gate, _keys(gates))
    requests = Q(kind="organisation.superiorrequest", subject__in=asked)
    entries = Entry.objects.filter(mine | _of(AgendaItem, _keys(items)) | requests | after)
    return entries.exclude(verb__in=SPOKEN).order_by("id")


def meeting_history(meeting: Meeting) -> QuerySet[Entry]:
    """The meeting's own entries, those of its agenda items and of its minutes."""
    items, minutes = AgendaItem.objects.filter(meeting=meeting), Minutes.objects.filter(meeting=meeting)
    mine = _of(Meeting, [meeting.pk]) | _of(AgendaItem, _keys(items)) | _of(Minutes, _keys(minutes))
    return Entry.objects.filter(mine).order_by("id")


def _keys(rows: QuerySet[Any]) -> list[int]:
    return list(rows.values_list("pk", flat=True))


def _of(model: type[Model], keys: Iterable[int]) -> Q:
    return Q(kind=model._meta.label_lower, subject__in=[str(key) for key in keys])
