"""日期时限 Rules for single days: 3月15日前, 月底前, 下周五, 国庆节前."""

import re
from dataclasses import replace
from datetime import date, timedelta
from re import Match

from xiaoheng.lib.calendar import HOLIDAY_NAMES, add_workdays, first_workday_of_month, holiday, last_workday_of_month
from xiaoheng.lib.notices.deadlines.model import Deadline
from xiaoheng.lib.notices.deadlines.tokens import (
    DAYPART,
    TIME,
    N,
    clock,
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

_NAMES = "|".join(sorted(HOLIDAY_NAMES, key=len, reverse=True))
_B = "(?:之前|以前|前|止|为止|截止)?"
_ISO = r"(?P<iy>20\d\d)(?:[-/.])(?P<im>1[0-2]|0?[1-9])(?:[-/.])(?P<id>3[01]|[12]\d|0?[1-9])(?!\d)"
ISO = re.compile(rf"(?<!\d){_ISO}(?:日)?{TIME}{_B}")
SHORT = re.compile(
    r"(?<![\d.])(?P<am>1[0-2]|0?[1-9])[./·](?P<d>3[01]|[12]\d|0?[1-9])(?![\d.%])(?:之前|以前|前|截止|[^,。;\d]{0,6}日?当[天日])"
)
DAY = re.compile(
    rf"{month('a')}的?(?P<d>{N})[日号](?:[、和](?P<d2>{N})[日号])?(?:[)](?={DAYPART}?\d{{1,2}}[:时点]))?{TIME}(?P<sch>[春秋]?季?开学"
    rf"|[“\"]?(?:{_NAMES})[”\"]?节?)?(?P<b>{_B})"
)
BARE_DAY = re.compile(rf"(?<![每\d月个至到第、~-])(?P<d>{N})[日号]{TIME}(?:之前|以前|前|截止)(?!后)")
# 4月10日前报名,15日组织初赛: only after a day with its month
DAY_ON = re.compile(
    rf"(?<=[,;:、])[于在]?(?:(?P<d1>{N})[日号]?(?:至|到|[-~—]))?(?P<d>{N})[日号](?=[\u4e00-\u9fff@])(?![之以]?前|以后|内)"
)
MONTH_END = re.compile(
    rf"(?:到|至|截至|截止)?(?:{month('a')}(?:的)?(?:月?底|月?末|最后一[天日])"
    rf"|(?P<plain>(?<![每季])(?:月底|月末)))(?:完成)?{_B}"
)
MONTH_BEFORE = re.compile(rf"{month('a')}(?P<when>之前|以前|前)(?!后)")
WORKDAY = re.compile(rf"{month('a')}的?(?:第?(?P<first>一|1|首)个|(?P<last>最后一?个))工作日{TIME}{_B}")
NTH = re.compile(
    rf"{month('a')}的?(?:第(?P<nth>[一二三四五1-5])|(?P<nl>最后一?))个?(?:周"
    rf"|星期)(?P<w>[一二三四五六日天])(?!{_B}内){TIME}{_B}"
)
YEAR_END = re.compile(
    rf"(?:到|至|截至|截止)?(?:{year('a')}|(?P<five>[“\"]?十[三四五六]五[”\"]?(?:期|规划期)?)"
    rf"|(?<![每半多几\d]))(?:(?:年底|年末|年终)(?!有|考|总结|评|述|绩|奖|工作)|底(?!线|数|色|层|气|稿|蕴)"
    rf"|末(?!位|端)|(?:年度?)?结束)(?:之前|以前|前)?"
)
QUARTER_END = re.compile(
    rf"(?:{year('a')}的?)?(?:(?:第?(?P<q>[一二三四1-4])季度|(?P<qw>本季度|本季|下季度|下一?个季度"
    rf"|当季度?))(?:末|底|结束)|(?<!每)(?P<qe>季度末|季末))(?:的?最后一[天日])?{_B}"
    rf"|(?:{year('b')}的?)?第?(?P<q2>[一二三四1-4])季度(?:之前|以前|前)"
)
HALF_END = re.compile(rf"(?:{year('a')}的?)?(?P<h>上|下)半年(?:结束|末|底|前(?!后)|之前|以前)+")
WEEK = re.compile(
    rf"(?P<far>下+个?|本|这个?|上)?(?<![每逢至])(?:周|星期|礼拜)(?P<w>[一二三四五六日天末])(?!至|到"
    rf"|[-~—])(?!次){TIME}{_B}"
)
WEEK_END = re.compile(rf"(?P<far>下+个?|本|这个?)(?:周|星期)(?:末|底|结束)?{_B}(?=前|底|末|$)(?<=[前底末])")
TODAY = re.compile(
    rf"(?P<w>今[天日]|当[天日]|本日|明[天日]|次日|翌日|后[天日]|大后天|明早|明晚|今晚)(?!起|的|发)(?:{TIME}){_B}"
)
HOUR = re.compile(
    rf"(?<![\d每:.~—至到-])(?P<ap>{DAYPART})?(?P<h>\d{{1,2}})[:时点](?P<mi>[0-5]\d(?!\d)|半|整)?分?(?:之前|以前|前)(?!后)"
)
HOLIDAY = re.compile(
    rf"(?:{year('a')}的?)?[“\"]?(?P<name>{_NAMES})[”\"]?(?:国际)?(?:劳动|儿童|建党|建军|青年"
    rf"|妇女)?节?(?:[、和与及][“\"]?(?:{_NAMES})[”\"]?节?)?(?:假期|放假|期间|双节|长假|小长假|来临"
    rf"|到来)?(?:之)?"
    rf"(?:(?P<before>前)(?!后)(?:夕|(?P<n>{N})(?P<u>个工作日|天|日|周))?"
    rf"|(?P<after>后)(?:第?(?P<an>{N})?个?(?P<au>工作日|天|日|周))(?:内)?)"
)


def iso(match: Match[str], anchor: date) -> Deadline | None:
    """数字日期 2024-03-15."""
    day = safe(int(match.group("iy")), int(match.group("im")), int(match.group("id")))
    return Deadline("date", date=day, time=clock(match)) if day else None


def short(match: Match[str], anchor: date) -> Deadline | None:
    """点分日期 3.15前."""
    m, d = int(match.group("am")), int(match.group("d"))
    day = safe(likely_year(anchor, m, d), m, d)
    return Deadline("date", date=day) if day else None


def day(match: Match[str], anchor: date) -> Deadline | None:
    """月日 A month and day; a stated opening day with 前 means the day before."""
    value = number(match.group("d2") or match.group("d"))
    place = read_month(match, "a", anchor, value)
    found = place and safe(*place, value)
    if not found:
        return None
    if match.group("sch") and "前" in match.group("b"):
        return Deadline("date", date=found - timedelta(days=1))
    if match.group("d2") and "前" not in match.group("b"):
        first = found.replace(day=min(number(match.group("d")), found.day))
        return Deadline("range", start=first, end=found)
    return Deadline("date", date=found, time=clock(match))


def bare_day(match: Match[str], anchor: date) -> Deadline | None:
    """只有日 A day without its month: the next such day."""
    value = number(match.group("d"))
    total = anchor.year * 12 + anchor.month - 1 + (value < anchor.day)
    found = safe(total // 12, total % 12 + 1, value)
    return Deadline("date", date=found, time=clock(match)) if found else None


def day_on(match: Match[str], anchor: date) -> Deadline | None:
    """当月某日 A day without its month, or some days, that only a day before it can place."""
    found = bare_day(match, anchor)
    first = number(match.group("d1"))
    if not found or not first:
        return found and replace(found, note="day")
    return Deadline("range", start=safe(anchor.year, anchor.month, first), end=found.date, note="day")


def month_end(match: Match[str], anchor: date) -> Deadline | None:
    """月底 The last day of a month."""
    place = (anchor.year, anchor.month) if match.group("plain") else read_month(match, "a", anchor)
    last = place and end_of(*place)
    return Deadline("date", date=last) if last else None


def workday(match: Match[str], anchor: date) -> Deadline | None:
    """首末工作日 First or last workday of a month."""
    place = read_month(match, "a", anchor)
    if not place or not 1 <= place[0] < 9999:
        return None
    found = last_workday_of_month(*place) if match.group("last") else first_workday_of_month(*place)
    return Deadline("date", date=found, time=clock(match))


def nth(match: Match[str], anchor: date) -> Deadline | None:
    """第几个星期几 First or last Friday of a month."""
    place = read_month(match, "a", anchor)
    if not place:
        return None
    want, last = weekday(match.group("w")), end_of(*place)
    if last is None:
        return None
    if match.group("nl"):
        return Deadline("date", date=last - timedelta(days=(last.isoweekday() - want) % 7), time=clock(match))
    first = last.replace(day=1)
    count = number(match.group("nth"))
    found = first + timedelta(days=(want - first.isoweekday()) % 7 + 7 * (count - 1))
    return Deadline("date", date=found, time=clock(match)) if found.month == last.month else None


def year_end(match: Match[str], anchor: date) -> Deadline | None:
    """年底 The last day of a year or of a five-year plan."""
    five = match.group("five")
    if five:
        value = 2015 + 5 * "三四五六".index(five.strip('“"')[1]) + 5
    else:
        stated = read_year(match, "a", anchor)
        text = match.group().removeprefix("截至").removeprefix("到").removeprefix("至")
        if stated is None and not text.startswith("年"):
            return None
        value = stated or anchor.year
    found = safe(value, 12, 31)
    return Deadline("date", date=found) if found else None


def quarter_end(match: Match[str], anchor: date) -> Deadline | None:
    """季度末 The last day of a quarter."""
    groups = match.groupdict()
    stated = read_year(match, "a", anchor) or read_year(match, "b", anchor)
    q = number(groups["q"] or groups["q2"]) or (anchor.month + 2) // 3
    value = stated or anchor.year
    if (groups["qw"] or "").startswith("下"):
        value, q = (value, q + 1) if q < 4 else (value + 1, 1)
    elif stated is None and not groups["qw"] and not groups["qe"]:
        value = likely_year(anchor, q * 3, 30)
    last = end_of(value, q * 3)
    return Deadline("date", date=last) if last else None


def half_end(match: Match[str], anchor: date) -> Deadline | None:
    """半年末 The last day of a half-year."""
    found = safe(read_year(match, "a", anchor) or anchor.year, *((6, 30) if match.group("h") == "上" else (12, 31)))
    return Deadline("date", date=found) if found else None


def week(match: Match[str], anchor: date) -> Deadline | None:
    """星期 A weekday of this or a later week; without 本 or 下 the next one from the anchor on."""
    want, far = weekday(match.group("w")), match.group("far") or ""
    monday = anchor - timedelta(days=anchor.isoweekday() - 1)
    if far.startswith("上"):
        return Deadline(note="background")
    if match.group("w") == "末" and not far and "前" not in match.group():
        return None  # 于周末开放: any of them
    ahead = far.count("下") if far else int(want < anchor.isoweekday())
    found = plus(monday, 7 * ahead + want - 1)
    return Deadline("date", date=found, time=clock(match)) if found else None


def week_end(match: Match[str], anchor: date) -> Deadline | None:
    """周内 The Sunday of a week."""
    found = plus(anchor, 7 - anchor.isoweekday() + 7 * match.group("far").count("下"))
    return Deadline("date", date=found) if found else None


def today(match: Match[str], anchor: date) -> Deadline | None:
    """今明 Today, tomorrow and the day after."""
    word = match.group("w")
    if word[0] in "次翌当":
        return Deadline(
            "relative", anchor="event", rel="at" if word[0] == "当" else "after", offset=int(word[0] != "当")
        )
    ahead = 3 if word.startswith("大") else 2 if word.startswith("后") else int(word[0] == "明")
    found = plus(anchor, ahead)
    return Deadline("date", date=found, time=clock(match)) if found else None


def hour(match: Match[str], anchor: date) -> Deadline | None:
    """钟点 An hour without a day: the day is that of the time named before it, if any."""
    del anchor
    stated = clock(match)
    return Deadline("date", time=stated, note="hour") if stated else None


def before_holiday(match: Match[str], anchor: date) -> Deadline | None:
    """节前 The day before a holiday, some days before it, or some days after."""
    name = match.group("name")
    stated = read_year(match, "a", anchor)
    feast = holiday(name, stated or anchor.year)
    if feast and stated is None and (anchor - feast).days > 62:
        feast = holiday(name, anchor.year + 1)
    if feast is None:
        return None
    if match.group("after"):
        count = number(match.group("an"), 1)
        if match.group("au") == "工作日":
            return Deadline("date", date=add_workdays(feast, count))
        return Deadline("date", date=feast + timedelta(days=count * (7 if match.group("au") == "周" else 1)))
    count = number(match.group("n"), 1)
    unit = match.group("u") or "日"
    if "工作日" in unit:
        return Deadline("date", date=add_workdays(feast, -count))
    return Deadline("date", date=feast - timedelta(days=count * (7 if unit == "周" else 1)))


def month_before(match: Match[str], anchor: date) -> Deadline | None:
    """某月前 “6月前”: read as up to the end of that month is uncertain; the day before the month is meant."""
    place = read_month(match, "a", anchor, 1)
    first = place and safe(*place, 1)
    return Deadline("date", date=first - timedelta(days=1), note="month_before") if first else None
