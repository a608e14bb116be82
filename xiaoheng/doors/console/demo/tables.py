"""Around the meetings: minutes confirmed by the next, emergencies heard or waiting, a meeting called with notice."""

from datetime import time, timedelta

from xiaoheng.doors.console.demo.asked import hosts_of
from xiaoheng.doors.console.demo.build import Place, World
from xiaoheng.doors.console.demo.past import PARTY, Past
from xiaoheng.ground.organisation.words import UnitKind
from xiaoheng.loop.decisions.models import AgendaItem, Matter, Meeting, Minutes, Summons, Topic, TopicMatter, UrgentAct
from xiaoheng.loop.decisions.selectors import expected
from xiaoheng.loop.decisions.words import MeetingKind, TopicState, UrgentState

TEXT, REASON = "暴雨期间停用受损教学楼，学生转至综合楼上课", "墙体渗水，来不及召开会议"


def confirm(decided: Past) -> None:
    """Each meeting confirms the minutes of the body's meeting before; rows not saved yet."""
    before: dict[tuple[int, str], Minutes] = {}
    for minutes in sorted(decided.minutes, key=lambda row: row.meeting.planned_on):
        key = (id(minutes.meeting.unit), minutes.meeting.kind)
        if key in before:
            before[key].confirmed_in = minutes.meeting
        before[key] = minutes


def lay(world: World, decided: Past) -> None:
    """In every county one emergency that a meeting has heard, one that waits, and a Party meeting with its notice."""
    last = {id(row.unit): row for row in decided.meetings if row.kind == PARTY.kind}
    acts = []
    for county in (unit for unit in world.units if unit.kind == UnitKind.COUNTY):
        first, second, third = hosts_of(world, county)[:3]
        heard, known = last.get(id(first.unit)), last.get(id(second.unit))
        if heard is not None:
            acts.append(_act(first, heard, UrgentState.RATIFIED))
        if known is not None:
            acts.append(_act(second, known, UrgentState.WAITING))
        chair = last.get(id(third.unit))
        if chair is not None:
            _call(world, third, chair)
    UrgentAct.objects.bulk_create(acts)


def _act(place: Place, meeting: Meeting, state: UrgentState) -> UrgentAct:
    """Done two days before the meeting that heard it, or two days after the last one."""
    heard = state == UrgentState.RATIFIED
    day = meeting.planned_on + timedelta(days=-2 if heard else 2)
    return UrgentAct(
        unit=place.unit, org=place.org, person=meeting.chair, text=TEXT, reason=REASON, done_on=day, entered_on=day,
        state=state, meeting=meeting if heard else None,
    )  # fmt: skip


def _call(world: World, place: Place, last: Meeting) -> None:
    """A Party meeting in three days, one topic on its agenda, the notice read by the chair alone."""
    matter = Matter.objects.get(code="P16")
    meeting = Meeting.objects.create(
        unit=place.unit, org=place.org, kind=MeetingKind.PARTY, planned_on=world.today + timedelta(days=3),
        begins=time(15), ends=time(16, 30), place="行政楼会议室", entered_on=world.today, chair=last.chair,
    )  # fmt: skip
    words = "一、落实意识形态工作责任制；二、每学期分析研判两次；三、规范讲座、社团等阵地的管理。"
    topic = Topic.objects.create(
        unit=place.unit, org=place.org, title="本学期意识形态工作安排", text=words, proposer=last.chair,
        proposed_on=world.today - timedelta(days=4), state=TopicState.TABLED, body=MeetingKind.PARTY,
        stage=MeetingKind.PARTY, quorum=matter.quorum, categories=matter.category,
    )  # fmt: skip
    TopicMatter.objects.create(topic=topic, matter=matter)
    AgendaItem.objects.create(meeting=meeting, topic=topic, position=1, quorum=matter.quorum)
    _invite(world, meeting)


def _invite(world: World, meeting: Meeting) -> None:
    entitled, sitting = expected(meeting.kind, meeting.unit, meeting.org, meeting.planned_on)
    Summons.objects.bulk_create(
        Summons(
            meeting=meeting, person=person, is_entitled=person in entitled, topics=1, sent_on=world.today,
            read_on=world.today if person == meeting.chair else None,
        )
        for person in {**entitled, **sitting}
    )  # fmt: skip
