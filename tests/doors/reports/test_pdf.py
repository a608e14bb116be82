"""公文 as PDF on every machine: the order's own text, its layout, and Word files that are not printed by halves."""

import re
import struct
import zlib
from collections import Counter
from contextlib import suppress
from datetime import date
from io import BytesIO

import pytest
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm
from PIL import Image
from pypdf import PdfReader

from xiaoheng.doors.reports import pdf
from xiaoheng.doors.reports.directive import paper
from xiaoheng.doors.reports.official import Paper
from xiaoheng.doors.reports.typeset import FONTS
from xiaoheng.lib.refusal import Refused
from xiaoheng.loop.execution import services as execution
from xiaoheng.loop.execution.services import Wording

pytestmark = pytest.mark.skipif(not FONTS.exists(), reason="the faces of papers are not there: ./dev setup")
FOLIO = re.compile(r"—\d+—")
BEGINS_NO_LINE = "，。、；：！？）》”〕"
WORDS = "各校要对照“五个明确”（含会议、决策），修订章程；喆䶮㛃同志负责·★〔2023〕<b>#pagebreak()\\[1%]，报送自查报告。"


@pytest.fixture(autouse=True)
def _no_converter(monkeypatch):
    monkeypatch.setattr(pdf, "converter", lambda: None)


def printed(data):
    """The pages of the PDF of a Word document, each as its text without white space."""
    read = PdfReader(BytesIO(pdf.to_pdf(data)))
    return ["".join(page.extract_text().split()) for page in read.pages]


def order(cast, items):
    """An order of so many items, issued."""
    told = [
        Wording(f"第{n}项　完善制度", WORDS, due_on=date(2023, 4, n % 28 + 1), minutes=30, evidence=("自查报告",))
        for n in range(1, items + 1)
    ]
    said = {"title": "关于完善制度的通知", "since": date(2023, 3, 1), "until": date(2023, 4, 30), "items": told}
    row = execution.draft(actor=cast.actor("clerk"), unit=cast.units["YL"], basis="《意见（试行）》", **said)
    return execution.issue(actor=cast.actor("clerk"), directive=row)


@pytest.mark.django_db
@pytest.mark.parametrize("items", [1, 120])
def test_the_order_is_printed_word_for_word(cast, items):
    data = paper(order(cast, items))
    word, pages = Document(BytesIO(data)), printed(data)
    said = "".join(FOLIO.sub("", page) for page in pages)
    lines = ["".join(row.text.split()) for row in word.paragraphs]
    assert [line for line in lines if line not in said] == []
    cells = "".join("".join(cell.text.split()) for table in word.tables for row in table.rows for cell in row.cells)
    head = "序号事项责任主体时限印证资料"
    again = head * (sum("印证资料" in page and page.count("责任主体") == 1 for page in pages) if items > 1 else 0)
    surplus = Counter(said) - Counter("".join(lines) + cells)
    assert set(surplus) <= set(again)
    assert Counter("".join(lines) + cells) - Counter(said) == Counter()
    assert [FOLIO.findall(page)[-1] for page in pages] == [f"—{n}—" for n in range(1, len(pages) + 1)]


