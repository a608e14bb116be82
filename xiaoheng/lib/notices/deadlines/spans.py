"""起止时限 Rules for ranges and periods: 3月中旬, 即日起至4月底, 上半年, 本学期."""

import re
from datetime import date, timedelta
from re import Match

from xiaoheng.lib.calendar import HOLIDAY_NAMES, holiday, holiday_break
from xiaoheng.lib.notices.deadlines.model import Deadline, Kind
from xiaoheng.lib.notices.deadlines.tokens import (
    MONTH,
    TIME,
    N,
    end_of,
    likely_year,
    month,
    number,
    plus,
    read_month,
    read_year,
    safe,
    weekday,
    year,
)  # fmt: skip

_LOST = r"(?<=[日号])(?=\d{1,2}月)"  # 3月16日4月10日: a scan that lost its dash
_TO = "(?:" + _LOST + "|[-~—]{1,4}|至|到|起至|起到|起,?至|开始,?[至到]|开始到|日至)"
_POINT = r"(?:的?(?:(?P<{p}d>{n})[日号]|(?P<{p}x>[上中下])旬|(?P<{p}e>底|末)|(?P<{p}b>初))?)"


def _point(prefix: str) -> str:
    return month(prefix) + _POINT.format(p=prefix, n=N)


_T = r"(?:[(（](?:星期|周)[一二三四五六日天][)）])?(?:(?:上午|下午|晚上|早上)?\d{1,2}[:时点](?:\d\d|半)?分?)?"
RANGE = re.compile(
    rf"(?:自|从|于)?{_point('a')}{_T}{_TO}(?:{_point('b')}|(?P<bd2>{N})[日号]"
    rf"|(?P<bx2>[上中下])旬){_T}(?:前|止|为止|期间|结束|之?间)?"
)
MONTHS = re.compile(
    rf"(?:{year('a')}的?)?(?P<m1>{MONTH})(?:(?:月份?)?(?:[-~—]{{1,4}}|至|到|、|和)|月(?=\d{{1,2}}月(?!\d)))(?P<b1>次年|翌年"
    rf"|明年)?(?P<m2>{MONTH})月(?:份)?(?![底末初\d]|[上中下一二三四五六七八九十]?(?:旬"
    rf"|十?[一二三四五六七八九\d]日))(?:期间|内|之间)?"
)
DAYS = re.compile(rf"{month('a')}的?(?P<d1>{N})(?:[日号]?{_TO}|[日号])(?P<d2>{N})[日号](?:前|止|期间)?")
SQUEEZED = re.compile(rf"{month('a')}(?P<d1>[0-3]?\d)(?P<d2>[0-3]\d)[日号]")  # 5月1220日: the dash lost between figures
NUMERIC = re.compile(
    r"(?<!\d)(?P<y1>20\d\d)[-/.](?P<m1>\d{1,2})[-/.](?P<d1>\d{1,2})日?(?:[-~—]{1,4}|至"
    r"|到)(?:(?P<y2>20\d\d)[-/.])?(?P<m2>\d{1,2})[-/.](?P<d2>\d{1,2})(?!\d)"
    r"|(?<![\d.])(?P<m3>\d{1,2})\.(?P<d3>\d{1,2})(?:[-~—]{1,4}|至|到)(?P<m4>\d{1,2})\.(?P<d4>\d{1,2})(?![\d.])"
)
YEARS = re.compile(r"(?<!\d)(?P<y1>20\d\d)年?(?:[-~—]{1,4}|至|到)(?P<y2>20\d\d)年(?!度|\d{1,2}月|[底末春秋上下])")
FROM_NOW = re.compile(
    rf"(?:自|从)?(?:即日|今日|现在|本通知(?:印发|下发|发布)之日|发文之日|印发之日)(?:起"
    rf"|开始)(?!,?的?{N}个?(?:工作日|日|天|周|月|小时))(?:,?(?:至|到|截至)(?:{_point('b')}(?:前|止|为止"
    rf"|结束)?|(?:{year('z')}|年)(?P<yend>底)|(?P<mend>月底)))?"
)
FROM = re.compile(
    rf"(?:(?:自|从){_point('a')}(?:起|开始|以后|后)|{_point('c')}起(?![草初点床源]))(?!{_TO}|,?的?{N}个?(?:工作日|[日天周月]))"
)
XUN = re.compile(
    rf"{month('a')}份?(?P<x>[上中下])(?:旬?[、和]?(?P<x3>[上中下]))?旬(?P<b>之?前|以前|前)?(?:期间|内|完成)?"
)
XUN_ON = re.compile("(?<=[,;:、])[于在]?(?P<x>[上中下])旬(?P<b>之?前|以前|前)?")  # 12月上旬自评,中旬复核
HALF_MONTH = re.compile(rf"{month('a')}(?P<h>上|下|前|后)半(?:个)?月")
BEGIN = re.compile(rf"{month('a')}初(?P<b>前|之前)?")
MIDDLE = re.compile(rf"{month('a')}中(?!旬|[小共国学心央])(?P<b>前|之前)?")
HALF = re.compile(rf"(?:{year('a')}的?)?(?P<h>上|下)半年度?(?:内|期间)?")
QUARTER = re.compile(
    rf"(?:{year('a')}的?)?(?:第?(?P<q>[一二三四1-4])(?:[、和至](?P<q3>[一二三四1-4]))?(?:个)?季度"
    rf"|(?P<qw>本季度|本季|下季度|下一?个季度|当季度?)|Q(?P<q2>[1-4]))(?:度)?(?:内|期间)?"
)
WHOLE_MONTH = re.compile(
    rf"(?:于|在)?{month('a')}(?![\d一二三四五六七八九十]{{1,3}}[日号])(?P<tail>内|期间|之内|中(?!旬))?"
)
WEEK_OF = re.compile(
    rf"{month('a')}的?(?:第(?P<n>[一二三四12345])|(?P<last>最后一?))个?(?:周|星期)(?![一二三四五六日天末])(?P<b>之?前|以前|前)?内?"
)
WEEKDAYS = re.compile(
    rf"(?P<far>下+个?|本|这个?)(?:周|星期)(?P<w1>[一二三四五六日天]){_TO}(?:下?周|星期)?(?P<w2>[一二三四五六日天])(?!次|期)"
)
WEEK = re.compile(r"(?P<far>下+个?|本|这个?)(?:周|星期)(?:之?内|期间)?(?![一二三四五六日天末])")
DECADE = re.compile(r"[“\"]?十(?P<f>[三四五六])五[”\"]?(?:时期|期间|规划期间?)")
YEAR = re.compile(rf"(?:到|至|力争|争取)?{year('a')}(?P<tail>度?内|之?内|度内|全年|年内)")
YEAR_TO = re.compile(rf"(?:到|至|力争到){year('a')}(?=,|。|;|$|力争|全|实现|基本|建成)")
THIS_YEAR = re.compile(r"(?<![每\d])(?:年内|全年|年度内|本年度内?|一年内(?=至少))(?!.{0,3}[上下]半年)")
SCHOOL = re.compile(
    rf"(?:(?P<sy>20\d\d)[-—~至](?:20)?\d\d学年(?:度)?(?:第?[一二上下]?学期)?|(?:{year('a')}的?)?(?:春"
    rf"|秋)季?(?:学期|期)|(?P<w>本学期|本学年|(?<!迎接)新学期(?![\u4e00-\u9fff]{{0,8}}(?:工作|计划|任务))|上学期|下学期|下一?学年|新学年|这学期|全学期|学期内"
    rf"|学期中|学年内))(?:内|期间)?"
)
BREAK = re.compile(
    rf"(?:{year('a')}的?)?(?P<n>寒暑假|寒假|暑假|暑期|寒期|假期)(?:期间|之?内|里|中(?!小)|放假期间|(?=$"
    rf"|[,。;:、)要须将各全组开@\t ]))(?!前|后|放|结|来|到)"
)
_NAMES = "|".join(sorted(HOLIDAY_NAMES, key=len, reverse=True))
FEAST = re.compile(
    rf"(?:{year('a')}的?)?[“\"]?(?P<n>{_NAMES})[”\"]?(?:国际)?(?:劳动|儿童|妇女|建党|建军"
    rf"|青年)?节?(?:[、和](?:{_NAMES})节?)?(?:假期|放假|小?长假|节日)?(?:期间|假期内?|前后|当[天日])(?P<x>)"
)


