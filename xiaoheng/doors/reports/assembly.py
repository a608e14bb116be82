"""会议纪要: the Word document of a meeting of another body, from its rows; whom only numbers stand for has no name."""

from xiaoheng.doors.reports.minutes import chinese_day, numeral
from xiaoheng.doors.reports.official import Paper
from xiaoheng.loop.decisions.assemblies.models import Question
from xiaoheng.loop.decisions.assemblies.words import Method, Result, Way
from xiaoheng.loop.decisions.models import Meeting
from xiaoheng.loop.decisions.words import HERE

SAID = {
    Result.ADOPTED: "会议通过",
    Result.REJECTED: "会议未通过",
    Result.AGREED: "会议赞成",
    Result.COMMENTED: "会议提出意见和建议",
    Result.OPPOSED: "会议不赞成",
    Result.STUDIED: "会议研究",
    Result.DEFERRED: "会议决定缓议",
}


def minutes(meeting: Meeting) -> bytes:
    """纪要: head, when and where, each question with its counts and conclusion, who was there, room for a signature."""
    paper, holder = Paper(meeting.number), meeting.assembly.holder
    paper.sign(f"{meeting.name}纪要", meeting.number[meeting.number.index("〔") :] if "〔" in meeting.number else "")
    paper.ends(holder, chinese_day(meeting.held_on or meeting.planned_on))
    chair = f"{meeting.chair.name}同志" if meeting.chair else ""
    place, topic = f"在{meeting.place}" if meeting.place else "", f"，主题是“{meeting.title}”" if meeting.title else ""
    paper.text(
        f"{chinese_day(meeting.held_on or meeting.planned_on)}，{chair}{place}主持召开{_called(meeting, holder)}{topic}。"
        f"应到会{meeting.entitled}人，实到会{meeting.present}人。"
    )
    if meeting.summary:
        paper.text(meeting.summary, label="会议内容：")
    for number, row in enumerate(meeting.questions.select_related("gate__topic"), 1):
        _question(paper, meeting.assembly.form.way, row, numeral(number))
    paper.gap()
    _attendance(paper, meeting)
    paper.gap()
    paper.text("", label="主持人签发：")
    return paper.data()


def _called(meeting: Meeting, holder: str) -> str:
    """桃源中学家长委员会会议, 桃源中学党支部支部党员大会."""
    return f"{holder}会议" if meeting.name in holder else f"{holder}{meeting.name}"


def _question(paper: Paper, way: str, row: Question, number: str) -> None:
    verb = {Way.VOTE: "审议", Way.OPINION: "听取意见", Way.STUDY: "研究"}[Way(way)]
    paper.heading(f"{number}、{verb}《{row.title}》")
    if row.text:
        paper.text(row.text, label="内容：")
    if row.has_count:
        paper.text(f"应到会{row.entitled}人，到会{row.present}人。{_counts(way, row)}。", label="人数：")
    paper.text(row.conclusion, label=f"{SAID[Result(row.result)]}：" if row.result else "")


def _counts(way: str, row: Question) -> str:
    if way == Way.VOTE:
        method = Method(row.method).label
        return f"{method}表决：赞成{row.yes}票，反对{row.no}票，弃权{row.abstain}票"
    return f"赞成{row.yes}人，有意见和建议{row.comments}人，不赞成{row.no}人"


def _attendance(paper: Paper, meeting: Meeting) -> None:
    """出席, 请假, 列席 by name; then those who are counted."""
    seats = list(meeting.attendances.select_related("person"))
    lists = (
        ("出席", [r for r in seats if r.is_entitled and r.presence in HERE]),
        ("请假", [r for r in seats if r.is_entitled and r.presence not in HERE]),
        ("列席", [r for r in seats if not r.is_entitled and r.presence in HERE]),
    )
    for label, rows in lists:
        if rows:
            paper.people(label, "、".join(row.person.name for row in rows))
    counted = [
        f"{part.get_part_display()}{part.present}人（应到{part.expected}人）" for part in meeting.headcounts.all()
    ]
    if counted:
        paper.people("代表", "、".join(counted))
