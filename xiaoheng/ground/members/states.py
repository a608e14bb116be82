"""The 25 steps and the transition tables of the room.

A development's state is the last step done. Its next step is the branch's (`members.record`) or the superior's
(`members.decide`); step 8 was reported by the branch until 2026 and needs the superior's consent since.
"""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from xiaoheng.ground.members.words import Body
from xiaoheng.lib.states import table

ARCHIVED, STOPPED = "archived", "stopped"
APPLIED, TALK, ACTIVIST, ACTIVIST_FILED, MENTORS, FOSTERED, CANDIDATE, CONSENT = range(1, 9)
SPONSORS, REVIEW, TRAINING, EXAMINED, PRE_REVIEW, FORM, ASSEMBLY, SUPERIOR_TALK, APPROVAL = range(9, 18)
FILED, ENROLLED, OATH, PROBATION, CONVERSION, CONVERSION_VOTE, CONVERSION_APPROVAL, ARCHIVE = range(18, 26)


@dataclass(frozen=True)
class Step:
    """一步: its title, who does it, what its form asks for, and where a failure leads back to (0: it cannot fail)."""

    number: int
    title: Any
    body: str
    asks: tuple[str, ...] = ()
    back: int = 0

    @property
    def body_name(self) -> str:
        """Who does it, in words."""
        return str(Body(self.body).label)

    @property
    def state(self) -> str:
        """The state of a development that has done this step."""
        return f"s{self.number:02}"


STEPS: tuple[Step, ...] = (
    Step(1, _("递交入党申请书"), Body.PERSON, ("document",)),
    Step(2, _("党组织派人谈话"), Body.BRANCH, ("talker",)),
    Step(3, _("推荐和确定入党积极分子"), Body.COMMITTEE, ("document",)),
    Step(4, _("上级党委备案（积极分子）"), Body.SUPERIOR, ("document",)),
    Step(5, _("指定培养联系人"), Body.COMMITTEE, ("mentors",)),
    Step(6, _("培养教育考察"), Body.BRANCH),
    Step(7, _("确定发展对象"), Body.COMMITTEE, ("document", "heard", "publicity")),
    Step(8, _("报上级党委（发展对象）"), Body.SUPERIOR, ("document", "result"), back=6),
    Step(9, _("确定入党介绍人"), Body.COMMITTEE, ("sponsors",)),
    Step(10, _("政治审查"), Body.BRANCH, ("document", "result"), back=6),
    Step(11, _("开展集中培训"), Body.SUPERIOR, ("training",)),
    Step(12, _("支部委员会审查"), Body.COMMITTEE, ("document", "result"), back=6),
    Step(13, _("上级党委预审"), Body.SUPERIOR, ("document", "result"), back=6),
    Step(14, _("填写入党志愿书"), Body.PERSON, ("document",)),
    Step(15, _("支部大会讨论"), Body.ASSEMBLY, ("document", "result", "publicity", "ballot"), back=6),
    Step(16, _("上级党委派人谈话"), Body.SUPERIOR, ("document",)),
    Step(17, _("上级党委审批"), Body.SUPERIOR, ("document", "result", "reason"), back=12),
    Step(18, _("再上一级党委组织部门备案"), Body.SUPERIOR, ("document",)),
    Step(19, _("编入党支部和党小组"), Body.BRANCH),
    Step(20, _("入党宣誓"), Body.BRANCH),
    Step(21, _("继续教育考察"), Body.BRANCH),
    Step(22, _("提出转正申请"), Body.PERSON, ("document",)),
    Step(23, _("支部大会讨论转正"), Body.ASSEMBLY, ("document", "proposal", "result", "ballot"), back=22),
    Step(24, _("上级党委审批转正"), Body.SUPERIOR, ("document", "result"), back=22),
    Step(25, _("材料归档"), Body.BRANCH, ("papers",)),
)
STATES = frozenset(f"s{number:02}" for number in range(1, ARCHIVE))
# Steps of the superior; training is held there too, but its result is entered by the branch.
SUPERIORS = tuple(step.number for step in STEPS if step.body == Body.SUPERIOR and step.number != TRAINING)
BRANCHS = tuple(step.number for step in STEPS if step.number > APPLIED and step.number not in SUPERIORS)


def before(*numbers: int) -> str:
    """States from which the steps may be done: the step before each."""
    return " ".join(f"s{number - 1:02}" for number in numbers)


# A pre-review whose month has passed is held once more, from where its assembly still waits.
RENEWABLE = ("s13", "s14")
DEVELOPMENT = table(
    **{
        "members.apply": ("", "s01"),
        "members.record": (before(*BRANCHS, CONSENT), ARCHIVED),
        "members.decide": (" ".join((before(*SUPERIORS), *RENEWABLE)), "s24"),
        "members.stop": (" ".join(sorted(STATES)), STOPPED),
    }
)
TRANSFER = table(
    **{
        "members.accept": ("sent", "accepted"),
        "members.refuse": ("sent", "refused"),
        "members.resend": ("refused", "sent"),
        "members.recall": ("sent refused", "recalled"),
    }
)
ABSENCE = table(
    **{
        "members.absent": ("", "open"),
        "members.present": ("open suspended", "back"),
        "members.suspend": ("open", "suspended"),
        "members.expel": ("suspended", "expelled"),
    }
)
# Stages only go forward: from each state, those that may follow.
FORWARD = ("named", "paired", "advanced", "reached", "leading")


def step_of(number: int) -> Step:
    """The step of a number."""
    return STEPS[number - 1]


def number_of(state: str) -> int:
    """The last step done; 25 once archived, 0 when stopped."""
    return int(state[1:]) if state in STATES else ARCHIVE if state == ARCHIVED else 0


def next_step(state: str) -> Step | None:
    """The step that follows a state; None at an end."""
    return STEPS[number_of(state)] if state in STATES else None


def label(state: str) -> str:
    """The state in words."""
    ends = {ARCHIVED: _("已归档"), STOPPED: _("已终止")}
    return str(ends.get(state) or step_of(number_of(state)).title)
