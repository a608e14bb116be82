"""筹备: an election is begun, asked for, and its candidates sent to the superior for review."""

from collections.abc import Collection
from datetime import date

from django.utils.translation import gettext as _

from xiaoheng.ground.organisation import services as organisation
from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.models import PartyOrg, Person
from xiaoheng.ground.organisation.verbs import act, advance
from xiaoheng.ground.rulebook.engine import months
from xiaoheng.lib import clock
from xiaoheng.lib.ballots import least_candidates
from xiaoheng.lib.refusal import Refused
from xiaoheng.lib.states import step
from xiaoheng.loop.decisions import selectors as decisions
from xiaoheng.loop.decisions.elections.models import Candidate, Election
from xiaoheng.loop.decisions.elections.selectors.elections import may_elect, seat_bounds, term_end
from xiaoheng.loop.decisions.elections.selectors.rolls import electors, is_direct
from xiaoheng.loop.decisions.elections.services import checks
from xiaoheng.loop.decisions.elections.states import ELECTION
from xiaoheng.loop.decisions.elections.words import UNDER_WAY, Kind

MOST_DEPUTIES = 3
WORDS = {Kind.TERM: "换届", Kind.BY: "补选"}


def prepare(
    *, actor: Actor, org: PartyOrg, kind: str, seats: int, planned_on: date, deputies: int = 0
) -> Election:  # fmt: skip
    """启动选举: of the organisation that leads a school. A branch without a committee elects its one secretary.

    Refused: another election under way, seats that a committee of the kind cannot have, a day gone by.
    """
    with act("elections.prepare", actor=actor, unit=org.unit) as doing:
        today = clock.today()
        PartyOrg.objects.select_for_update(no_key=True).get(pk=org.pk)  # two at once must see each other
        if not may_elect(org.unit, today).filter(pk=org.pk).exists():
            raise Refused(
                _("“%(name)s”不是领导本单位的党组织。") % {"name": org.name},
                _("校内党支部的选举由本校党委（党总支）办理。"),
                checks.CLAUSE,
            )
        other = Election.objects.filter(org=org, state__in=UNDER_WAY).first()
        if other is not None:
            raise Refused(_("“%(name)s”还没有办完。") % {"name": other}, _("请先办完或取消。"), checks.CLAUSE)
        if planned_on < today:
            raise Refused(_("选举日期早于今日。"), _("请核对日期。"), checks.CLAUSE)
        direct = is_direct(org, today)
        _refuse_seats(org, kind, direct, seats, deputies)
        row = Election.objects.create(
            org=org, unit=org.unit, kind=kind, direct=direct, seats=1 if direct else seats, planned_on=planned_on,
            deputies=deputies if kind == Kind.TERM and not direct else 0, drafted_on=today, ask_by=_ask_by(org, kind),
        )  # fmt: skip
        doing.subject = row
        doing.say(title=str(row), seats=row.seats, planned_on=planned_on.isoformat())
    return row


def ask(*, actor: Actor, election: Election, text: str) -> Election:
    """请示: time, seats and way of the election; nothing goes on before the superior has agreed."""
    with act("elections.ask", actor=actor, unit=election.unit, on=election) as doing:
        row = checks.locked(election)
        step(ELECTION, "elections.ask", row.state, labels=checks.LABELS)
        checks.refuse_waiting(row.request)
        asked = organisation.request(
            actor=actor, unit=row.unit, superior=checks.superior_of(row.unit), title=_title("的请示", row),
            due_on=decisions.reply_due(row.unit), text=text.strip(), subject=row,
        )  # fmt: skip
        advance(row, ELECTION, "elections.ask", labels=checks.LABELS, request=asked, asked_on=clock.today())
        doing.say(title=str(row), number=asked.number)
    return row