def _bounds(
    prefix: str, match: Match[str], anchor: date, base: tuple[int, int] | None = None
) -> tuple[date, date] | None:
    groups = match.groupdict()
    day = number(groups.get(prefix + "d"))
    place = read_month(match, prefix, anchor, day or 31) or base
    if not place:
        return None
    return _within(place, day, groups.get(prefix + "x"), bool(groups.get(prefix + "e")), bool(groups.get(prefix + "b")))


def _within(
    place: tuple[int, int], day: int, xun: str | None, end: bool, begin: bool = False
) -> tuple[date, date] | None:
    last = end_of(*place)
    first = safe(*place, 1)
    if last is None or first is None:
        return None
    if day:
        one = safe(*place, day)
        return (one, one) if one else None
    if xun:
        low = {"上": 1, "中": 11, "下": 21}[xun]
        return first.replace(day=low), last if xun == "下" else first.replace(day=low + 9)
    if end:
        return last, last
    return (first, first.replace(day=10)) if begin else (first, last)


def between(match: Match[str], anchor: date) -> Deadline | None:
    """自至 From one day, month or ten-day part to another."""
    groups = match.groupdict()
    first = _bounds("a", match, anchor)
    if not first:
        return None
    base = (first[0].year, first[0].month)
    if groups.get("bd2") or groups.get("bx2"):
        second = _within(base, number(groups.get("bd2")), groups.get("bx2"), False)
    else:
        second = _bounds("b", match, first[0], base)
    return _range(first[0], second[1]) if second else None


