"""网页 Text of a saved web page: paragraphs a line, cells of a row parted by tabs, scripts and styles left out."""

import html
import re

_START = re.compile(r"\ufeff?\s*(?:<\?xml[^>]{0,200}>\s*)?<(?:!doctype\s+html|html)[\s>]", re.IGNORECASE)
_MARK = re.compile(r"<(?P<end>/?)(?P<name>[a-zA-Z!?][^\s<>/]*)[^<>]*>")
_SILENT = frozenset(("script", "style", "noscript", "template"))
_BREAKS = frozenset(
    ("p", "br", "div", "tr", "li", "h1", "h2", "h3", "h4", "h5", "title", "table", "section", "article")
)


def is_page(text: str) -> bool:
    """是否网页 True for the source of a web page."""
    return bool(_START.match(text[:2000]))


def words(text: str) -> str:
    """正文 What a reader of the page sees, in lines."""
    pieces: list[str] = []
    place, silent = 0, ""
    for mark in _MARK.finditer(text):
        name, ends = mark.group("name").lower(), bool(mark.group("end"))
        if not silent:
            pieces.append(" ".join(html.unescape(text[place : mark.start()]).split()))
            pieces.append("\t" if ends and name in ("td", "th") else "\n" if name in _BREAKS else "")
        if name in _SILENT:
            silent = "" if ends and name == silent else silent or ("" if ends else name)
        place = mark.end()
    if not silent:
        pieces.append(" ".join(html.unescape(text[place:]).split()))
    lines = [line.strip("\t ") for line in "".join(pieces).split("\n")]
    return "\n".join(line for line in lines if line)
