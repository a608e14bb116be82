"""What the pages of elections show, put together from the selectors."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.policy import may
from xiaoheng.ground.organisation.words import Post
from xiaoheng.lib.states import allowed
from xiaoheng.lib.strokes import by_strokes
from xiaoheng.loop.decisions.elections import selectors as reads
from xiaoheng.loop.decisions.elections.models import Ballot, Election, Standing
from xiaoheng.loop.decisions.elections.states import BALLOT, ELECTION
from xiaoheng.loop.decisions.elections.words import BallotState, State

TONES = {
    State.ASKED: "amber",
    State.NOMINATED: "amber",
    State.OPEN: "amber",
    State.SEATED: "amber",
    State.ELECTED: "amber",
    State.REPORTED: "amber",
    State.CONFIRMED: "green",
    BallotState.OPEN: "amber",
    BallotState.READ: "amber",
    BallotState.COUNTED: "green",
    BallotState.RERUN: "red",
}
RUNNING = (BallotState.OPEN, BallotState.READ)


@dataclass(frozen=True)
class Round:
    """一轮 as drawn: its numbers only once both counts agree."""

    ballot: Ballot
    tone: str
    names: list[Standing]
    shown: bool
    may_tally: bool
    may_recount: bool


def tone(state: str) -> str:
    """Colour of a state."""
    return TONES.get(state, "grey")  # type: ignore[call-overload]


def names_of(ballot: Ballot) -> list[Standing]:
    """The printed names of a round by strokes, then those written in."""
    rows = list(ballot.standings.select_related("person").order_by("person__code"))
    printed = by_strokes([row for row in rows if not row.written_in], lambda row: row.person.name)
    return printed + [row for row in rows if row.written_in]


def election_context(viewer: Viewer, row: Election) -> dict[str, Any]:
    """Everything on an election's page."""
    rounds = [_round(viewer, row, ballot) for ballot in row.ballots.order_by("number")]
    voters = reads.roll(row)
    return {
        "election": row,
        "tone": tone(row.state),
        "seats_label": _("%(n)d人，副书记%(d)d人") % {"n": row.seats, "d": row.deputies} if row.officers else row.seats,
        "asked": [(_("请示"), row.request), (_("候选人报审"), row.review), (_("结果报告"), row.report)],
        "candidates": reads.candidates(row),
        "voters": voters,
        "present": sum(voter.present for voter in voters),
        "rounds": rounds,
        "elected": [(one, Post(one.ballot.post).label) for one in reads.elected(row)],
        "acts": _acts(viewer, row, rounds),
        "history": reads.history(row),
    }


def _round(viewer: Viewer, row: Election, ballot: Ballot) -> Round:
    doing, counted = allowed(BALLOT, ballot.state), ballot.state == BallotState.COUNTED
    names = [one for one in names_of(ballot) if counted or not one.written_in]
    may_count = may(viewer, "elections.tally", row.unit, row)
    return Round(
        ballot, tone(ballot.state), names, counted, may_count and "elections.tally" in doing,
        may_count and "elections.recount" in doing,
    )  # fmt: skip


def _acts(viewer: Viewer, row: Election, rounds: list[Round]) -> dict[str, bool]:
    """Buttons that policy and state allow, by verb without its room; none that moves on while a round is running."""
    found = {verb.split(".")[1]: may(viewer, verb, row.unit, row) for verb in allowed(ELECTION, row.state)}
    last = rounds[-1].ballot if rounds else None
    if last is not None and last.state in RUNNING:
        found |= dict.fromkeys(("attend", "begin", "seat", "leave_short"), False)
    if row.state == State.OPEN:
        found["begin"] = found["begin"] and row.scrutineer_id is not None
        found["leave_short"] = found["leave_short"] and last is not None and last.state == BallotState.COUNTED
        found["cancel"] = found["cancel"] and not any(one.elected for each in rounds for one in each.names)
    return found
