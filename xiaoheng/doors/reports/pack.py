"""会议材料: one Word document of a meeting: cover, agenda, and each topic with its draft and the papers listed."""

from xiaoheng.doors.reports.minutes import chinese_day, numeral
from xiaoheng.doors.reports.official import Paper
from xiaoheng.ground.records.models import StoredFile
from xiaoheng.loop.decisions.models import AgendaItem, Meeting
from xiaoheng.loop.decisions.words import MeetingKind


def pack(meeting: Meeting) -> bytes:
    """材料汇编: what a member reads before the meeting; each topic begins on a page of its own."""
    items = list(meeting.items.select_related("topic__proposer").prefetch_related("topic__matters"))
    papers = dict(
        StoredFile.objects.filter(digest__in=[i.topic.paper for i in items if i.topic.paper]).values_list(
            "digest", "name"
        )
    )
    paper = Paper("会议材料")
    paper.title(f"{meeting.unit.name}{MeetingKind(meeting.kind).label}材料")
    _cover(paper, meeting)
    paper.heading("议程")
    for number, item in enumerate(items, 1):
        late = f"（议程锁定后列入：{item.late_reason}）" if item.late_reason else ""
        paper.text(f"{number}．{item.topic.title}{late}")
    for number, item in enumerate(items, 1):
        _topic(paper, item, numeral(number), papers)
    return paper.data()


def _cover(paper: Paper, meeting: Meeting) -> None:
    facts = (
        ("时间：", f"{chinese_day(meeting.planned_on)} {meeting.hours}".strip()),
        ("地点：", meeting.place),
        ("形式：", str(meeting.get_manner_display())),
        ("主持人：", meeting.chair.name if meeting.chair else ""),
    )
    for label, text in facts:
        if text:
            paper.text(text, label=label)
    paper.gap()


def _topic(paper: Paper, item: AgendaItem, number: str, papers: dict[str, str]) -> None:
    paper.new_page()
    topic = item.topic
    paper.heading(f"{number}、{topic.title}")
    paper.text("；".join(str(matter) for matter in topic.matters.all()), label="事项：")
    if topic.proposer:
        paper.text(topic.proposer.name, label="汇报人：")
    paper.text(topic.text)
    if topic.paper:
        paper.text(f"{papers.get(topic.paper, '')}（SM3：{topic.paper[:16]}…，在议题页下载）", label="附件：")
