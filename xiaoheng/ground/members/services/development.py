"""发展党员: the application, the 25 steps by branch and superior, half-yearly reviews, ending, handing the file on."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from xiaoheng.ground.members import states
from xiaoheng.ground.members.models import Development, Review, StepPerson, StepRecord
from xiaoheng.ground.members.selectors import limits
from xiaoheng.ground.members.selectors.development import is_superior, superior_unit
from xiaoheng.ground.members.selectors.terms import Terms
from xiaoheng.ground.members.services.checking import Case, Checked, check
from xiaoheng.ground.members.services.outcomes import follow
from xiaoheng.ground.members.services.told import Told
from xiaoheng.ground.members.states import DEVELOPMENT, Step
from xiaoheng.ground.members.words import Companion, Ending, Result
from xiaoheng.ground.organisation.actors import Actor, in_force
from xiaoheng.ground.organisation.models import Membership, PartyOrg, Person
from xiaoheng.ground.organisation.verbs import Act, act, advance
from xiaoheng.ground.records import services as records
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Refused
from xiaoheng.lib.states import step as transition

LABELS = {state: states.label(state) for state in ("s01", states.ARCHIVED, states.STOPPED)}
PEOPLE = {states.MENTORS: Companion.MENTOR, states.SPONSORS: Companion.SPONSOR}


def apply(*, actor: Actor, person: Person, org: PartyOrg, told: Told) -> Development:
    """递交申请（第1步）: opens the file. Refused under age, for members, and while another file is open."""
    with act("members.apply", actor=actor, unit=org.unit) as doing:
        Person.objects.select_for_update(no_key=True).get(pk=person.pk)  # two at once must see each other
        terms = Terms([org.unit])
        _may_apply(person, org, told.done_on, terms)
        row = Development.objects.create(person=person, org=org, unit=org.unit, since=told.done_on)
        doing.subject = row
        _write(Case(row, states.step_of(states.APPLIED), told, {}, terms), Checked({}))
        doing.say(person=person.name, org=org.name, on=told.done_on.isoformat())
    return row


def record(*, actor: Actor, development: Development, number: int, told: Told) -> Development:
    """登记一步: a step of the branch, in its order, by the rules of its own day."""
    with act("members.record", actor=actor, unit=development.unit, on=development) as doing:
        _step(doing, "members.record", actor, development, number, told)
    return development


def decide(*, actor: Actor, development: Development, number: int, told: Told) -> Development:
    """上级办理一步: filing, consent, pre-review, talk, approval; by the superior committee of the branch alone."""
    with act("members.decide", actor=actor, unit=development.unit, on=development) as doing:
        _step(doing, "members.decide", actor, development, number, told)
    return development


def review(*, actor: Actor, development: Development, done_on: date, document: str = "") -> Review:
    """半年考察: between becoming an activist and becoming a candidate."""
    with act("members.review", actor=actor, unit=development.unit, on=development) as doing:
        done = limits.live(development)
        if states.ACTIVIST not in done or states.number_of(development.state) >= states.CANDIDATE:
            raise Refused(_("只考察尚未确定为发展对象的入党积极分子。"), _("请核对这份档案所在的步骤。"), "D.1-6")
        _not_ahead(done_on)
        if done_on < done[states.ACTIVIST].done_on:
            raise Refused(_("考察日期早于确定为积极分子的日期。"), _("请核对日期。"), "D.1-6")
        row = Review.objects.create(development=development, done_on=done_on, document=document.strip())
        doing.say(person=development.person.name, on=done_on.isoformat())
    return row


def stop(*, actor: Actor, development: Development, on: date, ending: str, number: str) -> Development:
    """终止: the file is closed with the kind of case and the number of its paper; a member's file ends by its steps."""
    with act("members.stop", actor=actor, unit=development.unit, on=development) as doing:
        _not_ahead(on)
        if states.number_of(development.state) >= states.ASSEMBLY:
            raise Refused(_("已经支部大会接收，不能这样终止。"), _("请按预备期的程序办理。"), _("状态"))
        if on < max(row.done_on for row in limits.live(development).values()) or not number.strip():
            raise Refused(_("终止日期或依据不全。"), _("日期不早于最近一步，并写明依据的文号或材料。"))
        changes: dict[str, Any] = {"until": _end(development, on), "ending": ending, "number": number.strip()}
        advance(development, DEVELOPMENT, "members.stop", labels=LABELS, **changes)
        doing.say(person=development.person.name, ending=str(Ending(ending).label), number=number.strip())
    return development


def carry(*, actor: Actor, development: Development, org: PartyOrg, on: date, number: str) -> Development:
    """转接培养教育档案: an activist changes school; the time already served goes on."""
    with act("members.carry", actor=actor, unit=development.unit, on=development) as doing:
        _not_ahead(on)
        if not number.strip():
            raise Refused(_("没有写明转接的文号或材料。"), _("请填写文号。"))
        if development.until or states.number_of(development.state) >= states.PRE_REVIEW:
            raise Refused(_("预审以后不再转接。"), _("请由原支部办完，或终止后另行办理。"), _("状态"))
        if org.pk == development.org_id or not Development.objects.filter(
            pk=development.pk, org=development.org_id
        ).update(org=org, unit=org.unit):
            raise Refused(_("这份档案不在原来的党组织。"), _("请刷新后查看。"))
        doing.touch(development.unit_id, org.unit_id)
        doing.say(person=development.person.name, origin=development.org.name, org=org.name, number=number.strip())
        development.refresh_from_db()
    return development


