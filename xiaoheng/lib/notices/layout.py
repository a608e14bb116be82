"""版面 Makes flowing paragraphs of dirty layouts: page fences, page numbers, site furniture, broken lines."""

import re
from collections import Counter
from dataclasses import replace

from xiaoheng.lib.hanzi import Clean, clean, lines
from xiaoheng.lib.notices.columns import is_column
from xiaoheng.lib.notices.spaced import aligned

_NOISE = re.compile(
    r"^(?:[-~—·•]\s*[\dlIO]{1,3}\s*[-~—·•]|第?\d{1,3}页(?:[/,]?共?\d{1,3}页)?|第\d+页/共\d+页|\d{1,3}/\d{1,3}"
    r"|(?:当前)?位置:.*|首页.{0,40}[>»].*|【?(?:打印|关闭|字体|收藏|返回顶部|分享到?|我要纠错)】?.{0,24}"
    r"|(?:上|下)一[篇页条]:?.{0,60}"
    r"|展开阅读全文|相关资源|猜你喜欢|相关搜索|资源描述|下载相关举报|copyright.*|.{0,12}ICP备.*"
    r"|版权所有.*|.{0,20}网站版权所有.*|扫一扫.{0,20}"
    r"|浏览(?:次数|量)?:?\d*.{0,10}|责任编辑:.{0,20}|编辑:.{0,20}|上传人:.*|.{0,120}\.docx?_第\d+页"
    r"|亲,该文档.*|本站为文档.*|《.{0,120}\.docx?》由会员分享.*)$",
    re.IGNORECASE,
)
NUMBERED = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}[、.,]|第[一二三四五六七八九十百\d]{1,3}[章节条部]"
    r"|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}(?:\.\d{1,2})?[.、．)](?!\d)|[①-⑳]"
    r"|[一二三四五六七八九十]是|附件?\d?[:：]|附[:：]|●|◆|■|★|\*)"
)
_SPACED_NUMBER = re.compile(r"(?m)^([ \u3000]*(?:\d{1,2}|[一二三四五六七八九十]{1,3}))([ \u3000]+)(?=[\u4e00-\u9fff])")
_SPACED_WORDS = re.compile(r"(?<=[\u4e00-\u9fff)）》”])[ \u3000](?=[\u4e00-\u9fff《“])")
_OCR_ONE = re.compile(
    r"(?m)(?:^[ \u3000]*|(?<=[\u4e00-\u9fff\d]))[lI](?=[.、．](?=[\u4e00-\u9fff])|[\d次份篇名个场人节月日年期件张])"
)
_OCR_DAY = re.compile("(?<=[之当即次每本今\\d])曰(?=[起前内止至到,，、。\\s]|$)")
_FENCE = re.compile(r"(\d{1,3})、")
_ROW = 12  # lines of a table's row: a page has more
_BARE = re.compile(r"\d{1,3}")
_PAGE = re.compile(r"(?:[-~—·•]\s*)?[\dlIO]{1,3}(?:\s*[-~—·•])?|第\d{1,3}页(?:[/,]?共\d{1,3}页)?")
_LOST_COLON = re.compile(r"(?<=[日午晚天]\d) (?=[0-5][0O〇][前之以])|(?<=[日午晚天]\d\d) (?=[0-5][0O〇][前之以])")
_PAUSE = re.compile("[,\uff0c。]")
_POINT = re.compile("[,\uff0c。;\uff1b、]")
_STOP = "。;:!?…|>"
_LABEL = re.compile(
    r"(?:(?:任务|活动|步骤|阶段|专题|专项)[一二三四五六七八九十\d]{1,2}|责任|牵头|配合|完成|时限|时间|地点|参加|联系|联系人|电话|邮箱|主送|抄送|承办|备注|要求|目标|措施"
    r"|序号)[^,。]{0,8}[:：]"
)
_LABELLED = re.compile(r"[。;][(（][^()（）]{2,120}[)）]$")
# 四、坚持年度报告,自觉接受监督; (一)家乡寻访(承办:县关工委;参与:各小学): headings.
_TWIN = re.compile(r"[一二三四五六七八九十]{1,3}、(?!.*[\d要须应请于至])[^,。;:]{3,12},[^,。;:]{3,12}")
_ANSWERED = re.compile(rf"(?:{NUMBERED.pattern})[^,。;:()]{{2,30}}\([^()]{{2,8}}:[^()。]{{2,80}}\)")
_SECTION = re.compile(
    r"[一二三四五六七八九十]{1,2}、|\([一二三四五六七八九十]{1,2}\)|附件\d?[:：]|(?:备注|注|说明)[:：]"
)
_DATE_LINE = re.compile(r"(?:\d{4}|二〇[〇一二三四五六七八九]{2})年.{1,3}月.{1,3}日(?:印发)?")
_STAGE = re.compile(r"\([^()]*\d[月日][^()]*\)$")  # (一)宣传发动阶段(4月3日-4月15日)
_ADDRESS = re.compile(r"(?:各|全[县市区]|[县市区镇局]属|[县市区]直)[^,。;]{2,50}:")
_TELEPHONE = re.compile(r"\d{5,}[)）]?$")
_OPENING = re.compile(r"(?:各|为|根据|按照|现将|请|抄送|主送|中共|经)")


