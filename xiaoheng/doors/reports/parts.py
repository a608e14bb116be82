"""读 Word: a document as plain parts for the typesetter, or none where something in it would be lost on the way."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from docx import Document
from docx.document import Document as Word
from docx.oxml.ns import qn
from docx.shared import Length, Pt
from docx.table import Table
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from xiaoheng.doors.reports.known import understood
from xiaoheng.doors.reports.shapes import Shapes, halves

Part = dict[str, Any]
# A byte order mark in the midst of a text is seen by nobody, and no face has it.
SHOWN = str.maketrans({"\t": "　", "\ufeff": ""})


class Parts:
    """版面: what stands on the paper, one part after another, and the pictures in it by their names."""

    def __init__(self, word: Word) -> None:
        self.title = word.core_properties.title
        self.pictures: dict[str, bytes] = {}
        self.shapes = Shapes()
        self.parts: list[Part] = []
        for block in word.iter_inner_content():
            if isinstance(block, Table):
                self.parts.append(self._table(block))
            else:
                self.parts.extend(self._paragraph(block))

    def _paragraph(self, row: Paragraph) -> Iterator[Part]:
        """The text between what stands alone (a picture, the end of a page), and those."""
        runs: list[Part] = []
        alone = False
        for run in row.runs:
            for piece in self._pieces(run):
                if isinstance(piece, str):
                    runs.append({"text": piece, **self.shapes.face(run, row)})
                    continue
                if runs:
                    yield self._lines(row, runs)
                yield piece
                runs, alone = [], True
        if runs or not alone:
            yield self._lines(row, runs)

    def _pieces(self, run: Run) -> Iterator[str | Part]:
        text = ""
        for child in run._element:
            if child.tag == qn("w:t"):
                text += child.text or ""
            elif child.tag == qn("w:tab"):
                text += "\t"
            elif child.tag in (qn("w:br"), qn("w:cr")) and child.get(qn("w:type"), "textWrapping") == "textWrapping":
                text += "\n"
            elif child.tag in (qn("w:br"), qn("w:drawing")):
                if text:
                    yield text
                text = ""
                yield {"kind": "page"} if child.tag == qn("w:br") else self._picture(run, child)
        if text:
            yield text

    def _picture(self, run: Run, drawing: Any) -> Part:
        image = run.part.related_parts[drawing.find(f".//{qn('a:blip')}").get(qn("r:embed"))]
        name = f"{len(self.pictures) + 1}.{image.partname.ext}"
        self.pictures[name] = image.blob
        extent = drawing.find(f".//{qn('wp:extent')}")
        width, height = (Length(int(extent.get(side))).pt for side in ("cx", "cy"))
        return {"kind": "picture", "name": name, "width": width, "height": height}

    def _lines(self, row: Paragraph, runs: list[Part]) -> Part:
        split = halves(row, runs)
        runs = split or [{**run, "text": run["text"].translate(SHOWN)} for run in runs]
        return {"kind": "paragraph", "runs": runs, "ends": bool(split), **self.shapes.paragraph(row, runs)}

    def _table(self, table: Table) -> Part:
        rows = table.rows
        first = rows[0]
        return {
            "kind": "table",
            "widths": [(cell.width or Pt(72)).pt for cell in first.cells],
            "height": first.height.pt if first.height else 0,
            "repeats": first._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None,
            "rows": [[list(map(self._cell, cell.paragraphs)) for cell in row.cells] for row in rows],
        }

    def _cell(self, row: Paragraph) -> Part:
        runs = [{"text": run.text, **self.shapes.face(run, row)} for run in row.runs]
        return self._lines(row, runs)


def parts(data: bytes) -> Parts | None:
    """读出版面 The parts of a Word document; None where it is none, or holds what they cannot say."""
    try:
        word = Document(BytesIO(data))
        return Parts(word) if understood(word) else None
    except Exception:  # what was handed in can be broken anywhere
        return None
