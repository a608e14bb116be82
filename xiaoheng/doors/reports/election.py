"""选举文书: 请示, 报告, 选票 and 计票结果 as Word documents, from the rows of an election."""

from collections.abc import Sequence

from xiaoheng.doors.reports.minutes import chinese_day
from xiaoheng.doors.reports.official import Paper
from xiaoheng.ground.organisation.models import Person
from xiaoheng.ground.organisation.words import Post
from xiaoheng.lib import clock
from xiaoheng.loop.decisions.elections.models import Ballot, Election, Standing
from xiaoheng.loop.decisions.elections.words import BallotState, Kind

MEDIA = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
WORDS = {Kind.TERM: "换届", Kind.BY: "补选"}
POSTS = {
    Post.COMMITTEE_MEMBER: "委员",
    Post.SECRETARY: "书记",
    Post.DEPUTY: "副书记",
    Post.FULL_TIME_DEPUTY: "专职副书记",
}
STROKES = "（按姓氏笔画为序）"


def request_paper(row: Election, people: Sequence[Person]) -> bytes:
    """请示: time, seats and way; the candidates as far as they are known."""
    paper = _headed(row, f"关于{row.org.name}\n{WORDS[Kind(row.kind)]}选举的请示")
    paper.text(f"拟于{chinese_day(row.planned_on)}召开党员大会进行{WORDS[Kind(row.kind)]}选举。现将有关事项请示如下。")
    paper.heading("一、名额")
    paper.text(_seats(row))
    paper.heading("二、选举办法")
    paper.text("无记名投票、差额选举。有选举权的到会人数不少于应到会人数的五分之四方可选举；"
               "赞成票超过实到会有选举权人数的一半，始得当选。未到会的不能委托他人投票。")  # fmt: skip
    if people:
        paper.heading("三、候选人预备人选" + STROKES)
        paper.text("、".join(person.name for person in people))
    if row.request is not None and row.request.text:
        paper.text(row.request.text)
    paper.text("妥否，请批示。")
    return _signed(paper, row)


def report_paper(row: Election, chosen: Sequence[Standing]) -> bytes:
    """报告: what each round came to, and who is elected to what."""
    paper = _headed(row, f"关于{row.org.name}\n{WORDS[Kind(row.kind)]}选举结果的报告")
    day = chinese_day(row.held_on or row.planned_on)
    paper.text(f"{day}，{row.org.name}召开党员大会进行{WORDS[Kind(row.kind)]}选举。现将结果报告如下。")
    for ballot in row.ballots.order_by("number"):
        paper.text(f"{_head(ballot)}{_papers(ballot)}")
    for post, label in POSTS.items():
        names = [f"{one.person.name}（{one.yes}票）" for one in chosen if one.ballot.post == post]
        if names:
            paper.people(f"当选{label}", "、".join(names))
    if row.consent is not None:
        paper.text(f"经到会党员{row.consent}人同意，缺额不再补足。")
    paper.text("特此报告，书记、副书记请予批准。" if row.officers else "特此报告。")
    return _signed(paper, row)


def ballot_paper(ballot: Ballot, names: Sequence[Standing]) -> bytes:
    """选票: names by strokes, room for a write-in, the rules under it; no number and no mark on it."""
    row, label = ballot.election, POSTS[Post(ballot.post)]
    paper = Paper("选票")
    paper.title(f"{row.org.name}\n{WORDS[Kind(row.kind)]}选举{label}选票")
    empty = [["", "", "", "", ""] for _seat in range(ballot.seats)]
    paper.grid(
        [
            ["候选人", "赞成", "不赞成", "弃权", "另选他人"],
            *([one.person.name, "", "", "", ""] for one in names),
            *empty,
        ],
        [36, 24, 24, 24, 40],
    )
    paper.gap()
    paper.text(f"候选人{STROKES}{len(names)}人，应选{ballot.seats}人。赞成人数多于应选人数的为废票。")
    paper.text("在候选人姓名后的“赞成”“不赞成”或“弃权”栏内画“○”。不赞成的可以另选他人，弃权的不能另选他人。")
    return paper.data()


def count_paper(ballot: Ballot, names: Sequence[Standing]) -> bytes:
    """计票结果: the numbers once both counts agree; before that the same form, empty."""
    row, counted = ballot.election, ballot.state == BallotState.COUNTED
    paper = Paper("计票结果")
    paper.title(f"{row.org.name}\n{WORDS[Kind(row.kind)]}选举计票结果报告单")
    paper.text(_head(ballot))
    paper.text(
        _papers(ballot) if counted or ballot.state == BallotState.RERUN else "发出选票　　张，收回　　张，废票　　张。"
    )
    rows = [[one.person.name + ("（另选）" if one.written_in else ""), *_votes(one, counted)] for one in names]
    paper.grid([["姓名", "赞成", "不赞成", "弃权", "结果"], *rows], [44, 24, 24, 24, 32])
    paper.gap()
    paper.text(row.scrutineer.name if row.scrutineer and counted else "", label="监票人：")
    paper.text(row.teller.name if row.teller and counted else "", label="计票人：")
    paper.text(chinese_day(ballot.held_on))
    return paper.data()


def _votes(one: Standing, counted: bool) -> list[str]:
    if not counted:
        return [""] * 4
    numbers = ["—" if n is None else str(n) for n in (one.yes, one.no, one.abstain)]
    return [*numbers, "当选" if one.elected else "票数相等" if one.tied else ""]


def _head(ballot: Ballot) -> str:
    return (
        f"第{ballot.number}轮，应选{POSTS[Post(ballot.post)]}{ballot.seats}人。"
        f"应到会{ballot.entitled}人，实到会{ballot.present}人。"
    )


def _papers(ballot: Ballot) -> str:
    if ballot.issued is None or ballot.state not in (BallotState.COUNTED, BallotState.RERUN):
        return "尚未计票。"
    told = f"发出选票{ballot.issued}张，收回{ballot.returned}张，其中废票{ballot.void}张。"
    return told + ("收回多于发出，本轮无效，重新投票。" if ballot.state == BallotState.RERUN else "本轮有效。")


def _seats(row: Election) -> str:
    if row.direct:
        return "不设委员会，由党员大会直接选举书记1名。"
    officers = f"，由新一届委员会等额选举书记1名、副书记{row.deputies}名" if row.officers else ""
    return f"应选委员{row.seats}名{officers}。"


def _headed(row: Election, title: str) -> Paper:
    paper = Paper(title.replace("\n", ""))
    paper.title(title)
    superior = row.request.superior if row.request else row.unit.superior
    paper.addressee(row.org.superior.name if row.org.superior else superior.name if superior else "上级党组织")
    return paper


def _signed(paper: Paper, row: Election) -> bytes:
    paper.signed(row.org.name, chinese_day(clock.today()))
    return paper.data()
