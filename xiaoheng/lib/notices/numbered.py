"""自动编号 Numbers that Word writes by itself (一、（一）1.): they stand in no paragraph's text and are put before it."""

from collections import Counter
from collections.abc import Callable
from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DIGITS = "零一二三四五六七八九"
_CHINESE = {
    "chineseCounting", "chineseCountingThousand", "japaneseCounting", "japaneseDigitalTenThousand", "taiwaneseCounting",
    "taiwaneseCountingThousand", "ideographDigital",
}  # fmt: skip
_MOST = 99
Level = tuple[str, str, int]  # number format, text such as （%1）, first number


def numbers(document: Any) -> Callable[[Any], str]:
    """编号 Gives the number of each paragraph element, asked in the order of the document; "" where it has none."""
    levels, styles = _levels(document), _styles(document)
    counts: Counter[tuple[str, int]] = Counter()

    def number(paragraph: Any) -> str:
        place = _place(paragraph, styles)
        if place is None or place not in levels:
            return ""
        key, depth = place
        counts[place] += 1
        for deeper in range(depth + 1, 9):
            counts[key, deeper] = 0
        text = levels[place][1]
        for one in range(depth + 1):
            kind, _text, first = levels.get((key, one), ("decimal", "", 1))
            text = text.replace(f"%{one + 1}", _written(kind, first - 1 + max(1, counts[key, one])))
        return "" if "%" in text else text

    return number


def _place(paragraph: Any, styles: dict[str, Any]) -> tuple[str, int] | None:
    """List and depth of a paragraph, named by itself or else by its style."""
    mark = paragraph.find(f"{_W}pPr/{_W}numPr")
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    mark = mark if mark is not None or style is None else styles.get(style.get(f"{_W}val", ""))
    key = mark.find(f"{_W}numId") if mark is not None else None
    depth = mark.find(f"{_W}ilvl") if mark is not None else None
    if key is None:
        return None
    level = depth.get(f"{_W}val", "0") if depth is not None else "0"
    return key.get(f"{_W}val", ""), int(level) if level.isdigit() else 0


def _styles(document: Any) -> dict[str, Any]:
    """What each style says of lists, itself or by the one that it is made from."""
    nodes = {one.get(f"{_W}styleId", ""): one for one in document.styles.element.iterchildren(f"{_W}style")}
    found = {}
    for name, node in nodes.items():
        base: Any = node
        for _ in range(10):
            mark = base.find(f"{_W}pPr/{_W}numPr")
            if mark is not None:
                found[name] = mark
            above = base.find(f"{_W}basedOn")
            base = nodes.get(above.get(f"{_W}val", "")) if mark is None and above is not None else None
            if base is None:
                break
    return found


def _levels(document: Any) -> dict[tuple[str, int], Level]:
    """Levels of each list, by the list's number; empty where the document has no lists."""
    part = next((r.target_part for r in document.part.rels.values() if r.reltype.endswith("/numbering")), None)
    root = getattr(part, "element", None)
    if root is None:
        return {}
    kinds = {one.get(f"{_W}abstractNumId"): one for one in root.iterchildren(f"{_W}abstractNum")}
    found: dict[tuple[str, int], Level] = {}
    for one in root.iterchildren(f"{_W}num"):
        link = one.find(f"{_W}abstractNumId")
        kind = kinds.get(link.get(f"{_W}val")) if link is not None else None
        for level in kind.iterchildren(f"{_W}lvl") if kind is not None else []:
            depth, first = level.get(f"{_W}ilvl", "0"), _value(level, "start", "1")
            if depth.isdigit() and first.isdigit():
                facts = _value(level, "numFmt", "decimal"), _value(level, "lvlText", ""), int(first)
                found[one.get(f"{_W}numId", ""), int(depth)] = facts
    return {place: level for place, level in found.items() if level[0] not in ("bullet", "none")}


def _value(level: Any, name: str, otherwise: str) -> str:
    node = level.find(f"{_W}{name}")
    return otherwise if node is None else str(node.get(f"{_W}val", otherwise))


def _written(kind: str, value: int) -> str:
    if kind.startswith("decimalEnclosedCircle") and 1 <= value <= 20:
        return chr(ord("①") + value - 1)
    if kind not in _CHINESE or not 1 <= value <= _MOST:
        return str(value)
    tens, ones = divmod(value, 10)
    return (_DIGITS[tens] if tens > 1 else "") + ("十" if tens else "") + (_DIGITS[ones] if ones else "")
