"""去办理: the page on which what a finding speaks of is kept, so that its next step is one press away."""

from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from xiaoheng.doors.desk.rulebook.areas import key_of
from xiaoheng.doors.ui.pages import may_open
from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.rulebook import selectors as rulebook

# Subjects with a page of their own: the page, and the name of its argument.
OWN = {
    "org": ("desk:org", "org"),
    "person": ("desk:person", "person"),
    "body": ("desk:body", "body"),
    "meeting": ("desk:meeting", "meeting"),
    "request": ("desk:request", "superior_request"),
    "filed_text": ("desk:filing", "filed_text"),
    "election": ("desk:election", "election"),
    "problem": ("desk:problem", "problem"),
    "task": ("desk:task", "task"),
}
# The others are kept on a page of their unit …
OF_UNIT = {"body_kind": "desk:bodies", "chain_link": "desk:chains", "plan_row": "desk:plan", "post": "desk:people"}
# … or where their field is looked after. In a field, an organisation may have a page more fitting than its own.
FIELDS = {"AG": "desk:unit", "F": "desk:cadres", "BQ": "desk:meetings", "C": "desk:life", "D": "desk:developments"}
RHYTHM = ("desk:organisation_life", "org")
LISTS = {"explain": "desk:bulletins", "ballot": "desk:elections", "question": "desk:assemblies"}
NAMED = {"desk:meetings", "desk:life", "desk:assemblies"}  # lists that a school's name narrows
TEXTS = {"A-22": "desk:filings", "B-19": "desk:filings", "B-01": "desk:talks", "A-16": "desk:people"}


def place(one: rulebook.Worded, viewer: Viewer) -> str:
    """Address of that page; empty where the viewer may not open it."""
    page, key = _page(str(one.row.subject_kind), key_of(one.rule.id), one)
    url = reverse(page, kwargs=key) if page and may_open(page, viewer) else ""
    return f"{url}?{urlencode({'q': one.unit.name})}" if url and page in NAMED else url


def _page(kind: str, field: str, one: rulebook.Worded) -> tuple[str, dict[str, Any]]:
    """Which page, and by what it is asked."""
    subject, unit = one.row.subject, one.unit.code
    if kind == "duty":
        return "desk:cell", {"item": subject, "unit": unit}
    if field == "C" and kind == "org":
        return RHYTHM[0], {RHYTHM[1]: subject}
    if kind in OWN and not (field == "D" and kind == "org"):
        return OWN[kind][0], {OWN[kind][1]: subject}
    page = TEXTS.get(one.rule.id) or OF_UNIT.get(kind) or LISTS.get(kind) or FIELDS.get(field, "")
    of_unit = page in OF_UNIT.values() or page in ("desk:unit", "desk:cadres")
    return page, {"unit": unit} if of_unit else {}
