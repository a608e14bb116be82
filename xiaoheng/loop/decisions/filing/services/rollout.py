"""推进: batches opened by the county, 自荐 → 推荐 → 审核, and the plan of each school."""

from datetime import date

from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.models import Ancestry, Person, Unit
from xiaoheng.ground.organisation.verbs import act, advance
from xiaoheng.ground.organisation.words import UnitKind
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Refused
from xiaoheng.loop.decisions.filing.models import Article, Batch, Candidacy, PlanRow
from xiaoheng.loop.decisions.filing.selectors.rollout import evidence
from xiaoheng.loop.decisions.filing.states import CANDIDACY
from xiaoheng.loop.decisions.filing.words import CandidacyState, Kind, Project

CLAUSE = "G-02"
LABELS = dict(CandidacyState.choices)


def open_batch(*, actor: Actor, unit: Unit, title: str, until: date) -> Batch:
    """启动批次: schools of the county nominate themselves from today to the last day."""
    with act("filing.open_batch", actor=actor, unit=unit) as doing:
        if unit.kind != UnitKind.COUNTY:
            raise Refused(_("批次由县（区）启动。"), _("请由县（区）办理。"), CLAUSE)
        _refuse_blank(title, _("没有批次名称。"))
        if until < clock.today():
            raise Refused(_("自荐截止日早于今日。"), _("请核对日期。"), CLAUSE)
        Unit.objects.select_for_update(no_key=True).get(pk=unit.pk)
        if Batch.objects.filter(unit=unit, title=title.strip()).exists():
            raise Refused(_("已有同名的批次。"), _("请换一个名称。"), CLAUSE)
        row = Batch.objects.create(unit=unit, title=title.strip(), since=clock.today(), until=until)
        doing.subject, doing.touched = row, []
        doing.say(title=row.title, until=until.isoformat())
    return row


def nominate(*, actor: Actor, batch: Batch, unit: Unit, reason: str) -> Candidacy:
    """学校自荐: once a batch, until its last day, while it is in no other batch that has not turned it down."""
    with act("filing.nominate", actor=actor, unit=unit) as doing:
        _refuse_blank(reason, _("没有写明自荐理由。"))
        if unit.kind != UnitKind.SCHOOL or not Ancestry.objects.filter(unit=unit, ancestor=batch.unit_id).exists():
            raise Refused(_("这一批次不面向本校。"), _("请选择本县（区）的批次。"), CLAUSE)
        if clock.today() > batch.until:
            raise Refused(
                _("这一批次的自荐已于%(day)s截止。") % {"day": batch.until.isoformat()}, _("请参加下一批次。"), CLAUSE
            )
        Unit.objects.select_for_update(no_key=True).get(pk=unit.pk)
        standing = Candidacy.objects.filter(unit=unit).exclude(state=CandidacyState.DECLINED).exclude(batch=batch)
        if standing.exists() or Candidacy.objects.filter(unit=unit, batch=batch).exists():
            raise Refused(_("本校已经自荐过。"), _("请等待推荐和审核的结果。"), CLAUSE)
        row = Candidacy.objects.create(batch=batch, unit=unit, reason=reason.strip(), nominated_on=clock.today())
        doing.subject = row
        doing.say(title=batch.title)
    return row


def recommend(*, actor: Actor, candidacy: Candidacy, recommendation: str) -> Candidacy:
    """推荐: by the 片区 or the education office."""
    with act("filing.recommend", actor=actor, unit=candidacy.unit, on=candidacy) as doing:
        _refuse_blank(recommendation, _("没有写明推荐意见。"))
        by = Person.objects.filter(pk=actor.person or 0).first()
        advance(
            candidacy, CANDIDACY, "filing.recommend", labels=LABELS, recommendation=recommendation.strip(),
            recommended_on=clock.today(), recommender=by,
        )  # fmt: skip
        doing.say(title=candidacy.batch.title)
    return candidacy


def admit(*, actor: Actor, candidacy: Candidacy, approve: bool, opinion: str) -> Candidacy:
    """县级审核: by somebody other than who recommended; a refusal says why."""
    with act("filing.admit", actor=actor, unit=candidacy.unit, on=candidacy) as doing:
        if actor.person is not None and actor.person == candidacy.recommender_id:
            raise Refused(_("推荐人不能审核自己推荐的学校。"), _("请由其他人员审核。"), CLAUSE)
        if not approve:
            _refuse_blank(opinion, _("没有写明未通过的理由。"))
        to = CandidacyState.APPROVED if approve else CandidacyState.DECLINED
        told = {"opinion": opinion.strip(), "admitted_on": clock.today()}
        advance(candidacy, CANDIDACY, "filing.admit", labels=LABELS, to=to, **told)
        doing.say(title=candidacy.batch.title, outcome=str(candidacy.get_state_display()))
    return candidacy


def schedule(
    *, actor: Actor, unit: Unit, project: str, goal: str, measure: str, owner: Person, due_on: date,
    article: Article | None = None,
) -> PlanRow:  # fmt: skip
    """列入推进清单: the four that must be clear are all asked for; the owner is one of the school's own people.

    It may name the article of the school's own 一校一案 that it carries out.
    """
    with act("filing.schedule", actor=actor, unit=unit) as doing:
        if project not in Project.values:
            raise Refused(_("没有这项工程。"), _("请从五项工程中选择。"), CLAUSE)
        _refuse_blank(goal, _("没有写明目标任务。"))
        _refuse_blank(measure, _("没有写明推进措施。"))
        if owner.unit_id != unit.pk:
            raise Refused(_("责任人不是本校人员。"), _("请选择本校人员。"), CLAUSE)
        if due_on < clock.today():
            raise Refused(_("完成时限早于今日。"), _("请核对日期。"), CLAUSE)
        if article is not None and (article.text.unit_id != unit.pk or article.text.kind != Kind.PLAN):
            raise Refused(_("这不是本校一校一案的条文。"), _("请从本校的实施方案中选择。"), CLAUSE)
        row = PlanRow.objects.create(
            unit=unit, article=article, project=project, goal=goal.strip(), measure=measure.strip(), owner=owner,
            due_on=due_on, made_on=clock.today(),
        )  # fmt: skip
        doing.subject = row
        doing.say(title=row.goal, project=str(row.get_project_display()), owner=owner.name, due_on=due_on.isoformat())
    return row


def finish(*, actor: Actor, row: PlanRow, outcome: str = "") -> PlanRow:
    """办结清单的一项: by the facts the house already holds of the project; nothing is handed in twice."""
    with act("filing.finish", actor=actor, unit=row.unit, on=row) as doing:
        fact = evidence(row.unit, clock.today())[Project(row.project)]
        if not fact.holds:
            raise Refused(
                _("“%(project)s”还不能办结：%(lacks)s。") % {"project": row.get_project_display(), "lacks": fact.says},
                _("请先办好，系统登记后再办结。"),
                CLAUSE,
            )
        if not PlanRow.objects.filter(pk=row.pk, done_on__isnull=True).update(
            done_on=clock.today(), outcome=(outcome.strip() or fact.says)[:300]
        ):
            raise Refused(_("这一项已经办结。"), _("请刷新页面。"), CLAUSE)
        row.refresh_from_db()
        doing.say(title=row.goal, project=str(row.get_project_display()), outcome=row.outcome)
    return row


def _refuse_blank(text: str, message: str) -> None:
    if not text.strip():
        raise Refused(message, _("请填写后再提交。"), CLAUSE)
