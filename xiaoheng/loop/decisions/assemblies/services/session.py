"""会议进行: opening with the roll, who came, what was said to each question, closing."""

from collections.abc import Collection, Mapping

from django.utils.translation import gettext as _

from xiaoheng.ground.bodies.words import Part
from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.models import Person
from xiaoheng.ground.organisation.verbs import act, advance
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Refused, Stale
from xiaoheng.loop.decisions.assemblies.models import Headcount
from xiaoheng.loop.decisions.assemblies.selectors import Roll, count_of, holder_of, roll_of
from xiaoheng.loop.decisions.assemblies.services import checks
from xiaoheng.loop.decisions.assemblies.states import MEETING
from xiaoheng.loop.decisions.assemblies.words import QuestionState
from xiaoheng.loop.decisions.models import Attendance, Meeting
from xiaoheng.loop.decisions.words import HERE, MeetingState, Presence


def open_(*, actor: Actor, meeting: Meeting, without_vote: Collection[Person] = ()) -> Meeting:
    """宣布开会: who belongs there that day is computed and frozen; whom only numbers stand for is counted.

    `without_vote`: whose rights are suspended sit in. Refused: a day to come, a body that was not there that day,
    another of its meetings still open, nobody on the roll.
    """
    with act("assemblies.open", actor=actor, unit=meeting.unit, on=meeting) as doing:
        checks.queue(meeting.unit)
        row = checks.locked(meeting)
        checks.in_state(row, "assemblies.open")
        day, holder = row.planned_on, holder_of(row)
        if day > clock.today():
            raise Refused(_("会议日期是%(day)s，还没有到。") % {"day": day}, _("请在会议当天开会。"), "B-03")
        checks.refuse_absent(holder, row)
        same = Meeting.objects.filter(unit=row.unit, kind=row.kind, book=row.book, state=MeetingState.OPEN)
        if same.exists():
            raise Refused(
                _("%(name)s的上一次会议还没有散会。") % {"name": holder.name},
                _("请先结束正在进行的会议。"),
                checks.CLAUSE,
            )
        roll = roll_of(holder, day)
        _enrol(row, roll, {person.pk for person in without_vote})
        advance(
            row, MEETING, "assemblies.open", labels=checks.LABELS,
            held_on=day, ym=day.year * 100 + day.month, entered_on=clock.today(),
        )  # fmt: skip
        doing.say(kind=row.called, held_on=day.isoformat(), entitled=count_of(row).entitled)
    return row


def attend(
    *,
    actor: Actor,
    meeting: Meeting,
    here: Collection[int],
    counted: Mapping[str, int] | None = None,
    seen: Collection[int] | None = None,
) -> Meeting:
    """登记到会: who came, by primary key, each once; how many of each part. `seen`: whom the page showed as there.

    Refused: somebody who is not on the roll, more of a part than belong there, what another has entered meanwhile.
    """
    with act("assemblies.attend", actor=actor, unit=meeting.unit, on=meeting) as doing:
        row = checks.locked(meeting)
        checks.in_state(row, "assemblies.attend")
        seats = list(row.attendances.all())
        came, was = set(here), {seat.person_id for seat in seats if seat.presence in HERE}
        if came - {seat.person_id for seat in seats}:
            raise Refused(_("登记的人不在本次会议名单中。"), _("名单按当天的成员核定，请核对成员登记。"), "B-08")
        if seen is not None and was not in (set(seen), came):
            raise Stale(_("到会情况刚由他人登记。"), _("请刷新页面，看清后再登记。"), "B-08")
        _count_parts(row, counted or {})
        for seat in seats:
            seat.presence = Presence.PRESENT if seat.person_id in came else Presence.ABSENT
        Attendance.objects.bulk_update(seats, ["presence"])
        count = count_of(row)
        doing.say(entitled=count.entitled, present=count.present)
    return row


def adjourn(*, actor: Actor, meeting: Meeting, summary: str = "") -> Meeting:
    """宣布散会: gives the number in the minute book of this organisation, body or unit.

    Refused: a question without a conclusion, too few there, nothing recorded at all.
    """
    with act("assemblies.adjourn", actor=actor, unit=meeting.unit, on=meeting) as doing:
        row = checks.locked(meeting)
        checks.in_state(row, "assemblies.adjourn")
        questions = list(row.questions.all())
        if names := [f"{q.position}.{q.title}" for q in questions if q.state != QuestionState.DECIDED]:
            raise Refused(
                _("还有事项没有结论：%(names)s。") % {"names": "；".join(names)},
                _("请逐项登记结果，或登记为缓议。"),
                "B-08",
            )
        if not questions and not summary.strip():
            raise Refused(_("会议没有任何内容。"), _("请写明会议内容；没有开成的，请取消会议。"), "B-08")
        count = count_of(row)
        checks.refuse_short(count, code=row.assembly.form.quorum)
        year = row.planned_on.year
        serial = Meeting.objects.filter(unit=row.unit, kind=row.kind, book=row.book, year=year).count() + 1
        advance(
            row, MEETING, "assemblies.adjourn", labels=checks.LABELS, entitled=count.entitled, present=count.present,
            summary=summary.strip(), year=year, serial=serial, number=f"{row.name}纪要〔{year}〕{serial}号",
        )  # fmt: skip
        doing.say(number=row.number, of=row.assembly.holder, entitled=row.entitled, present=row.present)
    return row


def _enrol(row: Meeting, roll: Roll, out: set[int]) -> None:
    """Freeze the roll: each person once, the entitled first."""
    people = {**{who: (what, who.pk not in out) for who, what in roll.entitled.items()}}
    people |= {who: (what, False) for who, what in roll.sitting.items() if who not in people}
    if not any(entitled for _what, entitled in people.values()) and not roll.counted:
        raise Refused(_("当天没有应到会人员。"), _("请先登记成员、任职或党员名册。"), checks.CLAUSE)
    ranked = sorted(people.items(), key=lambda one: not one[1][1])
    Attendance.objects.bulk_create(
        Attendance(meeting=row, person=who, capacity=what[:60], is_entitled=entitled, position=number)
        for number, (who, (what, entitled)) in enumerate(ranked, 1)
    )
    Headcount.objects.bulk_create(
        Headcount(meeting=row, part=part, expected=expected) for part, expected in roll.counted.items()
    )


def _count_parts(row: Meeting, counted: Mapping[str, int]) -> None:
    parts = {part.part: part for part in row.headcounts.all()}
    if strange := set(counted) - set(parts):
        names = "、".join(str(Part(part).label) if part in Part.values else part for part in sorted(strange))
        raise Refused(_("本次会议没有这一部分代表：%(names)s。") % {"names": names}, _("请核对机构成员登记。"), "B-08")
    for code, number in counted.items():
        part = parts[code]
        if not 0 <= number <= part.expected:
            told = {"part": part.get_part_display(), "n": part.expected, "p": number}
            raise Refused(
                _("%(part)s应到%(n)s人，登记到会%(p)s人，人数不合。") % told,
                _("请核对到会人数，或先更新机构成员登记。"),
                "B-08",
            )
        part.present = number
    Headcount.objects.bulk_update(parts.values(), ["present"])
