"""印证资料的出处: the page of each fact that answers an item, or the file, where the viewer may open it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from xiaoheng.doors.ui.pages import may_open
from xiaoheng.ground.bodies.models import Chain
from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.loop.decisions.life.models import Plan
from xiaoheng.loop.decisions.models import Minutes, Resolution, Talk
from xiaoheng.loop.execution.campaigns.models import Paper
from xiaoheng.loop.execution.models import Evidence
from xiaoheng.loop.execution.selectors.facts import (
    BODY,
    CHAIN,
    CONVERSATIONS,
    DOCUMENT,
    ELECTION,
    FILED_TEXT,
    LIFE_PLAN,
    MEETING,
    MINUTES,
    PROGRAMME,
    RESOLUTION,
    Fact,
)
from xiaoheng.loop.execution.words import EvidenceKind

Keys = dict[str, str | int]  # subject → what the page is asked by


@dataclass(frozen=True)
class Page:
    """一类记录的页面: its name, its argument, and what of the row fills it (the row's own key unless told)."""

    name: str
    argument: str
    keys: Callable[[list[str]], Keys] = lambda subjects: {one: int(one) for one in subjects}


def _through(model: type[Minutes | Resolution | Talk | Chain | Plan], path: str) -> Callable[[list[str]], Keys]:
    return lambda subjects: {
        str(pk): key for pk, key in model._default_manager.filter(pk__in=subjects).values_list("pk", path)
    }


PAGES = {
    MEETING: Page("meeting", "meeting"),
    MINUTES: Page("meeting", "meeting", _through(Minutes, "meeting")),
    RESOLUTION: Page("topic", "topic", _through(Resolution, "topic")),
    FILED_TEXT: Page("filing", "filed_text"),
    BODY: Page("body", "body"),
    CHAIN: Page("chains", "unit", _through(Chain, "unit__code")),
    DOCUMENT: Page("document", "document"),
    ELECTION: Page("election", "election"),
    PROGRAMME: Page("programme", "programme"),
    LIFE_PLAN: Page("organisation_life", "org", _through(Plan, "org")),
    CONVERSATIONS: Page("organisation_life", "org"),
}


def linked(viewer: Viewer, rows: Sequence[Evidence]) -> list[tuple[Evidence, str]]:
    """资料与出处: each row with the address where it is seen, empty where there is none; one query a kind at most."""
    urls = addresses(viewer, rows)
    return [(row, _file(row) or urls.get((row.subject_kind, row.subject), "")) for row in rows]


def addresses(viewer: Viewer, rows: Iterable[Evidence | Paper]) -> dict[tuple[str, str], str]:
    """出处: where each record that stands for something is seen, by its kind and key."""
    asked: dict[str, list[str]] = {}
    for row in rows:
        asked.setdefault(row.subject_kind, []).append(row.subject)
    return {(kind, subject): url for kind in PAGES for subject, url in _urls(viewer, kind, asked.get(kind, ())).items()}


def fact_label(one: Fact) -> str:
    """How a record held is offered: title, day, why it is proposed."""
    late = one.happened_on is not None and one.entered_on is not None and one.entered_on > one.happened_on
    held = f"（{date_format(one.happened_on)}{_('，补录') if late else ''}）" if one.happened_on else ""
    why = f"——{one.why}" if one.why else ""
    return f"{one.title}{held}{why}"


def _file(row: Evidence) -> str:
    return reverse("desk:evidence", kwargs={"evidence": row.pk}) if row.kind == EvidenceKind.FILE else ""


def _urls(viewer: Viewer, kind: str, subjects: Iterable[str]) -> dict[str, str]:
    page, asked = PAGES[kind], list(subjects)
    if not asked or not may_open(f"desk:{page.name}", viewer):
        return {}
    keys = page.keys(asked)
    return {subject: reverse(f"desk:{page.name}", kwargs={page.argument: key}) for subject, key in keys.items()}
