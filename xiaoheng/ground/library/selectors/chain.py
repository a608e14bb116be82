"""上下位文件: what a document rests on up to the top, and what carries it out down to the schools."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from xiaoheng.ground.library.models import Document, DocumentLink
from xiaoheng.ground.library.selectors.sight import documents
from xiaoheng.ground.library.words import RULES, Level, LinkKind
from xiaoheng.ground.organisation.actors import Viewer, in_force
from xiaoheng.ground.rulebook.models import Regulation

DEEPEST = 8  # steps; levels are six


@dataclass(frozen=True)
class Node:
    """一环: a document or a text of the rulebook, so many steps from where one started."""

    steps: int
    document: Document | None
    text: Regulation | None = None

    @property
    def level(self) -> int:
        """层级 of either, in one order."""
        return self.document.level if self.document else Level[(self.text.level if self.text else "central").upper()]


def above(viewer: Viewer, row: Document) -> list[Node]:
    """上位文件: the highest level first; as many queries as there are steps."""
    found: list[Node] = []
    seen, layer = {row.pk}, [row.pk]
    for steps in range(1, DEEPEST):
        links = list(_bases(layer))
        texts = Regulation.objects.in_bulk([link.text for link in links if link.text], field_name="key")
        known = {node.text.pk for node in found if node.text}
        found += [Node(steps, None, text) for text in texts.values() if text.pk not in known]
        fresh = {link.target_id or 0 for link in links if link.target_id} - seen
        layer = _add(found, steps, documents(viewer).filter(pk__in=fresh)) if fresh else []
        seen |= fresh
        if not layer:
            break
    return sorted(found, key=lambda node: (node.level, -node.steps))


def below(viewer: Viewer, row: Document) -> list[Node]:
    """下位文件: what carries it out, step by step, by level and keeper."""
    found: list[Node] = []
    seen, layer = {row.pk}, [row.pk]
    for steps in range(1, DEEPEST):
        links = DocumentLink.objects.filter(target__in=layer, kind=LinkKind.CARRIES_OUT)
        rows = documents(viewer).filter(pk__in=links.values("source")).exclude(pk__in=seen)
        layer = _add(found, steps, rows.order_by("level", "unit__code", "issued_on", "pk"))
        seen |= set(layer)
        if not layer:
            break
    return found


def baseless(viewer: Viewer, day: date) -> QuerySet[Document]:
    """缺依据的文件: rule documents in force below the central level that name no basis."""
    links = DocumentLink.objects.filter(source=OuterRef("pk"), kind=LinkKind.CARRIES_OUT)
    rows = documents(viewer).filter(in_force(day), kind__in=RULES, level__gt=Level.CENTRAL)
    return rows.filter(~Exists(links))


def basis_gone(viewer: Viewer, day: date) -> QuerySet[DocumentLink]:
    """依据已失效: documents in force whose basis no longer is."""
    rows = DocumentLink.objects.filter(
        in_force(day, "source__"), kind=LinkKind.CARRIES_OUT, target__until__lte=day, source__in=_keys(viewer)
    )
    return rows.select_related("source__unit", "target").order_by("source__level", "source__unit__code", "pk")


def resting_on(viewer: Viewer, texts: Collection[str]) -> dict[str, list[Document]]:
    """据以制定的文件: by key of the text of the rulebook, those in sight."""
    links = DocumentLink.objects.filter(text__in=texts, source__in=_keys(viewer))
    found: dict[str, list[Document]] = {}
    for link in links.select_related("source").order_by("source__level", "-source__issued_on", "pk"):
        found.setdefault(link.text, []).append(link.source)
    return found


def text_of(row: Document) -> Regulation | None:
    """制度条款中的同一文件: the text of the rulebook that bears the document's number."""
    return Regulation.objects.filter(number=row.number).first() if row.number else None


def _keys(viewer: Viewer) -> QuerySet[Document, int]:
    return documents(viewer).prefetch_related(None).order_by().values_list("pk", flat=True)


def _bases(layer: Collection[int]) -> QuerySet[DocumentLink]:
    return DocumentLink.objects.filter(source__in=layer, kind=LinkKind.CARRIES_OUT).order_by("pk")


def _add(found: list[Node], steps: int, rows: QuerySet[Document]) -> list[int]:
    layer = list(rows)
    found += [Node(steps, row) for row in layer]
    return [row.pk for row in layer]
