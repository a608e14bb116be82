"""相承时限 Times that lean on the one before them: bare days, hours and counts, and what stands behind a repetition."""

import re
from dataclasses import replace
from datetime import date, timedelta
from re import Match

from xiaoheng.lib.notices.deadlines import dates, relative
from xiaoheng.lib.notices.deadlines.model import Deadline, Found, Recurrence
from xiaoheng.lib.notices.deadlines.tokens import end_of, safe, weekday

_NEXT_MONTH = re.compile(r"[于在]?(?:次月|下月|下个月|当月)?(\d{1,2})[日号](?:[^\u4e00-\u9fff]*(?:之?前|以前))?")
_MONTH_END = re.compile("(?:[于在到至]|截至)?(?:当月)?月[底末](?:之?前|以前)?")
_WEEKDAY = re.compile("(?:每|当)?(?:周|星期)([一二三四五六日天])")
# 资助资金到账后,学校须在15个工作日内: after what has no name of its own here.
_THEN = re.compile(
    r"(?:^|[。;])[^,。;]{2,14}?(?<!印发)(?<!下发)(?<!发文)(?<!发布)(?<![今此以])后,(?:[^,。;]{1,10})?(?:要|应|须|必须|在|于)*$"
)
_CARRIED = ("receipt", "meeting", "discovery", "occurrence", "publicity_end")


def dated(found: list[Found], day: date | None, named: Deadline | None = None) -> list[Found]:
    """定日 “18时前报县局,19时前汇总”: hours get the day that was named before them."""
    out: list[Found] = []
    for item in found:
        item = _that_day(item, out[-1].deadline if out else None)
        item = _that_month(item, named)
        if item.deadline.due and (item.deadline.note == "month" or re.search("[月旬]", item.deadline.text)):
            named = item.deadline
        item = _next_day(item, day)
        repeats_daily = bool(out and out[-1].deadline.recurrence and item.start - out[-1].end <= 1)
        again = out[-1].deadline.recurrence if out and not repeats_daily else None
        if item.deadline.note == "hour" and again and again.freq == "daily":
            daily = Recurrence("daily", again.interval, {"time": item.deadline.time})
            item = replace(item, deadline=Deadline("recurrence", recurrence=daily, text=item.deadline.text))
        if item.deadline.note == "hour" and day and not repeats_daily:
            item = replace(item, deadline=replace(item.deadline, date=day, note=""))
        if item.deadline.note not in ("hour", "day"):
            out.append(item)
        day = item.deadline.date or day
    return out


def _that_day(item: Found, last: Deadline | None) -> Found:
    """“自6月18日起停课,并于当日18时前告知”: the day named before it."""
    words, day = item.deadline.text, last and (last.date or last.start)
    if item.deadline.anchor != "event" or not words.startswith(("当日", "当天")) or not day or not last:
        return item
    if not re.search(r"\d[日号]", last.text):
        return item
    at = dates.HOUR.search(words)
    hour = dates.hour(at, day) if at else None
    return replace(item, deadline=Deadline("date", date=day, time=hour.time if hour else None, text=words))


def _that_month(item: Found, last: Deadline | None) -> Found:
    """“4月1日至15日自查,20日前报告”: a day without its month is of the month named before it, or of the next one."""
    named, day = last and last.due, item.deadline.due
    if named and _MONTH_END.fullmatch(item.deadline.text):
        return replace(item, deadline=replace(item.deadline, date=end_of(named.year, named.month)))
    if not named or not day or not (item.deadline.note == "day" or dates.BARE_DAY.fullmatch(item.deadline.text)):
        return item
    within = last and last.start and safe(last.start.year, last.start.month, day.day)
    if within and not item.deadline.start and last and last.start and last.start <= within <= named:
        return replace(item, deadline=replace(item.deadline, date=within, note="month"))
    late = named.day - day.day > 15
    year, month = (named.year + (late and named.month == 12), named.month % 12 + 1 if late else named.month)
    at, begin = safe(year, month, day.day) or end_of(year, month), item.deadline.start
    if at and begin:
        return replace(item, deadline=replace(item.deadline, start=safe(year, month, begin.day), end=at, note="month"))
    return replace(item, deadline=replace(item.deadline, date=at, note="month")) if at else item


