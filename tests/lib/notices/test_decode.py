"""Uploaded bytes become text, or a refusal that names the remedy."""

import io
import zipfile

import pytest
from docx import Document

from xiaoheng.lib.notices import UnreadableNotice, decode, read

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
        (b"%PDF-1.7 ...", "通知.pdf", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "通知.doc", ".docx"),
        (b"plain text", "通知.docx", "另存"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8, "图.png", "另存为"),
        (_zip({"a.txt": b"x"}), "包.zip", "Word"),
        (_zip({"word/document.xml": b"not xml"}), "坏.docx", "损坏"),
        (_zip({f"{i}.xml": b"" for i in range(2100)}), "多.docx", "过大"),
        (_zip({"word/document.xml": b"0" * (101 * 1024 * 1024)}), "弹.docx", "过大"),
    ],
)
def test_refusals_name_the_remedy(data, name, words):
    with pytest.raises(UnreadableNotice, match=words):
        decode(data, name)
