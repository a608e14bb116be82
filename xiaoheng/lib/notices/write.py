"""成稿 Turns a unit into a task draft with raw-text offsets, a short title and its doubts."""

import re
from bisect import bisect_right
from dataclasses import replace
from functools import lru_cache

from xiaoheng.lib.hanzi import Clean
from xiaoheng.lib.notices.context import UNKNOWN, Context
from xiaoheng.lib.notices.deadlines import NONE, vague
from xiaoheng.lib.notices.deadlines.relative import COUNTED
from xiaoheng.lib.notices.draft import TaskDraft
from xiaoheng.lib.notices.duty import Unit
from xiaoheng.lib.notices.evidence import burden
from xiaoheng.lib.notices.judge import ACT
from xiaoheng.lib.notices.scope import scope

# Doubts about a day that the notice leaves to the school calendar, and what is doubted once that has told it.
UNDATED = ("时限随事件而定，请补填事件日期。", "学期或假期的起止日期通知中没有写明。")
SETTLED = "时限按校历推算，请核对。"

_EDGE = " \t\n,、;。(<"
_TITLE = 28


def as_task(unit: Unit, page: Clean, raw: str, context: Context) -> TaskDraft:
    """成稿 The task draft of a unit."""
    start, end = unit.start, unit.end
    while start < end - 1 and page.text[start] in _EDGE:
        start += 1
    while end > start + 1 and page.text[end - 1] in " \t\n":
        end -= 1
    low, high = page.raw_span(start, end)
    words = page.text[start:end]
    task = TaskDraft(
        low,
        high,
        _lines(raw, low, high),
        re.sub(r"\s*[\n\t]\s*", " ", words),
        title(unit.words or words, unit),
        unit.section,
    )
    unit.implicit = unit.implicit and not (unit.lead and unit.who == unit.lead)
    task.who, task.who_implicit, task.lead = unit.who, unit.implicit, unit.lead
    task.deadline, task.recurrence = unit.deadline, unit.recurrence
    task.quantity, task.evidence = unit.quantity, unit.evidence
    bound = unit.who if not unit.implicit or unit.who != context.addressees else []
    task.applies_to = scope(words, bound, context.addressees)
    if task.applies_to.mode == "all" and unit.words != words:
        task.applies_to = scope(unit.words, bound, context.addressees)  # the act of a row, without its other cells
    task.burden = burden(words, unit.evidence)
    task.unsure = _unsure(unit, words, context)
    _drop_guesses(task, context)
    return task


def _lines(raw: str, low: int, high: int) -> tuple[int, int]:
    starts = _line_starts(raw)
    return bisect_right(starts, low), bisect_right(starts, max(low, high - 1))


def _drop_guesses(task: TaskDraft, context: Context) -> None:
    """Without date or year in the notice a day of the calendar would be invented: it stays open."""
    phrase, kind = task.deadline.text, task.deadline.kind
    if context.dated or kind not in ("date", "range", "period") or re.search(r"20\d\d", phrase):
        return
    counted = bool(COUNTED.fullmatch(phrase))  # days from the notice's own date, which is not known
    if (context.anchor == UNKNOWN or counted) and (task.deadline.due or task.deadline.start):
        task.deadline = replace(NONE, note="missing", text=phrase)
        missing = "发文日期" if counted else "年份"
        task.unsure.append(f"时限“{phrase}”缺少{missing}，请补填发文日期后重新读取。")


@lru_cache(maxsize=2)
def _line_starts(raw: str) -> tuple[int, ...]:
    return (0, *(m.end() for m in re.finditer("\n", raw)))


def title(words: str, unit: Unit) -> str:
    """短标题 The clause with the act, without party and time, cut to a line's length."""
    parts = [p for p in re.split(r"[,。;|\t\n]|(?<!\d):", words) if p.strip()]
    act = next((p for p in parts if ACT.search(p) and len(p) > 5), parts[0] if parts else words)
    act = act.removeprefix("请")
    for name in unit.who:
        act = act.removeprefix(name).lstrip("、和与及")
    act = re.sub(r"^(?:等?[一二两三四五六七八九十\d]+所学校)", "", act)
    if unit.deadline.text:
        act = act.replace(unit.deadline.text, "", 1)
    act = re.sub(r"^(?:[、和(]|要|须|应当?|务必|必须|请|于|在|需|将|并|同时)+", "", act.strip()).strip("()、 ")
    act = act or words.strip()
    return act if len(act) <= _TITLE else act[: _TITLE - 1] + "…"


def _unsure(unit: Unit, words: str, context: Context) -> list[str]:
    out = []
    if unit.implicit:
        out.append(f"文中未写明责任主体，按上下文推定为{'、'.join(unit.who)}。" if unit.who else "文中未写明责任主体。")
    if unit.instead:
        out.append(f"责任主体也可能是{'、'.join(unit.instead)}，请核对。")
    if unit.deadline == NONE and not unit.recurrence:
        note = vague(words)
        out.append(
            {
                "asap": "只要求尽快，没有具体时限。",
                "announced": "时限另行通知。",
                "vague": "时限含糊，没有具体日期。",
            }.get(note or "", "没有写明时限。")
        )
    if unit.inherited:
        out.append("时限取自上级标题或引语。")
    if unit.deadline.kind == "relative":
        out.append(UNDATED[0])
    if unit.deadline.kind == "period" and not unit.deadline.end:
        out.append(UNDATED[1])
    if unit.deadline.provisional:
        out.append("该年放假安排尚未公布，工作日暂按周一至周五推算。")
    if unit.deadline.note == "month_before":
        out.append("“某月前”按该月之前理解，请核对。")
    if (
        not context.dated
        and unit.deadline.kind in ("date", "range", "period")
        and not re.search(r"20\d\d", unit.deadline.text)
    ):
        out.append("通知没有发文日期，年份为推定。")
    return out


__all__ = ["as_task", "title"]
