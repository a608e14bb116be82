"""接收与转正的表决: quorum and majority of the branch assembly that admits or converts (Q-5), in whole numbers.

N = 应到会 (full members with the right to vote), P = 实到会, Y = 赞成. Both limits are 超过半数: exactly half fails.
Under the rules of 2014 the written opinion that an absent full member gave before the meeting counts as a vote.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Ballot:
    """一次表决: who was entitled, who came, how they voted, and who of the absent had consented in writing."""

    entitled: int
    present: int
    yes: int
    no: int = 0
    abstain: int = 0
    written_yes: int = 0

    @property
    def adds_up(self) -> bool:
        """票数相符: everyone present voted once, and written opinions are at most those of the absent."""
        counts = (self.yes, self.no, self.abstain, self.written_yes)
        whole = min(counts) >= 0 and 0 < self.present <= self.entitled
        return whole and sum(counts[:3]) == self.present and self.written_yes <= self.entitled - self.present

    @property
    def is_quorate(self) -> bool:
        """有效: more than half of the entitled came; a written opinion is no presence."""
        return 2 * self.present > self.entitled

    def consents(self, written_counts: bool) -> int:
        """赞成数: votes, and where the rules of the day count them, written opinions."""
        return self.yes + (self.written_yes if written_counts else 0)

    def is_carried(self, written_counts: bool) -> bool:
        """通过: quorate, and more than half of the entitled consent."""
        return self.is_quorate and 2 * self.consents(written_counts) > self.entitled
