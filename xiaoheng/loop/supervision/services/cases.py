"""问责: the superior opens a case on facts that are held, hears the concerned, decides and has it carried out (B-22)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Max
from django.utils.translation import gettext as _

from xiaoheng.ground.organisation import selectors as organisation
from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.models import Appointment, Person, Unit
from xiaoheng.ground.organisation.verbs import act, advance
from xiaoheng.ground.rulebook.models import Finding
from xiaoheng.ground.rulebook.words import Outcome as Judged
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Refused
from xiaoheng.loop.decisions.models import Meeting, Resolution
from xiaoheng.loop.decisions.words import MeetingKind, MeetingState, Outcome
from xiaoheng.loop.supervision import selectors
from xiaoheng.loop.supervision.models import Case
from xiaoheng.loop.supervision.states import CASE
from xiaoheng.loop.supervision.words import LEAVING, OF_TEAM, CaseKind, CaseOutcome, CaseState, Hearing

LABELS = dict(CaseState.choices)


@dataclass(frozen=True)
class Grounds:
    """事实: what a case points at; at least one of the three."""

    meeting: Meeting | None = None
    resolution: Resolution | None = None
    finding: Finding | None = None

    def given(self) -> Mapping[str, Meeting | Resolution | Finding]:
        """Those that are there, by name."""
        return {name: row for name, row in vars(self).items() if row is not None}


def open_case(*, actor: Actor, school: Unit, kind: str, grounds: Grounds, person: Person | None = None) -> Case:
    """立项: a case in the books of the school's county; without a person it is about the whole team.

    Refused: no fact, a fact of another school, somebody who never was in the team, the same case twice.
    """
    county = organisation.county_of(school)
    if county is None:
        raise Refused(_("这所学校没有所属县（区）。"), _("请先登记学校的隶属关系。"), "B-22")
    with act("supervision.open_case", actor=actor, unit=county) as doing:
        _check(school, kind, grounds, person)
        Unit.objects.select_for_update(no_key=True).get(pk=county.pk)  # two at once must see each other
        same = Case.objects.filter(school=school, person=person, kind=kind, **grounds.given())
        if same.exclude(state=CaseState.CLOSED).exists():
            raise Refused(_("同一事项已经立项，尚未办结。"), _("请在该事项中继续办理。"), "B-22")
        today = clock.today()
        last = Case.objects.filter(unit=county, year=today.year).aggregate(n=Max("serial"))["n"] or 0
        row = Case.objects.create(
            unit=county,
            school=school,
            person=person,
            kind=kind,
            year=today.year,
            serial=last + 1,
            opener_id=actor.account,
            opened_on=today,
            **grounds.given(),
        )
        doing.subject = row
        doing.say(number=row.number)
    return row


def hear(*, actor: Actor, case: Case, on: date, manner: str) -> Case:
    """听取说明: on which day and how the concerned could explain; what was said is not kept."""
    with act("supervision.hear", actor=actor, unit=case.unit, on=case) as doing:
        _on_a_day(on, case.opened_on, _("听取说明"))
        if manner not in Hearing.values:
            raise Refused(_("不认识的听取方式。"), _("请从列出的方式中选择。"), "B-22")
        advance(case, CASE, "supervision.hear", labels=LABELS, heard_on=on, hearing=manner)
        doing.say(number=case.number)
    return case


def decide(*, actor: Actor, case: Case, outcome: str, basis: str = "") -> Case:
    """作出决定: by a leader of the superior who did not open the case; a word of the list, with the decision's number."""
    with act("supervision.decide", actor=actor, unit=case.unit, on=case) as doing:
        _require_another(actor, case)
        if outcome not in CaseOutcome.values:
            raise Refused(_("不认识的处理决定。"), _("请从列出的决定中选择。"), "B-22")
        fits = outcome in OF_TEAM if case.person_id is None else outcome != CaseOutcome.RESHUFFLED
        if not fits:
            raise Refused(
                _("“%(outcome)s”不适用于这一事项。") % {"outcome": CaseOutcome(outcome).label},
                _("对班子的事项和对个人的事项，请分别选择相应的决定。"),
                "B-22",
            )
        if outcome != CaseOutcome.NONE and not basis.strip():
            raise Refused(_("没有填写决定文号。"), _("请填写作出决定的文件或会议纪要的编号。"), "B-22")
        advance(
            case,
            CASE,
            "supervision.decide",
            labels=LABELS,
            outcome=outcome,
            basis=basis.strip(),
            decider_id=actor.account,
            decided_on=clock.today(),
        )
        doing.say(number=case.number)
    return case


