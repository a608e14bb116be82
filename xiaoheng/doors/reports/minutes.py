"""会议纪要: the Word document of one meeting of a deciding body, from its rows."""

from datetime import date

from xiaoheng.doors.reports.official import Paper
from xiaoheng.loop.decisions.models import AgendaItem, Attendance, Meeting
from xiaoheng.loop.decisions.words import MeetingKind, Method, Outcome, Presence

NUMERALS = "一二三四五六七八九十"
DECIDED = {
    Outcome.APPROVED: "会议决定",
    Outcome.REJECTED: "会议未通过",
    Outcome.DEFERRED: "会议决定缓议",
    Outcome.REMANDED: "会议决定退回修改",
    Outcome.FORWARDED: "校长决定",
}


def minutes(meeting: Meeting) -> bytes:
    """纪要: head, when and where, each item with its views, vote and outcome, who was there, room for the signature."""
    seats = list(meeting.attendances.select_related("person"))
    issuer = meeting.org.name if meeting.org else meeting.unit.name
    paper = Paper(meeting.number)
    paper.sign(_sign(meeting), meeting.number[meeting.number.index("〔") :] if "〔" in meeting.number else "")
    paper.ends(issuer, chinese_day(meeting.held_on or meeting.planned_on))
    _opening(paper, meeting, issuer)
    for number, item in enumerate(meeting.items.select_related("topic__proposer"), 1):
        _item(paper, meeting, item, numeral(number), seats)
    _before(paper, meeting)
    paper.gap()
    _attendance(paper, seats)
    paper.gap()
    paper.text("", label="主持人签发：")
    return paper.data()


def numeral(number: int) -> str:
    """一 … 九百九十九: heads of items."""
    if number >= 100:
        hundreds, rest = divmod(number, 100)
        between = "零" if 0 < rest < 10 else "一" if 10 <= rest < 20 else ""
        return f"{NUMERALS[hundreds - 1]}百{between}{numeral(rest) if rest else ''}"
    tens, ones = divmod(number, 10)
    if number <= 10:
        return NUMERALS[number - 1]
    return (NUMERALS[tens - 1] if tens > 1 else "") + "十" + (NUMERALS[ones - 1] if ones else "")


def chinese_day(day: date) -> str:
    """2023年3月14日: Arabic figures without leading zeros."""
    return f"{day.year}年{day.month}月{day.day}日"


def _sign(meeting: Meeting) -> str:
    return f"{MeetingKind(meeting.kind).label}纪要"


def _opening(paper: Paper, meeting: Meeting, issuer: str) -> None:
    chair = meeting.chair.name if meeting.chair else ""
    place = f"在{meeting.place}" if meeting.place else ""
    paper.text(
        f"{chinese_day(meeting.held_on or meeting.planned_on)}，{chair}同志{place}主持召开{issuer}"
        f"{MeetingKind(meeting.kind).label}。应到会{meeting.entitled}人，实到会{meeting.present}人，"
        f"逐项审议情况和结论如下。"
    )


def _item(paper: Paper, meeting: Meeting, item: AgendaItem, number: str, seats: list[Attendance]) -> None:
    topic = item.topic
    codes = "、".join(str(matter) for matter in topic.matters.all())
    paper.heading(f"{number}、审议《{topic.title}》")
    reporter = topic.proposer.name if topic.proposer else ""
    paper.text(f"事项：{codes}。" + (f"汇报人：{reporter}。" if reporter else ""))
    recusals = list(item.recusals.select_related("person"))
    if recusals:
        paper.text("；".join(f"{r.person.name}（{r.reason}）" for r in recusals) + "。", label="回避：")
    for spoken in item.utterances.select_related("person"):
        chair = "（主持人）" if spoken.person_id == meeting.chair_id else ""
        paper.text(spoken.text, label=f"{spoken.person.name}{chair}：")
    if item.split:
        paper.text(item.split, label="重大分歧：")
    if item.chair_early:
        paper.text(item.chair_early, label="主持人未末位表态的原因：")
    for row in seats:
        if row.written_view:
            paper.text(f"{row.written_view}（书面意见，会上宣读，不计入票数）", label=f"{row.person.name}：")
    _vote(paper, item, len(recusals))
    paper.text(item.text, label=f"{DECIDED[Outcome(item.outcome)]}：" if item.outcome else "")


def _before(paper: Paper, meeting: Meeting) -> None:
    """What the meeting said to the minutes before it and to what was done in emergencies."""
    for row in meeting.confirmed_minutes.select_related("meeting"):
        paper.text(f"会议确认了{row.meeting.number}。")
    for act in meeting.urgent_acts.order_by("done_on", "id"):
        paper.text(
            f"{chinese_day(act.done_on)}，{act.text}（{act.reason}）。{act.get_state_display()}。{act.remark}",
            label="应急处置：",
        )


def _vote(paper: Paper, item: AgendaItem, recused: int) -> None:
    counts = f"应到会{item.entitled}人，到会参加本项{item.present}人" + (f"，回避{recused}人" if recused else "")
    if item.has_vote:
        method = Method(item.method).label
        counts += f"。{method}表决：赞成{item.yes}票，反对{item.no}票，弃权{item.abstain}票"
        named = "；".join(f"{b.person.name}{b.get_choice_display()}" for b in item.ballots.select_related("person"))
        counts += f"（{named}）" if named else ""
    paper.text(f"{counts}。", label="人数：")


def _attendance(paper: Paper, seats: list[Attendance]) -> None:
    """出席, 请假, 列席, in the official order."""
    there = (Presence.PRESENT, Presence.LATE, Presence.LEFT)
    lists = (
        ("出席", [r for r in seats if r.is_entitled and r.presence in there]),
        ("请假", [r for r in seats if r.is_entitled and r.presence not in there]),
        ("列席", [r for r in seats if not r.is_entitled and r.presence in there]),
    )
    for label, rows in lists:
        if rows:
            paper.people(label, "、".join(_named(r) for r in rows))


def _named(row: Attendance) -> str:
    mark = {Presence.LATE: "（迟到）", Presence.LEFT: "（中途离会）"}.get(Presence(row.presence), "")
    return f"{row.person.name}{mark}"
