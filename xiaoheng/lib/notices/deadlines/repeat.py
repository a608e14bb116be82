"""周期时限 Rules for repetitions: 每月25日前, 每学期不少于2次, 一月一调度."""

import re
from datetime import date
from re import Match

from xiaoheng.lib.notices.deadlines.model import By, Deadline, Recurrence
from xiaoheng.lib.notices.deadlines.tokens import MONTH, TIME, N, clock, number, weekday

_UNITS = {
    **dict.fromkeys(("日", "天", "晚", "工作日"), ("daily", 1)),
    **dict.fromkeys(("周", "星期", "礼拜"), ("weekly", 1)),
    **dict.fromkeys(("半月", "半个月", "双周", "单周"), ("weekly", 2)),
    **dict.fromkeys(("月", "月份"), ("monthly", 1)),
    **dict.fromkeys(("双月", "单月"), ("monthly", 2)),
    **dict.fromkeys(("季度", "季"), ("quarterly", 1)),
    **dict.fromkeys(("学期", "半学期"), ("semester", 1)),
    **dict.fromkeys(("学年", "学年度"), ("school_year", 1)),
    **dict.fromkeys(("年", "年度"), ("yearly", 1)),
    "半年": ("semiannual", 1),
}
_UNIT = "学年度|学年|半?学期|季度|半年|半个?月|工作日|双周|单周|双月|单月|星期|礼拜|月份|年度|[日天晚周月季]|年(?!级)"
_ONE_EACH = (
    r"(?P<n2>[一1两二2三3])?(?:个)?(?P<u2>学年|学期|季度|半年|半个?月|(?<![半党])[日天周月季年])(?:一"
    r"|1)(?=[次调汇报通总评研督检排查会议课学考测主小个例盘清更结公训分份题])"
)
_TWICE = r"(?<![\u4e00-\u9fff\d])一(?P<u5>学期|学年|季度|周|月|年)(?=(?:不少于|至少)?[两二三四2-6](?:[至-][三四五3-6])?[次场节期])"
_ONCE = r"(?<![\d第每统])一(?P<u8>学期|学年|季度|年)(?!到头)(?=[\u4e00-\u9fff]{2,4}[一1]次)"
_REPORT = (
    r"(?P<u3>[日周月季年])(?:度)?(?=(?:零)?报告?(?:制度|制)|调度(?!表|单|情况)(?:制度|机制)?|通报制度|例会制度|报表?制)"
)
_HEAD = re.compile(
    rf"(?:(?:每(?:隔|逢|月(?=[双单]周))?(?:一)?|(?<![\u4e00-\u9fff])(?=[双单]周))(?P<n>{N})?个?(?P<u>{_UNIT})(?!(?<=周)期|[间"
    rf"后报刊考检学务课]|复(?![训查检核测评审])|前(?!{N}))"
    rf"|每(?:一)?(?P<nd>{N})?(?:个)?(?P<ud>(?:学年|学期|季度)(?!考试|课程|课表|课时|学生)|半年|半个?月|[日天周月季年])(?=报|考|检|学|课)"
    rf"|(?P<alt>隔[周月日年天]|逐[月周日年]|[按分](?:季度|学期|学年|半年|[月周季年])(?:度)?(?![龄份级])"
    rf"|(?<![本当上下\d])月月|天天|周周|(?<![今明去本当\d])年年|逢周)"
    r"|(?<![下本这上每月周一二三四五六])(?:周|星期)(?P<from>[一二三四五])[至到-](?:周|星期)?(?P<to>[二三四五六日天])(?![个次])(?:的?每[日天])?"
    rf"|{_ONE_EACH}|{_TWICE}|{_ONCE}|{_REPORT}|(?P<meal>每[餐顿])"
    r"|(?<![上下每第一二三四本该当这前后个去今明各])(?P<u6>半年|季度|学期|学年)(?=(?:不少于|不低于|至少|不得少于)[\d一二两三四五六]{1,2}(?:次|场|节|期|回|轮))"
    r"|(?<![第一二三四本该上下当每\d])(?P<u7>季度?)(?=(?:第?[一二三123]个|[末首])月\d))"
)
_RATE = re.compile(r"(?:度)?(?:不[少低]于|不超过|人均|约)?\d+(?:\.\d+)?万?元")  # 每人每年200元
_COUNT = re.compile(
    rf"(?:至少|不少于|不低于|不得少于|原则上|一般|保证|确保|应|要|须|各|分别|共|统一"
    rf"|集中)?[^,。;:!?、]{{0,18}}?(?<![第\d〔(])(?P<c>{N})(?:[-~至—到]{N})?(?:次|场|节|期|回|遍|轮"
    rf"|堂)(?!会|全|日)"
)
_DAYS = rf"(?P<d1>{N})[日号](?:左右)?(?:[、和及,与](?P<d2>{N})[日号])?(?:[、和及,与](?P<d3>{N})[日号])?"
_QMONTH = "第?(?P<qm>[一二三123]|首|末|最后一?|当)个?月(?:份)?(?:的)?"
_NTH = r"(?:的)?(?:第(?P<nth>[一二三四五12345])|(?P<nl>最后一?|末))个?"


