"""Uploaded bytes become text, or a refusal that names the remedy."""

import io
import zipfile

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DecodedStreamObject, DictionaryObject
from pypdf.generic import NameObject as N

from xiaoheng.lib.notices.decode import UnreadableNotice, converted, decode
from xiaoheng.lib.notices.reader import read

TEXT = "各学校：\r\n请于3月31日前报送工作计划和总结材料，并按要求完成各项任务。\r\n县教育局\r\n2024年3月1日\r\n"
TRADITIONAL = "各學校：\n請於3月31日前報送工作計劃和總結材料，並按要求完成各項任務。\n縣教育局\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_encodings(encoding):
    assert decode(TEXT.encode(encoding)) == TEXT.replace("\r\n", "\n")


def test_big5():
    assert decode(TRADITIONAL.encode("big5")) == TRADITIONAL


def _docx() -> bytes:
    document = Document()
    document.add_paragraph("关于报送材料的通知")
    table = document.add_table(rows=3, cols=3)
    for row, cells in enumerate(
        (("任务", "责任单位", "完成时限"), ("报送工作计划", "各学校", "3月底前"), ("报送工作总结", "", "12月底前"))
    ):
        for column, cell in enumerate(cells):
            table.cell(row, column).text = cell
    table.cell(1, 1).merge(table.cell(2, 1))
    document.add_paragraph("2024年3月1日")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_word_tables_become_rows_and_merged_cells_appear_once():
    text = decode(_docx(), "通知.docx")
    assert "报送工作计划\t各学校\t3月底前" in text
    assert text.count("各学校") == 1
    assert [(t.who, t.deadline.as_json()["date"]) for t in read(text).tasks] == [
        (["各学校"], "2024-03-31"),
        (["各学校"], "2024-12-31"),
    ]


def test_numbers_that_word_writes_by_itself_are_read():
    document = Document()
    lists = document.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for depth, (kind, text) in enumerate((("chineseCounting", "%1、"), ("decimal", "%2.")))
    )
    lists.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">{levels}</w:abstractNum>'))
    lists.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
    for depth, words in ((0, "班主任职责"), (1, "每周召开班会"), (1, "每学期家访"), (0, "校长职责"), (1, "每月听课")):
        mark = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="90"/></w:numPr>'
        document.add_paragraph(words)._p.get_or_add_pPr().append(parse_xml(mark))
    out = io.BytesIO()
    document.save(out)
    assert decode(out.getvalue(), "职责.docx").split() == [
        "一、班主任职责", "1.每周召开班会", "2.每学期家访", "二、校长职责", "1.每月听课",
    ]  # fmt: skip


def _words(xml: str) -> str:
    """A document of one paragraph with this content, read."""
    document = Document()
    for child in parse_xml(f"<w:p {nsdecls('w')}>{xml}</w:p>"):
        document.add_paragraph()._p.append(child)
    out = io.BytesIO()
    document.save(out)
    return decode(out.getvalue(), "通知.docx")


def test_changes_not_yet_accepted_are_read_as_they_stand():
    run = "<w:r><w:t>{}</w:t></w:r>"
    moved = f'<w:moveFrom w:id="1" w:author="a">{run.format("报送计划")}</w:moveFrom>'
    moved += f'<w:moveTo w:id="2" w:author="a">{run.format("报送计划")}</w:moveTo>'
    struck = '<w:del w:id="3" w:author="a"><w:r><w:delText>3月10日</w:delText></w:r></w:del>'
    added = f'<w:ins w:id="4" w:author="a">{run.format("3月20日")}</w:ins>'
    assert _words(moved + struck + added).split() == ["报送计划", "3月20日"]


def test_numbers_of_a_style_and_cells_of_a_form_are_read():
    document = Document()
    for words in ("报送总结", "报送计划"):
        document.add_paragraph(words, style="List Number")
    cell = document.add_table(1, 2).cell(0, 0)
    cell.text = "外"
    cell.add_table(1, 1).cell(0, 0).text = "内"
    form = parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtContent/></w:sdt>")
    form[0].append(cell.paragraphs[0]._p)
    cell._tc.insert(1, form)
    out = io.BytesIO()
    document.save(out)
    assert decode(out.getvalue(), "通知.docx").split() == ["1.报送总结", "2.报送计划", "外", "内"]


