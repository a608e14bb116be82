"""复核页 as drawn: the requirement left, what was handed in and what is new in it right."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from xiaoheng.doors.desk.execution.cell import Change, changes
from xiaoheng.doors.desk.execution.forms import QueueForm, ReviewForm
from xiaoheng.doors.desk.execution.held import linked
from xiaoheng.doors.ui.pages import Request, show
from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.policy import may
from xiaoheng.ground.records.models import StoredFile
from xiaoheng.ground.records.services import READABLE
from xiaoheng.loop.decisions.models import Meeting
from xiaoheng.loop.execution import selectors as execution
from xiaoheng.loop.execution.models import Assignment, Evidence
from xiaoheng.loop.execution.selectors.facts import MEETING, MINUTES, elsewhere
from xiaoheng.loop.execution.words import AssignmentState

SUMMARY = 200  # characters of what a record says of its meeting
SHOWN = 3  # other answers that rest on the same


@dataclass(frozen=True)
class Piece:
    """一件资料 as the reviewer sees it: its address, whether it is a picture or a text, what its own book says of it, and
    what else rests on it."""

    evidence: Evidence
    url: str
    is_struck: bool = False
    picture: bool = False
    text: bool = False
    said: str = ""
    also: str = ""


@dataclass
class Queue:
    """复核的队列 that the address asks for."""

    request: Request

    @cached_property
    def narrowed(self) -> dict[str, int]:
        """Of which order or item."""
        return QueueForm(self.request.POST or self.request.GET).narrowed()

    @cached_property
    def rows(self) -> Any:
        """待复核 in that part."""
        return execution.waiting(self.request.viewer, **self.narrowed)

    @property
    def query(self) -> str:
        """The part as an address has it."""
        return f"?{urlencode(self.narrowed)}" if self.narrowed else ""


def review_page(request: Request, row: Assignment, form: ReviewForm | None = None) -> HttpResponse:
    """One answer with its neighbours in the queue; a form with errors keeps what was typed."""
    queue = Queue(request)
    back, following = execution.neighbours(queue.rows, row)
    told = changes(row)
    last = told[0] if told else None
    context: dict[str, Any] = {
        "assignment": row,
        "item": row.item,
        "school": row.unit,
        "directive": row.item.directive,
        "change": last,
        "before": told[1] if len(told) > 1 else None,
        "fresh": pieces(request.viewer, last.fresh) if last else [],
        "doubts": list(last.submission.doubts.all()) if last else [],
        "left": queue.rows.count(),
        "back": back,
        "following": following if following and following.pk != row.pk else None,
        "queue": queue,
        "waits": row.state == AssignmentState.SUBMITTED and may(request.viewer, "execution.approve", row.unit, row),
        "is_late": bool(row.due_on and row.submitted_on and row.submitted_on > row.due_on),
        "rewritten": _rewritten(told),
    }
    return show(request, "desk/execution/review.html", form or ReviewForm(), **context)


def pieces(viewer: Viewer, rows: list[Evidence]) -> list[Piece]:
    """各件资料: pictures to be shown in place, meetings with who came, and what else rests on the same; five queries and
    one a kind at most."""
    kinds = dict(StoredFile.objects.filter(digest__in=[one.digest for one in rows]).values_list("digest", "media"))
    said, others = _attendance(rows), elsewhere(viewer, rows)
    found = []
    for seen in linked(viewer, rows):
        one = seen.evidence
        media = kinds.get(one.digest, "")
        told = said.get((one.subject_kind, one.subject), "")
        found.append(
            Piece(
                one,
                seen.url,
                seen.is_struck,
                media.startswith("image/"),
                media in READABLE,
                told,
                _also(others.get(one.key, [])),
            )
        )
    return found


def _also(rows: list[Evidence]) -> str:
    """同一资料还用于: the first few answers that rest on it."""
    named = [f"{one.submission.assignment.unit.name}“{one.submission.assignment.item.title}”" for one in rows[:SHOWN]]
    more = _("等%(n)s处") % {"n": len(rows)} if len(rows) > SHOWN else ""
    return f"{'、'.join(named)}{more}"


def _attendance(rows: list[Evidence]) -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for kind, path in ((MEETING, "pk"), (MINUTES, "minutes")):
        if wanted := [one.subject for one in rows if one.subject_kind == kind]:
            held = Meeting.objects.filter(**{f"{path}__in": wanted}).values_list(
                path, "number", "entitled", "present", "summary"
            )
            for pk, number, entitled, present, summary in held:
                told = _("应到%(entitled)s人，实到%(present)s人") % {"entitled": entitled, "present": present}
                found[kind, str(pk)] = "　".join(part for part in (number, told, summary[:SUMMARY]) if part)
    return found


def _rewritten(told: list[Change]) -> bool:
    """Whether the words of the last answer are other than those of the one before."""
    return len(told) < 2 or told[0].submission.note != told[1].submission.note
