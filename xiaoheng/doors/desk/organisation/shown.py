"""What the pages of the imports show of a plan and of past imports."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from xiaoheng.doors.ui.trail import sentences
from xiaoheng.ground.organisation.models import Import, Unit
from xiaoheng.ground.organisation.services.importing.later import Later
from xiaoheng.ground.organisation.services.importing.planning import KINDS, SAME, Plan
from xiaoheng.ground.organisation.services.importing.undoing import Undoing, undoable


@dataclass(frozen=True)
class Past:
    """一次导入, as the pages tell it."""

    row: Import
    sentence: str | Promise
    what: str
    undoable: bool


@dataclass(frozen=True)
class Stayed:
    """A row that undoing leaves as it is; `did` is what the later verb did."""

    title: str
    sheet: str
    row: int
    later: Later
    did: str | Promise


def summary(plan: Plan) -> list[tuple[str, list[int]]]:
    """Rows by sheet, a figure for each kind of change; sheets that the workbook does not fill in are left out."""
    return [(sheet, list(counted.values())) for sheet, counted in plan.counts().items() if any(counted.values())]


def outcome(plan: Plan) -> str:
    """What was done, in one sentence."""
    return _("已导入：%(what)s。") % {"what": _counted(plan.counts())}


def past_imports(county: Unit, verb: str = "") -> list[Past]:
    """The imports of a county and below, of one book or all, the latest first; those of the last hundred."""
    rows = Import.objects.filter(unit__up__ancestor=county, **({"verb": verb} if verb else {}))
    return [Past(row, sentences()[row.verb], _counted(row.counts), undoable(row)) for row in rows[:100]]


def _counted(counts: Mapping[str, Mapping[str, int]]) -> str:
    """人员新增2、更改1；…: sheet by sheet, leaving out what is nothing."""
    parts = []
    for sheet, counted in counts.items():
        words = [f"{KINDS[kind]}{n}" for kind, n in counted.items() if n and kind != SAME]
        if words:
            parts.append(sheet + "、".join(words))
    return "；".join(parts)


def stayed(undoing: Undoing) -> list[Stayed]:
    """Rows that stay, each with its reason in a sentence."""
    return [
        Stayed(title, sheet, row, later, sentences().get(later.verb, "") if later.verb else "")
        for sheet, row, title, later in undoing.staying
    ]
