"""核对: what a step must show by the rules of its day. Each check refuses, or gives facts for the record."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _

from xiaoheng.ground.members import states
from xiaoheng.ground.members.models import Development, StepRecord
from xiaoheng.ground.members.selectors import limits
from xiaoheng.ground.members.selectors.terms import Terms
from xiaoheng.ground.members.services.told import Told
from xiaoheng.ground.members.words import Heard, Paper, Proposal
from xiaoheng.ground.organisation.actors import in_force
from xiaoheng.ground.organisation.models import Appointment, Membership
from xiaoheng.ground.organisation.words import PARTY_POSTS, MemberKind
from xiaoheng.ground.rulebook.engine import months
from xiaoheng.lib.calendar import is_provisional, is_workday
from xiaoheng.lib.refusal import Refused

PUBLICITY = {
    states.CANDIDATE: "develop_publicity_workdays",
    states.ASSEMBLY: "develop_admission_publicity_workdays",
}


@dataclass
class Checked:
    """What the checks found for the record."""

    facts: dict[str, Any]
    late: bool = False
    provisional: bool = False


@dataclass(frozen=True)
class Past:
    """此前的登记: the day of the latest step, and the half-yearly reviews; of a file that is not saved yet."""

    latest: date
    reviews: tuple[date, ...]


@dataclass(frozen=True)
class Case:
    """One step under examination; with `past` one that a workbook tells: only what its papers show is asked."""

    development: Development
    step: states.Step
    told: Told
    done: dict[int, StepRecord]
    terms: Terms
    past: Past | None = None

    def number(self, key: str) -> int:
        """The parameter's number on the day of the step."""
        return self.terms.number(key, self.development.unit, self.told.done_on)


def check(case: Case) -> Checked:
    """核对一步: the order of days, the limits of the day, and what the step's form asks for."""
    found = Checked({})
    _in_order(case)
    _within_bounds(case, found)
    for asked in case.step.asks:
        if asked in (ON_PAPER if case.past else CHECKS):
            CHECKS[asked](case, found)
    if case.step.number == states.FOSTERED:
        _reviewed(case, found)
    return found


def _refuse(case: Case, message: str, remedy: str) -> Refused:
    return Refused(message, remedy, f"D.1-{case.step.number}")


def _in_order(case: Case) -> None:
    """Also after a step that failed: what is void still happened on its day."""
    latest = case.past.latest if case.past else _latest(case.development)
    if case.told.done_on < latest:
        raise _refuse(
            case,
            _("这一步的日期早于上一步（%(day)s）。") % {"day": latest.isoformat()},
            _("请核对日期；上一步登记有误的，先按程序更正。"),
        )


def _latest(development: Development) -> date:
    latest: date | None = development.steps.aggregate(latest=Max("done_on"))["latest"]
    return latest or development.since


def _within_bounds(case: Case, found: Checked) -> None:
    day = case.told.done_on
    for bound in limits.bounds(case.terms, case.step.number, case.development.unit, case.done, day):
        if not bound.broken(day) or (bound.by and not case.told.passed):
            continue
        if bound.strict:
            edge = _("最晚%(day)s") if bound.by else _("最早%(day)s")
            raise _refuse(
                case,
                _("“%(step)s”的日期不合规定：%(says)s，%(edge)s（%(clause)s）。")
                % {
                    "step": case.step.title,
                    "says": bound.says,
                    "edge": edge % {"day": bound.day.isoformat()},
                    "clause": bound.clause,
                },
                _remedy(case, bound),
            )
        if case.step.number == states.APPROVAL and not case.told.reason.strip():
            raise _refuse(
                case,
                _("审批已超过%(day)s。") % {"day": bound.day.isoformat()},
                _("有特殊情况的，请写明延长审批的原因。"),
            )
        found.late = True


def _remedy(case: Case, bound: limits.Bound) -> str:
    if case.step.number == states.ASSEMBLY:
        return _("请由上级党委重新预审后再召开支部大会。")
    if case.step.number == states.APPROVAL:
        return _("请登记不予批准，由上级重新预审、支部大会重新讨论。")
    return _("请到期后再办。") if not bound.by else _("请核对日期。")


