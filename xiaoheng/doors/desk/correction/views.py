"""What the pages of problems show, put together from the selectors."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from xiaoheng.doors.ui.pages import roles_of
from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.policy import may
from xiaoheng.ground.records import selectors as records
from xiaoheng.ground.records.models import StoredFile
from xiaoheng.lib.states import allowed
from xiaoheng.loop.correction import selectors as correction
from xiaoheng.loop.correction.models import Problem
from xiaoheng.loop.correction.selectors import Node
from xiaoheng.loop.correction.states import PROBLEM
from xiaoheng.loop.correction.words import ProblemState
from xiaoheng.loop.decisions.models import Resolution

TONES = {
    ProblemState.OPEN: "red",
    ProblemState.MENDING: "amber",
    ProblemState.SUBMITTED: "amber",
    ProblemState.RETURNED: "red",
    ProblemState.CLOSED: "green",
}
BAD = {"returned", "rejected", "false", "refused", "breaks", "remanded"}
MIDDLE = {"partial", "working", "submitted", "mending", "frozen", "deferred", "pending"}
GOOD = {"passed", "approved", "true", "issued", "evaluated", "closed", "done", "met", "published"}
# kind of node → page and the name of its argument
PLACES = {
    "execution.notice": ("desk:notice", "notice"),
    "execution.directive": ("desk:directive", "directive"),
    "execution.directiveitem": ("desk:item", "item"),
    "execution.assignment": ("desk:assignment", "assignment"),
    "execution.task": ("desk:task", "task"),
    "decisions.topic": ("desk:topic", "topic"),
    "supervision.inspection": ("desk:inspection", "inspection"),
    "supervision.bulletin": ("desk:bulletin", "bulletin"),
    "evaluation.appraisal": ("desk:appraisal", "appraisal"),
    "correction.problem": ("desk:problem", "problem"),
}


@dataclass(frozen=True)
class Line:
    """One node as drawn: with its address where it has a page, and whether its room begins here."""

    node: Node
    url: str
    begins: bool

    @property
    def tone(self) -> str:
        """Colour of the state."""
        code = self.node.code
        return "red" if code in BAD else "amber" if code in MIDDLE else "green" if code in GOOD else "grey"


def lines(viewer: Viewer, nodes: list[Node]) -> list[Line]:
    """追溯链 as drawn for a viewer."""
    found, room = [], None
    for node in nodes:
        found.append(Line(node, place(viewer, *(node.shown_at or (node.kind, node.pk))), node.room != room))
        room = node.room
    return found


def place(viewer: Viewer, kind: str, pk: Any) -> str:
    """The address of a row's page; empty where it has none, or the viewer's roles do not open it."""
    name, argument = PLACES.get(kind, ("", ""))
    if not name or pk is None:
        return ""
    allowed = roles_of(name, "get")
    opens = viewer.roles() & set(allowed) if isinstance(allowed, dict) else allowed
    return reverse(name, kwargs={argument: pk}) if opens else ""


def problem_context(viewer: Viewer, row: Problem) -> dict[str, Any]:
    """Everything the page of a problem shows."""
    steps = [verb for verb in allowed(PROBLEM, row.state) if may(viewer, verb, row.unit, row)]
    amends = row.state != ProblemState.CLOSED and may(viewer, "correction.amend", row.unit, row)
    return {
        "problem": row,
        "tone": TONES[ProblemState(row.state)],
        "steps": steps,
        "amends": amends,
        "amendments": list(row.amendments.select_related("topic").order_by("id")),
        "file": StoredFile.objects.filter(digest=row.evidence).first() if row.evidence else None,
        "fact": _fact(row),
        "source_url": source_url(viewer, row),
        "trail": records.history("correction.problem", str(row.pk)),
    }


def source_url(viewer: Viewer, row: Problem) -> str:
    """Where the source is shown."""
    source: Any = correction.source_row(row)
    if source is None:
        return ""
    shown = {
        "supervision.inspectionresult": ("supervision.inspection", "inspection_id"),
        "supervision.bulletinrow": ("supervision.bulletin", "bulletin_id"),
        "evaluation.appraisalitem": ("evaluation.appraisal", "appraisal_id"),
    }
    if row.source_kind == "rulebook.finding":
        return reverse("desk:school", kwargs={"unit": row.unit.code})
    kind, field = shown.get(row.source_kind, (row.source_kind, "pk"))
    return place(viewer, kind, getattr(source, field))


def _fact(row: Problem) -> str:
    if row.fact_kind != "decisions.resolution":
        return ""
    found = Resolution.objects.filter(pk=row.fact).select_related("topic").first()
    return f"{found.number}　{found.topic.title}" if found else ""
