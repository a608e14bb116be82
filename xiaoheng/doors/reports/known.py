"""看懂 Word: whether a document holds only what the typesetter can say again, so that nothing is lost on the way."""

from typing import Any

from docx.document import Document
from docx.oxml.ns import qn

NAMES = (
    "body", "p", "pPr", "r", "rPr", "t", "tab", "tabs", "br", "cr", "tbl", "tblPr", "tblGrid", "gridCol", "tr", "trPr",
    "tc", "tcPr", "sectPr", "pgSz", "pgMar", "cols", "docGrid", "footerReference", "headerReference", "titlePg", "type",
    "pgNumType", "bookmarkStart", "bookmarkEnd", "proofErr", "lastRenderedPageBreak", "drawing",
)  # fmt: skip
KNOWN = frozenset(qn(f"w:{name}") for name in NAMES)
FORMAT = (qn("w:pPr"), qn("w:rPr"), qn("w:tblPr"), qn("w:trPr"), qn("w:tcPr"), qn("w:sectPr"))
# Formats that put something on the page, keep it off or say it otherwise, without being text.
FOREIGN = tuple(
    qn(f"w:{name}")
    for name in (
        "numPr", "sectPr", "vanish", "gridSpan", "gridBefore", "gridAfter", "vMerge", "ins", "del", "framePr", "strike",
        "dstrike", "vertAlign",
    )
)  # fmt: skip
OFF = ("0", "false", "off", "baseline")  # a format that is named and does not hold
DRAWN = tuple(qn(f"w:{name}") for name in ("drawing", "pict", "object"))
MOST_PARAGRAPHS, MOST_CHARACTERS = 5000, 500_000  # some seconds of work; an order of 120 items has a tenth


def understood(word: Document) -> bool:
    """看得懂 Nothing in the body is unknown, no picture floats, no head or foot of a page says more than its number."""
    edges = [rel.target_part for rel in word.part.rels.values() if rel.reltype.endswith(("/header", "/footer"))]
    said = "".join(text for edge in edges for text in edge.element.itertext(qn("w:t")))
    drawn = any(True for edge in edges for _one in edge.element.iter(*DRAWN))
    if _vast(word) or drawn or not all(map(_plain, word.element.body.iter(qn("w:tbl")))):
        return False
    portrait = all((section.page_width or 0) <= (section.page_height or 0) for section in word.sections)
    return portrait and not said.strip("— -–0123456789") and _known(word.element.body) and not _counted(word)


def _known(element: Any) -> bool:
    if element.tag in FORMAT:
        return all(one is element or one.get(qn("w:val")) in OFF for one in element.iter(*FOREIGN))
    if element.tag == qn("w:drawing"):
        return element.find(qn("wp:inline")) is not None and len(element.findall(f".//{qn('pic:pic')}")) == 1
    return element.tag in KNOWN and all(map(_known, element))


def _plain(table: Any) -> bool:
    """Every row has as many cells as the first; in a cell stands text alone, no table, no picture, no end of a page."""
    counts = {len(row.findall(qn("w:tc"))) for row in table.findall(qn("w:tr"))}
    breaks = [one for one in table.iter(qn("w:br")) if one.get(qn("w:type"), "textWrapping") != "textWrapping"]
    more = any(one is not table for one in table.iter(qn("w:tbl"), *DRAWN))
    return len(counts) == 1 and 0 not in counts and not more and not breaks


def _vast(word: Document) -> bool:
    body = word.element.body
    many = sum(1 for _row in body.iter(qn("w:p"))) > MOST_PARAGRAPHS
    return many or sum(len(text) for text in body.itertext(qn("w:t"))) > MOST_CHARACTERS


def _counted(word: Document) -> bool:
    """A style in use numbers its paragraphs: the numbers are no text."""
    styles = {style.get(qn("w:styleId")): style for style in word.styles.element.findall(qn("w:style"))}
    waiting = {style.get(qn("w:val")) for style in word.element.body.iter(qn("w:pStyle"))}
    while waiting:
        style = styles.pop(waiting.pop(), None)
        if style is None:
            continue
        if style.find(f".//{qn('w:numPr')}") is not None:
            return True
        waiting |= {base.get(qn("w:val")) for base in style.findall(qn("w:basedOn"))}
    return False
