"""新格式 Text of a .docx file: paragraphs with the numbers Word writes, text boxes, and tables a row a line."""

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from typing import Any

from xiaoheng.lib.notices.numbered import numbers

_MAX_ENTRIES = 2000
_MAX_UNPACKED = 100 * 1024 * 1024
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BIG = "文档解压后过大，可能已损坏，请删去图片或另存后再上传。"
_OTHER = "压缩包不是 Word 文档，请上传 .txt、.docx 或 .pdf 格式的通知。"
_BROKEN = "Word 文档已损坏或加密，请用文字处理软件打开并另存为 .docx 后再上传。"
Number = Callable[[Any], str]


def read(data: bytes) -> tuple[str, str]:
    """取文本 The text of a Word document and "", or "" and the reason why there is none, with the remedy."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if len(entries) > _MAX_ENTRIES or sum(e.file_size for e in entries) > _MAX_UNPACKED:
                return "", _BIG
            if "word/document.xml" not in archive.namelist():
                return "", _OTHER
        from docx import Document

        document = Document(io.BytesIO(data))
        return "\n".join(_body(document.element.body, numbers(document))), ""
    except Exception:
        return "", _BROKEN


def _body(body: Any, number: Number) -> list[str]:
    out: list[str] = []
    for child in _unwrapped(body):
        if child.tag == f"{_W}p":
            out.append(number(child) + _paragraph(child))
        elif child.tag == f"{_W}tbl":
            out += _table(child, number)
    return out


def _unwrapped(element: Any) -> Iterator[Any]:
    """Children, those held by content controls (of a form, say) with the others."""
    for child in element.iterchildren():
        if child.tag == f"{_W}sdt":
            content = child.find(f"{_W}sdtContent")
            yield from _unwrapped(content) if content is not None else ()
        else:
            yield child


def _paragraph(element: Any) -> str:
    """Words as they stand now: a text box is written twice, and what was moved stands at its old place too."""
    pieces = []
    gone = {node for old in element.iter(_FALLBACK, f"{_W}moveFrom") for node in old.iter()}
    for node in element.iter(f"{_W}t", f"{_W}tab", f"{_W}br", f"{_W}noBreakHyphen"):
        if node in gone:
            continue
        pieces.append({f"{_W}tab": " ", f"{_W}br": "\n", f"{_W}noBreakHyphen": "-"}.get(node.tag, node.text or ""))
    return "".join(pieces)


def _table(element: Any, number: Number) -> list[str]:
    """Rows with cells joined by a tab; a merged cell appears once, its other places stay empty."""
    rows = []
    for row in (child for child in _unwrapped(element) if child.tag == f"{_W}tr"):
        cells = []
        for cell in (child for child in _unwrapped(row) if child.tag == f"{_W}tc"):
            merge = cell.find(f"{_W}tcPr/{_W}vMerge")
            continued = merge is not None and merge.get(f"{_W}val", "continue") == "continue"
            text = "" if continued else " ".join(part.strip() for part in _body(cell, number))
            cells.append(re.sub(r"[\t\n]+", " ", text).strip())
            span = cell.find(f"{_W}tcPr/{_W}gridSpan")
            if span is not None:
                cells += [""] * (max(1, min(int(span.get(f"{_W}val", "1")), 40)) - 1)
        rows.append("\t".join(cells))
    return rows
