"""扫描 Finds the deadlines in a text, most specific rule first, and resolves one phrase."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from re import Match, Pattern

from xiaoheng.lib.hanzi import clean
from xiaoheng.lib.notices.deadlines import dates, relative, spans
from xiaoheng.lib.notices.deadlines.lean import dated, joined
from xiaoheng.lib.notices.deadlines.model import NONE, Deadline, Found
from xiaoheng.lib.notices.deadlines.repeat import repeats

Build = Callable[[Match[str], date], Deadline | None]
_TIME_CHAR = re.compile("[年月日号周天旬季期节假会时内前后起星礼每按逐隔今明一度报缺发末底五十\\d]")
_BACKGROUND = re.compile(
    r"《[^》]{1,80}》|[“\"][^”\"]{2,30}[”\"](?=[^,。]{0,4}(?:机制|制度|模式|工作法))|(?<=按照)“[^”]{1,40}”(?=的?(?:要求|原则|模式|思路))"
    r"|〔\d{4}〕|(?:自|从)?(?:(?:19|20)\d\d年(?:[春秋]季)?(?:学期)?(?:\d{1,2}月)?(?:\d{1,2}日)?"
    r"|去年|今年|近年|近[一二两三四五六七八九十几\d]{1,2}个?(?:年|学年|学期)|上年|上学期|上学年|本学期|上半年|开学|新学期|建校|年初"
    r"|党的[^,。;]{1,8}|\d{1,2}月份?(?:\d{1,2}日)?)(?:\d{1,2}月)?(?:以来|来(?=[,。;]|$))"
    r"|近[一二两三四五六七八九十几\d]{1,2}个?(?:年|学年|学期)(?:内|中|度)?"
    r"|(?:19|20)\d\d年度?(?:\d{1,2}月)?(?:\d{1,2}日)?(?![之以]?前|[底末中]|[上中下]旬)(?:,)?(?:[^,。;\d]{0,12}?)?(?:印发|下发|颁布|出台"
    r"|发布|公布|修订的|通过的|制定的|召开的|举行的|入选|荣获|获评|被评|被授予|获得|建成|成立于|评为|建校"
    r"|正式启动的|批准|开展的|确定的|部署的|核定的|备案的)"
    r"|截[至止](?:到)?(?:目前|[^,。;]{2,14}?)(?=[,，]?(?:全|我|已|共|累计|各|该|学校|现有))"
    r"|(?:根据|按照|依据|依照|贯彻|落实|参照|对照|结合|针对"
    r"|关于)[^,。;前内底]{0,14}?(?:\d{1,2}月)?\d{1,2}日[^,。;前内]{0,14}?(?:会议|精神|要求|通知|部署|文件"
    r"|讲话|批示|反馈|通报|意见|安排|决定)"
    r"|(?:去年|上年度?|上学期|上学年|上月|上季度|上周|上个月|上一(?:个?季度|学期|学年|年度?|周|个?月)|昨[天日]|前期|此前|近日|近期|目前|当前"
    r"|截至目前|截止目前|长期以来)(?:\d{1,2}月份?(?:\d{1,2}日)?|底|末|[上下]半年)?"
    r"|(?:\d{1,2}月)?\d{1,2}日(?=(?:召开|举行|印发|下发)的|[^,。;前内底]{0,6}(?:信访|举报|投诉|来信|来电|检查发现|发现的|反馈的))"
    r"|(?:20\d\d|[一二][〇零][〇零一二三四五六七八九]{2})年?(?:度)(?!内)(?![前底末])"
    r"|(?:^|(?<=[,。;:]))日前(?=[,我市县区省全])|(?:20\d\d)级|(?<=[以之目])前(?=已)"
)
_VAGUE: tuple[tuple[Pattern[str], str], ...] = (
    (
        re.compile(
            "(?:具体)?(?:时间|日期)?(?:将)?(?:另行|另文)(?:通知|确定|安排|公布)|(?:时间)?待定|时间待(?:定|通知)"
        ),
        "announced",
    ),
    (re.compile("及时|尽快|立即|马上|第一时间|抓紧|随时|迅速|尽早|即刻|限期|即时"), "asap"),
    (re.compile("长期(?:坚持)?|持续|常态化?|常年|始终|一以贯之|长效|日常"), "ongoing"),
    (re.compile("定期|适时|不定期|经常性?|按时|按期|按要求时间|规定时间内?|适当时候|时间节点|近期"), "vague"),
)
_RULES: tuple[tuple[Pattern[str], Build], ...] = (
    (spans.FROM_NOW, spans.from_now),
    (spans.NUMERIC, spans.numeric),
    (spans.RANGE, spans.between),
    (spans.YEARS, spans.years),
    (spans.DAYS, spans.days),
    (spans.SQUEEZED, spans.days),
    (spans.MONTHS, spans.months),
    (spans.FROM, spans.from_day),
    (dates.DAY, dates.day),
    (dates.ISO, dates.iso),
    (relative.TERM, relative.term),
    (dates.HOLIDAY, dates.before_holiday),
    (relative.EVENT, relative.relative),
    (relative.TERM_END, relative.term_end),
    (relative.ISSUED, relative.after),
    (relative.AFTER, relative.after),
    (relative.COUNTED, relative.counted),
    (spans.WEEK_OF, spans.week_of),
    (spans.WEEKDAYS, spans.weekdays),
    (dates.WORKDAY, dates.workday),
    (dates.NTH, dates.nth),
    (spans.XUN, spans.xun),
    (spans.XUN_ON, spans.xun_on),
    (spans.HALF_MONTH, spans.part_of_month),
    (dates.QUARTER_END, dates.quarter_end),
    (dates.HALF_END, dates.half_end),
    (dates.MONTH_END, dates.month_end),
    (spans.FEAST, spans.feast),
    (relative.AHEAD, relative.ahead),
    (dates.YEAR_END, dates.year_end),
    (relative.WEEK_DAY, relative.week_no),
    (dates.WEEK_END, dates.week_end),
    (dates.WEEK, dates.week),
    (spans.BEGIN, spans.part_of_month),
    (spans.MIDDLE, spans.part_of_month),
    (dates.MONTH_BEFORE, dates.month_before),
    (dates.SHORT, dates.short),
    (dates.BARE_DAY, dates.bare_day),
    (dates.DAY_ON, dates.day_on),
    (dates.TODAY, dates.today),
    (dates.HOUR, dates.hour),
    (relative.WEEK_NO, relative.week_no),
    (spans.SCHOOL, spans.school),
    (spans.BREAK, spans.school),
    (spans.HALF, spans.half),
    (spans.QUARTER, spans.quarter),
    (spans.DECADE, spans.five_years),
    (spans.YEAR, spans.whole_year),
    (spans.YEAR_TO, spans.to_year),
    (spans.THIS_YEAR, spans.whole_year),
    (spans.WEEK, spans.week),
    (spans.WHOLE_MONTH, spans.whole_month),
)
_NEEDS: dict[Build, Pattern[str]] = {  # without these the dearest rules find nothing
    relative.after: re.compile("内"),
    relative.relative: re.compile("[前后起内]|[当期按之][天日间期时]|时"),
    relative.counted: re.compile("[前后起内限]"),
}
_NUMBERED = re.compile(r"第[一二三四五六七八九十\d]{1,2}$")  # 第2周周五: no 每周
_AT_ONCE = re.compile("(?:后|时),?(?:要|须|应)?(?:立即|即刻|马上|第一时间|尽快|及时)$")
_BARE_YEAR = re.compile(r"(?P<ay>20\d\d)年(?P<ayw>)?")


def scan(
    text: str, anchor: date, day: date | None = None, tied: Deadline | None = None, stage: Deadline | None = None
) -> list[Found]:
    """查找时限 All deadlines in cleaned text, in order, none overlapping; background dates are left out.

    An hour without a day is of the day named before it, or of *day*, or left out; a bare number of days is counted
    from what the one before it was counted from, or *tied*; a day without its month is of *stage*.
    """
    if not _TIME_CHAR.search(text):
        return []
    found: list[Found] = []
    taken = bytearray(len(text))
    for match in _BACKGROUND.finditer(text):
        _take(taken, match.start(), match.end())
    for match in re.finditer("[每逐隔按月天周年逢半一两1-3日季分双单学]", text):
        numbered = match.group() == "周" and _NUMBERED.search(text, max(0, match.start() - 3), match.start())
        result = None if numbered or taken[match.start()] else repeats(text, match.start(), anchor)
        if result and not any(taken[match.start() : result[0]]):
            found.append(Found(match.start(), result[0], result[1]))
            _take(taken, match.start(), result[0])
    for pattern, build in _RULES:
        if build in _NEEDS and not _NEEDS[build].search(text):
            continue
        _apply(pattern, build, text, anchor, taken, found)
    found = [f for f in found if not _about(f, text)]
    return joined(dated(sorted(found, key=lambda f: f.start), day, stage), text, tied)


_OBJECT = re.compile("(?:对|将|把|就|核对|汇总|统计|梳理|总结|查阅|检查|提供|补齐|补报)[^,。;@]{0,14}$")


_TOPIC = re.compile("(?:结合|根据|针对|按照|围绕|依据|对照|谋划好?|部署|迎接|开启|制定好?|研究)$")  # 结合本学期课程


_OF = re.compile(r"(?:的|(?<=的))[\u4e00-\u9fff]{2}(?!周)")


def _about(item: Found, text: str) -> bool:
    """“对各单位8月至9月的票据核对”: of what time the things are that are dealt with, not when it is to be done."""
    if item.deadline.kind == "period" and not item.deadline.end:
        return bool(_TOPIC.search(text[max(0, item.start - 6) : item.start]))
    of = item.deadline.kind in ("range", "period") and _OF.match(text, item.end)
    return bool(of and _OBJECT.search(text[max(0, item.start - 18) : item.start]))


def _apply(pattern: Pattern[str], build: Build, text: str, anchor: date, taken: bytearray, found: list[Found]) -> None:
    position = 0
    while match := pattern.search(text, position):
        start, end = match.span()
        position = max(end, start + 1)
        clash = taken.find(b"\x01", start, end)
        if clash >= 0:
            position = max(start + 1, min(position, clash + 1))
            continue
        try:
            deadline = build(match, anchor)
        except (ValueError, OverflowError):
            deadline = None
        if deadline and deadline.kind != "none":
            found.append(Found(start, end, replace(deadline, text=match.group())))
            _take(taken, start, end)
        elif deadline:
            _take(taken, start, end)


def _take(taken: bytearray, start: int, end: int) -> None:
    taken[start:end] = b"\x01" * (end - start)


_RANK = {"recurrence": 0, "range": 1, "date": 1, "relative": 1, "period": 2}


def best(found: list[Found]) -> Deadline:
    """取主要时限 The deadline a phrase is about: a repetition before a date before a period, else the first."""
    ranked = sorted(found, key=lambda f: (_RANK[f.deadline.kind], not _close(f.deadline), f.start))
    return ranked[0].deadline if ranked else NONE


def _close(deadline: Deadline) -> bool:
    """True for a repetition that also says when: 实行日报告制度,每日17时前报送."""
    return bool(deadline.recurrence and deadline.recurrence.by)


def resolve(phrase: str, anchor: date) -> Deadline:
    """解析时限 Resolve one phrase against the date of its document; never raises."""
    text = clean(phrase[:2000]).text.replace("\n", "").replace("\t", " ")
    found = scan(text, anchor)
    if found and _AT_ONCE.search(text) and found[0].deadline.kind == "relative" and not found[0].deadline.offset:
        return replace(NONE, note="asap", text=text)
    if found:
        return best(found)
    note = vague(text) or ("background" if _BACKGROUND.search(text) else None)
    if not note and (match := _BARE_YEAR.fullmatch(text)):
        return replace(spans.whole_year(match, anchor) or NONE, text=text)
    return replace(NONE, note=note or "missing", text=text[:80])


def vague(text: str) -> str | None:
    """含糊 Why a text without a deadline has none: announced later, as soon as possible, ongoing or vague."""
    return next((note for pattern, note in _VAGUE if pattern.search(text)), None)
