"""计票: the counts of a round, entered by two people; the round is decided when both say the same."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.models import Account, Person
from xiaoheng.ground.organisation.verbs import act, advance
from xiaoheng.ground.organisation.words import Post, Role
from xiaoheng.lib.ballots import Count, settle
from xiaoheng.lib.refusal import Refused
from xiaoheng.lib.states import step
from xiaoheng.loop.decisions.elections.models import Ballot, Standing
from xiaoheng.loop.decisions.elections.selectors.counting import assembly_round, elected, reading
from xiaoheng.loop.decisions.elections.services import checks
from xiaoheng.loop.decisions.elections.services.outcome import after
from xiaoheng.loop.decisions.elections.states import BALLOT, ELECTION
from xiaoheng.loop.decisions.elections.words import BallotState

LABELS = dict(BallotState.choices)


def tally(*, actor: Actor, ballot: Ballot, count: Count) -> Ballot:
    """录入计票结果: the first of two entries, anew as often as needed until the second agrees; no impossible numbers."""
    with act("elections.tally", actor=actor, unit=ballot.election.unit, on=ballot.election) as doing:
        row = _locked(ballot)
        step(BALLOT, "elections.tally", row.state, labels=LABELS)
        by = _counter(actor, row)
        _refuse_impossible(row, count)
        row.standings.filter(written_in=True).delete()
        Standing.objects.bulk_create(
            Standing(ballot=row, person_id=person, written_in=True, yes=yes) for person, yes in count.written.items()
        )
        for person, (yes, no, abstain) in count.votes.items():
            row.standings.filter(person=person).update(yes=yes, no=no, abstain=abstain)
        advance(
            row, BALLOT, "elections.tally", labels=LABELS, issued=count.issued, returned=count.returned,
            void=count.void, first_by=by,
        )  # fmt: skip
        doing.say(title=str(row.election), round=row.number)
    return row


def recount(*, actor: Actor, ballot: Ballot, count: Count) -> Ballot:
    """复录: by somebody else; where both agree the round is decided, or void when more papers came back than out."""
    with act("elections.recount", actor=actor, unit=ballot.election.unit, on=ballot.election) as doing:
        row = _locked(ballot)
        step(BALLOT, "elections.recount", row.state, labels=LABELS)
        election = row.election
        step(ELECTION, "elections.recount", election.state, labels=checks.LABELS)
        by = _counter(actor, row)
        if by == row.first_by or _same_person(actor, row.first_by):
            raise Refused(_("复录的人和第一次录入的是同一人。"), _("请由另一名计票工作人员复录。"), checks.CLAUSE)
        _refuse_impossible(row, count)
        first = reading(row)
        if count.differs(first):
            raise Refused(
                _("两次录入不一致：%(where)s。") % {"where": "、".join(_differences(row, first, count))},
                _("请共同核对计票单；第一次录错的，请先更正第一次录入。"),
                checks.CLAUSE,
            )
        if count.must_rerun:
            advance(row, BALLOT, "elections.recount", labels=LABELS, to=BallotState.RERUN, second_by=by)
        else:
            _decide(row, count)
            advance(row, BALLOT, "elections.recount", labels=LABELS, second_by=by)
            after(election, "elections.recount")
        doing.say(title=str(election), round=row.number, outcome=str(row.get_state_display()))
    return row


def _locked(ballot: Ballot) -> Ballot:
    rows = Ballot.objects.select_for_update(of=("self",)).select_related("election__org", "election__unit")
    row = rows.get(pk=ballot.pk)
    row.election = checks.locked(row.election)
    return row


def _counter(actor: Actor, row: Ballot) -> str:
    """The account of the office, the 监票人 or the 计票人, none of whom stands in the round."""
    election = row.election
    named = actor.person is not None and actor.person in {election.scrutineer_id, election.teller_id}
    standing = {*row.standings.values_list("person", flat=True), *election.candidates.values_list("person", flat=True)}
    if actor.person in standing or not (named or Role.OFFICE in actor.roles()):
        raise Refused(
            _("计票结果由党政办、监票人、计票人录入，候选人不能录入。"),
            _("请由其中一人录入，另一人复录。"),
            checks.CLAUSE,
        )
    return actor.uid


def _same_person(actor: Actor, uid: str) -> bool:
    """Whether the first count was entered by another account of the same person."""
    account = uid.partition(":")[2]
    held = Account.objects.filter(pk=int(account)).first() if account.isdecimal() else None
    return held is not None and held.person_id is not None and held.person_id == actor.person


def _refuse_impossible(row: Ballot, count: Count) -> None:
    """Numbers that no box of papers can give."""
    if min(count.issued, count.returned, count.void) < 0 or count.issued > row.present or count.void > count.returned:
        raise Refused(
            _("票数不符：实到%(p)d人，发出的不能更多；废票不能多于收回的。") % {"p": row.present},
            _("请清点选票。"),
            checks.QUORUM,
        )
    if count.must_rerun:
        return
    printed = dict(row.standings.filter(written_in=False).values_list("person", "person__name"))
    if set(count.votes) != set(printed):
        raise Refused(_("候选人与选票不符。"), _("请刷新页面后再录入。"), checks.CLAUSE)
    for person, votes in count.votes.items():
        if min(votes) < 0 or sum(votes) != count.valid:
            said = {"name": printed[person], "sum": sum(votes), "valid": count.valid}
            raise Refused(
                _("%(name)s的赞成、不赞成、弃权合计%(sum)d，有效票%(valid)d。") % said,
                _("请核对计票单。"),
                checks.QUORUM,
            )
    _refuse_written(row, count, set(printed))


def _refuse_written(row: Ballot, count: Count, printed: set[int]) -> None:
    """Written in by whoever voted no, of those who may be elected; no paper names more than the seats."""
    allowed = _electable(row) - printed
    against = sum(no for _yes, no, _abstain in count.votes.values())
    fits = all(0 < yes <= count.valid for yes in count.written.values()) and sum(count.written.values()) <= against
    if set(count.written) - allowed or not fits:
        raise Refused(
            _("另选人不符：须是有被选举权的非候选人，票数合计不多于不赞成票。"), _("请核对计票单。"), checks.QUORUM
        )
    total = sum(yes for yes, _no, _abstain in count.votes.values()) + sum(count.written.values())
    if total > count.valid * row.seats:
        said = {"total": total, "most": count.valid * row.seats}
        raise Refused(
            _("赞成票合计%(total)d，多于有效票乘以应选人数%(most)d。") % said,
            _("所选人数多于应选人数的为废票，请重新计票。"),
            checks.QUORUM,
        )


def _electable(row: Ballot) -> set[int]:
    """Who may be written in: members on the roll; in the committee's own session, its members."""
    if row.post == assembly_round(row.election):
        taken = {one.person_id for one in elected(row.election, row.post)}
        return set(row.election.voters.values_list("person", flat=True)) - taken
    return {one.person_id for one in elected(row.election, Post.COMMITTEE_MEMBER)}


def _decide(row: Ballot, count: Count) -> None:
    yes: Mapping[int, int] = {**{person: votes[0] for person, votes in count.votes.items()}, **count.written}
    found = settle(row.seats, row.present, yes, checks.number("election_majority", row.election.unit))
    row.standings.filter(person__in=found.elected).update(elected=True)
    row.standings.filter(person__in=found.tied).update(tied=True)


def _differences(row: Ballot, first: Count, second: Count) -> list[str]:
    """Where the two differ, never by how much: the papers decide, not the other's number."""
    found = [
        str(name)
        for name, one, two in (
            (_("发出"), first.issued, second.issued),
            (_("收回"), first.returned, second.returned),
            (_("废票"), first.void, second.void),
        )
        if one != two
    ]
    names = dict(
        Person.objects.filter(pk__in={*first.votes, *first.written, *second.written}).values_list("pk", "name")
    )
    return found + [
        names[person]
        for person in names
        if first.votes.get(person) != second.votes.get(person)
        or first.written.get(person) != second.written.get(person)
    ]
