"""召集会议: convening, putting topics on the agenda, cancelling; and recording organisation life."""

from datetime import date

from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Actor, in_force
from xiaoheng.ground.organisation.models import Membership, PartyOrg, Unit
from xiaoheng.ground.organisation.selectors import party_org_of
from xiaoheng.ground.organisation.verbs import act, advance
from xiaoheng.ground.organisation.words import Role
from xiaoheng.lib import clock, quorum
from xiaoheng.lib.refusal import Forbidden, Refused
from xiaoheng.loop.decisions.models import AgendaItem, Meeting, Topic
from xiaoheng.loop.decisions.selectors.bodies import chair_of, party_team
from xiaoheng.loop.decisions.selectors.terms import is_short_notice
from xiaoheng.loop.decisions.selectors.topics import lacking
from xiaoheng.loop.decisions.services.locking import locked_state
from xiaoheng.loop.decisions.states import MEETING, TOPIC
from xiaoheng.loop.decisions.words import (
    DECIDING,
    OF_COMMITTEE,
    OPEN_TO_ALL,
    ORGANISATION_LIFE,
    YEARLY,
    MeetingKind,
    MeetingState,
    TopicState,
)

LABELS = dict(MeetingState.choices)
TOPIC_LABELS = dict(TopicState.choices)


def convene(*, actor: Actor, unit: Unit, kind: str, planned_on: date, place: str = "", title: str = "") -> Meeting:
    """召集会议: the secretary calls the Party meeting, the principal his own, the office on their behalf (B.1).

    The meeting of a joint branch belongs to the unit in which the organisation sits. Refused: another kind, a day gone
    by, a vacant chair.
    """
    org = party_org_of(unit)
    seat = org.unit if org and kind == MeetingKind.PARTY else unit
    with act("decisions.convene", actor=actor, unit=seat) as doing:
        if kind not in DECIDING or org is None:
            raise Refused(_("只能召集党组织会议或校长办公会议。"), _("组织生活请用“登记组织生活”。"), "B.1")
        if planned_on < clock.today():
            raise Refused(_("会议日期%(day)s已过。") % {"day": planned_on}, _("请填写今天或以后的日期。"), "B-03")
        chair = chair_of(kind, seat, org, clock.today())
        if chair is None:
            raise Refused(_("主持人职务空缺，不能召集。"), _("请先按程序补任书记（校长）。"), "A-16")
        if not actor.is_system and actor.person != chair.pk and Role.OFFICE not in actor.roles():
            raise Forbidden(_("会议由%(name)s召集。") % {"name": chair.name}, _("请由召集人或党政办办理。"), "B.1")
        meeting = Meeting.objects.create(
            unit=seat, org=org if kind == MeetingKind.PARTY else None, kind=kind, title=title.strip(),
            place=place.strip(), planned_on=planned_on, entered_on=clock.today(), chair=chair,
        )  # fmt: skip
        doing.subject = meeting
        doing.say(kind=str(meeting.get_kind_display()), planned_on=planned_on.isoformat(), chair=chair.name)
    return meeting


def table(*, actor: Actor, topic: Topic, meeting: Meeting) -> AgendaItem:
    """列入议程: a prepared topic goes on the agenda of the body whose turn it is.

    Within the days of notice it is marked late (B-03). Refused: another school's topic, the wrong body or order, a
    view not heard or unresolved, a missing gate (each by name), a meeting that has begun (临时动议, B-04).
    """
    with act("decisions.table", actor=actor, unit=meeting.unit, on=meeting) as doing:
        _refuse_tabling(topic, meeting)
        advance(topic, TOPIC, "decisions.table", labels=TOPIC_LABELS)
        item = AgendaItem.objects.create(
            meeting=meeting,
            topic=topic,
            position=meeting.items.count() + 1,
            quorum=topic.quorum if meeting.kind == MeetingKind.PARTY else quorum.Q3.code,
            is_late=is_short_notice(meeting.unit, meeting.planned_on),
        )
        doing.touch(topic.unit_id)
        doing.say(title=topic.title, meeting=str(meeting.get_kind_display()), position=item.position)
    return item


def cancel(*, actor: Actor, meeting: Meeting, reason: str) -> Meeting:
    """取消会议: its topics wait for another meeting."""
    with act("decisions.cancel", actor=actor, unit=meeting.unit, on=meeting) as doing:
        if not reason.strip():
            raise Refused(_("没有写明取消的原因。"), _("请写明原因。"), "B-03")
        advance(meeting, MEETING, "decisions.cancel", labels=LABELS, summary=reason.strip())
        for item in meeting.items.select_related("topic"):
            advance(item.topic, TOPIC, "decisions.cancel", labels=TOPIC_LABELS)
        doing.say(kind=str(meeting.get_kind_display()), reason=reason.strip())
    return meeting


