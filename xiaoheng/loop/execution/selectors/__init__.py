"""Reads of the room, scoped to a viewer."""

from xiaoheng.loop.execution.selectors.burden import (
    Over,
    Saved,
    asked_by,
    average,
    cap,
    estimate,
    loads,
    over_cap,
    saved,
    signs_off,
    spent,
)
from xiaoheng.loop.execution.selectors.cells import Board, Cell, assignment, assignments, board, evidence
from xiaoheng.loop.execution.selectors.changes import (
    CONTENT,
    Change,
    Detail,
    alters,
    amendments,
    difference,
    header,
    in_draft,
    weighed,
)
from xiaoheng.loop.execution.selectors.comparing import Comparison, Demand, Line, Span, acts, compare, demands
from xiaoheng.loop.execution.selectors.comparing import answers as answers_to
from xiaoheng.loop.execution.selectors.directives import (
    addressed,
    directives,
    issued,
    items,
    latecomers,
    leavers,
    schools_below,
    scope_counts,
    targets,
)
from xiaoheng.loop.execution.selectors.earlier import earlier, last_submission
from xiaoheng.loop.execution.selectors.editions import edition, header_edition, item_edition
from xiaoheng.loop.execution.selectors.efforts import efforts
from xiaoheng.loop.execution.selectors.facts import Fact, called, facts
from xiaoheng.loop.execution.selectors.inbox import inbox
from xiaoheng.loop.execution.selectors.issuing import issued_so_far
from xiaoheng.loop.execution.selectors.movements import Movement, movements
from xiaoheng.loop.execution.selectors.notices import drafts, likely, notices, unsettled
from xiaoheng.loop.execution.selectors.occurrences import Occurrence, current, occurrences
from xiaoheng.loop.execution.selectors.parts import branches, handed_over, in_charge, parts
from xiaoheng.loop.execution.selectors.progress import Progress, progress
from xiaoheng.loop.execution.selectors.reviewing import Answered, Batch, batches, items_waiting, neighbours, waiting
from xiaoheng.loop.execution.selectors.rollup import Tally, Verified, per_item, per_school, results, tallies, tally
from xiaoheng.loop.execution.selectors.scoping import scope_words
from xiaoheng.loop.execution.selectors.tasks import answers, extensions, tasks, tasks_of
from xiaoheng.loop.execution.selectors.trace import Trace, trace, trace_topic
from xiaoheng.loop.execution.selectors.transfers import asked_schools, transfers, transfers_of
from xiaoheng.loop.execution.selectors.worklist import Work, owing, results_of, slow, worklist, works, works_of

__all__ = [
    "CONTENT",
    "Answered",
    "Batch",
    "Board",
    "Cell",
    "Change",
    "Comparison",
    "Demand",
    "Detail",
    "Fact",
    "Line",
    "Movement",
    "Occurrence",
    "Over",
    "Progress",
    "Saved",
    "Span",
    "Tally",
    "Trace",
    "Verified",
    "Work",
    "acts",
    "addressed",
    "alters",
    "amendments",
    "answers",
    "answers_to",
    "asked_by",
    "asked_schools",
    "assignment",
    "assignments",
    "average",
    "batches",
    "board",
    "branches",
    "called",
    "cap",
    "compare",
    "current",
    "demands",
    "difference",
    "directives",
    "drafts",
    "earlier",
    "edition",
    "efforts",
    "estimate",
    "evidence",
    "extensions",
    "facts",
    "handed_over",
    "header",
    "header_edition",
    "in_charge",
    "in_draft",
    "inbox",
    "issued",
    "issued_so_far",
    "item_edition",
    "items",
    "items_waiting",
    "last_submission",
    "latecomers",
    "leavers",
    "likely",
    "loads",
    "movements",
    "neighbours",
    "notices",
    "occurrences",
    "over_cap",
    "owing",
    "parts",
    "per_item",
    "per_school",
    "progress",
    "results",
    "results_of",
    "saved",
    "schools_below",
    "scope_counts",
    "scope_words",
    "signs_off",
    "slow",
    "spent",
    "tallies",
    "tally",
    "targets",
    "tasks",
    "tasks_of",
    "trace",
    "trace_topic",
    "transfers",
    "transfers_of",
    "unsettled",
    "waiting",
    "weighed",
    "worklist",
    "works",
    "works_of",
]
