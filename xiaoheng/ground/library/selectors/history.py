"""文件沿革: issued, in force, amended, ended; each with the document that did it."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from xiaoheng.ground.library.models import Document, DocumentLink
from xiaoheng.ground.library.selectors.sight import documents
from xiaoheng.ground.library.words import LinkKind
from xiaoheng.ground.organisation.actors import Viewer


@dataclass(frozen=True)
class Event:
    """一事: on which day, what, and the other document where the viewer may read it."""

    day: date
    what: str
    other: Document | None = None


def relations(viewer: Viewer, row: Document) -> list[DocumentLink]:
    """文件关系 of a document to others: as source and as target; what carries it out is in the chain."""
    seen = documents(viewer).prefetch_related(None).order_by().values("pk")
    done = Q(target=row, source__in=seen) & ~Q(kind=LinkKind.CARRIES_OUT)
    rows = DocumentLink.objects.filter(Q(source=row) | done)
    return list(rows.select_related("source__unit", "target").order_by("pk"))


def history(row: Document, links: list[DocumentLink]) -> list[Event]:
    """文件沿革, the latest first."""
    found = [Event(row.issued_on, _("印发")), Event(row.since, _("施行"))]
    for link in links:
        if link.source_id == row.pk and link.kind != LinkKind.CARRIES_OUT:
            words = {
                LinkKind.SUPERSEDES: _("替代%(other)s"),
                LinkKind.REPEALS: _("废止%(other)s"),
                LinkKind.AMENDS: _("修改%(other)s"),
            }
            found.append(Event(row.since, words[LinkKind(link.kind)] % {"other": link.target}, link.target))
        elif link.target_id == row.pk and link.kind == LinkKind.AMENDS:
            found.append(Event(link.source.since, _("由%(other)s修改") % {"other": link.source}, link.source))
    if row.until is not None:
        ended = {link.kind: link.source for link in links if link.target_id == row.pk}
        other = ended.get(LinkKind.SUPERSEDES) or ended.get(LinkKind.REPEALS)
        by = _("（%(by)s）") % {"by": row.ended_by} if row.ended_by else ""
        found.append(Event(row.until, f"{row.get_ending_display()}{by}", other))
    return sorted(found, key=lambda event: event.day, reverse=True)