def flow(raw: str) -> Clean:
    """成段 Cleaned text without page fences, page numbers and soft line breaks; offsets lead to the raw text."""
    base = clean(_punctuated(raw))
    text = base.text
    rows = list(lines(text))
    drop = bytearray(len(text))
    fences, heads = _fences(text, rows), _running_heads(text, rows)
    kept: list[tuple[int, int]] = []
    for index, (start, end) in enumerate(rows):
        if (start, end) in heads or (end - start < 200 and _NOISE.match(text[start:end].strip())):
            drop[start : min(end + 1, len(text))] = b"\x01" * (min(end + 1, len(text)) - start)
            continue
        if index in fences:
            drop[start : start + fences[index]] = b"\x01" * fences[index]
        kept.append((start + fences.get(index, 0), end))
    kept = _page_numbers(text, kept, drop)
    _join(text, kept, drop, bool(fences))
    keep = [i for i in range(len(text)) if not drop[i]]
    return replace(base, text="".join(text[i] for i in keep), origin=tuple(base.origin[i] for i in keep))


def _punctuated(raw: str) -> str:
    """Numbers and words that only spaces set apart get their point; of the same length, so that offsets hold."""
    raw = _LOST_COLON.sub(":", _OCR_DAY.sub("日", raw))
    raw = _OCR_ONE.sub(lambda m: m.group()[:-1] + "1", aligned(raw))
    text = _SPACED_NUMBER.sub(lambda m: m.group(1) + "、" + m.group(2)[1:], raw)
    if (len(text) > 150 and 60 * len(_POINT.findall(text)) < len(text)) or _bare_spaces(text):
        text = _SPACED_WORDS.sub(",", text)
    return text


def _bare_spaces(text: str) -> bool:
    """True where single spaces stand for most of the commas."""
    points = len(_PAUSE.findall(text))
    return 40 * points < len(text) and len(_SPACED_WORDS.findall(text)) > 2 * points + 4


def _running_heads(text: str, rows: list[tuple[int, int]]) -> set[tuple[int, int]]:
    """Heads that the pages of a scan repeat beside their numbers, and these numbers; a title above them all stays."""
    full = [row for row in rows if row[0] < row[1]]
    counted = _counted(text, full)
    words = [text[slice(*row)].strip() for row in full]
    paged = [
        (place, place + 1)
        for place, number in enumerate(words[:-1])
        if _PAGE.fullmatch(number) and place not in counted and 5 <= len(words[place + 1]) <= 40
    ]
    heads = Counter(words[head] for _, head in paged)
    first: dict[str, int] = {}
    for place, line in enumerate(words):
        first.setdefault(line, place)
    gone: set[tuple[int, int]] = set()
    for number, head in paged:
        if heads[words[head]] > 1 or first[words[head]] < number:
            gone |= {full[number], full[head]}
    return gone


def _page_numbers(text: str, rows: list[tuple[int, int]], drop: bytearray) -> list[tuple[int, int]]:
    """Bare page numbers inside a broken sentence; numbers that open a table row stay."""
    full = [r for r in rows if r[0] < r[1]]
    gone, counted = set(), _counted(text, full)
    for place, (before, row, after) in enumerate(zip(full, full[1:], full[2:], strict=False), 1):
        if (
            _BARE.fullmatch(text, *row)
            and place not in counted
            and before[1] - before[0] >= 12
            and after[1] - after[0] >= 8
            and text[before[1] - 1] not in _STOP
        ):
            gone.add(row)
            drop[row[0] : row[1] + 1] = b"\x01" * (row[1] + 1 - row[0])
    return [r for r in rows if r not in gone]


def _counted(text: str, full: list[tuple[int, int]]) -> set[int]:
    """Places of bare numbers that follow the number before them within a few lines: they open the rows of a table."""
    bare = {
        int(m.group()): place for place, row in enumerate(full) if (m := _BARE.fullmatch(text[slice(*row)].strip()))
    }
    return {place for number, place in bare.items() if place - bare.get(number - 1, -99) <= _ROW}


def _fences(text: str, rows: list[tuple[int, int]]) -> dict[int, int]:
    """Page fences of document-sharing sites: long fragments that begin 1、 2、 3、 in turn and stop in mid-sentence."""
    hits: dict[int, int] = {}
    expected, broken, last = 1, 0, -1
    for index, (start, end) in enumerate(rows):
        match = _FENCE.match(text, start, end)
        if match and int(match.group(1)) == expected and end - start > 120:
            if last >= 0:
                broken += text[rows[last][1] - 1] not in _STOP
            hits[index] = match.end() - start
            expected, last = expected + 1, index
    return hits if len(hits) >= 2 and broken * 2 >= len(hits) - 1 else {}