def repeats(text: str, position: int, anchor: date) -> tuple[int, Deadline] | None:
    """周期 A repetition that begins at *position*: where it ends, and what it says."""
    del anchor
    match = _HEAD.match(text, position)
    if not match or _RATE.match(text, match.end()):
        return None
    read = _frequency(match)
    if not read:
        return None
    freq, interval = read
    end, by = _by(text, match.end(), "daily" if match.group("from") else freq)
    if match.group("from"):
        by["weekday"] = list(range(weekday(match.group("from")), weekday(match.group("to")) + 1))
    if match.group("alt") == "逢周" or (freq == "weekly" and text[match.end() : match.end() + 1] in ("末",)):
        end, by = _week_days(text, match.end() - (match.group("alt") is None), by, end)
    count = _COUNT.match(text, end)
    number_of = number(count.group("c")) if count else None
    return end, Deadline("recurrence", recurrence=Recurrence(freq, interval, by, number_of), text=text[position:end])


def _frequency(match: Match[str]) -> tuple[str, int] | None:
    groups = match.groupdict()
    if groups["alt"]:
        word: str = groups["alt"]
        unit = word[1:].replace("度", "") if word[0] in "隔逐按分" else word[0] if word[0] != "逢" else "周"
        unit = "季度" if unit == "季" else unit
        freq, interval = _UNITS.get(unit, ("monthly", 1))
        return freq, interval * (2 if word[0] == "隔" else 1)
    if groups["from"]:
        return "weekly", 1
    if groups["meal"]:
        return "daily", 1
    unit = (
        groups["u6"]
        or groups["u7"]
        or groups["u8"]
        or groups["u"]
        or groups["ud"]
        or groups["u2"]
        or groups["u5"]
        or groups["u3"]
    )
    times = number(groups["n"] or groups["nd"] or groups["n2"], 1)
    if unit not in _UNITS or not 1 <= times <= 60:
        return None
    freq, base = _UNITS[unit]
    return freq, base * times


def _by(text: str, position: int, freq: str) -> tuple[int, By]:
    for pattern in _FOLLOW.get(freq, ()):
        match = pattern.match(text, position)
        if match:
            by = _read(match, freq)
            if by is not None:
                return match.end(), by
    return position, {}


def _week_days(text: str, position: int, by: By, end: int) -> tuple[int, By]:
    match = re.compile(r"[一二三四五六日天末]").match(text, position)
    return (match.end(), {**by, "weekday": weekday(match.group())}) if match else (end, by)


def _read(match: Match[str], freq: str) -> By | None:
    groups = match.groupdict()
    days = [number(groups[k]) for k in ("d1", "d2", "d3") if groups.get(k)]
    if not all(1 <= d <= 31 for d in days):
        return None
    by: By = _months(groups, freq)
    if days:
        by["day"] = _one(list(dict.fromkeys(days)))
    if groups.get("xun"):
        by["day"] = {"上": 10, "中": 20, "下": -1}[groups["xun"]]
    by |= _weekdays(groups)
    if groups.get("last") or (freq == "yearly" and not days and re.search("[底末]", match.group())):
        by |= _last_day(freq, by)
    if groups.get("ta") is not None:
        by |= _term(groups)
    time = clock(match)
    return by | ({"time": time} if time else {})


def _one(values: list[int]) -> int | list[int]:
    return values[0] if len(values) == 1 else values


def _months(groups: dict[str, str | None], freq: str) -> By:
    by: By = {}
    months = [number(groups[k]) for k in ("mo1", "mo2", "mo3", "mo4") if groups.get(k)]
    if months:
        by["month"] = _one(months)
    word = groups.get("qm")
    if word and word != "当":
        by["month_of_period"] = 1 if word == "首" else 3 if word[0] in "末最" else number(word)
    if groups.get("closed") and freq == "quarterly":
        by["month_of_period"] = 1
    return by


def _weekdays(groups: dict[str, str | None]) -> By:
    by: By = {}
    week = [weekday(groups[k] or "") for k in ("w1", "w2", "w3") if groups.get(k)]
    if week:
        until = groups.get("wto")
        by["weekday"] = _one(list(range(week[0], weekday(until) + 1)) if until else week)
    if groups.get("nth") or groups.get("nl"):
        by["nth"] = -1 if groups.get("nl") else number(groups["nth"])
    if groups.get("work"):
        return {"last_workday": True} if groups.get("nl") else {"workday": True, "nth": number(groups.get("nth"), 1)}
    return by


def _last_day(freq: str, by: By) -> By:
    out: By = {"day": -1}
    if freq == "quarterly" and "month_of_period" not in by:
        out["month_of_period"] = 3
    if freq == "semiannual":
        out["month"] = [6, 12]
    if freq == "yearly" and "month" not in by:
        out["month"] = 12
    return out


