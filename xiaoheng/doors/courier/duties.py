"""待办: the duties of every room, sorted into buckets, each with the button that its room names."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from xiaoheng.doors.ui import dates
from xiaoheng.doors.ui.rooms import words
from xiaoheng.ground.library.selectors import inbox as of_library
from xiaoheng.ground.members.selectors.inbox import inbox as of_members
from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.selectors import inbox as of_organisation
from xiaoheng.ground.rulebook.selectors import inbox as of_rulebook
from xiaoheng.lib import clock
from xiaoheng.lib.duty import Button, Duty
from xiaoheng.loop.correction.selectors.inbox import inbox as of_correction
from xiaoheng.loop.decisions.assemblies.selectors.inbox import inbox as of_assemblies
from xiaoheng.loop.decisions.elections.selectors.inbox import inbox as of_elections
from xiaoheng.loop.decisions.filing.selectors.inbox import inbox as of_filing
from xiaoheng.loop.decisions.filing.selectors.inbox import under_review
from xiaoheng.loop.decisions.life.selectors.inbox import inbox as of_life
from xiaoheng.loop.decisions.selectors import inbox as of_decisions
from xiaoheng.loop.evaluation.selectors.inbox import inbox as of_evaluation
from xiaoheng.loop.execution.campaigns.selectors.inbox import inbox as of_campaigns
from xiaoheng.loop.execution.communities.selectors.inbox import inbox as of_communities
from xiaoheng.loop.execution.selectors.inbox import inbox as of_execution
from xiaoheng.loop.supervision.selectors.inbox import inbox as of_supervision

ROOMS: tuple[Callable[[Viewer], list[Duty]], ...] = (
    of_organisation,
    of_rulebook,
    of_library,
    of_members,
    of_decisions,
    of_filing,
    of_elections,
    of_assemblies,
    of_life,
    of_execution,
    of_campaigns,
    of_communities,
    of_supervision,
    of_evaluation,
    of_correction,
)
REPLY = "organisation.reply"
SHORT = 7  # rows of a bucket before one asks for all


@dataclass(frozen=True)
class Row:
    """One line of the inbox: what, where, by when, and the button."""

    title: str
    unit: str
    due_on: date | None
    url: str
    label: str | Promise
    thing: str | Promise

    @property
    def act(self) -> str:
        """办什么: the act and the kind of thing, without its title."""
        return f"{self.thing}·{self.label}"


@dataclass
class Bucket:
    """A part of the inbox."""

    key: str
    title: str | Promise
    says: str | Promise
    rows: list[Row] = field(default_factory=list)
    shown: list[Row] = field(default_factory=list)

    @property
    def size(self) -> str:
        """How many there are."""
        return _("%(n)d项") % {"n": len(self.rows)}

    @property
    def more(self) -> bool:
        """Whether rows are left out."""
        return len(self.shown) < len(self.rows)

    def open(self, rows: list[Row]) -> None:
        """Show these rows and no hint of more (the page has its own pagination)."""
        self.rows = self.shown = rows


def buckets(viewer: Viewer) -> list[Bucket]:
    """逾期 / 近期 / 往后 / 等别人, each sorted by date."""
    found = [
        Bucket("overdue", _("逾期"), _("没有逾期的事项。")),
        Bucket("soon", _("近期"), _("近期没有要办的事项。")),
        Bucket("later", _("往后"), _("往后没有排定的事项。")),
        Bucket("waiting", _("等别人"), _("没有等别人办理的事项。")),
    ]
    today, soon = clock.today(), dates.soon(viewer)
    by_key = {bucket.key: bucket for bucket in found}
    for duty in open_duties(viewer):
        by_key[_bucket_of(duty, today, soon)].rows.append(_row(duty))
    for bucket in found:
        bucket.shown = bucket.rows[:SHORT]
    return found


@cache
def buttons() -> dict[str, Button]:
    """办理按钮 of each duty, as its room names it."""
    return words("DUTIES")


def open_duties(viewer: Viewer) -> list[Duty]:
    """各处待办 of every room, by date; a request that the review of a filed text answers is not asked for twice."""
    found = [duty for room in ROOMS for duty in room(viewer)]
    asked = [int(duty.subject) for duty in found if duty.verb == REPLY]
    reviewed = under_review(asked) if asked else set()
    return sorted((duty for duty in found if duty.verb != REPLY or duty.subject not in reviewed), key=_when)


def _bucket_of(duty: Duty, today: date, soon: date) -> str:
    if duty.waiting:
        return "waiting"
    if duty.due_on is None or today <= duty.due_on <= soon:
        return "soon"
    return "overdue" if duty.due_on < today else "later"


def _when(duty: Duty) -> tuple[bool, date]:
    return (duty.due_on is None, duty.due_on or date.max)


def _row(duty: Duty) -> Row:
    button = buttons()[duty.verb]
    url = reverse(f"desk:{button.page}", kwargs={button.key: duty.subject})
    return Row(duty.title, duty.unit, duty.due_on, url, button.label, button.thing)
