"""印证资料的出处: the page of each fact that answers an item, or the file, where the viewer may open it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.apps import apps
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from xiaoheng.doors.ui.pages import may_open
from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.loop.execution.campaigns.models import Paper
from xiaoheng.loop.execution.models import Evidence
from xiaoheng.loop.execution.selectors.facts import (
    BODY,
    CHAIN,
    CONVERSATIONS,
    DOCUMENT,
    ELECTION,
    ENTRANT,
    FILED_TEXT,
    LIFE_PLAN,
    MEETING,
    MINUTES,
    PROGRAMME,
    RESOLUTION,
    Fact,
)
from xiaoheng.loop.execution.words import EvidenceKind

Keys = Mapping[str, str | int]  # subject → what the page is asked by


@dataclass(frozen=True)
class Page:
    """一类记录的页面: its name, its argument, and what of the row fills it (the row's own key unless told)."""

    name: str
    argument: str
    path: str = "pk"


@dataclass(frozen=True)
class Seen:
    """一件资料 with the address where it is seen, empty where there is none; struck = its record stands no more."""

    evidence: Evidence
    url: str
    is_struck: bool = False


PAGES = {
    MEETING: Page("meeting", "meeting"),
    MINUTES: Page("meeting", "meeting", "meeting"),
    RESOLUTION: Page("topic", "topic", "topic"),
    FILED_TEXT: Page("filing", "filed_text"),
    BODY: Page("body", "body"),
    CHAIN: Page("chains", "unit", "unit__code"),
    DOCUMENT: Page("document", "document"),
    ELECTION: Page("election", "election"),
    PROGRAMME: Page("programme", "programme"),
    LIFE_PLAN: Page("organisation_life", "org", "org"),
    CONVERSATIONS: Page("organisation_life", "org"),
    ENTRANT: Page("entrant", "entrant"),
}


def linked(viewer: Viewer, rows: Sequence[Evidence]) -> list[Seen]:
    """资料与出处: each row with where it is seen, and whether what it rests on was taken back since; one query a kind."""
    kept = _kept(rows)
    urls = _urls(viewer, kept)
    return [
        Seen(row, _file(row) or urls.get((row.subject_kind, row.subject), ""), _is_struck(row, kept)) for row in rows
    ]


def addresses(viewer: Viewer, rows: Iterable[Evidence | Paper]) -> dict[tuple[str, str], str]:
    """出处: where each record that stands for something is seen, by its kind and key."""
    return _urls(viewer, _kept(rows))


def fact_label(one: Fact) -> str:
    """How a record held is offered: title, day, why it is proposed."""
    late = one.happened_on is not None and one.entered_on is not None and one.entered_on > one.happened_on
    held = f"（{date_format(one.happened_on)}{_('，补录') if late else ''}）" if one.happened_on else ""
    why = f"——{one.why}" if one.why else ""
    used = _("；已用于“%(items)s”") % {"items": "”、“".join(one.used)} if one.used else ""
    return f"{one.title}{held}{why}{used}"


def _file(row: Evidence) -> str:
    return reverse("desk:evidence", kwargs={"evidence": row.pk}) if row.kind == EvidenceKind.FILE else ""


def _kept(rows: Iterable[Evidence | Paper]) -> dict[str, Keys]:
    """By kind, the records that are still there, each with what its page is asked by."""
    asked: dict[str, list[str]] = {}
    for row in rows:
        if row.subject_kind in PAGES:
            asked.setdefault(row.subject_kind, []).append(row.subject)
    found: dict[str, Keys] = {}
    for kind, subjects in asked.items():
        there = apps.get_model(kind)._default_manager.filter(pk__in=subjects)
        found[kind] = {str(pk): key for pk, key in there.values_list("pk", PAGES[kind].path)}
    return found


def _is_struck(row: Evidence, kept: Mapping[str, Keys]) -> bool:
    return row.subject_kind in kept and row.subject not in kept[row.subject_kind]


def _urls(viewer: Viewer, kept: Mapping[str, Keys]) -> dict[tuple[str, str], str]:
    return {
        (kind, subject): reverse(f"desk:{PAGES[kind].name}", kwargs={PAGES[kind].argument: key})
        for kind, keys in kept.items()
        if may_open(f"desk:{PAGES[kind].name}", viewer)
        for subject, key in keys.items()
    }
