"""选举计票: what one round of paper ballots comes to, in whole numbers (Q-6). Counts only: who voted how is nowhere.

N = 有选举权的正式党员, P = 实到会, Y = 赞成. Shares are percentages of the rulebook: quorate when 100·P ≥ quorum·N,
elected when 100·Y > majority·P.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Settled:
    """一轮结果: who is elected, who is tied at the edge, and how many seats stay open."""

    elected: frozenset[int]
    tied: frozenset[int]
    short: int


def is_quorate(entitled: int, present: int, quorum: int) -> bool:
    """够法定人数: nobody entitled is never a quorum."""
    return entitled > 0 and present <= entitled and 100 * present >= quorum * entitled


def least_present(entitled: int, quorum: int) -> int:
    """最少到会人数."""
    return max(1, -(-quorum * entitled // 100))


def is_elected(present: int, yes: int, majority: int) -> bool:
    """过半数: more than the share of those present; exactly half fails."""
    return 100 * yes > majority * present


def least_candidates(seats: int, spare: int) -> int:
    """差额: at least so many candidates for the seats, rounded up."""
    return -(-seats * (100 + spare) // 100)


def settle(seats: int, present: int, yes: Mapping[int, int], majority: int) -> Settled:
    """定当选人: those above the majority; of too many the first by votes; a tie at the edge elects none of the tied."""
    carried = {one: votes for one, votes in yes.items() if is_elected(present, votes, majority)}
    if len(carried) <= seats:
        return Settled(frozenset(carried), frozenset(), seats - len(carried))
    edge = sorted(carried.values(), reverse=True)[seats - 1]
    above = frozenset(one for one, votes in carried.items() if votes > edge)
    level = frozenset(one for one, votes in carried.items() if votes == edge)
    if len(above) + len(level) == seats:
        return Settled(above | level, frozenset(), 0)
    return Settled(above, level, seats - len(above))


@dataclass(frozen=True)
class Count:
    """一次计票: papers handed out, come back and void; for each candidate (yes, no, abstain); write-ins by person."""

    issued: int
    returned: int
    void: int
    votes: Mapping[int, tuple[int, int, int]]
    written: Mapping[int, int]

    @property
    def valid(self) -> int:
        """有效票."""
        return self.returned - self.void

    @property
    def must_rerun(self) -> bool:
        """收回多于发出: the round is void."""
        return self.returned > self.issued

    def differs(self, other: "Count") -> bool:
        """Whether two counts of the same papers disagree anywhere."""
        return (self.issued, self.returned, self.void) != (other.issued, other.returned, other.void) or (
            not self.must_rerun and (dict(self.votes), dict(self.written)) != (dict(other.votes), dict(other.written))
        )
