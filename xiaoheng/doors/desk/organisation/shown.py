"""What the pages of the import show of a plan and of the trail."""

from typing import Any

from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.columns import SHEETS
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.services.importing.planning import KINDS, SAME, Plan
from xiaoheng.ground.records import selectors as records
from xiaoheng.ground.records.models import StoredFile

KEPT = 5  # past imports on the page


def summary(plan: Plan) -> list[tuple[str, list[int]]]:
    """Rows by sheet, a figure for each kind of change."""
    return [(sheet, list(counted.values())) for sheet, counted in plan.counts().items()]


def outcome(plan: Plan) -> str:
    """What was done, in one sentence."""
    return _("已导入：%(what)s。") % {"what": _counted(plan.counts())}


def past_imports(county: Unit) -> list[dict[str, Any]]:
    """The county's latest imports, as the trail tells them."""
    done = records.of_units([county.code]).filter(
        verb="organisation.import", result="done", kind=StoredFile._meta.label_lower
    )
    entries = list(done[:KEPT])
    told = records.payloads(entries)
    return [
        {
            "at": entry.at,
            "by": told[entry.pk]["actor"],
            "file": told[entry.pk]["file"],
            "what": _counted(told[entry.pk]["counts"]),
        }
        for entry in entries
    ]


def _counted(counts: dict[str, dict[str, int]]) -> str:
    """人员新增2、更改1；…: in the order of the sheets, leaving out what is nothing."""
    parts = []
    for sheet in SHEETS:
        words = [f"{KINDS[kind]}{n}" for kind, n in counts[sheet.name].items() if n and kind != SAME]
        if words:
            parts.append(sheet.name + "、".join(words))
    return "；".join(parts)
