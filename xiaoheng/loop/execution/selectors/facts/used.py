"""已用: what else a record stands for already, so that nobody is surprised and no period is answered by another's."""

from collections import defaultdict
from collections.abc import Sequence

from django.db.models import OuterRef, Q, QuerySet, Subquery

from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.loop.execution.models import Assignment, Evidence, Submission
from xiaoheng.loop.execution.selectors.cells import evidence
from xiaoheng.loop.execution.words import EvidenceKind


def used(assignment: Assignment) -> dict[str, dict[int, str]]:
    """已用于: by record, the items (key and title) that the school answers by it beside this one."""
    rows = _last(Evidence.objects.filter(kind=EvidenceKind.FACT, submission__assignment__unit=assignment.unit))
    if assignment.pk is not None:
        rows = rows.exclude(submission__assignment=assignment)
    item = "submission__assignment__item"
    found: dict[str, dict[int, str]] = defaultdict(dict)
    for kind, subject, key, title in rows.order_by("id").values_list("subject_kind", "subject", item, f"{item}__title"):
        found[f"{kind}:{subject}"][key] = title
    return found


def elsewhere(viewer: Viewer, rows: Sequence[Evidence]) -> dict[str, list[Evidence]]:
    """同一资料: by key, other answers in sight that rest on the same file or record, of whichever school."""
    files = Q(digest__in=[row.digest for row in rows if row.kind == EvidenceKind.FILE])
    facts = Q(pk__in=[])
    for row in rows:
        if row.kind == EvidenceKind.FACT:
            facts |= Q(subject_kind=row.subject_kind, subject=row.subject)
    own = {row.submission.assignment_id for row in rows}
    found: dict[str, list[Evidence]] = defaultdict(list)
    for asked in (files, facts):  # one after the other, so that each finds its index
        others = _last(evidence(viewer).filter(asked)).exclude(submission__assignment__in=own).order_by("id")
        for one in others.select_related("submission__assignment__item", "submission__assignment__unit"):
            found[one.key].append(one)
    return found


def _last(rows: QuerySet[Evidence]) -> QuerySet[Evidence]:
    """Of the last answer to each item, which is the one that counts."""
    last = Submission.objects.filter(assignment=OuterRef("submission__assignment")).order_by("-seq").values("pk")[:1]
    return rows.filter(submission=Subquery(last))