def nominate(*, actor: Actor, election: Election, people: Collection[Person], text: str = "") -> Election:
    """报审候选人: more candidates than seats, each a full member, sent to the superior for review."""
    with act("elections.nominate", actor=actor, unit=election.unit, on=election) as doing:
        row = checks.locked(election)
        step(ELECTION, "elections.nominate", row.state, labels=checks.LABELS)
        checks.refuse_unanswered(row.request, _("选举的请示"))
        checks.refuse_waiting(row.review)
        chosen = {person.pk: person for person in people}
        _refuse_candidates(row, chosen)
        row.candidates.all().delete()
        Candidate.objects.bulk_create(Candidate(election=row, person=person) for person in chosen.values())
        asked = organisation.request(
            actor=actor, unit=row.unit, superior=checks.superior_of(row.unit), title=_title("候选人预备人选的请示", row),
            due_on=decisions.reply_due(row.unit), text=text.strip(), subject=row,
        )  # fmt: skip
        advance(row, ELECTION, "elections.nominate", labels=checks.LABELS, review=asked)
        doing.say(title=str(row), number=asked.number, candidates=len(chosen))
    return row


def cancel(*, actor: Actor, election: Election, reason: str) -> Election:
    """取消选举: before anybody is elected, with the reason."""
    with act("elections.cancel", actor=actor, unit=election.unit, on=election) as doing:
        row = checks.locked(election)
        if not reason.strip():
            raise Refused(_("没有写明取消的理由。"), _("请填写后再提交。"), checks.CLAUSE)
        if row.ballots.filter(standings__elected=True).exists():
            raise Refused(_("已有人当选，不能取消。"), _("请继续办理，选出其余名额。"), checks.CLAUSE)
        advance(row, ELECTION, "elections.cancel", labels=checks.LABELS)
        doing.say(title=str(row), reason=reason.strip())
    return row


def _refuse_seats(org: PartyOrg, kind: str, direct: bool, seats: int, deputies: int) -> None:
    if not 0 <= deputies <= MOST_DEPUTIES:
        raise Refused(_("副书记名额应在0至%(n)d之间。") % {"n": MOST_DEPUTIES}, _("请核对名额。"), checks.CLAUSE)
    if direct:
        return
    low, high = seat_bounds(org, clock.today())
    low = low if kind == Kind.TERM else 1
    if not low <= seats <= high:
        said = {"name": org.get_kind_display(), "low": low, "high": high}
        raise Refused(_("%(name)s的委员名额应在%(low)d至%(high)d之间。") % said, _("请核对应选名额。"), "A-09")
    if kind == Kind.TERM and deputies + 1 > seats:
        raise Refused(_("书记、副书记比委员还多。"), _("请核对名额。"), "A-09")


def _refuse_candidates(row: Election, chosen: dict[int, Person]) -> None:
    """差额 and standing: enough candidates, all of them full members of the organisation."""
    known = dict(electors(row.org, clock.today()).values_list("pk", "name"))
    strangers = [person.name for pk, person in chosen.items() if pk not in known]
    if strangers:
        raise Refused(
            _("不是本党组织的正式党员：%(names)s。") % {"names": "、".join(strangers)},
            _("候选人须有被选举权，请从正式党员中提出。"),
            checks.CLAUSE,
        )
    least = least_candidates(row.seats, checks.number("election_spare", row.unit))
    if len(chosen) < least:
        said = {"seats": row.seats, "n": len(chosen), "least": least}
        raise Refused(
            _("应选%(seats)d人，候选人%(n)d人，差额不足。") % said,
            _("请至少提出%(least)d名候选人。") % said,
            checks.CLAUSE,
        )


def _ask_by(org: PartyOrg, kind: str) -> date | None:
    """The last day to ask in good time; None for a by-election and where the term's beginning is not recorded."""
    ends = term_end(org, clock.today())
    if kind != Kind.TERM or ends is None:
        return None
    return months.add(ends, -checks.number("election_ask_months", org.unit))


def _title(what: str, row: Election) -> str:
    """An official title; papers are Chinese in every language of the pages."""
    return f"关于{row.org.name}{WORDS[Kind(row.kind)]}选举{what}"[:200]
