"""Reads of the room, scoped to a viewer."""

from xiaoheng.loop.execution.selectors.burden import asked, estimate
from xiaoheng.loop.execution.selectors.cells import Board, Cell, assignment, assignments, board, evidence
from xiaoheng.loop.execution.selectors.directives import (
    addressed,
    directives,
    issued,
    items,
    schools_below,
    scope_counts,
    targets,
)
from xiaoheng.loop.execution.selectors.facts import Fact, facts
from xiaoheng.loop.execution.selectors.inbox import inbox
from xiaoheng.loop.execution.selectors.issuing import issued_so_far
from xiaoheng.loop.execution.selectors.notices import drafts, likely, notices, unsettled
from xiaoheng.loop.execution.selectors.occurrences import Occurrence, current, occurrences
from xiaoheng.loop.execution.selectors.progress import Progress, progress
from xiaoheng.loop.execution.selectors.reviewing import Answered, Batch, batches, neighbours, waiting
from xiaoheng.loop.execution.selectors.rollup import Tally, Verified, per_item, per_school, results, tallies, tally
from xiaoheng.loop.execution.selectors.tasks import answers, extensions, tasks, tasks_of
from xiaoheng.loop.execution.selectors.trace import Trace, trace, trace_topic
from xiaoheng.loop.execution.selectors.worklist import Work, results_of, worklist, works, works_of

__all__ = [
    "Answered",
    "Batch",
    "Board",
    "Cell",
    "Fact",
    "Occurrence",
    "Progress",
    "Tally",
    "Trace",
    "Verified",
    "Work",
    "addressed",
    "answers",
    "asked",
    "assignment",
    "assignments",
    "batches",
    "board",
    "current",
    "directives",
    "drafts",
    "estimate",
    "evidence",
    "extensions",
    "facts",
    "inbox",
    "issued",
    "issued_so_far",
    "items",
    "likely",
    "neighbours",
    "notices",
    "occurrences",
    "per_item",
    "per_school",
    "progress",
    "results",
    "results_of",
    "schools_below",
    "scope_counts",
    "tallies",
    "tally",
    "targets",
    "tasks",
    "tasks_of",
    "trace",
    "trace_topic",
    "unsettled",
    "waiting",
    "worklist",
    "works",
    "works_of",
]
