"""待复核: what waits for the county's word, in the order in which it is taken up, and what may be passed together."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.words import Role
from xiaoheng.loop.execution.models import Assignment, Doubt, Evidence, Submission
from xiaoheng.loop.execution.selectors.cells import assignments
from xiaoheng.loop.execution.words import AssignmentState, DirectiveState, EvidenceKind

ORDER = ("item", "submitted_on", "pk")  # one requirement after the other, the oldest answer first
AT_ONCE = 100  # answers that one batch holds


def waiting(
    viewer: Viewer, directive: int | None = None, item: int | None = None, zone: int | None = None
) -> QuerySet[Assignment]:
    """待复核 of the viewer's own orders, those in doubt last; of one order, item or 片区 where that is asked."""
    own = viewer.units(Role.COUNTY_CLERK)
    rows = assignments(viewer).filter(state=AssignmentState.SUBMITTED, item__directive__unit__in=own)
    rows = rows.filter(item__directive__state=DirectiveState.ISSUED, item__ended_on=None)
    if directive is not None:
        rows = rows.filter(item__directive=directive)
    if item is not None:
        rows = rows.filter(item=item)
    if zone is not None:
        rows = rows.filter(unit__school__zone=zone)
    return rows.annotate(doubted=_in_doubt()).order_by("doubted", *ORDER)


def items_waiting(viewer: Viewer) -> list[tuple[int, str, int]]:
    """待复核的事项, each with its number of answers."""
    rows = waiting(viewer).order_by().values("item", "item__title").annotate(n=Count("pk")).order_by("item")
    return [(row["item"], row["item__title"], row["n"]) for row in rows]


def neighbours(rows: QuerySet[Assignment], row: Assignment) -> tuple[Assignment | None, Assignment | None]:
    """上一件和下一件 of the queue beside an assignment, which need not be in it any more; at its end, its beginning."""
    day = row.submitted_on or date.min  # what was never handed in stands before everything else
    after = Q(item__gt=row.item_id) | Q(item=row.item_id) & (
        Q(submitted_on__gt=day) | Q(submitted_on=day, pk__gt=row.pk)
    )
    before = Q(item__lt=row.item_id) | Q(item=row.item_id) & (
        Q(submitted_on__lt=day) | Q(submitted_on=day, pk__lt=row.pk)
    )
    held = Doubt.objects.filter(submission__assignment=row, submission__review__isnull=True).exists()
    alike, others = rows.filter(_in_doubt() if held else ~_in_doubt()), rows.exclude(pk=row.pk)
    following = alike.filter(after).first() or (None if held else rows.filter(_in_doubt()).first()) or others.first()
    return alike.filter(before).order_by(*(f"-{name}" for name in ORDER)).first(), following


@dataclass(frozen=True)
class Answered:
    """待复核的一件 with its only submission and the evidence of it."""

    assignment: Assignment
    submission: Submission

    @property
    def key(self) -> str:
        """What a form names it by: another submission of the same school has another key."""
        return f"{self.assignment.pk}:{self.submission.pk}"


@dataclass
class Batch:
    """同类件: first answers to one item, in time, wholly by facts of one make that the system itself had proposed."""

    item: int
    kinds: tuple[str, ...]
    rows: list[Answered]


def batches(
    viewer: Viewer, directive: int | None = None, item: int | None = None, zone: int | None = None
) -> list[Batch]:
    """可成批复核: identical answers of low risk, grouped; two queries. A batch of one is none.

    Left out is what somebody should look at by itself: a file, a fact chosen by hand, entered after its day or older
    than what it answers, a late or repeated answer, one in doubt, one that the viewer himself handed in.
    """
    groups: dict[tuple[int, tuple[str, ...]], list[Answered]] = defaultdict(list)
    for row in _alike(waiting(viewer, directive, item, zone), viewer):
        submission = row.submissions.all()[0]
        kinds = tuple(sorted({one.subject_kind for one in submission.evidence.all()}))
        groups[row.item_id, kinds].append(Answered(row, submission))
    return [Batch(item, kinds, rows[:AT_ONCE]) for (item, kinds), rows in groups.items() if len(rows) > 1]


def _in_doubt() -> Exists:
    """Of a row of assignments: whether its latest answer was left in doubt and not judged since."""
    return Exists(Doubt.objects.filter(submission__assignment=OuterRef("pk"), submission__review__isnull=True))


def _alike(rows: QuerySet[Assignment], viewer: Viewer) -> QuerySet[Assignment]:
    held = Evidence.objects.filter(submission__assignment=OuterRef("pk"))
    older = Q(happened_on__lt=F("submission__assignment__occurrence"))
    odd = held.filter(Q(kind=EvidenceKind.FILE) | Q(why="") | Q(entered_on__gt=F("happened_on")) | older)
    again = Submission.objects.filter(Q(seq__gt=1) | Q(by=viewer.uid), assignment=OuterRef("pk"))
    in_time = Q(due_on__isnull=True) | Q(submitted_on__lte=F("due_on"))
    rows = rows.filter(in_time, Exists(held), ~Exists(odd), ~Exists(again), ~_in_doubt())
    return rows.prefetch_related("submissions__evidence")