def _document(case: Case, found: Checked) -> None:
    if not (case.told.document.strip() or case.told.file):
        raise _refuse(case, _("没有书面材料。"), _("请填写文号（或材料名称），或上传文件。"))


def _full_members(case: Case, least: int, most: int, title: str) -> None:
    people = {one.pk: one for one in case.told.people}
    if not least <= len(people) <= most:
        count = str(most) if least == most else f"{least}—{most}"
        raise _refuse(
            case,
            _("%(title)s应为%(count)s名，现为%(was)d名。") % {"title": title, "count": count, "was": len(people)},
            _("请按规定人数指定。"),
        )
    full = Membership.objects.filter(in_force(case.told.done_on), kind=MemberKind.FULL, person__in=people)
    missing = people.keys() - set(full.values_list("person_id", flat=True))
    if missing or case.development.person_id in people:
        name = people[min(missing, default=case.development.person_id)].name
        raise _refuse(
            case,
            _("%(name)s当日不是可以担任的正式党员。") % {"name": name},
            _("%(title)s须为正式党员。") % {"title": title},
        )


def _mentors(case: Case, found: Checked) -> None:
    _full_members(case, case.number("develop_mentors_min"), case.number("develop_mentors_max"), _("培养联系人"))


def _sponsors(case: Case, found: Checked) -> None:
    count = case.number("develop_sponsors")
    _full_members(case, count, count, _("入党介绍人"))


def _talker(case: Case, found: Checked) -> None:
    """By the secretary, a deputy or a committee member of the branch, or of the organisation above it in the school."""
    org, people = case.development.org, case.told.people
    posts = Appointment.objects.filter(in_force(case.told.done_on), person__in=people, post__in=PARTY_POSTS)
    if len(people) != 1 or not posts.filter(org__in=[org.pk, org.superior_id or org.pk]).exists():
        raise _refuse(case, _("谈话人当日不是党组织书记、副书记或委员。"), _("请由书记、副书记或组织委员谈话。"))
    found.facts["talker"] = people[0].name


def _heard(case: Case, found: Checked) -> None:
    missing = [str(one.label) for one in Heard if one not in case.told.heard]
    if missing:
        raise _refuse(case, _("没有听取%(who)s的意见。") % {"who": "、".join(missing)}, _("请听取各方面意见后再确定。"))


def _publicity(case: Case, found: Checked) -> None:
    """Before 确定发展对象 (2026), before 接收预备党员 (where a county wants it): each a dated parameter, 0 asks for none."""
    need, first, last = case.number(PUBLICITY[case.step.number]), case.told.shown_since, case.told.shown_until
    if not case.told.passed:
        return
    if not (first and last):
        if need:
            raise _refuse(
                case, _("没有公示起止日。"), _("这一步之前须公示不少于%(n)d个工作日，请填写公示起止日。") % {"n": need}
            )
        return
    if not 0 <= (last - first).days < 366:
        raise _refuse(case, _("公示起止日不合常理。"), _("请核对公示的第一天和最后一天。"))
    days = [first + timedelta(days=offset) for offset in range((last - first).days + 1)]
    count = sum(is_workday(day) for day in days)
    if count < need or last >= case.told.done_on:
        raise _refuse(
            case,
            _("公示%(was)d个工作日，应不少于%(n)d个，并在这一步之前期满。") % {"was": count, "n": need},
            _("请补足公示时间。"),
        )
    found.provisional = any(is_provisional(day) for day in days)
    found.facts |= {"shown_since": first.isoformat(), "shown_until": last.isoformat(), "workdays": count}


def _training(case: Case, found: Checked) -> None:
    days, hours = case.number("develop_training_days"), case.number("develop_training_hours")
    if case.told.days < days and case.told.hours < hours:
        raise _refuse(
            case,
            _("集中培训%(was)d天、%(h)d学时，不足%(days)d天，也不足%(hours)d学时。")
            % {"was": case.told.days, "h": case.told.hours, "days": days, "hours": hours},
            _("请补足培训后再登记。"),
        )
    found.facts |= {"days": case.told.days, "hours": case.told.hours}


