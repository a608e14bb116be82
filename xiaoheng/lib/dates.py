"""日期读取: dates as people type them into tables, or a refusal that says how to write them."""

import re
from datetime import date, datetime, timedelta

from xiaoheng.lib.numerals import to_int
from xiaoheng.lib.refusal import Refused

EARLIEST, LATEST = date(1900, 3, 1), date(2100, 1, 1)
REMEDY = "请写成2023-03-05这样的年月日。"
MONTH_REMEDY = "请写成2023-03这样的年月。"
_DIGITS = r"[0-9〇○零一二三四五六七八九十]"
_CHINESE = re.compile(rf"({_DIGITS}{{4}})年({_DIGITS}{{1,3}})月({_DIGITS}{{1,3}})[日号]?")
_PLAIN = re.compile(
    r"([0-9]{4})([-./])([0-9]{1,2})\2([0-9]{1,2})(?:[ T]([01]?[0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\.[0-9]+)?)?)?"
)
_MONTH = re.compile(rf"({_DIGITS}{{4}})(?:[-./年](?={_DIGITS})|(?=[0-9]{{2}}月?份?$))({_DIGITS}{{1,3}})月?份?")
_POINTED = re.compile(r"((?:19|20)[0-9]{2})\.(0[1-9]|1[0-2]|[2-9])")  # a month typed as a number; .1 may have been .10
_COMPACT = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_UNSEEN = re.compile("[\u00ad\u061c\u200b-\u200f\u2060-\u2064\ufeff]")
_WIDTH = {full: full - 0xFEE0 for full in range(0xFF01, 0xFF5F)} | {0x3000: 0x20, 0xA0: 0x20}


def parse_date(value: str | int | float | date | datetime, *, epoch1904: bool = False) -> date:
    """读日期: a cell of a table as a date.

    Numbers are spreadsheet serials of the 1900 or 1904 system. Refused where two readings are possible (3/5/2023,
    23-3-5), the day does not exist, is lunar or vague, or lies outside 1900 to 2099.
    """
    if isinstance(value, bool):
        raise _refused(value, "不是日期")
    if isinstance(value, datetime):
        found = value.date()
    elif isinstance(value, date):
        found = value
    elif isinstance(value, (int, float)):
        found = _from_serial(value, epoch1904)
    else:
        found = _from_text(value)
    if not EARLIEST <= found < LATEST:
        raise _refused(value, "不在1900年至2099年之间")
    return found


def parse_month(value: str | int | float | date | datetime, *, epoch1904: bool = False) -> int:
    """读月份: a cell as 202303: 2023-03, 202303, 2023年3月, or any day of the month, as spreadsheets turn 2023-03 into."""
    text = value if isinstance(value, str) else _number_of(value) if isinstance(value, (int, float)) else ""
    if isinstance(value, float) and "." in text:
        text = "-".join(pointed.groups()) if (pointed := _POINTED.fullmatch(text)) else ""
    match = _MONTH.fullmatch(re.sub(r"\s+", "", text.translate(_WIDTH)))
    if match and not isinstance(value, bool):
        year, month = (to_int(part) or 0 for part in match.groups())
        if 1 <= month <= 12 and EARLIEST.year <= year < LATEST.year:
            return 100 * year + month
        raise Refused(f"“{text}”不是月份。", MONTH_REMEDY, "月份")
    try:
        day = parse_date(value, epoch1904=epoch1904)
    except Refused:
        raise Refused(f"“{value}”不是月份。", MONTH_REMEDY, "月份") from None
    return 100 * day.year + day.month


def _number_of(value: float) -> str:
    return str(int(value)) if float(value).is_integer() else str(value)


def _from_serial(serial: float, epoch1904: bool) -> date:
    typed = _number_of(serial)
    if compact := _COMPACT.fullmatch(typed):  # 20230305 as a number; as a serial it would lie beyond the year 50000
        return _day(typed, *map(int, compact.groups()))
    if why := _half(typed):  # 2023 and 2023.9 are a year and a month, not days of the summer of 1905
        raise _refused(typed, why)
    # Before serial 61 the 1900 system counts a 29 February that never was: two readings, so none.
    if not (61 <= serial < 73_051):
        raise _refused(serial, "不是可信的日期序号")
    return (date(1904, 1, 1) if epoch1904 else date(1899, 12, 30)) + timedelta(days=int(serial))


def _from_text(value: str) -> date:
    text = _UNSEEN.sub("", value.translate(_WIDTH)).strip()
    squeezed = re.sub(r"\s+", "", text)
    for pattern, parts, source in (
        (_PLAIN, (1, 3, 4), text),
        (_COMPACT, (1, 2, 3), squeezed),
        (_CHINESE, (1, 2, 3), squeezed),
    ):
        match = pattern.fullmatch(source)
        if match:
            numbers = [to_int(match[part]) for part in parts]
            return _day(value, *[number or 0 for number in numbers])
    raise _refused(value, _why(squeezed))


def _half(text: str) -> str:
    if re.fullmatch(r"(?:19|20)[0-9]{2}年?", text):
        return "只有年份，缺少月和日"
    month = rf"(?:19|20)[0-9]{{2}}[-./年]?[0-9]{{1,2}}月?|{_DIGITS}{{4}}年{_DIGITS}{{1,3}}月"
    return "只有年月，缺少日" if re.fullmatch(month, text) else ""


def _why(text: str) -> str:
    if re.search(r"[闰腊正冬]|初[一二三四五六七八九十]|廿", text):
        return "是农历日期，须换算成公历"
    if re.fullmatch(r"[0-9]{1,2}/[0-9]{1,2}/[0-9]{2,4}", text):
        return "分不清月和日"
    if re.fullmatch(r"[0-9]{2}[-./年][0-9]{1,2}[-./月][0-9]{1,2}日?", text):
        return "年份只有两位"
    if re.search(r"底|前|初|旬|左右|以来", text):
        return "不是确定的一天"
    if re.fullmatch(r"至今|现在|目前|长期|在职|在任|现任", text):
        return "不是日期，尚未终止的应留空"
    return _half(text) or ("像是日期序号，不是日期" if re.fullmatch(r"[0-9]{5}", text) else "不是能识别的日期")


def _day(value: str, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise _refused(value, "是不存在的日期") from None


def _refused(value: object, why: str) -> Refused:
    return Refused(f"“{value}”{why}。", REMEDY, "日期")
