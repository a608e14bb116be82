"""文头 Title, issuer, date, document number and addressees."""

import re
from datetime import date
from itertools import pairwise

from xiaoheng.lib.notices.deadlines.tokens import number, safe
from xiaoheng.lib.notices.draft import Document

_KINDS = (
    "通知单|通知|若干措施|工作措施|方案|意见|办法|交办单|任务单|计划|通报|公告|通告|函|要点|安排|清单|规定|细则|决定|任务分解表|责任分工|任务分解|行事历"
    "|责任清单|分工表|台账|一览表|工作单|督办单|指引|预案|提示|纪要|倡议书|批复|责任书|行事历|安排表|任务表|制度|规程|守则|公约|规则|(?:责任|任务|工作)分解|责任状|职责|议定事项"
)
_TITLE = re.compile(rf"^[^。;:|>\t]{{2,90}}(?:{_KINDS})(?:\([^)]{{1,30}}\))?(?:\([^)]{{1,30}}\))?$")
_ORG = re.compile(
    r"(?:委员会|教育局|教体局|教育体育局|教科体局|科技局|党组|党委|办公室|工委|工作领导小组|领导小组|政府"
    r"|教育厅|教育委员会|教委|秘书组|秘书处|(?:教育|安全|人事|组织|宣传|党建|政教|教务|总务|德育)(?:股|科|处)|工作专班|指挥部|纪委|监委|学校|中学|小学|幼儿园|教办|中心校|总支|支部|部|局"
    r"|督导室|督导委员会|工会|研究室|督查室|监察组"
    r"|中心|学院|大学|教研室|学区|集团|联盟|高中|管理处|管委会|社会事业局|党总支|党支部)$"
)
_DAY = (
    r"(?P<y>\d{4}|[一二][〇零九][〇零一二三四五六七八九]{2})年(?P<m>\d{1,2}"
    r"|[一二三四五六七八九十]{1,2})月(?P<d>\d{1,2}|[一二三四五六七八九十]{1,3})日"
)
_SIGNED = re.compile(rf"^{_DAY}$")
_DOTTED = re.compile(r"^(?P<y>20\d\d)[./-](?P<m>\d{1,2})[./-](?P<d>\d{1,2})$")
_TAIL_DAY = re.compile(rf"(?P<org>[^,。;:\d]{{0,40}}){_DAY}(?:印发)?$")
_WEB_DAY = re.compile(
    r"(?:发布(?:时间|日期)?|发文日期|成文日期|(?<![\u4e00-\u9fff])(?:日期|时间)|更新时间|印发日期"
    r"|生成日期)[:：]?\s*(?P<y>20\d\d)[-/.年](?P<m>\d{1,2})[-/.月](?P<d>\d{1,2})"
)
_RECEIVER = re.compile(r"^(?:承办|责任|受理|接收|主办|整改|被督办|被交办)(?:单位|学校)[:：]\s*(?P<to>[^。;:]{2,80})$")
_ISSUED = re.compile(r"^(?:印发|发文|制发|交办|下达|编制)(?:单位|机关|部门)[:：]\s*(?P<org>[^,。;:|\t]{4,40})$")
_ANY_ISO = re.compile(r"(?<!\d)(?P<y>20\d\d)[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})(?!\d)")
_NO = re.compile(r"(?:^|[\s:：|\t])(?P<no>[\u4e00-\u9fff]{0,14}[〔(【](?:19|20)\d\d[〕)】]第?\d{1,4}号)")
_NO_BARE = re.compile(r"(?:编号|文号|发文字号)[:：]\s*(?P<no>[^\s,。;|\t]{3,30}号)")
_SALUTE = re.compile(
    r"^(?:【[^】]{1,8}】)?(?P<to>(?:各|全|市|县|区|局|直属|校|驻|机关|有关|[\u4e00-\u9fff]{2,12}(?:学校|中学|小学|幼儿园|[一二三四五六七八九十]中|党委|党总支"
    r"|教育局|科室|支部)|[\u4e00-\u9fff]{1,6}(?:镇|乡|街道))[^。!?:]{0,120}):$"
)
# 各督学责任区,各中小学(幼儿园) alone below a title, its colon lost in a scan.
_BARE_SALUTE = re.compile(
    r"(?:各[^。!?:;]{1,30}?(?:学校|中小学|幼儿园|单位|部门|支部|总支|党委|党组织|中心校|科室|股室|责任区|[校园镇])(?:\([^()]{1,12}\))?[,、]?){1,5}"
)
_NAME = r"(?:\([^()]{0,12}\)|[^。!?:,、()])"
_SALUTE_INLINE = re.compile(rf"^(?P<to>各{_NAME}{{1,30}}(?:[,、]{_NAME}{{1,24}}){{0,6}}):")
_SKIP = re.compile(r"来源|浏览|点击|作者|发布|文档编号|格式|页数|\.docx|第\d+页|索引号|主题分类|附件|网站|首页")