def hold(
    *,
    actor: Actor,
    org: PartyOrg,
    kind: str,
    held_on: date,
    present: int,
    title: str = "",
    place: str = "",
    summary: str = "",
    for_year: int | None = None,
) -> Meeting:
    """登记组织生活: a meeting of organisation life that was held; entering it later is allowed and labelled.

    A yearly meeting is for the year it was held in, unless the year before is named (X-09). Refused: another kind, a
    day to come, a day before the organisation existed, nobody there, more people than the organisation had that day,
    any other year, the same kind on the same day twice.
    """
    with act("decisions.hold", actor=actor, unit=org.unit) as doing:
        entitled = _members(org, kind, held_on)
        _refuse_holding(org, kind, held_on, present, entitled)
        year = _year(kind, held_on, for_year)
        meeting = Meeting.objects.create(
            unit=org.unit, org=org, kind=kind, state=MeetingState.CLOSED, title=title.strip(), place=place.strip(),
            planned_on=held_on, held_on=held_on, ym=held_on.year * 100 + held_on.month, entered_on=clock.today(),
            for_year=year, entitled=entitled, present=present, summary=summary.strip(),
        )  # fmt: skip
        doing.subject = meeting
        doing.say(kind=str(meeting.get_kind_display()), org=org.name, held_on=held_on.isoformat(), present=present)
    return meeting


def _refuse_tabling(topic: Topic, meeting: Meeting) -> None:
    if locked_state(meeting) != MeetingState.PLANNED:
        raise Refused(_("会议已经开始或结束，不能临时加入议题。"), _("请列入下一次会议的议程。"), "B-04")
    ours = topic.org_id == meeting.org_id if meeting.kind == MeetingKind.PARTY else topic.unit_id == meeting.unit_id
    if not ours:
        raise Refused(_("这不是本校的议题。"), _("请从本校可上会的议题中选择。"), "B.1")
    if topic.stage != meeting.kind:
        if topic.stage == MeetingKind.PRINCIPAL and topic.body == MeetingKind.PARTY:
            raise Refused(_("方案尚未经校长办公会议研究提出。"), _("请先列入校长办公会议议程。"), "B.4")
        raise Refused(_("本议题应上%(body)s。") % {"body": topic.get_stage_display()}, _("请列入该会议的议程。"), "B.1")
    if missing := lacking(topic):
        raise Refused(_("会前程序未齐：%(list)s。") % {"list": "；".join(missing)}, _("请办齐后再列入议程。"), "B.1")


def _members(org: PartyOrg, kind: str, day: date) -> int:
    """Who belongs there that day: the committee for its own meetings, all members otherwise."""
    if kind in OF_COMMITTEE:
        return len(party_team(org, day))
    return Membership.objects.filter(in_force(day), org=org).values("person").distinct().count()


def _refuse_holding(org: PartyOrg, kind: str, held_on: date, present: int, entitled: int) -> None:
    if kind not in ORGANISATION_LIFE:
        raise Refused(_("这不是组织生活的会议类别。"), _("请从组织生活的类别中选择。"), "C-1")
    if held_on > clock.today():
        raise Refused(_("会议日期%(day)s还没有到。") % {"day": held_on}, _("请在开会之后登记。"), "C-1")
    if held_on < org.since or (org.until is not None and held_on >= org.until):
        raise Refused(_("%(day)s时该党组织不存在。") % {"day": held_on}, _("请核对党组织和日期。"), "C-1")
    if present < 1 or (kind not in OPEN_TO_ALL and present > entitled):
        raise Refused(
            _("实到%(present)s人，应到%(entitled)s人，人数不合。") % {"present": present, "entitled": entitled},
            _("请核对到会人数，或先更新党员名册。"),
            "C-1",
        )
    if Meeting.objects.filter(org=org, kind=kind, held_on=held_on).exists():
        raise Refused(_("当天同类会议已经登记。"), _("一次会议只登记一次，请在列表中查看。"), "C-1")


def _year(kind: str, held_on: date, for_year: int | None) -> int | None:
    if kind not in YEARLY:
        return None
    year = for_year or held_on.year
    if year not in (held_on.year, held_on.year - 1):
        raise Refused(
            _("%(day)s召开的会议不能算作%(year)s年度的。") % {"day": held_on, "year": year},
            _("所属年度只能是召开当年或上一年。"),
            "C-9",
        )
    return year
