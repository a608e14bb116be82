"""节日 Public holidays and commemoration days by name."""

from datetime import date, timedelta
from functools import lru_cache

from xiaoheng.lib.calendar.workdays import DAY

_FIXED = {
    "元旦": (1, 1), "三八": (3, 8), "妇女节": (3, 8), "植树节": (3, 12),
    "五一": (5, 1), "劳动节": (5, 1), "五四": (5, 4), "青年节": (5, 4), "六一": (6, 1), "儿童节": (6, 1), "七一": (7, 1), "建党节": (7, 1),
    "八一": (8, 1), "建军节": (8, 1),
    "教师节": (9, 10), "国庆": (10, 1), "十一": (10, 1), "国家宪法日": (12, 4), "圣诞": (12, 25),
}  # fmt: skip
# Lunar New Year, Dragon Boat, Mid-Autumn and Double Ninth as month-day, from 2010.
_LUNAR = {
    "春节":
        "0214 0203 0123 0210 0131 0219 0208 0128 0216 0205 0125 0212 0201 0122 0210 0129 0217 0206 0126 0213 "
        "0203 0123 "
    "0211 0131 0219 0208",
    "端午":
        "0616 0606 0623 0612 0602 0620 0609 0530 0618 0607 0625 0614 0603 0622 0610 0531 0619 0609 0528 0616 "
        "0605 0624 "
    "0612 0601 0620 0610",
    "中秋":
        "0922 0912 0930 0919 0908 0927 0915 1004 0924 0913 1001 0921 0910 0929 0917 1006 0925 0915 1003 0922 "
        "0912 1001 "
    "0919 0908 0927 0916",
    "重阳":
        "1016 1005 1023 1013 1002 1021 1009 1028 1017 1007 1025 1014 1004 1023 1011 1029 1018 1008 1026 1016 "
        "1005 1024 "
    "1012 1001 1020 1009",
}  # fmt: skip
_FIRST = 2010
_OFFICIAL = {
    "元旦": "New Year's Day", "春节": "Spring Festival", "清明": "Tomb-sweeping Day", "五一": "Labour Day",
    "劳动节": "Labour Day", "端午": "Dragon Boat Festival", "中秋": "Mid-autumn Festival", "国庆": "National Day",
    "十一": "National Day",
}  # fmt: skip
_SAID = {label: name for name, label in _OFFICIAL.items()} | {
    "National Day": "国庆", "Anti-Fascist 70th Day": "抗战胜利纪念日",
}  # fmt: skip
HOLIDAY_NAMES = (*_FIXED, *_LUNAR, "清明", "元宵", "除夕")


def holiday(name: str, year: int) -> date | None:
    """节日 The day of a holiday in a year; None when the name or (for lunar days) the year is not known."""
    name = name.removesuffix("节") if name.removesuffix("节") in HOLIDAY_NAMES else name
    if name in _FIXED:
        return date(year, *_FIXED[name])
    if name in ("元宵", "除夕"):
        spring = holiday("春节", year)
        return spring and spring + timedelta(days=14 if name == "元宵" else -1)
    if name == "清明" and 2000 <= year < 2100:
        return date(year, 4, int((year - 2000) * 0.2422 + 4.81) - (year - 2000) // 4)
    days = _LUNAR.get(name, "").split()
    if 0 <= year - _FIRST < len(days):
        text = days[year - _FIRST]
        return date(year, int(text[:2]), int(text[2:]))
    return None


def holiday_eve(name: str, year: int) -> date | None:
    """节前一日 The day before a holiday."""
    day = holiday(name, year)
    return day and day - DAY


def published_note(day: date) -> str:
    """公布的说明 Which holiday a published day is off for, or made up for; empty where none is published."""
    from chinese_calendar import constants

    if day in constants.holidays:
        return _SAID.get(str(constants.holidays[day]), "")
    name = _SAID.get(str(constants.workdays.get(day, "")), "")
    return name and f"{name}调休"


@lru_cache(maxsize=256)
def holiday_break(name: str, year: int) -> tuple[date, date] | None:
    """放假起止 First and last day off of a holiday as published; None when not published."""
    from chinese_calendar import constants

    day, official = holiday(name, year), _OFFICIAL.get(name.removesuffix("节"), _OFFICIAL.get(name))
    if day is None or official is None:
        return None
    off = sorted(d for d, label in constants.holidays.items() if label == official and abs((d - day).days) < 12)
    return (off[0], off[-1]) if off else None