def read_header(rows: list[str], issued: date | None) -> Document:
    """读文头 Document fields from the lines of the flowing text; *issued* stands where the text is not dated."""
    doc = Document()
    head = rows[:40]
    doc.title = _title(head)
    doc.addressees = _addressees(head)
    doc.doc_no = _doc_no(head)
    signed, signer = _signature(rows)
    doc.date = signed or issued or _web_date(rows)
    doc.issuer = signer or _issuer_of_title(doc.title) or _letterhead(head)
    return doc


def looks_like_title(row: str) -> bool:
    """像标题 True for a line that reads as the title of a document or of its annex."""
    return (
        bool(_TITLE.match(row))
        and not re.search("[,要须应]|报送|上报|提交|前", row)
        and not re.match(r"[一二三四五六七八九十]{1,2}、|\d+[.、]|\(", row)
    )


def _title(head: list[str]) -> str | None:
    for index, row in enumerate(head[:25]):
        row = row.strip()
        if _SKIP.search(row) and not row.startswith("关于"):
            row = re.sub(r"^.*?\.docx?", "", row)
        row = _wrapped_title(head, index) or row
        if not _TITLE.match(row) or re.match(r"[一二三四五六七八九十]{1,2}、|\d+[.、]|\([一二三]", row):
            continue
        parts = [row]
        back = index - 1
        while (
            back >= 0
            and len(parts) < 4
            and (parts[0].startswith(("关于", "印发", "转发", "开展", "举办")) or len(parts[0]) < 8)
        ):
            above = head[back].strip()
            if (
                not above
                or _SKIP.search(above)
                or _NO.search(above)
                or len(above) > 60
                or re.search(r"[。;:]|文件$|\d{4}年\d", above)
            ):
                break
            parts.insert(0, above)
            back -= 1
            if _ORG.search(above):
                break
        return "".join(parts)
    return _embedded_title(head) or next((r.strip() for r in head[:6] if re.fullmatch(_KINDS, r.strip())), None)


def _wrapped_title(head: list[str], index: int) -> str | None:
    """A title broken over two or three lines, the first of which holds 关于."""
    if "关于" not in head[index] or _TITLE.match(head[index].strip()):
        return None
    joined = head[index].strip()
    for row in head[index + 1 : index + 3]:
        joined += row.strip()
        if len(row) > 40 or re.search("[。;:]", joined):
            return None
        if _TITLE.match(joined):
            return joined
    return None


def _embedded_title(head: list[str]) -> str | None:
    """A title run into the text of one long paragraph: the text names the plan before its first sentence."""
    for row in head:
        if len(row) > 150:
            match = re.search(
                r"(?:\)|^|。)(?P<t>(?:20\d\d年)?[^。,;()]{6,50}?(?:实施方案|工作方案|的通知|活动方案"
                r"|实施意见|工作要点))(?=为|根据|按照|各)",
                row[:400],
            )
            if match:
                return match.group("t")
    return None


