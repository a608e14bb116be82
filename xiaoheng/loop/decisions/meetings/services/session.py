"""会议进行: opening with the list of entitled persons, attendance, closing."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.models import Person
from xiaoheng.ground.organisation.verbs import act, advance
from xiaoheng.ground.organisation.words import Post
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Refused, Stale
from xiaoheng.lib.states import step
from xiaoheng.loop.decisions.meetings.models import AgendaItem, Attendance, Meeting
from xiaoheng.loop.decisions.meetings.selectors.bodies import expected
from xiaoheng.loop.decisions.meetings.selectors.session import present_count, standing_of
from xiaoheng.loop.decisions.meetings.services.locking import locked_state
from xiaoheng.loop.decisions.meetings.services.urgency import refuse_unratified
from xiaoheng.loop.decisions.states import ITEM, MEETING
from xiaoheng.loop.decisions.words import ItemState, MeetingKind, MeetingState, Presence

LABELS = dict(MeetingState.choices)
LIVE = (MeetingState.PLANNED, MeetingState.OPEN)
ITEM_LABELS = dict(ItemState.choices)
# Two bodies, two minute books: a number is official text and is never translated.
BOOKS = {MeetingKind.PARTY: "党组织会议纪要", MeetingKind.PRINCIPAL: "校长办公会议纪要"}


@dataclass(frozen=True)
class Mark:
    """出席登记: how one person attended; an absent person may have sent a written view, read and not counted."""

    presence: str
    written_view: str = ""
    seen: tuple[str, str] | None = None  # presence and written view as the clerk's page showed them


def start(*, actor: Actor, meeting: Meeting) -> Meeting:
    """宣布开会: who is entitled today is computed from the posts and frozen.

    Members of the other team sit in without a vote. Refused: an empty agenda, a day to come, another meeting of the
    same body still open, nobody entitled.
    """
    with act("decisions.start", actor=actor, unit=meeting.unit, on=meeting) as doing:
        today = clock.today()
        if meeting.planned_on > today:
            raise Refused(
                _("会议日期是%(day)s，还没有到。") % {"day": meeting.planned_on}, _("请在会议当天开会。"), "B-03"
            )
        if not meeting.items.exists():
            raise Refused(_("议程为空。"), _("请先列入议题。"), "B-02")
        same_body = Meeting.objects.select_for_update().filter(unit=meeting.unit, kind=meeting.kind)
        if any(row.state == MeetingState.OPEN for row in same_body.filter(state__in=LIVE)):
            raise Refused(_("本会议的上一次会议还没有散会。"), _("请先结束正在进行的会议。"), "B.1")
        step(MEETING, "decisions.start", meeting.state, labels=LABELS)
        seats = _seats(meeting)
        advance(
            meeting, MEETING, "decisions.start", labels=LABELS,
            held_on=today, ym=today.year * 100 + today.month, entered_on=today,
        )  # fmt: skip
        Attendance.objects.bulk_create(seats)
        entitled = sum(seat.is_entitled for seat in seats)
        doing.say(kind=str(meeting.get_kind_display()), held_on=today.isoformat(), entitled=entitled)
    return meeting


def attend(*, actor: Actor, meeting: Meeting, marks: Mapping[int, Mark]) -> Meeting:
    """登记出席: marks by person (primary key).

    Refused: somebody who is not on the list, a meeting not open, what another clerk has changed since the page was
    read.
    """
    with act("decisions.attend", actor=actor, unit=meeting.unit, on=meeting) as doing:
        refuse_not_open(meeting)
        rows = {row.person_id: row for row in meeting.attendances.select_related("person")}
        if set(marks) - set(rows):
            raise Refused(_("登记的人不在本次会议名单中。"), _("名单按当天任职核定，请核对任职登记。"), "B-08")
        for person, mark in marks.items():
            if mark.presence not in Presence.values:
                raise Refused(_("出席情况填写有误。"), _("请选择到会、迟到、中途离会或缺席。"), "B-08")
            _refuse_overwriting(rows[person], mark)
            rows[person].presence, rows[person].written_view = mark.presence, mark.written_view.strip()
        Attendance.objects.bulk_update(rows.values(), ["presence", "written_view"])
        doing.say(entitled=sum(row.is_entitled for row in rows.values()), present=present_count(rows.values()))
    return meeting


def take_up(*, actor: Actor, item: AgendaItem) -> AgendaItem:
    """开始审议: one item at a time, with everybody marked, the chair there and a quorum (B-07, Q-1…Q-3)."""
    meeting = item.meeting
    with act("decisions.take_up", actor=actor, unit=meeting.unit, on=item) as doing:
        refuse_not_open(meeting)
        standing = standing_of(item)
        if current := meeting.items.filter(state=ItemState.CURRENT).exclude(pk=item.pk).first():
            raise Refused(
                _("正在审议第%(n)s项，一次只议一项。") % {"n": current.position}, _("请先形成该项的结论。"), "B-07"
            )
        if standing.unmarked:
            raise Refused(
                _("还有人未登记出席情况：%(names)s。") % {"names": "、".join(standing.unmarked)},
                _("请先登记出席情况。"),
                "B-08",
            )
        if item.lacks_consent:
            raise Refused(
                _("本项在议程锁定后列入，主持人还没有同意。"), _("请主持人在会议页同意列入，或决定缓议。"), "B-04"
            )
        if not standing.chair_here:
            raise Refused(_("主持人不在场。"), _("请等主持人到会，或改期召开。"), "B.1")
        standing.refuse_without_quorum()
        advance(item, ITEM, "decisions.take_up", labels=ITEM_LABELS)
        doing.say(title=item.topic.title, position=item.position)
    return item


def adjourn(*, actor: Actor, meeting: Meeting) -> Meeting:
    """宣布散会: gives the number in the body's own minute book. Refused while an item has no outcome, naming it."""
    with act("decisions.adjourn", actor=actor, unit=meeting.unit, on=meeting) as doing:
        refuse_not_open(meeting)
        undecided = meeting.items.exclude(state=ItemState.DECIDED).select_related("topic")
        if names := [f"{item.position}.{item.topic.title}" for item in undecided]:
            raise Refused(
                _("还有议题没有结论：%(names)s。") % {"names": "；".join(names)},
                _("请逐项形成结论，或决定缓议。"),
                "B-08",
            )
        refuse_unratified(meeting)
        rows = list(meeting.attendances.filter(is_entitled=True))
        here = (Presence.PRESENT, Presence.LATE, Presence.LEFT)
        serial = Meeting.objects.filter(unit=meeting.unit, kind=meeting.kind, year=clock.today().year).count() + 1
        year = clock.today().year
        advance(
            meeting, MEETING, "decisions.adjourn", labels=LABELS, entitled=len(rows),
            present=sum(row.presence in here for row in rows), year=year, serial=serial,
            number=f"{BOOKS[MeetingKind(meeting.kind)]}〔{year}〕{serial}号",
        )  # fmt: skip
        doing.say(number=meeting.number, entitled=meeting.entitled, present=meeting.present)
    return meeting


