"""提纲 Headings, numbering levels and paragraphs of flowing text."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from xiaoheng.lib.hanzi import lines

_CN = "一二三四五六七八九十"
_LEVELS = (
    (1, re.compile(rf"第[{_CN}]{{1,3}}(?:章|部分|节)[、:,]?")),
    (1, re.compile(rf"[{_CN}]{{1,3}}[、.](?![{_CN}]{{1,3}}(?:[、.月季]|年级))")),
    (2, re.compile(rf"(?:\([{_CN}]{{1,3}}\)|[㈠-㈩])[、.]?")),
    (3, re.compile(rf"第[{_CN}百\d]{{1,4}}条[、:]?")),
    (3, re.compile(r"\d{1,2}(?:\.\d{1,2}){1,2}[.、]?(?![\d%万元分所个名月年日号人次家项])")),
    (3, re.compile(r"\d{1,2}[.、．)](?!\d)|\d{1,2}[.、](?=\d{1,4}(?:所|个|名|月|年|日))")),
    (3, re.compile(r"[⒈-⒛]")),
    (3, re.compile(rf"第[{_CN}]{{1,2}}[,、](?![{_CN}]|第)")),
    (4, re.compile(r"\(\d{1,2}\)[、.]?")),
    (4, re.compile(r"[①-⑳⑴-⒇][、.]?")),
    (5, re.compile(rf"(?:[{_CN}]是|[●◆■★▲*])")),
)
_INLINE = re.compile(
    rf"(?<=[。;:!?])(?=[{_CN}]{{1,3}}、(?![{_CN}]))"
    rf"|(?<![第条款项附件及和、(])(?=\([{_CN}]{{1,2}}\)[^,、)和])"
    rf"|(?<=[。;:!?{_CN}\u4e00-\u9fff])(?<![第表件图附共约近为于至])(?=\d{{1,2}}[.．、](?=[\u4e00-\u9fff“"
    rf"《])(?!\d))"
    r"|(?<=[。;:!?])(?=\(\d{1,2}\)|[①-⑳⑴-⒛㈠-㈩])|(?<=[,;。:])(?=[一二三四五六七八九十]是)"
    r"|(?<=[)\u4e00-\u9fff])(?=[①-⑳])|(?<=。)(?=第[一二三四五六七八九十百]{1,3}条)"
)
_BOXED = re.compile(r"【[^】]{2,16}】|\[[^\]]{2,16}\]")  # 【教导处】 in a plan of the week
_KNOWN = re.compile(
    r"(?:指导思想|总体要求|基本原则|工作原则|总体目标|工作目标|目标任务|主要目标|重点任务|主要任务"
    r"|工作任务|工作内容|活动内容|工作要求|有关要求|工作措施|主要措施|保障措施|组织保障|组织领导|实施步骤"
    r"|方法步骤|时间安排|活动时间|工作安排|具体安排|活动主题|实施范围|参加对象)(?=[^,。;:的和及与、])"
)
_DATED = re.compile(r"\d+月|前|每[年月周日天季学]|日内|天内")


@dataclass(frozen=True)
class Block:
    """段落 A heading, or the body that stands below it."""

    start: int
    end: int
    level: int
    heading: bool


def blocks(text: str, start: int = 0, end: int | None = None) -> Iterator[Block]:
    """分块 Headings and bodies in order. A numbered body keeps the level of its number, a plain one has level 9."""
    for low, high in lines(text[: len(text) if end is None else end]):
        if high <= start or low == high:
            continue
        cuts = sorted({max(low, start), *(m.start() for m in _INLINE.finditer(text, max(low, start), high)), high})
        for one, two in itertools.pairwise(cuts):
            yield from _piece(text, one, two)


def _piece(text: str, start: int, end: int) -> Iterator[Block]:
    level, after = numbering(text, start, end)
    if _BOXED.fullmatch(text, start, end):
        yield Block(start, end, 2, True)
        return
    if level >= 9:
        yield Block(start, end, 9, False)
        return
    stop = _heading_end(text, after, end, level)
    if stop and not _LABELS.match(text, stop, end):
        yield Block(start, stop, level, True)
        if stop < end:
            yield Block(stop, end, 9, False)
    else:
        yield Block(start, end, level, False)


def numbering(text: str, start: int, end: int) -> tuple[int, int]:
    """编号 Level of the number at *start* and where the words begin; level 9 without one."""
    for level, pattern in _LEVELS:
        match = pattern.match(text, start, end)
        if match:
            return level, match.end()
    return 9, start


def _heading_end(text: str, start: int, end: int, level: int) -> int | None:
    known = _KNOWN.match(text, start, end)
    if known and level <= 2:
        return known.end()
    body = text[start:end]
    if level >= 5 or not body or (level >= 3 and _INLINE_LABEL.match(body)):
        return None
    cut = next(
        (
            i
            for i, c in enumerate(_LABELLED.sub(lambda m: "-" * len(m.group()), body))
            if c == "。"
            or (c == ":" and not body[i - 1 : i].isdigit())
            or (c == "!" and "“" not in body[:i].rpartition("”")[2])
            or c == ";"
        ),
        -1,
    )
    if cut < 0:
        alone = len(body) <= (60 if level <= 2 else 30) and not body.endswith(";") and _titular(body, level)
        return end if alone else None
    first, rest = body[:cut], body[cut + 1 :]
    if body[cut] == ";":
        return None
    if not rest and level >= 3:
        return None
    limit = 45 if level <= 2 else (34 if rest and "," not in first else 26)
    return start + cut + 1 if len(first) <= limit and _titular(first, level) else None


_ORDERS = re.compile(
    r"(?:(?<![主重必纪简概摘需首只])要|须|应当|务必|必须)(?!求|点|素|事|内|案|急|用|闻)|^请"
    r"|^各[^,]{1,14}(?:于|在|将)|\d+[日号]前|月底前|[于在]\d+月|每[日天周月季学年晚][^,]{0,12}(?:次|前|报送|上报)"
    r"|不少于|[一1两2]次|\d{1,2}月\d|年级.*(?:不|须)"
)


_INLINE_LABEL = re.compile(
    r"[^:。;,]{3,40}?(?<!第一)(?:(?:责任|牵头|承办|落实)(?:单位|部门|人|股室|科室|处室|领导)|完成时限|完成时间|时限|完成期限):.{2,40}(?:时限|时间|期限|单位"
    r"|人|股室|科室):."
)  # 建立台账责任人:各班班主任时限:3月10日
_LABELLED = re.compile(r"\((?:责任|牵头|主责|配合|承办|主办|参与)[^():]{0,6}:[^()]{2,80}\)")
_LABELS = re.compile(r"[(〔【](?:责任|牵头|主责|配合|承办|完成|时限|时间)[^:]{0,6}:")


def _titular(first: str, level: int) -> bool:
    """True for words that name a topic rather than order an act."""
    bare = re.sub(r"[(（][^)）]*[)）]", "", first)
    if level <= 2:
        if "," in bare and re.search(r"至少|不少于|每[日天周月季学年半位名]|\d", bare):
            return False
        return bare.count(",") <= 1 and not _ORDERS.search(bare)
    return not (
        re.search(r"(?:要|须|应当?|务必|必须|请)(?!求|点|素|事|内|案|急|用|闻)", bare)
        or _DATED.search(bare)
        or bare.count(",") > 1
        or bare.startswith("各")
    )
