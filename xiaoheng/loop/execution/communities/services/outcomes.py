"""成效: numbers with a meeting held or a paper behind them, confirmed by somebody other than who reported them."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.verbs import act, advance
from xiaoheng.ground.records import services as records
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Refused
from xiaoheng.loop.decisions.models import Meeting
from xiaoheng.loop.execution.communities.models import Project
from xiaoheng.loop.execution.communities.selectors import held
from xiaoheng.loop.execution.communities.services.listing import give_back
from xiaoheng.loop.execution.communities.services.projects import LABELS
from xiaoheng.loop.execution.communities.states import PROJECT

MOST = 100_000


@dataclass(frozen=True)
class Paper:
    """印证: a meeting already held, or a file."""

    meeting: Meeting | None = None
    data: bytes = b""
    file_name: str = ""


def report(
    *, actor: Actor, project: Project, number: int, outcome: str, paper: Paper, people: int | None = None
) -> Project:
    """报告成效: how much came about, how many took part, in one sentence, by a fact held or a paper."""
    with act("communities.report", actor=actor, unit=project.unit, on=project) as doing:
        if not all(0 <= one <= MOST for one in (number, people or 0)):
            raise Refused(_("数量应为0至%(n)d的整数。") % {"n": MOST}, _("请核对数量。"))
        if not outcome.strip():
            raise Refused(_("未填写成效。"), _("请用一两句话写明做成了什么；不写个人姓名。"))
        if project.since > clock.today():
            raise Refused(
                _("项目%(day)s才开始。") % {"day": project.since.isoformat()}, _("请在开始之后报告，或先修改项目安排。")
            )
        told: dict[str, Any] = {
            "number": number, "people": people, "outcome": outcome.strip()[:200],
            "reported_by": actor.uid, "reported_on": clock.today(), "reason": "", **_proved(project, paper),
        }  # fmt: skip
        advance(project, PROJECT, "communities.report", labels=LABELS, **told)
        doing.touch(project.confirmer.pk)
        doing.say(
            title=project.title, number=number, people=people or 0, outcome=project.outcome, paper=project.paper,
            digest=project.digest,
        )  # fmt: skip
    return project


def send_back(*, actor: Actor, project: Project, reason: str) -> Project:
    """退回成效 with what is wrong in it."""
    with act("communities.send_back", actor=actor, unit=project.confirmer, on=project) as doing:
        told: dict[str, Any] = {"reason": _because(reason)}
        advance(project, PROJECT, "communities.send_back", labels=LABELS, **told)
        doing.touch(project.unit_id)
        doing.say(title=project.title, reason=project.reason)
    return project


def close(*, actor: Actor, project: Project) -> Project:
    """核实办结: what was reported counts from now on."""
    with act("communities.close", actor=actor, unit=project.confirmer, on=project) as doing:
        advance(project, PROJECT, "communities.close", labels=LABELS, ended_on=clock.today())
        doing.touch(project.unit_id)
        doing.say(title=project.title, number=project.number or 0, outcome=project.outcome)
    return project


def drop(*, actor: Actor, project: Project, reason: str) -> Project:
    """终止 what does not come about; what was taken for it is free again."""
    with act("communities.drop", actor=actor, unit=project.unit, on=project) as doing:
        told: dict[str, Any] = {"reason": _because(reason), "ended_on": clock.today()}
        advance(project, PROJECT, "communities.drop", labels=LABELS, **told)
        if match := project.match:
            for entry in sorted((match.need, match.resource), key=lambda one: one.pk):
                give_back(entry, match.quantity)
        doing.touch(project.confirmer.pk)
        doing.say(title=project.title, reason=project.reason)
    return project


def _because(reason: str) -> str:
    if not reason.strip():
        raise Refused(_("未填写原因。"), _("请写明原因。"))
    return reason.strip()[:200]


def _proved(project: Project, paper: Paper) -> dict[str, Any]:
    if paper.meeting is not None:
        if not held(project).filter(pk=paper.meeting.pk).exists():
            raise Refused(_("所选会议不是本校在项目期间召开的。"), _("请从列出的会议中选择。"))
        title = f"{paper.meeting.get_kind_display()} {paper.meeting.title or paper.meeting.number}".strip()
        about = {"subject_kind": paper.meeting._meta.label_lower, "subject": str(paper.meeting.pk)}
        return {"paper": title[:200], "digest": "", "happened_on": paper.meeting.held_on, **about}
    if not paper.data:
        raise Refused(_("没有选择会议，也没有上传材料。"), _("已开的会议可直接选用；其他的请上传一份材料。"))
    stored = records.take_in(paper.data, paper.file_name)
    return {"paper": stored.name, "digest": stored.digest, "happened_on": None, "subject_kind": "", "subject": ""}