def _addressees(head: list[str]) -> list[str]:
    for row in head[:30]:
        match = _SALUTE.match(row.strip()) or _SALUTE_INLINE.match(row.strip())
        if match and not re.search(r"如下|以下|通知|事项|要求|安排|内容|请于|\d[月日]", match.group("to")):
            return split_names(match.group("to"))
    for above, row in pairwise(r.strip() for r in head[:12]):
        if _TITLE.match(above) and _BARE_SALUTE.fullmatch(row):
            return split_names(row)
    for row in head[:12]:
        if re.match(r"[一1][、.]|\([一1]\)", row.strip()):
            break
        if match := _RECEIVER.match(row.strip()):
            return split_names(match.group("to"))
    return []


def split_names(text: str) -> list[str]:
    """拆分主送 Names in an address line; a list in brackets stays with its noun."""
    out, depth, word = [], 0, ""
    for char in text:
        depth += (char == "(") - (char == ")")
        if char in ",、;" and depth <= 0:
            out.append(word)
            word = ""
        else:
            word += char
    return [w.strip() for w in [*out, word] if w.strip()]


def _doc_no(head: list[str]) -> str | None:
    for row in head[:20]:
        text = row.strip()
        match = _NO_BARE.search(text) or (
            _NO.search(text) if len(text) <= 60 and not re.search("[,。《]|根据|按照", text) else None
        )
        if match:
            return re.sub(r"^(?:文件|编号|文号)", "", match.group("no"))
    return None


def _signature(rows: list[str]) -> tuple[date | None, str | None]:
    for index in range(len(rows) - 1, -1, -1):
        row = rows[index].strip().strip("()")
        match = _SIGNED.match(row) or _DOTTED.match(row)
        if match and _day(match):
            above = [r.strip() for r in rows[max(0, index - 3) : index] if r.strip()]
            signer = above[-1] if above and len(above[-1]) <= 40 and _ORG.search(above[-1]) else None
            if not _cover_date(rows, index) or signer:
                return _day(match), signer
        match = _TAIL_DAY.match(row) if len(row) <= 50 else None
        if match and _ORG.search(match.group("org").strip()):
            return _day(match), match.group("org").strip()
    return next(
        ((_day(m), None) for r in rows if (m := _SIGNED.match(r.strip().strip("()"))) and _day(m)), (None, None)
    )


def _cover_date(rows: list[str], index: int) -> bool:
    return index < 3


def _web_date(rows: list[str]) -> date | None:
    for pattern in (_WEB_DAY, _ANY_ISO):
        for row in rows[:12]:
            match = pattern.search(row)
            if match and not ("上传" in row and pattern is _ANY_ISO) and (found := _day(match)):
                return found
    return None


def _day(match: re.Match[str]) -> date | None:
    return safe(number(match.group("y")), number(match.group("m")), number(match.group("d")))


def _issuer_of_title(title: str | None) -> str | None:
    bare = re.match(r"(?P<org>[\u4e00-\u9fff]{4,30}?)(?=20\d\d[-年])", title or "")
    if bare and _ORG.search(bare.group("org")):
        return bare.group("org")
    minuted = re.match(r"(?P<org>[\u4e00-\u9fff]{4,30}?)(?:专题|扩大)?(?:会议|办公会)?纪要$", title or "")
    if minuted and _ORG.search(minuted.group("org")):
        return minuted.group("org")
    match = re.match(r"(?P<org>[^《》]{2,40}?)(?:办公室)?关于", title or "")
    if match and _ORG.search((title or "")[: (title or "").index("关于")]):
        return (title or "")[: (title or "").index("关于")]
    return None


def _letterhead(head: list[str]) -> str | None:
    for row in head[:6]:
        text = row.strip()
        if text.endswith("文件") and len(text) <= 40 and _ORG.search(text.removesuffix("文件")):
            return text.removesuffix("文件")
    named = next((m.group("org") for r in head if (m := _ISSUED.match(r.strip()))), None)
    first = next((r.strip() for r in head if r.strip()), "")
    return named or (first if 4 <= len(first) <= 30 and re.search("(?:局|委员会|工委|党组)$", first) else None)