def _refuse_overwriting(row: Attendance, mark: Mark) -> None:
    now = (row.presence, row.written_view)
    if mark.seen is not None and now not in (mark.seen, (mark.presence, mark.written_view.strip())):
        told = {"name": row.person.name, "state": row.get_presence_display(), "view": row.written_view or "—"}
        raise Stale(
            _("%(name)s的出席情况刚由他人登记为%(state)s，书面意见：%(view)s。") % told,
            _("您填写的仍在框中，请核对后再保存。"),
            "B-08",
        )


def refuse_not_open(meeting: Meeting) -> None:
    """The database's state counts, not that of an object read earlier."""
    state = locked_state(meeting)
    if state != MeetingState.OPEN:
        step(MEETING, "decisions.adjourn", state, labels=LABELS)


def _seats(meeting: Meeting) -> list[Attendance]:
    """Who is entitled today and who sits in, each once."""
    entitled, sitting = expected(meeting.kind, meeting.unit, meeting.org, clock.today())
    if not entitled:
        raise Refused(_("当天没有应到会人员。"), _("请先登记班子成员的任职。"), "B.1")
    people: list[Person] = list({**entitled, **sitting})
    return [
        Attendance(
            meeting=meeting, person=person, is_entitled=person in entitled, position=number,
            capacity=_capacity([*entitled.get(person, []), *sitting.get(person, [])]),
        )
        for number, person in enumerate(people, 1)
    ]  # fmt: skip


def _capacity(posts: list[str]) -> str:
    """Posts as text, each once."""
    return "、".join(dict.fromkeys(str(Post(post).label) for post in posts))[:60]
