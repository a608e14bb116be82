"""条文 A text cut into its articles (第X条); what belongs to none is named, never dropped."""

import re
from dataclasses import dataclass, field

from xiaoheng.lib.numerals import to_int

_ARTICLE = re.compile(r"^第\s*([0-9０-９〇零一二三四五六七八九十百千]{1,9})\s*条[\s：:、.．]*(.*)$")
_HEADING = re.compile(r"^第\s*[0-9〇零一二三四五六七八九十百]{1,7}\s*[章节][\s：:、]*.{0,40}$")
_WIDE = str.maketrans("０１２３４５６７８９", "0123456789")
MOST_NUMBER = 9999


@dataclass(frozen=True)
class Piece:
    """条: number, the chapter that begins with it (or none), and its words."""

    number: int
    heading: str
    text: str


@dataclass
class Cut:
    """切分结果: articles in the order written, and the lines that were not understood, each with the reason."""

    pieces: list[Piece] = field(default_factory=list)
    left: list[str] = field(default_factory=list)


def cut(text: str) -> Cut:
    """切分条文: by 第X条 at the beginning of a line; chapters go with the article that follows them.

    Not understood: lines before the first article, a number that was there before, a chapter without articles.
    """
    found, heading, seen, skipping = Cut(), "", set(), False
    for line in (raw.strip() for raw in text.splitlines()):
        mark = _ARTICLE.match(line)
        if not line:
            continue
        if mark:
            number = to_int(mark.group(1).translate(_WIDE)) or 0
            skipping = number in seen or not 0 < number <= MOST_NUMBER
            if skipping:
                found.left.append(line)
                continue
            seen.add(number)
            found.pieces.append(Piece(number, heading, mark.group(2).strip()))
            heading = ""
        elif _HEADING.match(line):
            if heading:
                found.left.append(heading)
            heading, skipping = line, False
        elif skipping or heading or not found.pieces:
            found.left.append(line)
        else:
            last = found.pieces.pop()
            found.pieces.append(Piece(last.number, last.heading, f"{last.text}\n{line}".strip()))
    if heading:
        found.left.append(heading)
    return found
