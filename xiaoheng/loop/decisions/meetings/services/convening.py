"""召集会议: convening the deciding bodies, and recording organisation life."""

from datetime import date, time

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Actor, in_force
from xiaoheng.ground.organisation.models import Membership, PartyOrg, Unit
from xiaoheng.ground.organisation.selectors import party_org_of
from xiaoheng.ground.organisation.verbs import act
from xiaoheng.ground.organisation.words import Role
from xiaoheng.ground.records import services as records
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Forbidden, Refused
from xiaoheng.loop.decisions.meetings.models import Meeting
from xiaoheng.loop.decisions.meetings.selectors.bodies import chair_of, party_team
from xiaoheng.loop.decisions.words import (
    DECIDING,
    OF_COMMITTEE,
    OPEN_TO_ALL,
    ORGANISATION_LIFE,
    SPECIAL,
    YEARLY,
    Manner,
    MeetingKind,
    MeetingState,
)

LIVE = (MeetingState.PLANNED, MeetingState.OPEN)


def convene(
    *,
    actor: Actor,
    unit: Unit,
    kind: str,
    planned_on: date,
    place: str = "",
    title: str = "",
    begins: time | None = None,
    ends: time | None = None,
    manner: str = Manner.ON_SITE,
) -> Meeting:
    """召集会议: the secretary calls the Party meeting, the principal his own, the office on their behalf (B.1).

    The meeting of a joint branch belongs to the unit in which the organisation sits. Refused: another kind, a day gone
    by, papers passed round instead of a meeting (B-10), hours that end before they begin or meet those of another
    meeting of the body, a vacant chair.
    """
    org = party_org_of(unit)
    seat = org.unit if org and kind == MeetingKind.PARTY else unit
    with act("decisions.convene", actor=actor, unit=seat) as doing:
        if kind not in DECIDING or org is None:
            raise Refused(_("只能召集党组织会议或校长办公会议。"), _("组织生活请用“登记组织生活”。"), "B.1")
        if planned_on < clock.today():
            raise Refused(_("会议日期%(day)s已过。") % {"day": planned_on}, _("请填写今天或以后的日期。"), "B-03")
        refuse_manner(manner)
        refuse_hours(Meeting.objects.filter(unit=seat, kind=kind, planned_on=planned_on), begins, ends)
        chair = chair_of(kind, seat, org, clock.today())
        if chair is None:
            raise Refused(_("主持人职务空缺，不能召集。"), _("请先按程序补任书记（校长）。"), "A-16")
        if not actor.is_system and actor.person != chair.pk and Role.OFFICE not in actor.roles():
            raise Forbidden(_("会议由%(name)s召集。") % {"name": chair.name}, _("请由召集人或党政办办理。"), "B.1")
        meeting = Meeting.objects.create(
            unit=seat, org=org if kind == MeetingKind.PARTY else None, kind=kind, title=title.strip(),
            place=place.strip(), planned_on=planned_on, entered_on=clock.today(), chair=chair,
            begins=begins, ends=ends, manner=manner,
        )  # fmt: skip
        doing.subject = meeting
        doing.say(kind=str(meeting.get_kind_display()), planned_on=planned_on.isoformat(), chair=chair.name)
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
    special: bool = False,
) -> Meeting:
    """登记组织生活: a meeting of organisation life that was held; entering it later is allowed and labelled.

    A yearly meeting is for the year it was held in, unless the year before is named; a `special` one (专题) is
    for no year (X-09). Refused: another kind, a
    day to come, a day before the organisation existed, nobody there, more people than the organisation had that day,
    any other year, the same kind on the same day twice.
    """
    with act("decisions.hold", actor=actor, unit=org.unit) as doing:
        records.refuse_secret(title, place, summary)
        entitled = _members(org, kind, held_on)
        _refuse_holding(org, kind, held_on, present, entitled)
        year = year_of(kind, held_on, for_year, special)
        meeting = Meeting.objects.create(
            unit=org.unit, org=org, kind=kind, state=MeetingState.CLOSED, title=title.strip(), place=place.strip(),
            planned_on=held_on, held_on=held_on, ym=held_on.year * 100 + held_on.month, entered_on=clock.today(),
            for_year=year, entitled=entitled, present=present, summary=summary.strip(),
        )  # fmt: skip
        doing.subject = meeting
        doing.say(kind=str(meeting.get_kind_display()), org=org.name, held_on=held_on.isoformat(), present=present)
    return meeting


def refuse_manner(manner: str) -> None:
    """B-10: papers passed round are no meeting."""
    if manner not in Manner.values:
        raise Refused(_("不得以传阅、会签或逐一征求意见代替会议。"), _("请召开现场会议或视频会议，集体讨论。"), "B-10")


def refuse_hours(rows: QuerySet[Meeting], begins: time | None, ends: time | None) -> None:
    """Hours end after they begin, and meet none of the body's other meetings of the day (`rows`)."""
    if (begins is None) != (ends is None) or (begins is not None and ends is not None and begins >= ends):
        raise Refused(
            _("会议的起止时间填写有误。"), _("请填写开始和结束时间，结束晚于开始；不定时间的都不填。"), "B-03"
        )
    if any(row.overlaps(begins, ends) for row in rows.filter(state__in=LIVE)):
        raise Refused(_("本会议在同一时间已另有一次会议。"), _("请改期，或把议题列入已召集的那次会议。"), "B.1")


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
    refuse_known(org, kind, held_on)


def refuse_known(org: PartyOrg, kind: str, day: date) -> None:
    """A meeting is entered once: neither held that day nor called for it."""
    known = Meeting.objects.filter(Q(held_on=day) | Q(planned_on=day, state__in=LIVE), org=org, kind=kind)
    if known.exists():
        raise Refused(_("当天同类会议已经登记。"), _("一次会议只登记一次，请在列表中查看。"), "C-1")


def year_of(kind: str, held_on: date, for_year: int | None, special: bool = False) -> int | None:
    """所属年度 of a yearly meeting: the year it was held in, or the one before; None for 专题 and the others (X-09)."""
    if special and (kind not in SPECIAL or for_year):
        raise Refused(
            _("专题会议不属于哪个年度。") if kind in SPECIAL else _("只有组织生活会、民主生活会分年度的和专题的。"),
            _("专题的不填所属年度；年度的不勾选专题。") if kind in SPECIAL else _("请取消勾选专题。"),
            "C-9",
        )
    if kind not in YEARLY or special:
        return None
    year = for_year or held_on.year
    if year not in (held_on.year, held_on.year - 1):
        raise Refused(
            _("%(day)s召开的会议不能算作%(year)s年度的。") % {"day": held_on, "year": year},
            _("所属年度只能是召开当年或上一年。"),
            "C-9",
        )
    return year
