"""法定人数与表决: quorum and majority in whole numbers, never in fractions.

N = 应到会 (entitled), P = 实到会 (present, without the recused), Y = 赞成. Absent, recused and abstaining persons never
count as consent. 半数以上 and 三分之二以上 include the number itself, 过半数 does not.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Quorum:
    """人数规则: quorate when `den`·P ≥ `num`·N; passed when `base`·Y > `more`·N, unless nothing is voted on.

    `inclusive`: exactly the share of votes is enough (半数以上). A unit's own figures of the day may be stricter than
    those of the class (`dataclasses.replace`).
    """

    code: str
    num: int
    den: int
    voted: bool
    label: str
    more: int = 1
    base: int = 2
    inclusive: bool = False

    def carries(self, entitled: int, yes: int) -> bool:
        """过半数赞成: more than the share of the entitled; exactly the share fails, but for an inclusive class."""
        return self.base * yes > self.more * entitled - self.inclusive

    def least_yes(self, entitled: int) -> int:
        """最少赞成票: the smallest Y that carries."""
        return (self.more * entitled - self.inclusive) // self.base + 1

    def is_met(self, entitled: int, present: int) -> bool:
        """够法定人数: nobody entitled is never a quorum."""
        return entitled > 0 and present <= entitled and self.den * present >= self.num * entitled

    def least_present(self, entitled: int) -> int:
        """最少到会人数: the smallest P that is a quorum."""
        return max(1, -(-self.num * entitled // self.den))


Q1 = Quorum("Q-1", 1, 2, True, "党组织会议：应到会半数以上到会，赞成超过应到会半数为通过")
Q2 = Quorum("Q-2", 2, 3, True, "党组织会议（干部任免等重要事项）：应到会三分之二以上到会，赞成超过应到会半数为通过")
Q3 = Quorum("Q-3", 1, 2, False, "校长办公会议：行政班子半数以上到会，不表决，由校长听取意见后决定")
Q4 = Quorum("Q-4", 1, 2, True, "支部党员大会：有表决权的党员半数以上到会，赞成超过应到会半数为通过")
Q7 = Quorum("Q-7", 2, 3, True, "教代会：代表三分之二以上到会，全体代表半数以上赞成为通过", inclusive=True)
Q8 = Quorum("Q-8", 2, 3, False, "民主生活会：应到会三分之二以上到会，不表决")
CLASSES = {rule.code: rule for rule in (Q1, Q2, Q3)}
# Classes of the other bodies: no matter of the two lists is held to them.
OTHERS = {rule.code: rule for rule in (Q1, Q4, Q7, Q8)}
# The stricter class comes first: a topic with several matters is held to the strictest.
ORDER = ("Q-2", "Q-1", "Q-3")


def strictest(codes: list[str]) -> str:
    """从严: the class that a topic under several matters is held to."""
    return min(codes, key=ORDER.index)


def adds_up(present: int, yes: int, no: int, abstain: int) -> bool:
    """票数相符: every person present and not recused is counted once."""
    return min(yes, no, abstain) >= 0 and yes + no + abstain == present