def _next_day(item: Found, day: date | None) -> Found:
    """“1月26日前报成绩;次日16时前报分析”: the day after the one named before it."""
    words = item.deadline.text
    if not day or item.deadline.kind != "relative" or not words.lstrip("于在").startswith(("次日", "翌日", "第二天")):
        return item
    at = dates.HOUR.search(words)
    hour = dates.hour(at, day) if at else None
    after = Deadline("date", date=day + timedelta(days=1), time=hour.time if hour else None, text=words)
    return replace(item, deadline=after)


def joined(found: list[Found], text: str, tied: Deadline | None = None) -> list[Found]:
    """定事 “培训结束后,各校要在一个月内…”: days counted after a named event belong to that event."""
    out: list[Found] = []
    for item in found:
        last = out[-1] if out else None
        if last and item.start - last.end <= 1 and (whole := _of_each(last, item, text)):
            out[-1] = whole
            continue
        if (
            last
            and last.deadline.kind == "relative"
            and (last.deadline.offset == 0 or "小时" in text[item.start : item.end])
            and last.deadline.rel == "after"
            and item.start - last.end <= 24
            and not re.search("[。;]", text[last.end : item.start])
            and (counted := relative.SPAN_ONLY.fullmatch(text, item.start, item.end))
        ):
            if last.deadline.offset == 0:
                out.pop()
            item = replace(item, deadline=relative.since(last.deadline, counted))
        elif (
            last
            and last.deadline.kind == "date"
            and text[last.end : item.start] in ("起", "后", "起的")
            and (counted := relative.SPAN_ONLY.fullmatch(text, item.start, item.end))
        ):
            item = replace(item, deadline=relative.counted_from(counted, last.deadline))
            out.pop()
        elif counted := relative.SPAN_ONLY.fullmatch(text, item.start, item.end):
            event = _counted_from(last.deadline if last else tied, text[max(0, item.start - 90) : item.start], counted)
            item = replace(item, deadline=relative.since(event, counted)) if event else item
        elif again := _each_time(item, out, text):
            item = replace(item, deadline=Deadline("recurrence", recurrence=again, text=text[item.start : item.end]))
        out.append(item)
    return out


def _counted_from(tied: Deadline | None, before: str, counted: Match[str]) -> Deadline | None:
    """“收到通知后3日内明确联络员,15个工作日内制定方案”: what a bare number of days is counted from."""
    if event := relative.happened(before):
        return event
    if tied and tied.kind == "relative" and tied.rel == "after" and tied.anchor in _CARRIED and "。" not in before:
        return tied
    if _THEN.search(before):
        return Deadline("relative", anchor="event", rel="after")
    if relative.empty(before):
        return Deadline("relative", anchor="vacancy", rel="after")
    return relative.troubled(before.rpartition("。")[2]) if counted.group("u") == "小时" else None


def _each_time(item: Found, out: list[Found], text: str) -> Recurrence | None:
    """“每月检查,次月5日前报送”, “每周排查,月底汇总”, “每天晨检,周五上报”: a bare day behind a repetition comes again."""
    freqs = {f.deadline.recurrence.freq for f in out if f.deadline.recurrence}
    if not freqs or item.deadline.recurrence or any(f.deadline.kind == "date" for f in out):
        return None
    words, time = text[item.start : item.end], item.deadline.time
    at = {"time": time} if time else {}
    if "yearly" in freqs and words.lstrip("于在").startswith(("次年", "翌年")) and (on := item.deadline.date):
        return Recurrence("yearly", by={"month": on.month, "day": on.day})
    if "monthly" in freqs and (day := _NEXT_MONTH.fullmatch(words)):
        return Recurrence("monthly", by={"day": int(day.group(1)), **at})
    if freqs & {"daily", "weekly", "monthly"} and _MONTH_END.fullmatch(words):
        return Recurrence("monthly", by={"day": -1})
    if freqs & {"daily", "weekly"} and (week := _WEEKDAY.match(words)):
        return Recurrence("weekly", by={"weekday": weekday(week.group(1)), **at})
    return None


def _of_each(repeat: Found, item: Found, text: str) -> Found | None:
    """“每年‘七一’前”, “每周一升旗仪式后”: what stands right behind a repetition says when in each period."""
    again, day = repeat.deadline.recurrence, item.deadline.date
    if not again or again.by.get("day") or item.deadline.recurrence:
        return None
    if again.freq == "yearly" and not again.by and day:
        again = replace(again, by={"month": day.month, "day": day.day})
    elif item.deadline.kind != "relative" or item.deadline.offset:
        return None
    words = text[repeat.start : item.end]
    return replace(repeat, end=item.end, deadline=replace(repeat.deadline, recurrence=again, text=words))