def _step(doing: Act, verb: str, actor: Actor, development: Development, number: int, told: Told) -> None:
    _not_ahead(told.done_on)
    terms = Terms([development.unit])
    step = _due(verb, actor, development, number, told.done_on, terms)
    done = limits.live(development)
    if development.state in states.RENEWABLE and number == states.PRE_REVIEW:
        _undo(development, states.EXAMINED, told.done_on)
        done = {key: row for key, row in done.items() if key <= states.EXAMINED}
    if step.back == 0 and not told.passed:
        raise Refused(_("这一步没有“未通过”。"), _("请核对结论。"), f"D.1-{number}")
    case = Case(development, step, told, done, terms)
    row = _write(case, check(case))
    target = follow(actor, case, row)
    ends = {"until": _end(development, told.done_on)} if target in (states.ARCHIVED, states.STOPPED) else {}
    advance(development, DEVELOPMENT, verb, labels=LABELS, to=target, **ends, **_ending(target))
    doing.say(
        person=development.person.name, title=str(step.title), on=told.done_on.isoformat(),
        result=str(row.get_result_display()), rules=row.version, late=row.late,
    )  # fmt: skip


def _due(verb: str, actor: Actor, development: Development, number: int, day: date, terms: Terms) -> Step:
    """The step asked for must be the next one, and this actor's to do under the rules of the day."""
    transition(DEVELOPMENT, verb, development.state, labels={development.state: states.label(development.state)})
    following = states.next_step(development.state)
    renewed = number == states.PRE_REVIEW and development.state in states.RENEWABLE
    if following is None or (following.number != number and not renewed):
        raise Refused(_("第%(n)d步不是下一步。") % {"n": number}, _("请刷新页面，按顺序办理。"), _("状态"))
    step = states.step_of(number)
    superior = number in states.SUPERIORS
    if number == states.CONSENT:
        superior = bool(terms.number("develop_consent", development.unit, day))
    if superior != (verb == "members.decide"):
        who = _("上级党委") if superior else _("党支部")
        raise Refused(_("按当日的规定，这一步由%(who)s办理。") % {"who": who}, _("请由其登记。"), f"D.1-{number}")
    if superior and not actor.is_system and not is_superior(actor, development):
        name = superior_unit(development.org).name
        raise Refused(_("这一步由上级党委（%(name)s）办理。") % {"name": name}, _("请由其登记。"), f"D.1-{number}")
    return step


def _write(case: Case, found: Checked) -> StepRecord:
    step, told = case.step, case.told
    outcome = Result.DONE
    if step.back:
        outcome = Result.PASSED if told.passed else Result.FAILED
    row = StepRecord.objects.create(
        development=case.development,
        number=step.number,
        done_on=told.done_on,
        version=limits.version(case.terms, case.development.unit, told.done_on),
        body=step.body,
        result=outcome,
        document=told.document.strip(),
        paper=records.take_in(*told.file).digest if told.file else "",
        late=found.late,
        provisional=found.provisional,
        reason=told.reason.strip(),
        facts=found.facts,
    )
    if step.number in PEOPLE:
        role = PEOPLE[step.number]
        StepPerson.objects.bulk_create(StepPerson(step=row, person=one, role=role) for one in told.people)
    return row


def _undo(development: Development, kept: int, day: date) -> None:
    """Steps after `kept` no longer stand from the day on."""
    development.steps.filter(number__gt=kept, undone_on__isnull=True).update(undone_on=day)


def _may_apply(person: Person, org: PartyOrg, day: date, terms: Terms) -> None:
    _not_ahead(day)
    if person.born_on is None:
        raise Refused(
            _("%(name)s没有登记出生日期，无法核对年龄。") % {"name": person.name}, _("请先补录出生日期。"), "D.1-1"
        )
    if not limits.of_age(terms, person.born_on, org.unit, day):
        raise Refused(_("%(name)s申请时不满18岁。") % {"name": person.name}, _("年满18岁后再受理。"), "D.1-1")
    if Membership.objects.filter(in_force(day), person=person).exists():
        raise Refused(_("%(name)s已是党员。") % {"name": person.name}, _("请核对人员。"), "D.1-1")
    if Development.objects.filter(person=person, until__isnull=True).exists():
        raise Refused(_("%(name)s已有在办的发展档案。") % {"name": person.name}, _("请在原档案中办理。"), "D.1-1")


def _not_ahead(day: date) -> None:
    if day > clock.today():
        raise Refused(_("日期晚于今天。"), _("请在办理之后登记。"))


def _end(development: Development, day: date) -> date:
    """A file opened and closed on one day still counts on that day."""
    return max(day, development.since)


def _ending(target: str) -> dict[str, str]:
    endings = {states.ARCHIVED: Ending.ARCHIVED, states.STOPPED: Ending.CANCELLED}
    return {"ending": endings[target]} if target in endings else {}
