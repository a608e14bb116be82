"""会议材料: of one meeting: cover, agenda, and each topic with its draft and its paper.

As Word the papers are listed; as one PDF they follow; as an archive they lie beside the Word document.
"""

import re
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from django.utils.translation import gettext as _
from docx.image.exceptions import UnrecognizedImageError
from pypdf import PdfReader, PdfWriter
from pypdf.errors import PyPdfError

from xiaoheng.doors.reports.minutes import chinese_day, numeral
from xiaoheng.doors.reports.official import Paper
from xiaoheng.doors.reports.pdf import to_pdf
from xiaoheng.ground.records import services as records
from xiaoheng.ground.records.models import StoredFile
from xiaoheng.lib.refusal import Refused
from xiaoheng.loop.decisions.models import AgendaItem, Meeting
from xiaoheng.loop.decisions.words import MeetingKind

OFFICE = (".doc", ".docx", ".xlsx", ".txt", ".csv")
PICTURES = (".png", ".jpg", ".jpeg")
BAD_NAME = re.compile(r'[\\/:*?"<>|\x00-\x1f]')


def pack(meeting: Meeting, places: Mapping[str, str] | None = None) -> bytes:
    """材料汇编: what a member reads before the meeting; each topic begins on a page of its own.

    `places` says of each paper where it is found; told nothing, in the archive or on the topic's page.
    """
    items = _items(meeting)
    names = {digest: row.name for digest, row in _papers(items).items()}
    paper = Paper("会议材料")
    paper.title(f"{meeting.unit.name}\n{MeetingKind(meeting.kind).label}材料")
    _cover(paper, meeting)
    paper.heading("议程")
    for number, item in enumerate(items, 1):
        late = f"（议程锁定后列入：{item.late_reason}）" if item.late_reason else ""
        paper.text(f"{number}．{item.topic.title}{late}")
    for number, item in enumerate(items, 1):
        _topic(paper, item, numeral(number), names, places or {})
    return paper.data()


def pack_pdf(meeting: Meeting) -> bytes:
    """一份 PDF: cover, agenda and drafts, then every paper, each under its name in the outline.

    A paper that cannot be turned is named as missing where its topic stands.
    """
    papers = _papers(_items(meeting))
    turned, places = {}, {}
    for number, (digest, row) in enumerate(papers.items(), 1):
        try:
            turned[digest] = _as_pdf(records.open_file(row), row.name)
            places[digest] = f"见附件{number}"
        except (Refused, PyPdfError, UnrecognizedImageError, ValueError):
            places[digest] = "没有并入本文件，请在议题页下载"
    whole = PdfWriter()
    whole.append(BytesIO(to_pdf(pack(meeting, places))))
    for number, (digest, row) in enumerate(papers.items(), 1):
        if digest in turned:
            whole.append(BytesIO(turned[digest]), outline_item=f"附件{number} {row.name}")
    made = BytesIO()
    whole.write(made)
    return made.getvalue()


def pack_archive(meeting: Meeting) -> bytes:
    """压缩包: the Word document and every paper, numbered by the item it belongs to."""
    items, made = _items(meeting), BytesIO()
    papers = _papers(items)
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        archive.writestr("会议材料.docx", pack(meeting))
        for number, item in enumerate(items, 1):
            if row := papers.get(item.topic.paper):
                archive.writestr(f"附件/{number:02} {BAD_NAME.sub('_', row.name)}", records.open_file(row))
    return made.getvalue()


def _items(meeting: Meeting) -> list[AgendaItem]:
    return list(meeting.items.select_related("topic__proposer").prefetch_related("topic__matters"))


def _papers(items: list[AgendaItem]) -> dict[str, StoredFile]:
    """The papers of the topics, each once, in the order of the agenda."""
    wanted = dict.fromkeys(item.topic.paper for item in items if item.topic.paper)
    known = {row.digest: row for row in StoredFile.objects.filter(digest__in=list(wanted))}
    return {digest: known[digest] for digest in wanted if digest in known}


def _as_pdf(data: bytes, name: str) -> bytes:
    """A paper as PDF: as it is, a picture on a page of its own, the rest turned."""
    suffix = Path(name).suffix.lower()
    if suffix == ".pdf":
        return _pages(data, name)
    if suffix in PICTURES:
        paper = Paper(name)
        paper.picture(data)
        return to_pdf(paper.data())
    return to_pdf(data, suffix if suffix in OFFICE else ".docx")


def _pages(data: bytes, name: str) -> bytes:
    """The pages of a PDF alone: what it would do when opened stays behind."""
    read, pages, made = PdfReader(BytesIO(data)), PdfWriter(), BytesIO()
    if read.is_encrypted or not len(read.pages):
        raise Refused(_("文件“%(name)s”不能打开。") % {"name": name}, _("请去掉密码后重新上传。"), "PDF")
    for page in read.pages:
        page.pop("/AA", None)
        page.pop("/Annots", None)
        pages.add_page(page)
    pages.write(made)
    return made.getvalue()


def _cover(paper: Paper, meeting: Meeting) -> None:
    facts = (
        ("时间：", f"{chinese_day(meeting.planned_on)} {meeting.hours}".strip()),
        ("地点：", meeting.place),
        ("形式：", str(meeting.get_manner_display())),
        ("主持人：", meeting.chair.name if meeting.chair else ""),
    )
    for label, text in facts:
        if text:
            paper.text(text, label=label)
    paper.gap()


def _topic(paper: Paper, item: AgendaItem, number: str, names: Mapping[str, str], places: Mapping[str, str]) -> None:
    paper.new_page()
    topic = item.topic
    paper.heading(f"{number}、{topic.title}")
    paper.text("；".join(str(matter) for matter in topic.matters.all()), label="事项：")
    if topic.proposer:
        paper.text(topic.proposer.name, label="汇报人：")
    paper.text(topic.text)
    if topic.paper:
        place = places.get(topic.paper, "在议题页下载")
        paper.text(f"{names.get(topic.paper, '')}（SM3：{topic.paper[:16]}…，{place}）", label="附件：")
