"""公文版式 (GB/T 9704): A4, core 156 × 225 mm, named fonts, page numbers odd right and even left."""

from collections.abc import Container, Sequence
from io import BytesIO

from docx import Document
from docx.enum.section import WD_SECTION
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu, Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

FANGSONG, HEITI, KAITI, XIAOBIAOSONG, SONGTI = "仿宋_GB2312", "黑体", "楷体_GB2312", "方正小标宋简体", "宋体"
BODY, TITLE, FOLIO, SIGN = Pt(16), Pt(22), Pt(14), Pt(42)  # 3号, 2号, 4号, 标志
LINE = Pt(28)  # 22 lines of a 225 mm core
RED = RGBColor(0xC8, 0x10, 0x10)
INDENT = BODY * 2
DAY_INDENT = 4  # characters
ROW = Mm(10)
TITLE_LENGTH = 20  # characters of 2号 in a line
CORE = (Mm(156), Mm(222))  # what fits with the line it stands in


class Paper:
    """公文: paragraphs added one after another; `data()` gives the Word document."""

    def __init__(self, title: str) -> None:
        self.word = Document()
        self.word.core_properties.title = title
        self.word.core_properties.author = ""
        self.headed = False
        # Told nothing, a word processor may set Chinese punctuation the Japanese or the Taiwanese way.
        self.word.styles.element.find(f".//{qn('w:lang')}").set(qn("w:eastAsia"), "zh-CN")
        self._page()

    def sign(self, text: str, number: str = "") -> None:
        """纪要标志: red, its top 35 mm below the core's top; the number under it and a red line."""
        size = Pt(min(SIGN.pt, max(TITLE.pt, CORE[0].pt // _width(text))))  # on one line
        head = self._line(text, XIAOBIAOSONG, size, WD_ALIGN_PARAGRAPH.CENTER)
        head.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE
        head.paragraph_format.space_before = Mm(35)
        head.runs[0].font.color.rgb = RED
        below = self._line(number, FANGSONG, BODY, WD_ALIGN_PARAGRAPH.CENTER)
        below.paragraph_format.space_before = LINE
        _underline_paragraph(below, "C81010")
        self.headed = True

    def ends(self, left: str, right: str) -> None:
        """Issuer left, date right, on one line."""
        row = self._line(f"{left}\t{right}", FANGSONG, BODY)
        row.paragraph_format.tab_stops.add_tab_stop(Mm(156), WD_TAB_ALIGNMENT.RIGHT)
        row.paragraph_format.space_after = LINE

    def title(self, text: str) -> None:
        """标题: 2号小标宋, centred; one longer than a line breaks where its writer says so (`\\n`), not within a word."""
        plain = text.replace("\n", "")
        first, *rest = text.split("\n") if len(plain) > TITLE_LENGTH else [plain]
        row = self._line(first, XIAOBIAOSONG, TITLE, WD_ALIGN_PARAGRAPH.CENTER)
        for line in rest:
            row.add_run().add_break()
            self._run(row, line, XIAOBIAOSONG, TITLE)
        row.paragraph_format.line_spacing = Pt(35)
        if self.headed:
            row.paragraph_format.space_before = LINE * 2
        row.paragraph_format.space_after = LINE

    def attachment(self, mark: str, title: str) -> None:
        """附件: its mark in 黑体 at the left edge of a new page, its title in the third line."""
        self._line(mark, HEITI, BODY)
        self.headed = False
        self.gap()
        self.title(title)

    def addressee(self, name: str) -> None:
        """主送机关: from the edge, with a colon, above the text."""
        self._line(f"{name}：", FANGSONG, BODY)

    def signed(self, issuer: str, day: str) -> None:
        """落款: the day four characters in from the right edge, the issuer centred on it; room for a seal above."""
        self.gap()
        room = DAY_INDENT + (_width(day) - _width(issuer)) / 2
        for text, indent in ((issuer, max(0, room)), (day, DAY_INDENT)):
            row = self._line(text, FANGSONG, BODY, WD_ALIGN_PARAGRAPH.RIGHT)
            row.paragraph_format.right_indent = int(BODY * indent)
            row.paragraph_format.keep_with_next = text == issuer

    def heading(self, text: str) -> None:
        """一级标题: 黑体, indented by two characters, never alone at the foot of a page."""
        row = self._line(text, HEITI, BODY, indent=True)
        row.paragraph_format.keep_with_next = True

    def text(self, text: str, label: str = "") -> None:
        """正文: 仿宋, indented by two characters; `label` stands before it in 楷体. Each line its own paragraph."""
        first, *rest = text.splitlines() or [""]
        row = self._line(label, KAITI, BODY, indent=True) if label else self._line(first, FANGSONG, BODY, indent=True)
        if label:
            self._run(row, first, FANGSONG, BODY)
        for line in rest:
            self._line(line, FANGSONG, BODY, indent=True)

    def flush(self, text: str) -> None:
        """主送机关: 仿宋, from the left edge."""
        self._line(text, FANGSONG, BODY)

    def people(self, label: str, names: str) -> None:
        """出席、请假、列席: the label in 黑体, names in 仿宋, wrapped lines under the first name."""
        row = self._line(f"{label}：", HEITI, BODY)
        row.paragraph_format.left_indent = INDENT + BODY * (len(label) + 1)
        row.paragraph_format.first_line_indent = -BODY * (len(label) + 1)
        self._run(row, names, FANGSONG, BODY)

    def grid(self, rows: Sequence[Sequence[str]], widths: Sequence[int], *, prose: Container[int] = ()) -> None:
        """表格: cells centred, high enough to write in, in 仿宋, the first row in 黑体; widths in millimetres.

        Columns of `prose` hold text, which begins at their left. The first row stands again on every page.
        """
        made = self.word.add_table(rows=0, cols=len(widths), style="Table Grid")
        made.alignment = WD_TABLE_ALIGNMENT.CENTER
        for number, texts in enumerate(rows):
            row = made.add_row()
            row.height = ROW
            if not number:
                row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
            for column, (cell, text, width) in enumerate(zip(row.cells, texts, widths, strict=True)):
                cell.width, cell.vertical_alignment = Mm(width), WD_CELL_VERTICAL_ALIGNMENT.CENTER
                if not number or column not in prose:
                    cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
                self._run(cell.paragraphs[0], text, FANGSONG if number else HEITI, FOLIO)

    def picture(self, data: bytes) -> None:
        """图片: as wide as the core, or as high, whichever comes first; its line as high as it is."""
        row = self.word.add_paragraph()
        shown = row.add_run().add_picture(BytesIO(data))
        scale = min(CORE[0] / shown.width, CORE[1] / shown.height, 1)
        shown.width, shown.height = Emu(int(shown.width * scale)), Emu(int(shown.height * scale))

    def new_page(self) -> None:
        """另起一页."""
        self.word.add_page_break()

    def gap(self) -> None:
        """空一行."""
        self._line("", FANGSONG, BODY)

    def data(self) -> bytes:
        """The document."""
        file = BytesIO()
        self.word.save(file)
        return file.getvalue()

    def _page(self) -> None:
        page = self.word.sections[0]
        page.start_type = WD_SECTION.NEW_PAGE
        page.page_width, page.page_height = Mm(210), Mm(297)
        page.top_margin, page.bottom_margin = Mm(37), Mm(35)
        page.left_margin, page.right_margin = Mm(28), Mm(26)
        page.footer_distance = Mm(35 - 7 - 5)  # the number stands 7 mm below the core
        self.word.settings.odd_and_even_pages_header_footer = True
        _page_number(page.footer.paragraphs[0], WD_ALIGN_PARAGRAPH.RIGHT)
        _page_number(page.even_page_footer.paragraphs[0], WD_ALIGN_PARAGRAPH.LEFT)

    def _line(
        self,
        text: str,
        font: str,
        size: Pt,
        align: WD_ALIGN_PARAGRAPH = WD_ALIGN_PARAGRAPH.LEFT,
        *,
        indent: bool = False,
    ) -> Paragraph:
        row = self.word.add_paragraph()
        row.alignment = align
        shape = row.paragraph_format
        shape.space_before = shape.space_after = Pt(0)
        shape.line_spacing_rule, shape.line_spacing = WD_LINE_SPACING.EXACTLY, LINE
        if indent:
            row.alignment, shape.first_line_indent = WD_ALIGN_PARAGRAPH.JUSTIFY, INDENT
        self._run(row, text, font, size)
        return row

    @staticmethod
    def _run(row: Paragraph, text: str, font: str, size: Pt) -> None:
        run = row.add_run(text)
        run.font.size = size
        run.font.name = font
        # Word takes Chinese characters from eastAsia; without it they fall back to the theme's font.
        run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)


def _width(text: str) -> float:
    """Characters that a text takes; a figure takes half of one."""
    return sum(0.5 if char.isascii() else 1 for char in text)


def _page_number(row: Paragraph, align: WD_ALIGN_PARAGRAPH) -> None:
    """— 1 —, 4号 Song, one character in from the edge."""
    row.alignment = align
    indent = row.paragraph_format
    indent.left_indent = indent.right_indent = FOLIO
    for text in ("— ", "PAGE", " —"):
        Paper._run(row, "" if text == "PAGE" else text, SONGTI, FOLIO)
        if text == "PAGE":
            for kind in ("begin", "", "end"):
                part = OxmlElement("w:fldChar" if kind else "w:instrText")
                if kind:
                    part.set(qn("w:fldCharType"), kind)
                else:
                    part.text = text
                row.runs[-1]._element.append(part)


def _underline_paragraph(row: Paragraph, colour: str) -> None:
    """A red line across the core, under the paragraph."""
    borders, line = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "12"), ("space", "8"), ("color", colour)):
        line.set(qn(f"w:{name}"), value)
    borders.append(line)
    row._element.get_or_add_pPr().append(borders)
