"""合列 How well a cell looks like its column, and which column each cell of a row belongs to."""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import accumulate, pairwise

from xiaoheng.lib.notices import parties
from xiaoheng.lib.notices.deadlines import scan
from xiaoheng.lib.notices.named import is_school
from xiaoheng.lib.strokes import ORDER

_ANY = date(2020, 1, 1)
_NUMBER = re.compile(r"\d{1,3}[.、]?")
_DASH = re.compile(r"[-—―/~无\s]+")
_PAPER = re.compile(
    r"(?:表|报告|方案|总结|台账|清单|记录|材料|资料|照片|名单|册|日志|影像|档案|纪要|通报|凭证|证书|[讲党文样]稿|课件|简报|计划|请示|心得"
    r"|承诺书|责任书|协议|合同|截图|视频|教案|回执|讲义|证明)$"
)
_VAGUE = re.compile("长期|持续|全年|常态|及时|定期|适时|另行通知|按期")
_PLACE = re.compile(
    r"(?:[室厅堂馆楼场校园院]|[中小]学|中心|基地|教学点|校区|操场|村|社区|会场)$|线上|网络|腾讯|钉钉|直播|视频会议"
)
_OFFICE = re.compile(r"(?:[科股室办处局组委]|中心)$")
_POST = re.compile(r"(?:[员长师任]|书记|老师|负责人|责任人|代表)$")
_SOLID = re.compile("[科股室办处局组委校园站所班队会中]$")
PARTIES = ("who", "lead", "help", "present", "person")
_SKIPPED = {
    "what": 3.0,
    "who": 1.0,
    "lead": 0.4,
    "person": 0.6,
    "present": 0.6,
    "when": 0.6,
    "place": 0.4,
    "proof": 0.4,
}
_SHARED = {"no": 9.0, "when": 4.0, "what": 0.6, "proof": 0.2, "group": 1.0, "place": 0.8}
_NEXT = 0.2  # one more row
_USUAL = {"lead": "office", "who": "school"}


@dataclass(frozen=True)
class Look:
    """格貌 What can be seen of one cell."""

    text: str
    timely: bool
    party: bool
    name: bool

    @property
    def sort(self) -> str:
        """Office, person or school: what sort of party it is."""
        if self.name or _POST.search(self.text):
            return "person"
        return "office" if _OFFICE.search(self.text) and not self.text.startswith("各") else "school"


@lru_cache(maxsize=2048)
def look(cell: str) -> Look:
    """看格 A cell as it looks."""
    found = scan(cell, _ANY) if len(cell) < 40 else []
    timely = bool(cell) and sum(f.end - f.start for f in found) * 2 >= len(cell)
    names = re.split("[、,;/ ]", cell) if len(cell) <= 30 else [""]
    return Look(cell, timely, parties.looks_like_party(cell), all(is_name(n) for n in names))


def is_name(text: str) -> bool:
    """人名 True for a surname with one or two characters behind it, and no office."""
    return bool(re.fullmatch("[\u4e00-\u9fff]{2,3}", text)) and text[0] in ORDER and not _SOLID.search(text)


def fits(seen: Look, kind: str) -> float:
    """合列 How well a cell looks like a column of this kind."""
    cell = seen.text
    if not cell:
        return 0.1
    if kind == "no":
        return 3.0 if _NUMBER.fullmatch(cell) else -3.0
    if _DASH.fullmatch(cell):
        return -1.0 if kind == "what" else 0.5
    if kind == "when":
        return 3.0 if seen.timely else 0.6 if len(cell) < 20 and _VAGUE.search(cell) else -2.0
    if kind in PARTIES:
        return _party(seen, kind)
    if kind == "proof":
        return 1.0 if len(cell) < 40 and _PAPER.search(cell) else -0.5
    if kind == "place":
        return 1.7 if len(cell) <= 24 and _PLACE.search(cell) and not cell.startswith("各") else -0.4 - len(cell) / 20
    if kind == "what":
        return (
            (1.0 if len(cell) >= 6 else 0.3) - 2.0 * (seen.timely or cell.isdigit()) - 1.2 * (seen.party or seen.name)
        )
    return 0.2 if len(cell) <= 8 and not seen.timely and not seen.party else -0.6


def _party(seen: Look, kind: str) -> float:
    cell = seen.text
    if seen.timely or len(cell) > (40 if seen.party else 30):
        return -3.0
    if _PAPER.search(cell) and not seen.party:
        return -1.5
    if kind == "person":
        return (
            2.5 if seen.name else 1.8 if _POST.search(cell) else 1.0 if seen.party else 0.2 if len(cell) <= 12 else -2.0
        )
    if kind == "present" and is_school(cell):
        return 1.3  # rather the place
    return 2.0 if seen.party else 1.0 if seen.name else 0.8 if _POST.search(cell) else -0.2


