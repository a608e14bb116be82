"""通知读取 Reads a notice into a draft: walks headings and paragraphs, carries parties and deadlines, drafts tasks."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from xiaoheng.lib.hanzi import Clean
from xiaoheng.lib.notices import judge
from xiaoheng.lib.notices.context import UNKNOWN, Context, Intro
from xiaoheng.lib.notices.deadlines import best, scan
from xiaoheng.lib.notices.deadlines.tokens import safe
from xiaoheng.lib.notices.draft import Document, Draft, Section, TaskDraft
from xiaoheng.lib.notices.duty import Unit
from xiaoheng.lib.notices.header import looks_like_title, read_header
from xiaoheng.lib.notices.labels import ahead, attach, is_label_line, tail
from xiaoheng.lib.notices.layout import flow
from xiaoheng.lib.notices.named import is_named
from xiaoheng.lib.notices.outline import Block, blocks, numbering
from xiaoheng.lib.notices.papers import handed
from xiaoheng.lib.notices.parties import is_desk, is_person
from xiaoheng.lib.notices.rows import TableRows
from xiaoheng.lib.notices.sentences import sentences
from xiaoheng.lib.notices.tables import find_tables
from xiaoheng.lib.notices.units import units
from xiaoheng.lib.notices.weigh import weighed
from xiaoheng.lib.notices.whom import ask
from xiaoheng.lib.notices.write import as_task

_YEAR = re.compile(r"(20\d\d)年(?:(1[0-2]|[1-9])(?=月|[-—]\d{1,2}月))?")
_PLANNED = re.compile(r"(?<=[(])(20\d\d)年(\d{1,2})月(\d{1,2})日(?=[-~至到])")
_ARTICLES = re.compile(r"(?m)^第[一1]条")
_ATTACHMENTS = re.compile(r"^附(?:件)?\d{0,2}[:：]")
_NOTES = re.compile(r"^[(]?(?:备?注|注释|附注|填[写报表]?说明|表格?说明|有关说明)[:：]")
_META = re.compile(
    r"^[^。]{0,10}(?:来源|作者|发布时间|发布日期|发文日期|浏览|点击|索引号|信息来源|字号|文号|公开方式"
    r"|主题词|抄送|上传人|责任编辑)[:：]?[^。]{0,70}$|\.docx?"
)
_REMEDY = re.compile(
    "(?:整改|改进|工作|具体|主要|下一步)(?:工作)?(?:措施|举措|要求|任务|打算|意见):"
)  # below 存在问题:
_AGENDA = re.compile(
    "(?:程序|议程|流程|环节)(?:为|是|有|包括|如下|依次为?):"
)  # what follows in this paragraph is a list of steps
_PRESENT = re.compile("(?:出席|列席|请假|缺席|参会|参加|主持|记录|抄送|抄报|分送|签发|核稿)(?:人员|人|单位)?:")
_MONTH = re.compile(
    r"(第?[\u4e00-\u9fff]{1,6}阶段\([^()]{2,30}\)|(?:\d{1,2}|[一二三四五六七八九十]{1,2})月份?):"
    r"|(第[一二三四五六七八九十\d]{1,3}周\([^()]{4,30}\))(?::|$)"
)  # 三月:… in a plan by months
_LIMIT = 300_000


@dataclass
class Reading:
    """通读所得 What is known while walking through one notice."""

    page: Clean
    context: Context
    draft: Draft
    units: list[Unit] = field(default_factory=list)
    heading: Block | None = None
    bare: Block | None = None  # a heading with nothing below it yet


def read(text: str, *, issued: date | None = None) -> Draft:
    """读通知 Read a notice; *issued* is its date where it states none. Never raises; what is not said stays empty."""
    reading = walked(text, issued)
    ask(reading.units)
    handed(reading.units)
    draft = reading.draft
    draft.tasks = weighed(
        sorted((as_task(u, reading.page, text, reading.context) for u in reading.units), key=lambda t: (t.start, t.end))
    )
    _doubts(draft)
    return draft


def walked(text: str, issued: date | None = None) -> Reading:
    """通读 One notice as far as the rules read it: its head and its duties, with those whom the rules find asked."""
    page = flow(text[:_LIMIT])
    doc = read_header(page.text.split("\n"), issued)
    draft = Draft(doc)
    if len(text) > _LIMIT:
        draft.doubts.append("文本过长，只读取了前面部分，请拆分后再上传。")
    anchor = _anchor(draft, page.text)
    reading = Reading(
        page,
        Context(
            anchor,
            doc.addressees,
            dated=doc.date is not None,
            narrative=_narrative(draft, page.text),
            issuer=doc.issuer,
        ),
        draft,
    )
    _walk(reading)
    _commonest(reading)
    _addressed(reading)
    return reading


def reread(raw: str, start: int, end: int, *, issued: date | None, who: Sequence[str]) -> TaskDraft | None:
    """重读一段 One task of a stretch of a notice, by *who* where it names nobody; None where nothing is left to read."""
    words = raw[start:end]
    page = flow(words)
    if not page.text.strip():
        return None
    context = Context(issued or UNKNOWN, list(who), dated=issued is not None)
    reading = Reading(page, context, Draft(Document()))
    _walk(reading)
    plain = Unit(0, len(page.text), 0, None, list(who), words=page.text.strip())
    task = as_task(reading.units[0] if reading.units else plain, page, words, context)
    lines = raw.count("\n", 0, start) + 1, raw.count("\n", 0, end) + 1
    return replace(task, start=start, end=end, lines=lines, text=" ".join(page.text.split()))


def _narrative(draft: Draft, text: str) -> bool:
    """叙述文 A text without title, addressees or articles: an essay or a report, in which little is a duty."""
    return not draft.doc.title and not draft.doc.addressees and not _ARTICLES.search(text)


def _commonest(reading: Reading) -> None:
    """没有主送单位时 Duties without any party get the body that the notice names most, else its issuer."""
    named = Counter(
        tuple(u.who) for u in reading.units if not u.implicit and not any(is_named(n) or is_person(n) for n in u.who)
    )
    issuer = reading.draft.doc.issuer
    named = named if not (issuer and is_named(issuer)) else Counter()
    first = max(named, key=lambda who: (named[who], all(is_desk(n) for n in who)), default=())  # of equals an office
    common = list(first) or ([issuer] if issuer else [])
    for unit in reading.units:
        unit.who = unit.who or list(common)


def _addressed(reading: Reading) -> None:
    """各学校…;没有主语的下一条 What nobody is named for is for the kind of body named last, rather than all addressees."""
    everybody = reading.context.addressees
    last: list[str] = []
    if len(everybody) < 2:
        return
    for unit in sorted(reading.units, key=lambda u: u.start):
        if not unit.implicit:
            last = unit.who if len(unit.who) == 1 and unit.who[0].startswith("各") else last
        elif last and unit.who == everybody:
            unit.who = list(last)


def _anchor(draft: Draft, text: str) -> date:
    if draft.doc.date:
        return draft.doc.date
    if planned := _PLANNED.search(text, 0, min(160, len(text))):
        day = safe(*(int(part) for part in planned.groups()))  # 第5周工作安排(2026年3月30日—4月5日)
        if day:
            draft.doubts.append(f"未找到发文日期，没有年份的时限暂按{planned.group()}推算，请补填发文日期。")
            return day
    titled = _YEAR.search(draft.doc.title or "")  # 2026年4月份工作要点
    match = titled or _YEAR.search(text)
    if match:
        draft.doubts.append(f"未找到发文日期，没有年份的时限暂按{match.group(1)}年推算，请补填发文日期。")
        return date(int(match.group(1)), int(match.group(2) or 1) if titled else 1, 1)
    draft.doubts.append("未找到发文日期，没有年份的时限无法推算，请补填发文日期。")
    return UNKNOWN


def _walk(reading: Reading) -> None:
    text = reading.page.text
    stop = judge.END_PART.search(text, min(200, len(text)))
    limit = stop.start() if stop else len(text)
    tables = find_tables(text, limit)
    listing = notes = False
    for block in blocks(text, 0, limit):
        while tables and tables[0].end <= block.start:
            tables.pop(0)
        table = tables[0] if tables and tables[0].start <= block.start else None
        if table:
            _table(reading, table)
            continue
        body = text[block.start : block.end].strip()
        if _ATTACHMENTS.match(body) and len(body) < 80:
            listing = True
            continue
        if listing and (block.level in (3, 9) and len(body) < 60 and not re.search("[。;]", body)):
            continue
        listing = False
        notes = bool(_NOTES.match(body)) or (notes and not block.heading and block.level != 9)
        reading.context.notes = notes
        if block.heading:
            _unfilled(reading, block.level)
            _heading(reading, block, body)
            reading.bare = block
            continue
        if not _head_line(reading, body):
            _unfilled(reading, block.level)
            _body(reading, block)
    _unfilled(reading, 0)


def _unfilled(reading: Reading, level: int) -> None:
    """“1.学校自查(3月20日前)” A numbered line with nothing below it is no heading but an item."""
    bare, reading.bare = reading.bare, None
    if bare and level <= bare.level and (bare.level >= 3 or reading.page.text[bare.end - 1] == "。"):
        _body(reading, replace(bare, heading=False))


def _heading(reading: Reading, block: Block, body: str) -> None:
    if block.level <= 3:
        reading.draft.doc.sections.append(Section(body, block.level))
    reading.context.enter(block.level, body)
    reading.heading = block
    label = attach(body, reading.units, reading.context)
    if label:
        return


def _head_line(reading: Reading, body: str) -> bool:
    """True for title, address, signature and date lines."""
    doc = reading.draft.doc
    if _META.search(body[:240]) and (len(body) < 90 or ".doc" in body[:240]):
        return True
    if _PRESENT.match(body):
        return True
    if len(body) > 120:
        return False
    if (doc.title and body in doc.title) or looks_like_title(body):
        return True
    if re.fullmatch(r"\(?(?:\d{4}|[一二〇零九三四五六七八]{4})年.{1,3}月.{1,3}日\)?(?:印发)?", body) or (
        doc.issuer and body == doc.issuer
    ):
        return True
    return body.endswith(":") and bool(doc.addressees) and body.startswith(doc.addressees[0])


def _body(reading: Reading, block: Block) -> None:
    text, context = reading.page.text, reading.context
    if named := _named_heading(reading, block):
        reading.units.append(named)
        return
    _, begin = numbering(text, block.start, block.end)
    if _REMEDY.match(text, begin, block.end):
        context.resume()
    if month := _MONTH.match(text, begin, block.end):
        told = month.group(1) or month.group(2).partition("(")[2]
        stage = best(scan(told, context.anchor))
        placed = stage if stage.kind in ("date", "range", "period") else None
        context.introduce(Intro(block.level, (), placed, monthly="阶段" not in told))
        begin = month.end()
    context.block(block.level, text[begin : block.end])
    spans = _titled(reading, block) + sentences(text, begin, block.end)
    listed, below = False, is_label_line(text[block.end : block.end + 40].lstrip())
    for index, (start, end) in enumerate(spans):
        sentence = text[start:end]
        after = spans[index + 1] if index + 1 < len(spans) else (block.end, block.end + 40)
        context.labelled = is_label_line(text[slice(*after)].lstrip()) or (index == 0 and below)
        if is_label_line(sentence):
            if not attach(sentence, reading.units, context):
                ahead(sentence, context)
            continue
        if listed and not judge.MODAL.search(sentence) and not scan(sentence, context.anchor):
            continue
        listed = listed or bool(_AGENDA.search(sentence))
        found = [] if listed else units(text, start, end, context, reading.units)
        if answering := tail(sentence):
            found = [replace(u, who=answering, implicit=False) if u.implicit else u for u in found]
        intro = sentence.rstrip().endswith(":") and end >= block.end - 1
        if intro:
            context.introduce(Intro(block.level, context.party, context.last_deadline if found else None))
        reading.units.extend(found)


def _titled(reading: Reading, block: Block) -> list[tuple[int, int]]:
    """“4.完成视力监测和数据上报。监测结果…” The first sentence of an item with labels below it, though it looks like a heading."""
    text, head = reading.page.text, reading.heading
    below = is_label_line(text[block.end : block.end + 40].lstrip())
    if not below or not head or head.level < 3 or head.end != block.start:
        return []
    _, begin = numbering(text, head.start, head.end)
    return [(begin, head.end)] if judge.ACT.match(text, begin) else []


def _named_heading(reading: Reading, block: Block) -> Unit | None:
    """“2.议题征集不及时。责任单位:…;整改时限:…” A heading whose own labels give party and time is a duty."""
    text, head = reading.page.text, reading.heading
    if not head or head.level < 3 or head.end != block.start or not is_label_line(text[block.start : block.end]):
        return None
    unit = Unit(head.start, head.end, reading.context.block_index, reading.context.section)
    unit.words = text[head.start : head.end]
    for start, end in sentences(text, block.start, block.end):
        attach(text[start:end], [unit], reading.context)
    timed = unit.deadline.kind != "none" or unit.recurrence
    unit.end = block.end
    return unit if unit.who and timed else None


def _table(reading: Reading, table: TableRows) -> None:
    if table.done:
        return
    table.done = True
    for start, end in table.groups:
        body = reading.page.text[start:end].strip()
        if (level := numbering(body, 0, len(body))[0]) <= 3:
            reading.draft.doc.sections.append(Section(body, level))
    for row in table.rows:
        reading.units.extend(row.units(reading.page.text, reading.context))


def _doubts(draft: Draft) -> None:
    if not draft.doc.title:
        draft.doubts.append("未能确定标题。")
    if not draft.doc.addressees:
        draft.doubts.append("未找到主送单位，没有写明主体的任务按上下文推定。")
    if not draft.tasks:
        draft.doubts.append("没有读出任务，请人工核对原文。")
