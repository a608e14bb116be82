"""报备文本: the Word document of one version, from its rows."""

from xiaoheng.doors.reports.minutes import chinese_day
from xiaoheng.doors.reports.official import Paper
from xiaoheng.loop.decisions.filing.models import FiledText
from xiaoheng.loop.decisions.filing.words import State
from xiaoheng.loop.decisions.selectors import Listed
from xiaoheng.loop.decisions.words import quorum_words

MEDIA = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
DIGITS = "〇一二三四五六七八九"


def filed_text_paper(text: FiledText) -> bytes:
    """文本: title, where it stands, chapters and articles; a draft says that it is one."""
    paper = Paper(text.title)
    paper.title(text.title.replace(text.unit.name, f"{text.unit.name}\n", 1))
    paper.text(_standing(text))
    paper.gap()
    for row in text.articles.all():
        if row.heading:
            paper.heading(row.heading)
        paper.text(row.body, label=f"第{chinese(row.number)}条　")
    _matters(paper, text)
    return paper.data()


def _matters(paper: Paper, text: FiledText) -> None:
    """What the list says of single matters, after its articles."""
    rows = text.matter_terms.select_related("matter", "article")
    if rows:
        paper.gap()
        paper.heading("附：约定的事项")
    for row in rows:
        said = Listed(row.matter, row.body, row.mode, row.category, row.quorum, row.gates)
        numbers = f"{quorum_words(said.rule)}（{said.rule.code}）"
        asked = "；".join(part for part in (said.body_label, numbers, "、".join(said.gate_labels)) if part)
        paper.text(f"{said}（第{chinese(row.article.number)}条）：{asked}。")


def chinese(number: int) -> str:
    """一 … 九千九百九十九: numbers of articles."""
    found, zero = "", False
    for digit, unit in zip(f"{number:04}", ("千", "百", "十", ""), strict=True):
        if digit == "0":
            zero = bool(found)
            continue
        found += ("〇" if zero else "") + DIGITS[int(digit)] + unit
        zero = False
    return found.removeprefix("一") if found.startswith("一十") else found


def _standing(text: FiledText) -> str:
    adopted = f"{chinese_day(text.resolution.decided_on)}{text.resolution.number}通过" if text.resolution else ""
    if text.number and text.effective_on:
        ended = f"，至{chinese_day(text.ended_on)}前有效" if text.ended_on else ""
        filed = f"{text.number}备案，自{chinese_day(text.effective_on)}起施行{ended}"
        return f"（{adopted}，{filed}）" if adopted else f"（{filed}）"
    state = State(text.state)
    return (
        f"（第{text.version}版，{'草稿' if state == State.DRAFT else '尚未备案'}{'，' + adopted if adopted else ''}）"
    )
