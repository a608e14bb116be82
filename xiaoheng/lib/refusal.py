"""拒绝: what a verb raises when it may not, or not yet, be done. The sentence names the rule and the remedy."""

from dataclasses import dataclass


@dataclass
class Refused(Exception):
    """拒绝办理: refused by rule or by state; nothing was written.

    `message` says in Chinese what is wrong and where, `remedy` what to do next, `rule` the rule or clause id.
    """

    message: str
    remedy: str = ""
    rule: str = ""

    def __str__(self) -> str:
        head = f"〔{self.rule}〕" if self.rule else ""
        return f"{head}{self.message}{self.remedy and '　' + self.remedy}"


class Forbidden(Refused):
    """无权办理: in sight, but not this person's act."""


class Stale(Refused):
    """已被他人更新: the row moved on since it was read; read it again and decide anew."""
