"""去向: where an election stands once a round is counted or seats are left open."""

from datetime import date
from typing import Any

from xiaoheng.ground.organisation.verbs import advance
from xiaoheng.ground.organisation.words import Post
from xiaoheng.ground.rulebook.engine import months
from xiaoheng.lib import clock
from xiaoheng.loop.decisions.elections.models import Election
from xiaoheng.loop.decisions.elections.selectors.counting import DEPUTIES, assembly_round, outstanding
from xiaoheng.loop.decisions.elections.services import checks
from xiaoheng.loop.decisions.elections.states import ELECTION
from xiaoheng.loop.decisions.elections.words import State


def after(row: Election, verb: str, *, filled: bool = False, **changes: Any) -> None:
    """Step the election: on with the members, over to the new committee, or done and to be reported by a day."""
    to = _next(row, filled)
    if to == State.ELECTED:
        today = clock.today()
        changes |= {"finished_on": today, "report_by": _report_by(row, today)}
    advance(row, ELECTION, verb, labels=checks.LABELS, to=to, **changes)


def _next(row: Election, filled: bool) -> State:
    if row.state == State.OPEN:
        if not filled and outstanding(row, assembly_round(row)):
            return State.OPEN
        return State.SEATED if row.officers else State.ELECTED
    done = not outstanding(row, Post.SECRETARY) and not outstanding(row, DEPUTIES[0])
    return State.ELECTED if done else State.SEATED


def _report_by(row: Election, day: date) -> date:
    return months.add(day, checks.number("election_report_months", row.unit))