def _term(groups: dict[str, str | None]) -> By:
    word = groups["ta"] or ""
    begin = not word or word.startswith(("开学", "初", "开始", "伊始"))
    unit = {"周": "week", "天": "day", "日": "day", "月": "month", "工作日": "workday"}.get(
        groups.get("tu") or "", "day"
    )
    offset = number(groups.get("tn") or groups.get("tn2"), 1 if groups.get("tu") else 0)
    back = bool(groups.get("tb"))
    return {"anchor": "term_start" if begin else "term_end", "offset": -offset if back else offset, "unit": unit}


_MO = "(?:月份?)?[底末]?"
_BEFORE = "(?:之前|以前|底前|前)?"
_WEEK = (
    r"(?P<w1>[一二三四五六日天])(?![次期节场个周])(?:至周?(?P<wto>[一二三四五六日天])|(?:[、和及](?:周"
    r"|星期)?(?P<w2>[一二三四五六日天]))?(?:[、和及](?:周|星期)?(?P<w3>[一二三四五六日天]))?)"
)
_TERM = (
    r"(?:的)?(?P<ta>(?=第[一1]周)|开学初|开学|初|伊始|开始|结束|期末|末|放假)"
    rf"(?P<tb>前)?(?:的|后)?(?:(?:第(?P<tn2>{N})(?:个)?|(?P<tn>{N})个?)(?P<tu>工作日|周|星期|天|日"
    rf"|月))?(?:之?内|之前|以前|前)?"
)
_FOLLOW: dict[str, tuple[re.Pattern[str], ...]] = {
    "daily": (re.compile(rf"(?:的)?{TIME}{_BEFORE}"),),
    "weekly": (re.compile(rf"(?:的)?(?:周|星期)?{_WEEK}{TIME}{_BEFORE}"),),
    "monthly": (
        re.compile(rf"的?{N}[日号]?(?:至|到|[-~—])(?P<d1>{N})[日号]{TIME}{_BEFORE}"),
        re.compile(rf"[的逢]?{_DAYS}{TIME}{_BEFORE}"),
        re.compile(rf"(?P<closed>结束)后(?P<d1>{N})(?:个工作)?[日天]内"),
        re.compile(rf"的?(?P<last>月?底|月?末|(?:的)?最后一[天日]){TIME}{_BEFORE}"),
        re.compile(
            rf"{_NTH}(?P<work>工作日)?(?:(?:周|星期)的?)?(?:周|星期)?(?(work)"
            rf"|(?P<w1>[一二三四五六日天])(?!周)){TIME}{_BEFORE}"
        ),
        re.compile(rf"的?(?P<xun>[上中下])旬{_BEFORE}"),
    ),
    "quarterly": (
        re.compile(rf"(?P<closed>结束)后(?P<d1>{N})(?:个工作)?[日天]内"),
        re.compile(rf"的?{_QMONTH}的?{_DAYS}{TIME}{_BEFORE}"),
        re.compile(rf"的?{_QMONTH}(?P<last>月?底|月?末|(?:的)?最后一[天日]){TIME}{_BEFORE}"),
        re.compile(rf"度?(?P<qm>末)月?的?{_DAYS}{TIME}{_BEFORE}"),
        re.compile(rf"(?:的?{_QMONTH})?{_NTH}(?P<work>工作日){TIME}{_BEFORE}"),
        re.compile(rf"的?{_QMONTH}(?P<xun>[上中下])旬{_BEFORE}"),
        re.compile(rf"的?{_QMONTH}"),
        re.compile(rf"(?P<last>度?末|底|结束|的?最后一[天日]){TIME}{_BEFORE}"),
    ),
    "semiannual": (re.compile(rf"(?P<last>末|底|结束){_BEFORE}"),),
    "semester": (
        re.compile(rf"的?{_QMONTH}的?{_DAYS}{TIME}{_BEFORE}"),
        re.compile(rf"的?{_QMONTH}的?(?P<last>月?底|月?末|最后一[天日]){_BEFORE}"),
        re.compile(_TERM),
        re.compile(rf"(?P<ta>)的?前(?P<tn>{N})个?(?P<tu>周|星期|月)(?:之?内)?"),
    ),
    "school_year": (re.compile(_TERM),),
    "yearly": (
        re.compile(rf"的?(?P<mo1>{MONTH})月(?P<d1>{N})日(?:前)?[、和及,](?P<mo2>{MONTH})月(?P<d2>{N})日{_BEFORE}"),
        re.compile(rf"的?(?P<mo1>{MONTH})月(?:份)?{_DAYS}{TIME}{_BEFORE}"),
        re.compile(rf"的?(?P<mo1>{MONTH})月(?:份)?(?P<xun>[上中下])旬{_BEFORE}"),
        re.compile(
            rf"的?(?P<mo1>{MONTH}){_MO}(?:[、和及,](?P<mo2>{MONTH}){_MO})?(?:[、和及](?P<mo3>{MONTH}){_MO})?"
            rf"(?:[、和及](?P<mo4>{MONTH}){_MO})?(?<=[月份底末]){_BEFORE}"
        ),
        re.compile(rf"(?P<last>年?底|年?末|(?:年度)?结束){_BEFORE}"),
    ),
}
