"""What the pages show of a finding: its words and tone, the exception that excuses it, and what may be asked for."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from xiaoheng.doors.desk.rulebook.places import place
from xiaoheng.doors.ui.pages import may_open
from xiaoheng.ground.library.models import Document
from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.policy import may
from xiaoheng.ground.rulebook import selectors as rulebook
from xiaoheng.ground.rulebook.models import Finding, ParameterValue, Plea
from xiaoheng.ground.rulebook.words import Outcome
from xiaoheng.lib import clock

TONES = {Outcome.BREAKS: "red", Outcome.UNKNOWN: "grey", Outcome.SOON: "amber"}
# Where a subject has a page of its own: who may not open that is not told its title by a finding either.
PAGES = {
    "body": "desk:body",
    "chain_link": "desk:chains",
    "request": "desk:request",
    "meeting": "desk:meeting",
    "item": "desk:topic",
    "resolution": "desk:topic",
    "duty": "desk:cell",
    "task": "desk:task",
    "problem": "desk:problem",
    "explain": "desk:bulletin",
    "filed_text": "desk:filing",
    "plan_row": "desk:plan",
    "ballot": "desk:election",
    "election": "desk:election",
}

FEW = 5


@dataclass(frozen=True)
class Shown:
    """一条结论 as drawn: `waiting` is an exception asked for and not yet answered, `url` where it is set right."""

    one: rulebook.Worded
    tone: str
    waiting: Plea | None
    may_plead: bool
    url: str


def told(rows: QuerySet[Finding], viewer: Viewer) -> QuerySet[Finding]:
    """可见的结论: without those that speak of what the viewer may not open."""
    return rows.exclude(subject_kind__in=[kind for kind, page in PAGES.items() if not may_open(page, viewer)])


def shown(rows: Iterable[Finding], viewer: Viewer) -> list[Shown]:
    """Findings in words, whatever their number in as many queries."""
    listed = list(rows)
    asked = rulebook.asked_for(listed)
    return [_shown(one, asked.get(one.row.pk), viewer) for one in rulebook.worded(listed, clock.today())]


def _shown(one: rulebook.Worded, waiting: Plea | None, viewer: Viewer) -> Shown:
    free = one.plea is None and waiting is None and rulebook.excusable(one.row)
    return Shown(one, TONES[one.outcome], waiting, free and may(viewer, "rulebook.plead", one.unit), place(one, viewer))


def carriers(rows: list[Document]) -> tuple[list[Document], int]:
    """据以制定的文件: the first few, the highest level first, and how many more there are."""
    return rows[:FEW], max(0, len(rows) - FEW)


def stand(row: ParameterValue) -> tuple[str, str]:
    """Tone and word of a value today: in force, announced, or over."""
    if row.in_force_on(clock.today()):
        return "green", _("现行")
    return ("amber", _("已公布、未施行")) if row.since > clock.today() else ("grey", _("已失效"))
