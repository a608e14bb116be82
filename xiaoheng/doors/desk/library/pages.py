"""Pages of the library: the list, its gaps, one document with its chain and its history."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from xiaoheng.doors.desk.files import attached, download
from xiaoheng.doors.desk.library.forms import LibraryFilter
from xiaoheng.doors.desk.library.shown import issued_by, shown
from xiaoheng.doors.reports.grid import MEDIA, Grid, workbook
from xiaoheng.doors.ui.pages import Request, may_open, page, show
from xiaoheng.doors.ui.paging import paged
from xiaoheng.ground.library import selectors
from xiaoheng.ground.library.models import Document, DocumentLink
from xiaoheng.ground.library.services.linking import ENDS
from xiaoheng.ground.library.words import Ending, Level
from xiaoheng.ground.organisation import selectors as organisation
from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.policy import may
from xiaoheng.ground.organisation.words import UnitKind
from xiaoheng.ground.records import selectors as records
from xiaoheng.ground.rulebook.models import Regulation
from xiaoheng.lib import clock


@page("desk:library")
def library(request: Request) -> HttpResponse:
    """文库: what is on screen is what is exported."""
    form, rows, day = _picked(request)
    listed = paged(request, rows)
    context: dict[str, Any] = {
        "filter": form,
        "page": listed,
        "rows": [shown(row, day) for row in listed.object_list],
        "query": request.GET.urlencode(),
    }
    return show(request, "desk/library/library.html", **context)


@page("desk:library_export")
def export(request: Request) -> FileResponse:
    """导出文库: the documents that the filter picks."""
    _form, rows, day = _picked(request)
    heads = [_("标题"), _("发文字号"), _("层级"), _("文种"), _("发文机关"), _("收录单位"), _("印发日期")]
    heads += [_("施行日期"), _("失效日期"), _("效力"), _("失效原因")]
    name = _("文库%(day)s.xlsx") % {"day": clock.today().isoformat()}
    data = workbook([Grid(_("文库"), heads, (_line(row, day) for row in rows))])
    return attached(data, name, MEDIA)


@page("desk:library_gaps")
def gaps(request: Request) -> HttpResponse:
    """待核对: documents without basis, and those whose basis is no longer in force."""
    today = clock.today()
    bare = paged(request, selectors.baseless(request.viewer, today), "bare")
    gone = paged(request, selectors.basis_gone(request.viewer, today), "gone")
    seen = _seen(request.viewer, [link.target_id for link in gone.object_list])
    context: dict[str, Any] = {
        "bare": bare,
        "rows": [shown(row) for row in bare.object_list],
        "gone": gone,
        "links": [(link, link.target_id in seen) for link in gone.object_list],
    }
    return show(request, "desk/library/gaps.html", **context)


@page("desk:document")
def document(request: Request, document: int) -> HttpResponse:
    """文件: its facts, what it rests on, what carries it out, its relations, its history and its trail."""
    row, viewer = get_object_or_404(selectors.documents(request.viewer), pk=document), request.viewer
    links = selectors.relations(viewer, row)
    carried = selectors.below(viewer, row)
    below = paged(request, carried, "below")
    over = row.ending in (Ending.REPEALED, Ending.SUPERSEDED)
    verbs = ["library.correct", "library.link", "library.strike"]
    verbs += ["library.restore"] if over else ["library.enter", "library.repeal"]
    context: dict[str, Any] = {
        "one": shown(row),
        "text": selectors.text_of(row),
        "above": [
            (node.text, shown(node.document) if node.document else None) for node in selectors.above(viewer, row)
        ],
        "below": below,
        "extent": _extent(carried),
        "carried": [(node.steps, shown(node.document)) for node in below.object_list if node.document],
        "links": _drawn(viewer, row, links),
        "history": selectors.history(row, links),
        "verbs": [verb for verb in verbs if may(viewer, verb, row.unit, row)],
        "unlinks": may(viewer, "library.unlink", row.unit, row),
        "entries": records.history(row._meta.label_lower, str(row.pk)),
        "sees_clauses": may_open("desk:clauses", viewer),
    }
    return show(request, "desk/library/document.html", **context)


@page("desk:document_file")
def document_file(request: Request, document: int) -> FileResponse:
    """文件正本, as a download."""
    return download(get_object_or_404(selectors.documents(request.viewer).exclude(file=""), pk=document).file)


def _extent(nodes: list[selectors.Node]) -> str:
    """How far it is carried out: documents, and schools that have one."""
    schools = {node.document.unit_id for node in nodes if node.document and node.document.level == Level.SCHOOL}
    return _("%(n)d份，涉及%(schools)d所学校") % {"n": len(nodes), "schools": len(schools)}


def _picked(request: Request) -> tuple[LibraryFilter, "QuerySet[Document]", date]:
    units = organisation.units(request.viewer).exclude(kind=UnitKind.ZONE).order_by("code")
    form = LibraryFilter(request.GET, units=units)
    picked = form.picked()
    return form, selectors.filtered(selectors.documents(request.viewer), **picked), picked["day"]


def _drawn(viewer: Viewer, row: Document, links: list[DocumentLink]) -> list[dict[str, Any]]:
    """Relations as lines: which way, what, the other end, and whether the viewer may open it."""
    ends = [link.target if link.source_id == row.pk else link.source for link in links]
    seen = _seen(viewer, [end.pk for end in ends if end])
    texts = Regulation.objects.in_bulk([link.text for link in links if link.text], field_name="key")
    return [
        {
            "link": link,
            "own": link.source_id == row.pk,
            "kind": link.get_kind_display(),
            "removable": link.kind not in ENDS,
            "other": end if end and end.pk in seen else None,
            "says": str(end) if end else f"《{texts[link.text].title}》" if link.text in texts else link.text,
            "text": link.text if link.text in texts else "",
        }
        for link, end in zip(links, ends, strict=True)
    ]


def _seen(viewer: Viewer, keys: Iterable[int | None]) -> set[int]:
    rows = selectors.documents(viewer).prefetch_related(None).filter(pk__in=[key for key in keys if key])
    return set(rows.values_list("pk", flat=True))


def _line(row: Document, day: date) -> list[str]:
    days = [one.isoformat() if one else "" for one in (row.issued_on, row.since, row.until)]
    standing = selectors.standing_of(row, day)
    words = [row.title, row.number, str(row.get_level_display()), str(row.get_kind_display()), issued_by(row)]
    return [*words, row.unit.name, *days, str(standing.label), str(row.get_ending_display()) if row.ending else ""]
