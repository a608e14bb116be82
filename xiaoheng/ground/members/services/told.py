"""What people say of a step when they record it; the verbs judge it, nothing is inferred."""

from dataclasses import dataclass, field
from datetime import date

from xiaoheng.ground.members.words import Proposal
from xiaoheng.ground.organisation.models import Person
from xiaoheng.lib.admission import Ballot


@dataclass(frozen=True)
class Told:
    """步骤要素: the day, the paper behind it, and what the step's own form asks for."""

    done_on: date
    document: str = ""
    file: tuple[bytes, str] | None = None  # bytes and name
    passed: bool = True
    people: tuple[Person, ...] = ()  # talker, mentors or sponsors
    heard: frozenset[str] = field(default_factory=frozenset)
    shown_since: date | None = None  # first and last day of the public notice
    shown_until: date | None = None
    days: int = 0
    hours: int = 0
    ballot: Ballot | None = None
    secret: bool = False
    proposal: str = Proposal.CONVERT
    months: int = 0  # of an extension
    reason: str = ""
    papers: frozenset[str] = field(default_factory=frozenset)
