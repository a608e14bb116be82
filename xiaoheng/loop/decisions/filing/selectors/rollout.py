"""推进查询: batches, who stands in them, plans, and which facts show that a project is done."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from xiaoheng.ground.cadres.models import Portfolio
from xiaoheng.ground.organisation import selectors as organisation
from xiaoheng.ground.organisation.actors import Viewer, in_force
from xiaoheng.ground.organisation.models import Ancestry, Unit
from xiaoheng.ground.organisation.selectors import in_scope
from xiaoheng.loop.decisions.filing.models import Article, Batch, Candidacy, FiledText, PlanRow
from xiaoheng.loop.decisions.filing.words import FILED, CandidacyState, Kind, Project


@dataclass(frozen=True)
class Evidence:
    """已有事实: whether what is held shows a project done, and what that is or what is missing."""

    holds: bool
    says: str


@dataclass(frozen=True)
class Progress:
    """一校进展: plan rows, those done and late, and the projects whose facts are there."""

    unit: Unit
    rows: int
    done: int
    late: int
    filed: int
    state: str


def batches(viewer: Viewer) -> QuerySet[Batch]:
    """推进批次 of the viewer's county, the newest first."""
    above = Ancestry.objects.filter(unit__in=[grant.unit for grant in viewer.grants]).values("ancestor")
    rows = Batch.objects.all() if viewer.is_system else Batch.objects.filter(Q(unit__in=above) | in_scope(viewer))
    return rows.select_related("unit").annotate(
        asked=Count("candidacies"), admitted=Count("candidacies", filter=Q(candidacies__state=CandidacyState.APPROVED))
    )


def candidacies(viewer: Viewer) -> QuerySet[Candidacy]:
    """推进学校 in scope."""
    rows = Candidacy.objects.filter(in_scope(viewer)).select_related("batch__unit", "unit", "recommender")
    return rows.order_by("-batch__since", "unit__code", "id")


def plan_rows(viewer: Viewer) -> QuerySet[PlanRow]:
    """推进清单 in scope, the earliest first."""
    return (
        PlanRow.objects.filter(in_scope(viewer))
        .select_related("unit", "owner", "article__text")
        .order_by("due_on", "id")
    )


def plan_articles(unit: Unit) -> QuerySet[Article]:
    """一校一案条文: of the school's latest version, for the rows that carry it out."""
    latest = FiledText.objects.filter(unit=unit, kind=Kind.PLAN).order_by("-version").first()
    return Article.objects.filter(text=latest) if latest else Article.objects.none()


def evidence(unit: Unit, day: date) -> dict[Project, Evidence]:
    """五项工程的已有事实 of one school on a day."""
    rows = FiledText.objects.filter(
        Q(ended_on__isnull=True) | Q(ended_on__gt=day), unit=unit, state__in=FILED, effective_on__lte=day
    )
    numbers = dict(rows.values_list("kind", "number"))
    named = Portfolio.objects.filter(in_force(day), in_force(day, "appointment__"), appointment__unit=unit).count()
    org = organisation.party_org_of(unit, day)
    return {
        Project.CHARTER: _filed(numbers, Kind.CHARTER),
        Project.DUTIES: _filed(numbers, Kind.LIST),
        Project.RULES: _filed(numbers, Kind.PARTY_RULES, Kind.PRINCIPAL_RULES),
        Project.PORTFOLIOS: Evidence(
            named > 0, _("已登记分工%(n)d项") % {"n": named} if named else _("没有登记班子分工")
        ),
        Project.SET_UP: Evidence(
            bool(org and org.term_since),
            _("%(org)s已登记任期") % {"org": org.name} if org and org.term_since else _("党组织或任期没有登记"),
        ),
    }


def progress(viewer: Viewer, units: Iterable[Unit], day: date) -> list[Progress]:
    """各校进展 of some schools, whatever their number in three queries."""
    listed = list(units)
    counts: dict[int, Any] = {
        row["unit"]: row
        for row in plan_rows(viewer).filter(unit__in=listed).order_by().values("unit").annotate(
            rows=Count("id"), done=Count("done_on"), late=Count("id", filter=Q(done_on__isnull=True, due_on__lt=day))
        )
    }  # fmt: skip
    filed = dict(
        FiledText.objects.filter(
            Q(ended_on__isnull=True) | Q(ended_on__gt=day), unit__in=listed, state__in=FILED, effective_on__lte=day
        ).values("unit").annotate(kinds=Count("kind", distinct=True)).values_list("unit", "kinds")
    )  # fmt: skip
    states = {
        row.unit_id: row.get_state_display() for row in candidacies(viewer).filter(unit__in=listed).order_by("id")
    }
    none = {"rows": 0, "done": 0, "late": 0}
    return [_progress(one, counts.get(one.pk, none), filed.get(one.pk, 0), states.get(one.pk, "")) for one in listed]


def _progress(unit: Unit, counts: Mapping[str, int], filed: int, state: str) -> Progress:
    return Progress(unit, counts["rows"], counts["done"], counts["late"], filed, state)


def _filed(numbers: dict[str, str], *kinds: Kind) -> Evidence:
    missing = [str(kind.label) for kind in kinds if kind not in numbers]
    if missing:
        return Evidence(False, _("%(list)s还没有备案") % {"list": "、".join(missing)})
    return Evidence(True, _("已备案：%(list)s") % {"list": "、".join(numbers[kind] for kind in kinds)})
