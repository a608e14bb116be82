"""按期办理: what is open in one school, in the order of its days, whichever room it comes from."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from xiaoheng.doors.desk.home.cockpit.ahead import told
from xiaoheng.doors.ui.pages import may_open
from xiaoheng.ground.organisation import selectors as organisation
from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.words import RequestState
from xiaoheng.ground.rulebook import selectors as rulebook
from xiaoheng.loop.correction import selectors as correction
from xiaoheng.loop.correction.words import ProblemState
from xiaoheng.loop.execution.selectors import Work

KINDS: dict[str, str | Promise] = {
    "order": gettext_lazy("交办事项"),
    "problem": gettext_lazy("问题整改"),
    "request": gettext_lazy("请示待批复"),
}


@dataclass(frozen=True)
class Due:
    """One line: by when, what kind, what, where it is done. `ahead`: a date to come that no one has to act on today."""

    on: date
    kind: str | Promise
    title: str
    url: str = ""
    ahead: bool = False


def agenda(viewer: Viewer, school: Unit, works: list[Work]) -> list[Due]:
    """按期办理: orders, problems, requests, and what runs out within a year; the earliest first.

    Of what the viewer may not open nothing is told.
    """
    found = _ahead(school)
    found += _orders(school, works) if may_open("desk:cell", viewer) else []
    found += _problems(viewer, school) if may_open("desk:problem", viewer) else []
    found += _requests(viewer, school) if may_open("desk:request", viewer) else []
    return sorted(found, key=lambda one: one.on)


def _orders(school: Unit, works: list[Work]) -> list[Due]:
    return [
        Due(
            work.cell.due_on,
            KINDS["order"],
            work.item.title,
            reverse("desk:cell", kwargs={"item": work.item.pk, "unit": school.code}),
        )
        for work in works
        if work.is_open and work.cell.due_on
    ]


def _problems(viewer: Viewer, school: Unit) -> list[Due]:
    rows = correction.problems(viewer).filter(unit=school, due_on__isnull=False).exclude(state=ProblemState.CLOSED)
    return [
        Due(row.due_on, KINDS["problem"], row.title, reverse("desk:problem", kwargs={"problem": row.pk}))
        for row in rows
        if row.due_on
    ]


def _requests(viewer: Viewer, school: Unit) -> list[Due]:
    rows = organisation.requests_for(viewer).filter(unit=school, state=RequestState.SENT)
    return [
        Due(row.due_on, KINDS["request"], row.title, reverse("desk:request", kwargs={"superior_request": row.pk}))
        for row in rows
    ]


def _ahead(school: Unit) -> list[Due]:
    return [Due(row.due.on, row.name, row.subject, ahead=True) for row in told(rulebook.forecast([school.pk]))]
