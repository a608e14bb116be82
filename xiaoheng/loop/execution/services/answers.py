"""交办与决策相接: an order answered by a decision, a resolution carried out by tasks."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Actor, in_force
from xiaoheng.ground.organisation.models import Appointment, Person
from xiaoheng.ground.organisation.verbs import act, advance
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Refused
from xiaoheng.loop.decisions import services as decisions
from xiaoheng.loop.decisions.models import Resolution, Topic
from xiaoheng.loop.decisions.words import Outcome, TopicState
from xiaoheng.loop.execution.models import Answer, Assignment, Task
from xiaoheng.loop.execution.services.holding import LABELS, hold
from xiaoheng.loop.execution.states import ASSIGNMENT, TASK
from xiaoheng.loop.execution.words import TaskState

OVER = (TopicState.REJECTED, TopicState.REVISED)


def answer(
    *,
    actor: Actor,
    assignment: Assignment,
    matters: Sequence[str],
    title: str,
    text: str,
    paper: str = "",
    amount: int | None = None,
) -> Topic:
    """以决策作答: propose the topic by which the school answers an item, and link the two.

    `matters` are codes of the catalogue. Refused while an earlier topic for the same item is still alive.
    """
    with act("execution.answer", actor=actor, unit=assignment.unit, on=assignment) as doing:
        row = hold(assignment)
        _refuse_second(row)
        advance(row, ASSIGNMENT, "execution.answer", labels=LABELS)
        topic = decisions.propose(
            actor=actor, unit=row.unit, title=title, matters=list(matters), text=text, paper=paper, amount=amount
        )
        Answer.objects.create(assignment=row, topic=topic, answered_on=clock.today())
        doing.subject = row
        doing.say(title=row.item.title, topic=topic.title)
    return topic


def carry_out(*, actor: Actor, resolution: Resolution, owner: Person, due_on: date, title: str) -> Task:
    """落实决议: make a task of an approved resolution, with its owner (of the school) and its day."""
    with act("execution.carry_out", actor=actor, unit=resolution.unit, on=resolution) as doing:
        _refuse_task(resolution, owner, due_on, title)
        row = Task.objects.create(
            unit=resolution.unit,
            resolution=resolution,
            owner=owner,
            title=title.strip()[:200],
            due_on=due_on,
            made_on=clock.today(),
        )
        doing.subject = row
        doing.say(title=row.title, owner=owner.name, due_on=due_on.isoformat(), resolution=resolution.number)
    return row


def finish(*, actor: Actor, task: Task, note: str) -> Task:
    """报告办结: the owner (or the office for him) says what was done."""
    with act("execution.finish", actor=actor, unit=task.unit, on=task) as doing:
        if not note.strip():
            raise Refused(_("没有写明完成情况。"), _("请写一句完成情况。"))
        advance(
            task, TASK, "execution.finish", labels=dict(TaskState.choices), note=note.strip(), done_on=clock.today()
        )
        doing.say(title=task.title, owner=task.owner.name, note=note)
    return task


def _refuse_second(assignment: Assignment) -> None:
    alive = Answer.objects.filter(assignment=assignment).exclude(topic__state__in=OVER).select_related("topic").first()
    if alive is not None:
        raise Refused(
            _("这一事项已提出议题“%(title)s”。") % {"title": alive.topic.title}, _("请在该议题上继续办理。"), "决策"
        )


def _refuse_task(resolution: Resolution, owner: Person, due_on: date, title: str) -> None:
    if resolution.outcome != Outcome.APPROVED:
        raise Refused(_("这项决议没有通过，不能落实为任务。"), _("请选择已通过的决议。"), "B-16")
    if not title.strip():
        raise Refused(_("任务没有标题。"), _("请写明要做什么。"))
    if due_on < clock.today():
        raise Refused(_("任务期限已过。"), _("请填写今天或以后的日期。"))
    posts = Appointment.objects.filter(in_force(clock.today()), person=owner, unit=resolution.unit)
    if owner.unit_id != resolution.unit_id and not posts.exists():
        raise Refused(_("“%(name)s”不是本校人员。") % {"name": owner.name}, _("请从本校人员中选择责任人。"))