def align(seen: list[Look], kinds: list[str], above: dict[int, str], *, share: bool) -> list[int]:
    """分列 A column for each cell, in order; columns may be passed over and, with *share*, hold several cells.

    *above* tells the sort of party that stood in a column in the row before.
    """
    if len(seen) == len(kinds):
        plain = sum(_value(s, kinds, c, above) for c, s in enumerate(seen))
        best, chosen = _best(seen, kinds, above, share=share)
        return chosen if best > plain + 1.5 else list(range(len(kinds)))
    return _best(seen, kinds, above, share=share)[1]


def _value(seen: Look, kinds: list[str], column: int, above: dict[int, str]) -> float:
    kind = kinds[column]
    usual = _USUAL.get(kind) if "lead" in kinds and "who" in kinds else None
    like = 0.6 * (seen.sort == above.get(column)) or 0.4 * (seen.sort == usual)
    return fits(seen, kind) + like * (kind in PARTIES)


def _best(seen: list[Look], kinds: list[str], above: dict[int, str], *, share: bool) -> tuple[float, list[int]]:
    passed = _passed(kinds, above)
    width = len(kinds)
    scores = [_value(seen[0], kinds, c, above) - passed[c] for c in range(width)]
    came: list[list[int]] = []
    for before, cell in pairwise(seen):
        costs = [
            [passed[c] - passed[b + 1] for b in range(c)] + [_together(before, cell, kinds[c])] * share
            for c in range(width)
        ]
        totals = [[scores[b] - cost for b, cost in enumerate(row)] or [-99.0] for row in costs]
        scores = [max(row) + _value(cell, kinds, c, above) for c, row in enumerate(totals)]
        ways = [row.index(max(row)) for row in totals]
        came.append(ways)
    ends = [scores[c] - (passed[width] - passed[c + 1]) for c in range(width)]
    chosen = [max(range(width), key=lambda c: (ends[c], -c))]
    total = ends[chosen[0]]
    for ways in reversed(came):
        chosen.append(ways[chosen[-1]])
    return total, chosen[::-1]


def breaks(seen: list[Look], kinds: list[str], above: dict[int, str]) -> list[int]:
    """断行 Where rows begin among cells without numbers: each goes to a column further on, or opens the next row."""
    first, passed = _passed(kinds, above), _passed(kinds, dict.fromkeys(range(len(kinds)), ""))
    width = len(kinds)
    scores = [_value(seen[0], kinds, c, above) - first[c] for c in range(width)]
    came: list[list[tuple[int, bool]]] = []
    for before, cell in pairwise(seen):
        step, ways = [], []
        for c in range(width):
            ended = [
                (scores[b] - (passed[width] - passed[b + 1]) - passed[c] - _NEXT, b, True) for b in range(c, width)
            ]
            within = [(scores[b] - passed[c] + passed[b + 1], b, False) for b in range(c)]
            score, way, opens = max(
                [*ended, *within, (scores[c] - _together(before, cell, kinds[c]), c, False)], key=lambda one: one[0]
            )
            step.append(score + _value(cell, kinds, c, {}))
            ways.append((way, opens))
        scores = step
        came.append(ways)
    at = max(range(width), key=lambda c: scores[c] - (passed[width] - passed[c + 1]))
    opened = []
    for index in range(len(came), 0, -1):
        at, opens = came[index - 1][at]
        opened += [index] * opens
    return [0, *reversed(opened)]


def _passed(kinds: list[str], above: dict[int, str]) -> list[float]:
    """What it costs to leave out the columns before each."""
    return [0.0, *accumulate(_missing(kinds, c, above) for c in range(len(kinds)))]


def _missing(kinds: list[str], column: int, above: dict[int, str]) -> float:
    kind = kinds[column]
    cost = _SKIPPED.get(kind, 0.1)
    if kind == "what" and "what" in kinds[column + 1 :]:
        return 0.3  # the last of them tells the duty
    return cost * 0.4 if column in above else cost


def _together(one: Look, two: Look, kind: str) -> float:
    if kind in PARTIES:
        return 0.15 if one.sort == two.sort else 0.6
    return _SHARED.get(kind, 0.5)


__all__ = ["PARTIES", "Look", "align", "breaks", "fits", "is_name", "look"]
