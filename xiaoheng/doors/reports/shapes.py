"""版式: how a paragraph of a Word document is set, by itself or by its style."""

from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Length
from docx.text.paragraph import Paragraph
from docx.text.run import Run

ALIGNED = {
    WD_ALIGN_PARAGRAPH.CENTER: "center",
    WD_ALIGN_PARAGRAPH.RIGHT: "right",
    WD_ALIGN_PARAGRAPH.JUSTIFY: "justify",
}
SIZE, SINGLE = 12.0, 1.3  # points of a run that says nothing; height of a single line, in sizes
POINTS = {
    "first": "first_line_indent",
    "left": "left_indent",
    "right": "right_indent",
    "before": "space_before",
    "after": "space_after",
}


class Shapes:
    """版式: reads paragraphs and runs; a style is looked up once."""

    def __init__(self) -> None:
        self.styles: dict[str | None, list[Any]] = {}

    def paragraph(self, row: Paragraph, runs: list[dict[str, Any]]) -> dict[str, Any]:
        """段落: alignment, indents, room and the height of a line, in points."""
        size = max((run["size"] for run in runs), default=self._size(row))
        pitch = self._asked(row, "line_spacing")
        height = pitch.pt if isinstance(pitch, Length) else size * SINGLE * (pitch or 1)
        line = row._element.find(f"{qn('w:pPr')}/{qn('w:pBdr')}/{qn('w:bottom')}")
        return {
            **{key: float(getattr(self._asked(row, name), "pt", 0)) for key, name in POINTS.items()},
            "align": ALIGNED.get(self._asked(row, "alignment"), "left"),
            "size": size,
            "pitch": max(size, height),
            "sticky": bool(self._asked(row, "keep_with_next")),
            "rule": _rule(line) if line is not None else None,
        }

    def face(self, run: Run, row: Paragraph) -> dict[str, Any]:
        """字体: face, size, weight and colour of a run."""
        fonts = run._element.find(f"{qn('w:rPr')}/{qn('w:rFonts')}")
        colour = run.font.color.rgb
        return {
            "font": (fonts.get(qn("w:eastAsia")) if fonts is not None else None) or "",
            "size": float(run.font.size.pt) if run.font.size else self._size(row),
            "bold": bool(run.bold),
            "underlined": bool(run.underline),
            "colour": f"#{colour}" if colour is not None else "#000000",
        }

    def _size(self, row: Paragraph) -> float:
        return next((float(style.font.size.pt) for style in self._chain(row) if style.font.size), SIZE)

    def _asked(self, row: Paragraph, name: str) -> Any:
        """What a paragraph asks for, or its style, or the style that this one is based on."""
        asking = (row, *self._chain(row))
        values = (getattr(one.paragraph_format, name) for one in asking)
        return next((value for value in values if value is not None), None)

    def _chain(self, row: Paragraph) -> list[Any]:
        key = row._p.style
        if key not in self.styles:
            style, found = row.style, []
            while style is not None:
                found.append(style)
                style = style.base_style
            self.styles[key] = found
        return self.styles[key]


def _rule(line: Any) -> str:
    colour = line.get(qn("w:color"), "auto")
    return f"#{colour}" if colour != "auto" else "#000000"


def halves(row: Paragraph, runs: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """两端: the halves of a line whose second stands at a tab stop on the right; none of any other."""
    right = any(stop.alignment == WD_TAB_ALIGNMENT.RIGHT for stop in row.paragraph_format.tab_stops)
    if not right or len(runs) != 1 or runs[0]["text"].count("\t") != 1:
        return []
    return [{**runs[0], "text": text} for text in runs[0]["text"].split("\t")]