def _join(text: str, rows: list[tuple[int, int]], drop: bytearray, fenced: bool) -> None:
    width = _width([e - s for s, e in rows])
    previous: tuple[int, int] | None = None
    heads = 0
    full = [row for row in rows if row[0] < row[1]]
    for (start, end), after in zip(full, [*full[1:], (0, 0)], strict=False):
        line = text[start : min(end, start + 20)]
        ends = _SECTION.match(line) and not _BARE.fullmatch(
            text[slice(*after)].strip(" .、")
        )  # but for headings of rows
        heads = heads + 1 if heads < 3 and is_column(line) else heads if heads >= 3 and not ends else 0
        if (
            heads < 3
            and previous
            and not (heads and end - start > 1)
            and _soft(text, previous, (start, end), width, fenced, _gap(text, previous[1], start, drop))
        ):
            drop[previous[1] : start] = b"\x01" * (start - previous[1])
        previous = (start, end)


def _width(lengths: list[int]) -> int:
    """Line width of hard-wrapped text, 0 when lines are whole paragraphs."""
    long = [n for n in lengths if 14 <= n <= 60]
    if len(long) < 4:
        return 0
    width, count = max(
        ((w, sum(w - 3 <= n <= w + 1 for n in long)) for w in set(long)), key=lambda pair: (pair[1], pair[0])
    )
    longer = sum(n for n in lengths if n > width + 6)
    return width if count >= 4 and count * 5 >= len(long) * 2 and longer * 3 < sum(lengths) else 0


def _cut_time(head: str, tail: str) -> bool:
    """8:30, or 3月底前, over the end of a line."""
    if head[-1] in ":：" and head[-2:-1].isdigit() and tail[:2].isdigit():
        return True
    if head[-1].isdigit() and tail[0] in "年月日时":
        return True
    return tail[0] in "前内后起止" and head[-1] in "日号月底末天周年"


def _gap(text: str, start: int, end: int, drop: bytearray) -> int:
    """Line ends between two rows, those of dropped rows left out."""
    return sum(text[i] == "\n" and not drop[i] for i in range(start, end))


def _soft(text: str, one: tuple[int, int], two: tuple[int, int], width: int, fenced: bool, gap: int) -> bool:
    head, tail = text[one[0] : one[1]], text[two[0] : min(two[1], two[0] + 60)]
    if "\t" in head or "\t" in tail or "|" in head or "|" in tail:
        return False
    if fenced and len(head) > 120 and head[-1] not in "。!?":
        return True
    if tail[0] in ",。;、)》”!?" and not tail.startswith("、、"):
        return True
    if _cut_time(head, tail):
        return gap == 1
    if (
        NUMBERED.match(tail)
        or _LABEL.match(tail)
        or _DATE_LINE.fullmatch(tail.strip())
        or head[-1] in _STOP
        or _ADDRESS.fullmatch(text, *two)
        or _LABELLED.search(head)
    ):
        return False
    if head[-1] in ",、(《“":
        return gap <= 2
    if gap > 1 and not (fenced or len(head) >= 20):
        return False
    if _unbalanced(head):
        return gap == 1
    told = not width and _TELEPHONE.search(head)
    if told or _closed(head, width) or (_OPENING.match(tail) and len(head) < (width or 99) - 4):
        return False
    return len(head) >= width - 4 if width else len(head) >= 14 and gap == 1 and any(c in head for c in ",。;")


def _unbalanced(head: str) -> bool:
    return any(head.count(a) > head.count(b) for a, b in (("(", ")"), ("《", "》"), ("“", "”")))


def _closed(head: str, width: int) -> bool:
    """A line that can stand alone: a heading, a title, a signature."""
    if NUMBERED.match(head) and _STAGE.search(head) and "," not in head:
        return True
    if (
        width
        and len(head) >= width - 3
        and not re.search(
            r"(?:通知|方案|委员会|教育局|表|单|要点|计划|党委|办法|细则)$|^[\d〇一-九]{4}年.{1,3}月.{1,3}日$", head
        )
    ):
        return False
    if width and len(head) >= width - 3 and re.search(r"[,。]|[将须]|要在|于\d", head):
        return False
    if NUMBERED.match(head) and len(head) < 26 and "," not in head and "。" not in head:
        return True
    if not width and (_TWIN.fullmatch(head) or _ANSWERED.fullmatch(head)):
        return True
    if re.search("关于.*(?:通知|方案|意见|函)$", head) and len(head) < 90:
        return True
    return (
        bool(
            re.search(
                r"(?:通知|方案|交办单|清单|一览表|办法|细则|要点|计划|教育局|委员会|党组|办公室|附件)(?:\([^)]{2,12}\))?$",
                head,
            )
        )
        and len(head) < 40
        and not ("," in head and NUMBERED.match(head))
    )
