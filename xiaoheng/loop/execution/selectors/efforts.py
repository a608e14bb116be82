"""作答方式: how each answer was given, read from the answer and its evidence.

填报 = a file or a written report. 新记 = records alone, of which one was entered after the order went out and serves for
the first time. 附言 = records held before, with a sentence. 点选 = records held before, chosen and nothing typed.
"""

from typing import Any

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Value, When

from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.selectors import in_scope
from xiaoheng.loop.execution.models import Evidence, Submission
from xiaoheng.loop.execution.words import Effort, EvidenceKind

WRITTEN = (Effort.FILED, Effort.RECORDED, Effort.NOTED)  # something was typed or uploaded
WHOLE = (Effort.FILED, Effort.RECORDED)  # took the whole time that the item states
LIGHT = (Effort.NOTED, Effort.REUSED)  # rests on what was held before


def efforts(viewer: Viewer) -> QuerySet[Any]:
    """作答 of schools in scope, each with its `effort`; a resubmission is an answer of its own."""
    mine = Evidence.objects.filter(submission=OuterRef("pk"))
    file, fact = mine.filter(kind=EvidenceKind.FILE), mine.filter(kind=EvidenceKind.FACT)
    issued = OuterRef("assignment__item__directive__issued_on")
    fresh = fact.filter(~Exists(_used_before()), entered_on__gte=issued)
    how = Case(
        When(Exists(file) | ~Exists(fact), then=Value(Effort.FILED)),
        When(Exists(fresh), then=Value(Effort.RECORDED)),
        When(~Q(note=""), then=Value(Effort.NOTED)),
        default=Value(Effort.REUSED),
    )
    return Submission.objects.filter(in_scope(viewer, "assignment__unit")).annotate(effort=how)


def _used_before() -> QuerySet[Evidence]:
    """The same record in an earlier answer of the same school, to whatever order."""
    return Evidence.objects.filter(
        subject_kind=OuterRef("subject_kind"),
        subject=OuterRef("subject"),
        submission__assignment__unit=OuterRef("submission__assignment__unit"),
        submission__lt=OuterRef("submission"),
    )
