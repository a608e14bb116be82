"""断句 Sentences and clauses, with brackets, quotes and book marks kept whole."""

import itertools
import re

_OPEN, _CLOSE = "(《〔【<", ")》〕】>"
_MAX = 600
_LONGEST = 600
_AGAIN = re.compile(r"每(?:半?年|季度?|月|周|学[期年])[^、,。]{0,10}(?:次|节|期)")
# 成立由校长任组长,分管副校长参加的清查小组: one body.
_MADE_OF = re.compile(
    r"(?:成立|组建|建立)由[^。;]{2,80}?(?:组成|参加|参与|构成|为成员|为组长|负责)的(?=[^,。;]{0,8}(?:组|专班|机构|委员会|队伍?|团队))"
)
# 高中5月15日前、初中5月20日前…: a party and a time each.
DEALT = re.compile(
    r"(?<=[前日底])、(?=[\u4e00-\u9fff、]{0,14}(?:学校|小学|[初高]中|中学|幼儿园|单位|部门|支部|[科股]室|学区|中心校|教师|学生|总支|党委|年级)"
    r"(?:要|须|应)?[于在]?(?:20\d\d年)?\d{1,2}[月日])"
)
_BRACKET = re.compile(r"[(<]([^()<>]{10,400})[)>]")


def sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """句 Sentences between two offsets: they end with 。;!? outside brackets, and at a tab."""
    out, depth, begin, opened = [], 0, start, start
    for index in range(start, end):
        char = text[index]
        if index - begin >= _LONGEST and (char in ",、" or index - begin >= 2 * _LONGEST):
            out.append((begin, index + 1))
            begin, depth = index + 1, 0
        elif char in _OPEN:
            depth, opened = depth + 1, index
        elif char in _CLOSE:
            depth = max(0, depth - 1)
            if depth == 0 and opened == begin > start and ":" in text[opened:index]:
                out.append((begin, index + 1))  # a label such as (责任单位:…) after the full stop
                begin = index + 1
        elif char in "。;!?\t" and (depth == 0 or _lost(text, opened, index)):
            if char in "!?" and "“" in text[max(start, index - 12) : index].rpartition("”")[2]:
                continue
            if index + 1 < end and text[index + 1] in "”)":
                continue
            out.append((begin, index + 1))
            begin, depth = index + 1, 0
    if begin < end:
        out.append((begin, end))
    return [(a, b) for a, b in out if text[a:b].strip(" 。;!?\t,、)")]


def _lost(text: str, opened: int, index: int) -> bool:
    """True where an opened bracket is not closed in time: a scan that lost the closing mark."""
    if text[index] == "。" and text[opened] == "《" and "》" not in text[index : opened + 60]:
        return True
    return index - opened > (60 if text[index] == "。" else 120)


def clauses(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """分句 Clauses of a sentence: cut at commas outside book marks and quotes, and around long brackets."""
    cuts = {start, end}
    for match in _BRACKET.finditer(text, start, end):
        if (
            "自愿" not in match.group(1)
            and re.search(r"每|\d月|[一1]次|[一1]期", match.group(1))
            and re.search("召开|开展|安排|组织|举办|上报|报送|完成|进行|举行", match.group(1))
        ):
            cuts |= {match.start(), match.end()}
    whole = [m.span() for m in _MADE_OF.finditer(text, start, end)]
    depth = 0
    for index in range(start, end):
        char = text[index]
        if any(a < index < b for a, b in whole):
            continue
        if char == "《" or (char == "“" and "”" in text[index : index + 60]):
            depth += 1
        elif char in "》”":
            depth = max(0, depth - 1)
        elif (
            char == "、" and depth == 0 and (_AGAIN.match(text, index + 1, end) or DEALT.match(text, index, end))
        ) or (char == "," and (depth == 0 or index - start > _MAX)):
            cuts.add(index + 1)
    ordered = sorted(cuts)
    return [(a, b) for a, b in itertools.pairwise(ordered) if text[a:b].strip(" ,。;")]
