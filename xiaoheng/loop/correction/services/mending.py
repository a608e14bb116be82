"""整改: the measure with owner and deadline, and handing in what was done."""

from datetime import date

from django.db.models import Model
from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.models import Person
from xiaoheng.ground.organisation.verbs import act, advance
from xiaoheng.ground.records import services as records
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Refused
from xiaoheng.loop.correction.models import Problem
from xiaoheng.loop.correction.states import PROBLEM
from xiaoheng.loop.correction.words import ProblemState
from xiaoheng.loop.execution.services import Upload

LABELS = dict(ProblemState.choices)


def plan(*, actor: Actor, problem: Problem, cause: str, measure: str, owner: Person, due_on: date) -> Problem:
    """制定措施: root cause, measure, one owner of the school, deadline."""
    with act("correction.plan", actor=actor, unit=problem.unit, on=problem) as doing:
        if not (cause.strip() and measure.strip()):
            raise Refused(_("原因或措施没有写明。"), _("请写明问题的原因和整改措施。"), "E-13")
        if due_on < clock.today():
            raise Refused(_("整改时限早于今天。"), _("请改正时限。"), "E-13")
        if owner.unit_id != problem.unit_id:
            raise Refused(_("责任人不是这个单位的人员。"), _("请从本单位人员中选择责任人。"), "E-13")
        advance(
            problem,
            PROBLEM,
            "correction.plan",
            labels=LABELS,
            cause=cause.strip(),
            measure=measure.strip(),
            owner=owner,
            due_on=due_on,
        )
        doing.say(title=problem.title, owner=owner.name, due_on=due_on.isoformat())
    return problem


def submit(
    *, actor: Actor, problem: Problem, outcome: str, file: Upload | None = None, fact: Model | None = None
) -> Problem:
    """提交整改结果: what was done, with evidence: a file, or a fact already held (for example minutes)."""
    with act("correction.submit", actor=actor, unit=problem.unit, on=problem) as doing:
        if not outcome.strip():
            raise Refused(_("没有写明整改情况。"), _("请写明做了什么、结果如何。"), "E-13")
        if file is None and fact is None:
            raise Refused(_("没有印证资料。"), _("请上传一份文件，或选用系统中已有的记录。"), "E-13")
        digest = records.take_in(file.data, file.name).digest if file else ""
        advance(
            problem,
            PROBLEM,
            "correction.submit",
            labels=LABELS,
            outcome=outcome.strip(),
            evidence=digest,
            fact_kind=fact._meta.label_lower if fact else "",
            fact=str(fact.pk) if fact else "",
            submitter_id=actor.account,
            submitted_on=clock.today(),
        )
        doing.say(title=problem.title, evidence=digest or problem.fact_kind)
    return problem