def _range(start: date | None, end: date | None) -> Deadline | None:
    if start and end and end < start:
        end = safe(end.year + 1, end.month, end.day)
    return Deadline("range", start=start, end=end) if start or end else None


def months(match: Match[str], anchor: date) -> Deadline | None:
    """几月至几月 Whole months."""
    m1, m2 = number(match.group("m1")), number(match.group("m2"))
    if not (1 <= m1 <= 12 and 1 <= m2 <= 12):
        return None
    # The later month decides whether the range is over: a sheet for January to March may be issued in March.
    begin = read_year(match, "a", anchor) or (likely_year(anchor, m2, 28) if m2 >= m1 else likely_year(anchor, m1, 28))
    later = begin + (m2 < m1 or bool(match.group("b1")))
    return _range(safe(begin, m1, 1), end_of(later, m2))


def years(match: Match[str], anchor: date) -> Deadline | None:
    """跨年 2024—2026年."""
    return _range(safe(int(match.group("y1")), 1, 1), safe(int(match.group("y2")), 12, 31))


def days(match: Match[str], anchor: date) -> Deadline | None:
    """几日至几日 Days of one month."""
    d1, d2 = number(match.group("d1")), number(match.group("d2"))
    place = read_month(match, "a", anchor, d2)
    first, last = (safe(*place, d1), safe(*place, d2)) if place else (None, None)
    return _range(first, last) if first and last and d1 <= d2 else None


def numeric(match: Match[str], anchor: date) -> Deadline | None:
    """数字起止 2024.3.1-3.15."""
    g = match.groupdict()
    if g["y1"]:
        y1 = int(g["y1"])
        return _range(safe(y1, int(g["m1"]), int(g["d1"])), safe(int(g["y2"] or y1), int(g["m2"]), int(g["d2"])))
    m3, d3, m4, d4 = (int(g[k]) for k in ("m3", "d3", "m4", "d4"))
    if not safe(2024, m3, d3) or not safe(2024, m4, d4):
        return None
    value = likely_year(anchor, m4, d4)
    return _range(safe(value, m3, d3), safe(value, m4, d4))


def from_now(match: Match[str], anchor: date) -> Deadline | None:
    """即日起 From the anchor on."""
    groups = match.groupdict()
    if groups.get("yend"):
        return Deadline("range", start=anchor, end=safe(read_year(match, "z", anchor) or anchor.year, 12, 31))
    if groups.get("mend"):
        return Deadline("range", start=anchor, end=end_of(anchor.year, anchor.month))
    bound = _bounds("b", match, anchor) if groups.get("bm") or groups.get("bmw") else None
    return Deadline("range", start=anchor, end=bound[1] if bound else None)


def from_day(match: Match[str], anchor: date) -> Deadline | None:
    """自某日起 From a day on."""
    first = _bounds("a", match, anchor) or _bounds("c", match, anchor)
    if first and (anchor - first[0]).days > 62:
        return Deadline(note="background")
    return Deadline("range", start=first[0]) if first else None


def xun(match: Match[str], anchor: date) -> Deadline | None:
    """旬 A third of a month."""
    place = read_month(match, "a", anchor)
    bounds = place and _within(place, 0, match.group("x"), False)
    if not place or not bounds:
        return None
    if match.group("x3"):
        later = _within(place, 0, match.group("x3"), False)
        bounds = (bounds[0], later[1]) if later else bounds
    if match.group("b"):
        return Deadline("date", date=bounds[1])
    return Deadline("range", start=bounds[0], end=bounds[1])


def xun_on(match: Match[str], anchor: date) -> Deadline | None:
    """当月的旬 A third of the month that was named before it."""
    bounds = _within((anchor.year, anchor.month), 0, match.group("x"), False)
    if not bounds:
        return None
    start = None if match.group("b") else bounds[0]
    kind: Kind = "date" if match.group("b") else "range"
    return Deadline(
        kind, date=bounds[1] if match.group("b") else None, start=start, end=bounds[1] if start else None, note="day"
    )


