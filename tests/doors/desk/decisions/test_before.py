"""Pages before a meeting: hours and lock, notice and receipts, the papers in one document, the calendar file."""

import base64
from datetime import date, time
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from pypdf import PdfReader, PdfWriter
from pypdf.actions import JavaScript

from xiaoheng.doors.reports import pdf
from xiaoheng.ground.records import services as records
from xiaoheng.lib.ics import event
from xiaoheng.lib.refusal import Refused
from xiaoheng.loop.decisions import services
from xiaoheng.loop.decisions.models import Meeting, Topic

pytestmark = pytest.mark.django_db
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def test_a_late_topic_needs_its_reason_on_the_page_and_the_chairs_button(ty, sign_in):
    meeting, topic = ty.convene("principal"), ty.propose("M12", title="课表调整")
    client, url = sign_in("ty_office"), f"/meetings/{meeting.pk}/"
    assert "议程已经锁定" in client.get(url).content.decode()
    refused = client.post(f"{url}table/", {"topic": topic.pk})
    assert (refused.status_code, "B-02" in refused.content.decode()) == (422, True)
    client.post(f"{url}table/", {"topic": topic.pk, "reason": "教师突然病假"})
    item = Meeting.objects.get(pk=meeting.pk).items.get()
    client = sign_in("ty_principal")
    assert "同意列入" in client.get(url).content.decode()
    client.post(f"/agenda/{item.pk}/consent/")
    assert "主持人已同意" in client.get(url).content.decode()


def test_receipts_are_the_offices_alone(ty, sign_in):
    meeting = ty.convene("principal")
    ty.table(ty.propose("M12"), meeting)
    url = f"/meetings/{meeting.pk}/"
    sign_in("ty_office").post(f"{url}notify/")
    vice = sign_in("ty_vice")
    assert "签收通知" in vice.get(url).content.decode()
    vice.post(f"{url}acknowledge/")
    mine = vice.get(url).content.decode()
    assert ("您已于" in mine, "签收情况" in mine) == (True, False)
    assert "签收情况" in sign_in("ty_office").get(url).content.decode()


def test_the_papers_of_a_meeting_are_one_document(ty, sign_in):
    meeting = ty.convene("principal")
    ty.table(ty.propose("M12", title="课表<调整>𠮷"), meeting)
    answer = sign_in("ty_vice").get(f"/meetings/{meeting.pk}/pack/")
    text = "\n".join(row.text for row in Document(BytesIO(b"".join(answer.streaming_content))).paragraphs)
    for part in (
        "桃源中学校长办公会议材料",
        "1．课表<调整>𠮷（议程锁定后列入：事情紧急）",
        "一、课表<调整>𠮷",
        "党组织领导",
    ):
        assert part in text


def pdf_of(pages=1, script=""):
    """A PDF of blank pages; with a script that runs when it is opened."""
    made, writer = BytesIO(), PdfWriter()
    for _page in range(pages):
        writer.add_blank_page(100, 100)
    if script:
        writer.add_open_action(JavaScript(script))
    writer.write(made)
    return made.getvalue()


@pytest.fixture
def packed(ty):
    """A meeting with four topics, whose papers are a PDF with a script, a Word file, a broken PDF and a picture."""
    meeting = ty.convene("principal")
    papers = {
        "方案/一.pdf": pdf_of(2, "app.alert(1)"), "细则.docx": b"PK\x03\x04", "坏.pdf": b"%PDF-1.7 nothing",
        "现场.png": PIXEL,
    }  # fmt: skip
    for name, data in papers.items():
        topic = ty.propose("M12", title=f"议题{name}")
        Topic.objects.filter(pk=topic.pk).update(paper=records.store(data, name).digest)
        ty.table(topic, meeting)
    return meeting


def test_one_pdf_of_cover_agenda_and_papers(packed, sign_in, monkeypatch):
    client, url = sign_in("ty_vice"), f"/meetings/{packed.pk}/pack/?as=pdf"
    monkeypatch.setattr(pdf, "converter", lambda: None)
    whole = b"".join(client.get(url).streaming_content)
    read = PdfReader(BytesIO(whole))
    assert len(read.pages) == 5 + 2 + 1  # cover and four topics, the PDF, the picture
    assert [row.title for row in read.outline] == ["附件1 一.pdf", "附件4 现场.png"]
    assert b"JavaScript" not in whole
    cover = "".join("".join(page.extract_text().split()) for page in read.pages)
    assert "，见附件1）" in cover
    assert "坏.pdf" in cover
    assert cover.count("没有并入本文件，请在议题页下载") == 2


def test_a_paper_that_cannot_be_printed_here_is_turned_where_a_converter_is_installed(
    packed, sign_in, monkeypatch, tmp_path
):
    program, blank = tmp_path / "soffice", tmp_path / "blank.pdf"
    blank.write_bytes(pdf_of())
    program.write_text(f'#!/bin/sh\ncp {blank} "$6/paper.pdf"\n')
    program.chmod(0o755)
    monkeypatch.setattr(pdf, "converter", lambda: str(program))
    answer = sign_in("ty_vice").get(f"/meetings/{packed.pk}/pack/?as=pdf")
    read = PdfReader(BytesIO(b"".join(answer.streaming_content)))
    assert [row.title for row in read.outline] == ["附件1 一.pdf", "附件2 细则.docx", "附件4 现场.png"]
    program.write_text("#!/bin/sh\nexit 1\n")
    with pytest.raises(Refused, match="没有转换成功"):
        pdf.to_pdf(b"PK")


def test_the_archive_holds_the_word_document_and_every_paper(packed, sign_in):
    answer = sign_in("ty_vice").get(f"/meetings/{packed.pk}/pack/?as=zip")
    archive = ZipFile(BytesIO(b"".join(answer.streaming_content)))
    papers = ["附件/01 一.pdf", "附件/02 细则.docx", "附件/03 坏.pdf", "附件/04 现场.png"]
    assert archive.namelist() == ["会议材料.docx", *papers]
    assert archive.read("附件/02 细则.docx") == b"PK\x03\x04"


def test_the_calendar_file_has_the_hours_and_the_place(ty, sign_in):
    hours = {"begins": time(9), "ends": time(10, 30)}
    meeting = services.convene(
        actor=ty.office, unit=ty.unit, kind="principal", planned_on=date(2023, 3, 20), place="行政楼，三楼", **hours
    )
    text = sign_in("ty_vice").get(f"/meetings/{meeting.pk}/calendar/").content.decode()
    for line in (
        "DTSTART;TZID=Asia/Shanghai:20230320T090000",
        "DTEND;TZID=Asia/Shanghai:20230320T103000",
        "LOCATION:行政楼，三楼",
    ):
        assert f"{line}\r\n" in text


def test_a_calendar_text_cannot_end_its_line_and_long_lines_are_folded():
    text = event("1", date(2023, 3, 20), "会议\r\nATTENDEE:x;," + "长" * 60)
    assert "会议\\nATTENDEE:x\\;\\," in text.replace("\r\n ", "")
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    assert "DTSTART;VALUE=DATE:20230320" in text