def test_a_saved_web_page_is_read_as_it_is_seen():
    source = (
        "<!DOCTYPE html>\n<html><head><title>关于报送总结的通知</title><script>var a = '<p>每月';</script></head>"
        "<body><p>各学校：</p><div>请于2026年3月31日前报送&nbsp;总结。</div>"
        "<table><tr><td>任务</td><td>时限</td></tr></table></body></html>"
    )
    for encoding in ("utf-8", "gb18030"):
        assert decode(source.encode(encoding), "通知.txt") == (
            "关于报送总结的通知\n各学校：\n请于2026年3月31日前报送 总结。\n任务\t时限"
        )
    assert converted(source.encode())
    assert not converted("关于报送总结的通知".encode())


def _pdf(lines: list[str], key: str = "") -> bytes:
    """A small file with text in a font that reads two bytes a character."""
    writer = PdfWriter()
    page = writer.add_blank_page(595, 842)
    below = DictionaryObject({N("/Type"): N("/Font"), N("/Subtype"): N("/CIDFontType0"), N("/BaseFont"): N("/STSong")})
    font = {N("/Type"): N("/Font"), N("/Subtype"): N("/Type0"), N("/BaseFont"): N("/STSong")}
    font |= {N("/Encoding"): N("/UniGB-UCS2-H"), N("/DescendantFonts"): ArrayObject([writer._add_object(below)])}
    fonts = DictionaryObject({N("/F1"): writer._add_object(DictionaryObject(font))})
    page[N("/Resources")] = DictionaryObject({N("/Font"): fonts})
    content = DecodedStreamObject()
    drawn = "".join(f"<{line.encode('utf-16-be').hex()}> Tj 0 -20 Td " for line in lines)
    content.set_data(f"BT /F1 12 Tf 50 800 Td {drawn} ET".encode())
    page[N("/Contents")] = writer._add_object(content)
    if key:
        writer.encrypt(key)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_pdf_with_text_is_read():
    lines = [
        "关于报送工作总结的通知",
        "各学校：",
        "请各学校于2024年3月31日前报送工作总结。",
        "甲县教育局",
        "2024年3月1日",
    ]
    (task,) = read(decode(_pdf(lines), "通知.pdf")).tasks
    assert (task.who, str(task.deadline.date), task.evidence) == (["各学校"], "2024-03-31", ["工作总结"])


def _zip(entries: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"", "空.txt", "空"),
        (b"%PDF-1.7 ...", "通知.pdf", "损坏"),
        (b"\xd0\xcf\x11\xe0" + "Workbook".encode("utf-16-le"), "表.xls", "不是 Word"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "密.docx", "密码"),
        (b"\xd0\xcf\x11\xe0" + "WordDocument".encode("utf-16-le"), "通知.doc", ".docx"),
        (b"{\\rtf1 x}", "通知.rtf", "rtf"),
        (b"plain text", "通知.docx", "另存"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8, "图.docx", "图片"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256)) * 8, "通知.pdf", "图片"),
        (_zip({"a.txt": b"x"}), "包.zip", "Word"),
        (_zip({"word/document.xml": b"not xml"}), "坏.docx", "损坏"),
        (_zip({f"{i}.xml": b"" for i in range(2100)}), "多.docx", "过大"),
        (_zip({"word/document.xml": b"0" * (101 * 1024 * 1024)}), "弹.docx", "过大"),
    ],
)
def test_refusals_name_the_remedy(data, name, words):
    with pytest.raises(UnreadableNotice, match=words):
        decode(data, name)


@pytest.mark.parametrize(("data", "words"), [(_pdf([]), "扫描件"), (_pdf(["请各学校报送总结"], key="甲"), "密码")])
def test_pdf_files_without_readable_text_say_why(data, words):
    with pytest.raises(UnreadableNotice, match=words):
        decode(data, "通知.pdf")


def test_an_old_word_file_goes_through_the_converter_that_is_there(tmp_path, monkeypatch):
    tool = tmp_path / "antiword"
    tool.write_text("#!/bin/sh\necho '请各学校于2024年3月31日前报送工作总结。'\n", "utf-8")
    tool.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    data = b"\xd0\xcf\x11\xe0" + "WordDocument".encode("utf-16-le")
    assert "工作总结" in decode(data, "通知.doc")


@pytest.mark.parametrize("cut", [40, 400])
def test_half_a_pdf_is_refused_or_read_but_never_raises(cut):
    with pytest.raises(UnreadableNotice, match="PDF"):
        decode(_pdf(["请各学校报送总结"])[:cut], "通知.pdf")