def part_of_month(match: Match[str], anchor: date) -> Deadline | None:
    """上半月、月初 Half or beginning of a month."""
    place = read_month(match, "a", anchor)
    first, last = (safe(*place, 1), end_of(*place)) if place else (None, None)
    if not first or not last:
        return None
    groups = match.groupdict()
    if "h" in groups:
        early = groups["h"] in "上前"
        return Deadline(
            "range", start=first if early else first.replace(day=16), end=first.replace(day=15) if early else last
        )
    low, high = (11, 20) if "中" in match.group() else (1, 10)
    if groups.get("b"):
        return Deadline("date", date=first.replace(day=high))
    return Deadline("range", start=first.replace(day=low), end=first.replace(day=high))


def half(match: Match[str], anchor: date) -> Deadline | None:
    """半年 A half-year."""
    value = read_year(match, "a", anchor) or anchor.year
    first = match.group("h") == "上"
    return _period(match.group(), safe(value, 1 if first else 7, 1), end_of(value, 6 if first else 12))


def quarter(match: Match[str], anchor: date) -> Deadline | None:
    """季度 A quarter."""
    groups = match.groupdict()
    q = number(groups["q"] or groups["q2"]) or (anchor.month + 2) // 3
    stated = read_year(match, "a", anchor)
    value = stated or (anchor.year if groups["qw"] else likely_year(anchor, q * 3, 30))
    if (groups["qw"] or "").startswith("下"):
        value, q = (value, q + 1) if q < 4 else (value + 1, 1)
    return _period(match.group(), safe(value, q * 3 - 2, 1), end_of(value, number(groups["q3"], q) * 3))


def whole_month(match: Match[str], anchor: date) -> Deadline | None:
    """月 A month."""
    place = read_month(match, "a", anchor)
    return _period(match.group(), safe(*place, 1), end_of(*place)) if place else None


def week(match: Match[str], anchor: date) -> Deadline | None:
    """周 A week from Monday to Sunday."""
    monday = plus(anchor, 1 - anchor.isoweekday() + 7 * match.group("far").count("下"))
    return _period(match.group(), monday, plus(monday, 6)) if monday else None


def weekdays(match: Match[str], anchor: date) -> Deadline | None:
    """下周一至周三 Some days of one week."""
    monday = plus(anchor, 1 - anchor.isoweekday() + 7 * match.group("far").count("下"))
    if not monday:
        return None
    one, two = weekday(match.group("w1")), weekday(match.group("w2"))
    return _range(plus(monday, one - 1), plus(monday, two - 1)) if one <= two else None


def week_of(match: Match[str], anchor: date) -> Deadline | None:
    """9月第一周 A week of a month, counted from its first Monday, or its last whole week."""
    place = read_month(match, "a", anchor)
    first, last = (safe(*place, 1), end_of(*place)) if place else (None, None)
    if not first or not last:
        return None
    if match.group("last"):
        begin = plus(last, -(last.isoweekday() % 7) - 6)
    else:
        begin = plus(first, (1 - first.isoweekday()) % 7 + 7 * (number(match.group("n")) - 1))
    end = begin and plus(begin, 6)
    return Deadline("date", date=end) if match.group("b") else _range(begin, end)


def five_years(match: Match[str], anchor: date) -> Deadline | None:
    """五年规划 A five-year plan."""
    first = 2016 + 5 * "三四五六".index(match.group("f"))
    return _period(match.group(), date(first, 1, 1), date(first + 4, 12, 31))


def whole_year(match: Match[str], anchor: date) -> Deadline | None:
    """年 A calendar year."""
    value = read_year(match, "a", anchor) if "ay" in match.groupdict() else anchor.year
    return _period(match.group(), safe(value or anchor.year, 1, 1), safe(value or anchor.year, 12, 31))


def to_year(match: Match[str], anchor: date) -> Deadline | None:
    """到某年 By a year: its last day."""
    last = safe(read_year(match, "a", anchor) or anchor.year, 12, 31)
    return Deadline("date", date=last) if last else None


def school(match: Match[str], anchor: date) -> Deadline | None:
    """学期 A term or school year: unresolved, since the notice gives no school calendar."""
    return _period(match.group(), None, None)


def feast(match: Match[str], anchor: date) -> Deadline | None:
    """节假日期间 A public holiday with its days off where they are published."""
    value = read_year(match, "a", anchor) or anchor.year
    name = match.group("n")
    day = holiday(name, value)
    if day and (anchor - day).days > 62:
        value += 1
        day = holiday(name, value)
    if day and "当" in match.group():
        return Deadline("date", date=day)
    off = holiday_break(name, value) if "当" not in match.group() else None
    if off is None and day and "假" not in match.group():
        off = (day, day) if "前后" not in match.group() else None
    return _period(match.group(), *(off or (None, None)))


def _period(name: str, start: date | None, end: date | None) -> Deadline:
    return Deadline(
        "period",
        name=name.removesuffix("期间") if name.endswith("期间") else name.removesuffix("内") if len(name) > 2 else name,
        start=start,
        end=end,
    )


__all__ = ["TIME", "timedelta"]
