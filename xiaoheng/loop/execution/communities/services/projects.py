"""项目清单: what a match leads to or a member sets going, with its plan, days and steps."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.verbs import act, advance
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Refused, Stale
from xiaoheng.loop.execution.communities.models import Community, Kind, Partner, Project, Step
from xiaoheng.loop.execution.communities.selectors import is_member, partners
from xiaoheng.loop.execution.communities.services.listing import COMMUNITIES, refuse_stranger
from xiaoheng.loop.execution.communities.states import COMMUNITY, PROJECT
from xiaoheng.loop.execution.communities.words import ProjectState

LABELS = dict(ProjectState.choices)
TITLE, PLAN = 60, 500


def launch(
    *,
    actor: Actor,
    community: Community,
    unit: Unit,
    kind: Kind,
    title: str,
    plan: str,
    since: date,
    until: date,
    other: Unit | None = None,
    partner: Partner | None = None,
) -> Project:
    """登记项目 that no match led to: carried out by a member, with another school or an outside partner, or alone."""
    with act("communities.launch", actor=actor, unit=unit, on=community) as doing:
        advance(community, COMMUNITY, "communities.launch", labels=COMMUNITIES)
        refuse_stranger(community, unit, None)
        if other is not None and (other.pk == unit.pk or not is_member(community, other)):
            raise Refused(_("%(name)s不能作为合作学校。") % {"name": other.name}, _("请选择共同体的另一所成员学校。"))
        if partner is not None and not partners(community).filter(pk=partner.pk).exists():
            raise Refused(_("%(name)s今天不是成员。") % {"name": partner.name}, _("请先由县里登记加入。"), "G-04")
        told = _certain(plan, since, until)
        same = community.projects.filter(unit=unit, title=_titled(title), state=ProjectState.OPEN, match__isnull=True)
        if same.filter(since=since, until=until).exists():
            raise Refused(_("“%(title)s”已登记过同样的一条。") % {"title": _titled(title)}, _("请在原来的项目上办理。"))
        row = Project.objects.create(
            community=community, unit=unit, other=other, partner=partner, kind=kind, title=_titled(title),
            begun_on=clock.today(), **told,
        )  # fmt: skip
        doing.subject = row
        doing.touch(*([other.pk] if other else []))
        doing.say(title=community.title, project=row.title, until=until.isoformat())
    return row


def plan(
    *, actor: Actor, project: Project, plan: str, since: date, until: date, steps: Sequence[tuple[str, date]] = ()
) -> Project:
    """明确项目安排: plan, days and steps; steps already done stay as they are."""
    with act("communities.plan", actor=actor, unit=project.unit, on=project) as doing:
        told = _certain(plan, since, until)
        advance(project, PROJECT, "communities.plan", labels=LABELS, **told)
        project.steps.filter(done_on__isnull=True).delete()
        for title, due_on in steps:
            _add(project, _titled(title), due_on)
        doing.say(title=project.title, plan=project.plan, until=until.isoformat(), steps=len(steps))
    return project


def step(*, actor: Actor, step: Step, done_on: date) -> Step:
    """完成一个步骤 on a day."""
    project = step.project
    with act("communities.step", actor=actor, unit=project.unit, on=project) as doing:
        advance(project, PROJECT, "communities.step", labels=LABELS)
        if not project.since <= done_on <= clock.today():
            raise Refused(
                _("完成日期应在%(since)s至今日之间。") % {"since": project.since.isoformat()}, _("请核对日期。")
            )
        if not Step.objects.filter(pk=step.pk, done_on__isnull=True).update(done_on=done_on):
            raise Stale(_("“%(title)s”已登记完成，或已被改掉。") % {"title": step.title}, _("请刷新后查看。"))
        step.done_on = done_on
        doing.say(title=project.title, step=step.title, day=done_on.isoformat())
    return step


def _add(project: Project, title: str, due_on: date) -> None:
    if not project.since <= due_on <= project.until:
        raise Refused(
            _("步骤“%(title)s”的日期不在项目期限内。") % {"title": title},
            _("请填%(since)s至%(until)s之间的日期。")
            % {"since": project.since.isoformat(), "until": project.until.isoformat()},
        )
    try:
        with transaction.atomic():
            Step.objects.create(project=project, title=title, due_on=due_on)
    except IntegrityError:
        raise Refused(_("步骤“%(title)s”重复。") % {"title": title}, _("每个步骤写一次，名称不同。")) from None


def _titled(text: str) -> str:
    if not text.strip():
        raise Refused(_("未填写名称。"), _("请补填后再提交。"))
    return text.strip()[:TITLE]


def _certain(plan: str, since: date, until: date) -> dict[str, Any]:
    if not plan.strip():
        raise Refused(_("未填写项目安排。"), _("请写明做什么、谁牵头、怎么做。"), "G-04")
    if until < since:
        raise Refused(_("结束日期早于开始日期。"), _("请核对两个日期。"))
    return {"plan": plan.strip()[:PLAN], "since": since, "until": until}
