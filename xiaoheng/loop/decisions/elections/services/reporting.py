"""报告和批准: the result goes to the superior; once approved, predecessors leave and the elected are appointed."""

from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from xiaoheng.ground.organisation import services as organisation
from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.models import Appointment
from xiaoheng.ground.organisation.verbs import act, advance
from xiaoheng.ground.organisation.words import PARTY_POSTS, LeaveKind, Post, RequestState, Way
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Refused
from xiaoheng.lib.states import step
from xiaoheng.loop.decisions import selectors as decisions
from xiaoheng.loop.decisions.elections.models import Election
from xiaoheng.loop.decisions.elections.selectors.counting import elected
from xiaoheng.loop.decisions.elections.services import checks
from xiaoheng.loop.decisions.elections.services.preparing import WORDS
from xiaoheng.loop.decisions.elections.states import ELECTION
from xiaoheng.loop.decisions.elections.words import Kind, State


def report(*, actor: Actor, election: Election, text: str) -> Election:
    """报告结果: members of the committee for the record, secretary and deputies for approval."""
    with act("elections.report", actor=actor, unit=election.unit, on=election) as doing:
        row = checks.locked(election)
        step(ELECTION, "elections.report", row.state, labels=checks.LABELS)
        asked = organisation.request(
            actor=actor, unit=row.unit, superior=checks.superior_of(row.unit), text=text.strip(), subject=row,
            title=f"关于{row.org.name}{WORDS[Kind(row.kind)]}选举结果的报告"[:200], due_on=decisions.reply_due(row.unit),
        )  # fmt: skip
        advance(row, ELECTION, "elections.report", labels=checks.LABELS, report=asked, reported_on=clock.today())
        doing.say(title=str(row), number=asked.number)
    return row


def confirm(*, actor: Actor, election: Election, approve: bool, text: str, number: str = "") -> Election:
    """批准选举结果: the answer to the report; approved, the elected take their posts and the term begins anew.

    Members of the committee are in office from the day of the election, secretary and deputies from the approval.
    """
    with act("elections.confirm", actor=actor, unit=election.unit, on=election) as doing:
        row = checks.locked(election)
        step(ELECTION, "elections.confirm", row.state, labels=checks.LABELS)
        approve = _answer(actor, row, approve, text, number)
        if approve:
            _take_office(actor, row)
            advance(row, ELECTION, "elections.confirm", labels=checks.LABELS, confirmed_on=clock.today())
        else:
            advance(row, ELECTION, "elections.confirm", labels=checks.LABELS, to=State.ELECTED)
        doing.say(title=str(row), outcome=str(row.report.get_state_display()) if row.report else "")
    return row


def _answer(actor: Actor, row: Election, approve: bool, text: str, number: str) -> bool:
    """Whether the result stands: answered now, or already where the report was answered as a request."""
    if row.report is None or row.report.state == RequestState.WITHDRAWN:
        raise Refused(_("学校已撤回报告。"), _("请等待学校重新报告。"), checks.CLAUSE)
    if row.report.state == RequestState.SENT:
        organisation.reply(actor=actor, request=row.report, approve=approve, text=text, number=number)
    return row.report.state == RequestState.APPROVED


def _take_office(actor: Actor, row: Election) -> None:
    held_on, today = row.held_on or clock.today(), clock.today()
    held = _charges(row)
    if row.kind == Kind.TERM:
        _end_posts(actor, row, held_on, today)
        if row.org.term_since != held_on:
            organisation.begin_term(actor=actor, org=row.org, since=held_on)
    for one in elected(row):
        organisation.appoint(
            actor=actor, person=one.person, unit=row.unit, org=row.org, post=one.ballot.post, way=Way.ELECTED,
            since=held_on if one.ballot.post == Post.COMMITTEE_MEMBER else today,
            full_time=one.ballot.post == Post.FULL_TIME_DEPUTY, charge=held.get((one.person_id, one.ballot.post), ""),
        )  # fmt: skip


def _posts(row: Election, day: date) -> list[Appointment]:
    """Posts of the organisation that somebody holds and that began before the day."""
    rows = Appointment.objects.filter(Q(org=row.org), post__in=PARTY_POSTS, until__isnull=True, since__lt=day)
    return list(rows.select_related("person", "unit").order_by("id"))


def _charges(row: Election) -> dict[tuple[int, str], str]:
    """What each who stays in a post is in charge of: an election does not change it."""
    return {(one.person_id, one.post): one.charge for one in _posts(row, clock.today())}


def _end_posts(actor: Actor, row: Election, held_on: date, today: date) -> None:
    """The outgoing: members until the election, secretary and deputies until their successors are approved."""
    for post in _posts(row, held_on):
        until = held_on if post.post == Post.COMMITTEE_MEMBER else today
        organisation.leave(
            actor=actor, appointment=post, until=until, reason=f"{row.org.name}换届", left_for=LeaveKind.TERM_OVER
        )