def settle(*, actor: Actor, case: Case, served_on: date) -> Case:
    """办结: the decision was handed over on a day and, where it asks somebody to leave a post, he has left it."""
    with act("supervision.settle", actor=actor, unit=case.unit, on=case) as doing:
        if case.decided_on is not None:
            _on_a_day(served_on, case.decided_on, _("送达"))
        if case.outcome in LEAVING and not _has_left(case):
            raise Refused(
                _("决定为“%(outcome)s”，但任职登记还没有变动。") % {"outcome": case.get_outcome_display()},
                _("请先按程序登记离任，再办结。"),
                "B-22",
            )
        advance(case, CASE, "supervision.settle", labels=LABELS, served_on=served_on, closed_on=clock.today())
        doing.say(number=case.number)
    return case


def _check(school: Unit, kind: str, grounds: Grounds, person: Person | None) -> None:
    if kind not in CaseKind.values:
        raise Refused(_("不认识的问责情形。"), _("请从列出的情形中选择。"), "B-22")
    given = grounds.given()
    if not given:
        raise Refused(_("没有指明事实。"), _("请至少选择一次会议、一项决议或一条检查结论。"), "B-22")
    if any(row.unit_id != school.pk for row in given.values()):
        raise Refused(_("所选事实属于另一所学校。"), _("请重新选择这所学校的会议、决议或检查结论。"), "B-22")
    if grounds.meeting is not None and grounds.meeting.state != MeetingState.CLOSED:
        raise Refused(_("所选会议还没有结束。"), _("请选择已经结束的会议。"), "B-22")
    if grounds.finding is not None and grounds.finding.outcome != Judged.BREAKS:
        raise Refused(_("所选检查结论并未认定不符合。"), _("请选择“不符合”的结论。"), "B-22")
    if kind == CaseKind.REFUSAL and not _is_party_resolution(grounds.resolution):
        raise Refused(_("没有指明是哪一项党组织决议。"), _("请选择党组织会议通过并已印发的决议。"), "B-22")
    if person is not None and person not in selectors.answerable(school):
        raise Refused(_("所选人员不是这所学校的班子成员。"), _("请从该校现任或曾任班子成员中选择。"), "B-22")


def _is_party_resolution(row: Resolution | None) -> bool:
    if row is None or row.issued_on is None or row.outcome != Outcome.APPROVED:
        return False
    return row.item.meeting.kind == MeetingKind.PARTY


def _on_a_day(day: date, first: date, what: str) -> None:
    if not first <= day <= clock.today():
        raise Refused(
            _("%(what)s日期不在%(first)s至今天之间。") % {"what": what, "first": first}, _("请改正日期。"), "B-22"
        )


def _require_another(actor: Actor, case: Case) -> None:
    """Persons are compared, not accounts: one person may hold two."""
    opener = case.opener
    persons = {case.person_id, opener.person_id if opener else None} - {None}
    if actor.person in persons or (actor.account is not None and actor.account == case.opener_id):
        raise Refused(_("立项人和当事人不能作出决定。"), _("请由其他有权限的领导同志决定。"), "B-22")


def _has_left(case: Case) -> bool:
    left = Appointment.objects.filter(unit=case.school_id, until__gte=case.decided_on, until__lte=clock.today())
    if case.person_id is None:
        return left.filter(post__in=selectors.TEAM).exists()
    return left.filter(person=case.person_id).exists()
