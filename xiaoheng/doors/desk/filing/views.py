"""What the pages of texts show, put together from the selectors."""

from dataclasses import dataclass
from typing import Any

from xiaoheng.doors.ui.pages import may_open
from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.policy import may
from xiaoheng.ground.rulebook.models import Clause
from xiaoheng.lib import clock
from xiaoheng.lib.states import allowed
from xiaoheng.loop.decisions.filing import selectors as reads
from xiaoheng.loop.decisions.filing.models import FiledText, MatterTerm, Term
from xiaoheng.loop.decisions.filing.states import TEXT
from xiaoheng.loop.decisions.filing.words import CandidacyState, Kind, State, Verdict
from xiaoheng.loop.decisions.selectors import Listed

TONES = {
    State.SUBMITTED: "amber",
    State.REGISTERED: "amber",
    State.PASSED: "green",
    State.ADVISED: "green",
    State.RETURNED: "red",
    Verdict.CLEAR: "green",
    Verdict.ADVISE: "amber",
    Verdict.CORRECT: "red",
    CandidacyState.NOMINATED: "grey",
    CandidacyState.RECOMMENDED: "amber",
    CandidacyState.APPROVED: "green",
    CandidacyState.DECLINED: "red",
}


@dataclass(frozen=True)
class Holding:
    """现行文本 as the school's page shows it: `url` only for whoever may open it."""

    kind: Kind
    text: FiledText | None
    terms: list[Term]


def tone(state: str) -> str:
    """Colour of a state."""
    return TONES.get(state, "grey")  # type: ignore[call-overload]


def holdings(school: Unit) -> list[Holding]:
    """现行文本 of a school, one row a kind, with the numbers they set."""
    found = reads.governing(school, clock.today())
    return [Holding(kind, found.get(kind), list(found[kind].terms.all()) if kind in found else []) for kind in Kind]


def text_context(viewer: Viewer, text: FiledText) -> dict[str, Any]:
    """Everything on a text's page."""
    articles = reads.articles_of(text)
    before = reads.filed_before(text)
    shown = _remarks_shown(viewer, text)
    return {
        "text": text,
        "tone": tone(text.state),
        "guide": reads.guide(text.kind),
        "articles": [(row, row.remark if shown and hasattr(row, "remark") else None) for row in articles],
        "answered": reads.answered(text, articles),
        "clauses": {row.key: row for row in Clause.objects.select_related("regulation").filter(key__in=_clauses(text))},
        "terms": reads.terms_of(text),
        "matters": _matters(text),
        "before": before,
        "pairs": reads.compare(reads.articles_of(before), articles) if before else [],
        "dimensions": reads.remarks_by_dimension(articles) if shown else [],
        "unread": [line for line in text.unread.splitlines() if line],
        "acts": _acts(viewer, text),
        "in_force": text.in_force_on(clock.today()),
        "may_topic": may_open("desk:topic", viewer),
        "history": reads.history(text),
    }


def _matters(text: FiledText) -> list[tuple[MatterTerm, Listed]]:
    """事项约定, each in the words of the catalogue."""
    rows = reads.matter_terms_of(text)
    return [(row, Listed(row.matter, row.body, row.mode, row.category, row.quorum, row.gates)) for row in rows]


def _clauses(text: FiledText) -> list[str]:
    return [point.clause for point in reads.guide(text.kind).required.values()]


def _acts(viewer: Viewer, text: FiledText) -> dict[str, bool]:
    """Buttons that policy and state allow, by verb without its room."""
    found = {verb.split(".")[1]: may(viewer, verb, text.unit, text) for verb in allowed(TEXT, text.state)}
    if text.replied_on is not None:
        found["answer"] = False
    if text.kind != Kind.LIST:
        found["put_matter"] = found["strike_matter"] = False
    return found


def _remarks_shown(viewer: Viewer, text: FiledText) -> bool:
    """What a review says while it lasts is for those who review; afterwards for everybody who reads the text."""
    return text.state != State.REGISTERED or may(viewer, "filing.examine", text.unit, text)
