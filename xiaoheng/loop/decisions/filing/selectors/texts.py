"""备案查询: texts in scope, what governs a school, and what a text still lacks."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.selectors import in_scope
from xiaoheng.ground.records.models import Entry
from xiaoheng.loop.decisions.filing.models import Article, FiledText, MatterTerm, Term
from xiaoheng.loop.decisions.filing.selectors.guides import Point, guide
from xiaoheng.loop.decisions.filing.words import FILED, Dimension, Kind, State, Verdict
from xiaoheng.loop.decisions.models import Resolution
from xiaoheng.loop.decisions.words import MinutesState, Outcome, TopicState


def texts(viewer: Viewer) -> QuerySet[FiledText]:
    """报备文本 in scope, the newest first. The county does not read what a school is still drafting."""
    rows = FiledText.objects.filter(in_scope(viewer))
    if not viewer.is_system:
        rows = rows.exclude(~Q(unit__in=[grant.unit for grant in viewer.grants]), state=State.DRAFT)
    return rows.select_related("unit", "based_on", "resolution__topic", "submitter", "reviewer").order_by("-id")


def governing(unit: Unit, day: date) -> dict[Kind, FiledText]:
    """现行文本: what is filed and in force in a school on a day, by kind."""
    rows = FiledText.objects.filter(
        Q(ended_on__isnull=True) | Q(ended_on__gt=day), unit=unit, state__in=FILED, effective_on__lte=day
    )
    return {Kind(row.kind): row for row in rows.prefetch_related("terms__parameter", "terms__article")}


def filed_before(text: FiledText) -> FiledText | None:
    """上一版: the filed version that a new one of the same kind follows."""
    rows = FiledText.objects.filter(unit=text.unit, kind=text.kind, state__in=FILED, version__lt=text.version)
    return rows.order_by("-version").first()


def adopting(text: FiledText) -> QuerySet[Resolution]:
    """通过依据: resolutions of the school that may have adopted the text, with the minutes signed, the newest first."""
    rows = Resolution.objects.filter(
        unit=text.unit, outcome=Outcome.APPROVED, topic__matters__code__in=guide(text.kind).matters,
        item__meeting__minutes__state=MinutesState.SIGNED,
    )  # fmt: skip
    rows = rows.exclude(topic__state=TopicState.REVISED).exclude(pk__in=_spent(text))
    return rows.select_related("topic", "item__meeting").distinct().order_by("-decided_on", "-id")


def _spent(text: FiledText) -> list[int]:
    """Resolutions that earlier versions of the same text rest on: another version needs another meeting (B-18)."""
    rows = FiledText.objects.filter(unit=text.unit, kind=text.kind, resolution__isnull=False).exclude(pk=text.pk)
    return [key for key in rows.values_list("resolution", flat=True) if key]


TYPED = ("filing.put", "filing.strike", "filing.put_matter", "filing.strike_matter")


@dataclass(frozen=True)
class Answered:
    """必备条款 with the articles that answer it."""

    point: Point
    articles: list[Article]


def answered(text: FiledText, articles: list[Article]) -> list[Answered]:
    """必备条款对照: each required point with the articles that name it."""
    points = guide(text.kind).required.values()
    return [Answered(point, [row for row in articles if point.key in row.points]) for point in points]


def remarks_by_dimension(articles: list[Article]) -> list[tuple[Dimension, int, int]]:
    """四性审查: for each respect, how many articles should be changed, and how many must be."""
    made = [row.remark for row in articles if hasattr(row, "remark")]

    def count(dimension: Dimension, verdict: Verdict) -> int:
        return sum(row.dimension == dimension and row.verdict == verdict for row in made)

    return [(one, count(one, Verdict.ADVISE), count(one, Verdict.CORRECT)) for one in Dimension]


def articles_of(text: FiledText) -> list[Article]:
    """条文 with remarks and numbers, in three queries."""
    return list(text.articles.select_related("remark").prefetch_related("terms__parameter"))


def terms_of(text: FiledText) -> list[Term]:
    """条文附带的数字."""
    return list(text.terms.select_related("parameter", "article").order_by("article__number", "id"))


def matter_terms_of(text: FiledText) -> list[MatterTerm]:
    """事项约定 of a list."""
    return list(text.matter_terms.select_related("matter", "article"))


def history(text: FiledText) -> QuerySet[Entry]:
    """办理过程 of a text; the caller shows that it may be seen. What was typed article by article is left out."""
    rows = Entry.objects.filter(kind="filing.filedtext", subject=str(text.pk))
    return rows.exclude(verb__in=TYPED).order_by("id")
