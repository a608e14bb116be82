"""时间词 Pieces of time expressions shared by the rules, and how they are read."""

import re
from datetime import date, timedelta
from re import Match

from xiaoheng.lib.calendar import month_end
from xiaoheng.lib.numerals import to_int

N = r"(?:\d{1,4}|[一二三四五六七八九十两〇零廿]{1,4})"
MONTH = (
    r"(?:(?<!\d)(?:1[0-2]|0?[1-9])|(?<![一二三四五六七八九十])(?:十[一二]?|[一二三四五六七八九])|(?<!\d)元(?=月[^均]))"
)
YEAR_WORD = "今年|本年度?|当年度?|明年|次年|翌年|来年|去年|上年|后年"
DAYPART = "上午|下午|中午|晚上|傍晚|早上|早晨|凌晨|晚|早"
TIME = (
    rf"(?:[(（〔]?本?(?:星期|周|礼拜)[一二三四五六日天][)）〕]?)?(?:的|,)?(?:(?P<ap>{DAYPART})?"
    rf"(?P<h>\d{{1,2}}|[一二三四五六七八九十]{{1,3}})(?:[:时点](?!前?后)(?P<mi>[0-5]\d(?!\d)"
    rf"|[一二三四五]?十[一二三四五六七八九]?|半|整)?分?)|(?P<ap2>{DAYPART}|工作时间内?)?)"
    r"(?:下班|放学|午休)?"
)
BEFORE = "(?:之前|以前|前|止|为止|截止|截至|内|底前)"
HOLIDAY_OFFSET = 62  # a day further back than this belongs to next year


def year(prefix: str) -> str:
    """年 Pattern of a year."""
    return (
        rf"(?:(?P<{prefix}y>(?:19|20)\d\d|[一二][九〇零][〇零一二三四五六七八九]{{2}})年|(?P<{prefix}yw>{YEAR_WORD}))"
    )


def month(prefix: str) -> str:
    """月 Pattern of a month with or without its year."""
    return (
        rf"(?:(?:{year(prefix)}的?)?(?P<{prefix}m>{MONTH})月(?:份)?"
        rf"|(?P<{prefix}mw>本月份?|当月|这个月|下个?月|次月))"
    )


def number(text: str | None, default: int = 0) -> int:
    """数 Read a number token."""
    if not text:
        return default
    if text == "半":
        return default
    value = to_int(text.replace("廿", "二十"))
    return default if value is None else value


def read_year(match: Match[str], prefix: str, anchor: date) -> int | None:
    """年 The year that a match states, or None."""
    groups = match.groupdict()
    if groups.get(prefix + "y"):
        return number(groups[prefix + "y"])
    word = groups.get(prefix + "yw")
    if not word:
        return None
    return anchor.year + {"明": 1, "次": 1, "翌": 1, "来": 1, "去": -1, "上": -1, "后": 2}.get(word[0], 0)


def likely_year(anchor: date, month_: int, day: int) -> int:
    """推定年份 The anchor's year, or the next when the day lies more than about two months back."""
    candidate = safe(anchor.year, month_, day)
    return anchor.year + (candidate is not None and (anchor - candidate).days > HOLIDAY_OFFSET)


def read_month(match: Match[str], prefix: str, anchor: date, day: int = 31) -> tuple[int, int] | None:
    """年月 The year and month of a match; *day* decides whether the month has passed."""
    groups = match.groupdict()
    word = groups.get(prefix + "mw")
    if word:
        ahead = word[0] in "下次"
        total = anchor.year * 12 + anchor.month - 1 + ahead
        return total // 12, total % 12 + 1
    value = 1 if groups.get(prefix + "m") == "元" else number(groups.get(prefix + "m"))
    if not 1 <= value <= 12:
        return None
    stated = read_year(match, prefix, anchor)
    return stated or likely_year(anchor, value, min(day, month_end(2023, value).day)), value


def safe(year_: int, month_: int, day: int) -> date | None:
    """日期 A date, or None when there is no such day."""
    try:
        return date(year_, month_, day)
    except ValueError:
        return None


def end_of(year_: int, month_: int) -> date | None:
    """月末 Last day of a month, None outside the calendar."""
    return month_end(year_, month_) if 1 <= year_ <= 9999 and 1 <= month_ <= 12 else None


def plus(day: date, days: int) -> date | None:
    """加日 A date moved by days, None outside the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def plus_months(day: date, months: int) -> date | None:
    """加月 The same day some months later, or the last day of a shorter month."""
    total = day.year * 12 + day.month - 1 + months
    last = end_of(total // 12, total % 12 + 1)
    return last and last.replace(day=min(day.day, last.day))


def clock(match: Match[str]) -> str | None:
    """钟点 HH:MM when an hour is stated; a bare part of the day gives none."""
    groups = match.groupdict()
    if not groups.get("h"):
        return None
    hour, minute_text = number(groups["h"], -1), groups.get("mi") or ""
    minute = 30 if minute_text == "半" else 0 if minute_text in ("", "整") else number(minute_text)
    part = groups.get("ap") or ("晚" if _EVENING.search(match.string, max(0, match.start() - 1), match.end()) else "")
    if (part in ("下午", "晚上", "晚", "傍晚") and hour < 12) or (part == "中午" and hour < 3):
        hour += 12
    return f"{hour:02d}:{minute:02d}" if 0 <= hour <= 24 and 0 <= minute < 60 else None


_EVENING = re.compile("(?<![不最])晚(?!于)")


def weekday(char: str) -> int:
    """星期 1 for Monday … 7 for Sunday."""
    return 7 if char in "日天末" else "一二三四五六".index(char) + 1


def compile_rule(pattern: str) -> re.Pattern[str]:
    """编译 One rule."""
    return re.compile(pattern)