@pytest.mark.django_db
def test_no_line_begins_with_a_point_and_a_long_table_repeats_its_head(cast):
    read = PdfReader(BytesIO(pdf.to_pdf(paper(order(cast, 40)))))
    pages = [page.extract_text() for page in read.pages]
    assert [line for page in pages for line in page.splitlines() if line.strip()[:1] in BEGINS_NO_LINE and line] == []
    tabled = pages[next(n for n, page in enumerate(pages) if page.startswith("附件")) :]
    assert len(tabled) > 1
    assert all("序号" in page for page in tabled)
    assert [round(float(side) / 72 * 25.4) for side in read.pages[0].mediabox[2:]] == [210, 297]
    fonts = {key: font.get_object() for page in read.pages for key, font in page["/Resources"]["/Font"].items()}
    parts = [font["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object() for font in fonts.values()]
    assert all({"/FontFile2", "/FontFile3"} & set(part) for part in parts)  # no reader needs a face of its own


@pytest.mark.parametrize("char", ["𠮷", "\ue000"])
def test_a_character_that_no_face_has_is_never_left_blank(char):
    made = Paper("名单")
    made.text(f"党员{char}某")
    with suppress(Refused):
        assert char in printed(made.data())[0]


def test_what_is_seen_by_nobody_keeps_nothing_from_print():
    made = Paper("粘贴")
    made.text("从\u200b网\ufeff页\u00ad粘\ufe0f贴\u200e来\xa0的\u3000字\u2028句\u2060。")
    assert FOLIO.sub("", printed(made.data())[0]).startswith("从")


def test_the_head_stands_on_one_line_and_a_picture_on_its_page():
    made = Paper("图")
    made.sign("中共云岭县委教育体育工作委员会交办单", "〔2023〕1号")
    made.ends("云岭县", "2023年3月14日")
    made.text("a1" * 300)
    picture = BytesIO()
    Image.new("RGB", (3000, 4000), "red").save(picture, "JPEG")
    made.picture(picture.getvalue())
    first, *_more, second = PdfReader(BytesIO(pdf.to_pdf(made.data()))).pages
    assert first.extract_text().splitlines()[0] == "中共云岭县委教育体育工作委员会交办单"
    assert (len(first.images), len(second.images)) == (0, 1)


def test_a_plain_word_file_of_somebody_else_is_printed():
    word, plain = Document(), BytesIO()
    word.add_paragraph().add_run("方案").font.strike = False
    word.save(plain)
    assert printed(plain.getvalue()) == ["方案—1—"]


def test_a_blank_to_write_on_keeps_its_line():
    def strokes(underlined):
        word, form = Document(), BytesIO()
        word.add_paragraph("姓名：").add_run("　　　　").font.underline = underlined
        word.save(form)
        drawn = PdfReader(BytesIO(pdf.to_pdf(form.getvalue()))).pages[0].get_contents().get_data()
        return len(re.findall(rb"\bS\b", drawn))

    assert strokes(True) == strokes(False) + 1


def numbered(word):
    word.add_paragraph("第一项", style="List Number")


def noted(word):
    word.sections[0].header.paragraphs[0].text = "内部资料"


def floating(word):
    word.add_paragraph().add_run()._element.append(OxmlElement("w:pict"))


def merged(word):
    table = word.add_table(1, 2)
    table.cell(0, 0).merge(table.cell(0, 1))


def vast(word):
    word.add_paragraph().add_run("长" * 500_001)


def broad(word):
    word.sections[0].page_width = Mm(400)


def square():
    made = BytesIO()
    Image.new("RGB", (9, 9)).save(made, "PNG")
    made.seek(0)
    return made


def nested(word):
    word.add_table(1, 1).cell(0, 0).add_table(1, 1).cell(0, 0).text = "里面的表"


def pictured(word):
    word.add_table(1, 1).cell(0, 0).paragraphs[0].add_run().add_picture(square(), Mm(9))


def headed(word):
    word.sections[0].header.paragraphs[0].add_run().add_picture(square(), Mm(9))


def ragged(word):
    row = word.add_table(2, 2).rows[0]._tr
    row.remove(row.tc_lst[1])


def rowless(word):
    word.add_table(0, 2)


def struck(word):
    word.paragraphs[0].add_run("不再需要").font.strike = True


def raised(word):
    word.paragraphs[0].add_run("2").font.superscript = True


def torn(word):
    word.paragraphs[0].add_run().add_picture(square(), Mm(9))
    for blip in word.element.body.iter(qn("a:blip")):
        del blip.attrib[qn("r:embed")]


def unfolding(word):
    """A picture of a hundred kilobytes that would take a gigabyte, made row by row."""
    side, packed = 32_000, zlib.compressobj(9)
    rows = b"".join([*(packed.compress(bytes(1 + side // 8)) for _row in range(side)), packed.flush()])
    parts = [(b"IHDR", struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)), (b"IDAT", rows), (b"IEND", b"")]
    chunks = [struct.pack(">I", len(d)) + k + d + struct.pack(">I", zlib.crc32(k + d)) for k, d in parts]
    word.paragraphs[0].add_run().add_picture(BytesIO(b"\x89PNG\r\n\x1a\n" + b"".join(chunks)), Mm(20))


@pytest.mark.parametrize(
    "change",
    [
        numbered, noted, floating, merged, broad, vast, nested, pictured, headed, ragged, rowless, struck, raised, torn,
        unfolding,
    ],
)  # fmt: skip
def test_a_word_file_that_says_more_than_is_understood_is_not_printed_by_halves(change):
    word, strange = Document(), BytesIO()
    word.add_paragraph("方案")
    change(word)
    word.save(strange)
    with pytest.raises(Refused, match="不能排版"):
        pdf.to_pdf(strange.getvalue())


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"<html>"])
def test_what_is_no_word_file_is_refused(data):
    with pytest.raises(Refused):
        pdf.to_pdf(data)


def test_a_text_is_printed_as_it_stands():
    text = "第一行　有空格\n\n第二行·喆"
    for encoding in ("utf-8-sig", "gb18030"):
        read = PdfReader(BytesIO(pdf.to_pdf(text.encode(encoding), ".txt")))
        assert read.pages[0].extract_text().split()[-3:] == ["—", "1", "—"]
        assert "".join(read.pages[0].extract_text().split()).startswith("第一行有空格第二行·喆")


def test_what_no_word_file_can_hold_is_left_out_of_a_text():
    assert printed_text("甲\x01乙\x0c丙\x1b".encode()).startswith("甲乙丙")


def printed_text(data):
    read = PdfReader(BytesIO(pdf.to_pdf(data, ".txt")))
    return "".join(read.pages[0].extract_text().split())