def _ballot(case: Case, found: Checked) -> None:
    ballot, day = case.told.ballot, case.told.done_on
    if ballot is None or not ballot.adds_up:
        raise _refuse(case, _("人数和票数对不上。"), _("赞成、反对、弃权之和应等于实到会人数。"))
    full = Membership.objects.filter(in_force(day), org=case.development.org, kind=MemberKind.FULL)
    if ballot.entitled > (known := full.values("person").distinct().count()):
        raise _refuse(
            case,
            _("应到会%(was)d名，多于本支部当日的正式党员%(n)d名。") % {"was": ballot.entitled, "n": known},
            _("预备党员没有表决权；请核对人数。"),
        )
    if case.number("develop_secret") and not case.told.secret:
        raise _refuse(case, _("没有采用无记名投票。"), _("请由支部大会以无记名投票重新表决。"))
    counts_written = bool(case.number("develop_written"))
    if not ballot.is_quorate:
        raise _refuse(case, _("到会人数没有超过应到会的半数，会议无效。"), _("请重新召开支部大会。"))
    if case.told.passed and not ballot.is_carried(counts_written):
        raise _refuse(
            case,
            _("赞成%(yes)d，没有超过应到会%(n)d名的半数。")
            % {"yes": ballot.consents(counts_written), "n": ballot.entitled},
            _("请登记为未通过。"),
        )
    if not case.told.passed and ballot.is_carried(counts_written):
        raise _refuse(case, _("赞成已超过应到会的半数，应为通过。"), _("请核对票数。"))
    found.facts |= {name: getattr(ballot, name) for name in ballot.__dataclass_fields__} | {"secret": case.told.secret}


def _proposal(case: Case, found: Checked) -> None:
    if case.told.proposal != Proposal.EXTEND:
        return
    least, most = case.number("develop_extension_min"), case.number("develop_extension_max")
    if states.PROBATION in case.done and case.done[states.PROBATION].until:
        raise _refuse(case, _("预备期已经延长过一次。"), _("请讨论转正或者取消预备党员资格。"))
    if not least <= case.told.months <= most:
        raise _refuse(
            case,
            _("延长%(was)d个月不合规定。") % {"was": case.told.months},
            _("延长预备期为%(least)d至%(most)d个月。") % {"least": least, "most": most},
        )
    found.facts["months"] = case.told.months


def _papers(case: Case, found: Checked) -> None:
    missing = [str(one.label) for one in Paper if one not in case.told.papers]
    if missing:
        raise _refuse(case, _("归档材料不齐：缺%(what)s。") % {"what": "、".join(missing)}, _("请补齐后归档。"))


def _reviewed(case: Case, found: Checked) -> None:
    """A gap of more than half a year between two reviews is marked; without any review nothing was fostered."""
    start, step = case.done[states.ACTIVIST].done_on, case.number("develop_review_months")
    held = case.past.reviews if case.past else case.development.reviews.values_list("done_on", flat=True)
    days: list[date] = sorted(day for day in held if day >= start)
    if not days:
        raise _refuse(case, _("没有半年考察记录。"), _("请先登记每半年的考察。"))
    marks = [start, *days, case.told.done_on]
    found.late = any(months.add(a, step) < b for a, b in pairwise(marks))
    found.facts["reviews"] = len(days)


CHECKS: dict[str, Callable[[Case, Checked], None]] = {
    "document": _document,
    "mentors": _mentors,
    "sponsors": _sponsors,
    "talker": _talker,
    "heard": _heard,
    "publicity": _publicity,
    "training": _training,
    "ballot": _ballot,
    "proposal": _proposal,
    "papers": _papers,
}
# Of a step long past, who was heard, who talked and how each voted lie in its papers and are not typed again.
ON_PAPER = ("document", "mentors", "sponsors", "publicity", "training")
