"""大会: the roll is frozen at the opening, tellers are approved, and round after round papers are handed out."""

from collections.abc import Collection, Iterable

from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.models import Person
from xiaoheng.ground.organisation.verbs import act, advance
from xiaoheng.ground.organisation.words import Post
from xiaoheng.lib import clock
from xiaoheng.lib.ballots import is_elected, is_quorate, least_present
from xiaoheng.lib.refusal import Refused
from xiaoheng.lib.states import step
from xiaoheng.loop.decisions.elections.models import Ballot, Election, Standing, Voter
from xiaoheng.loop.decisions.elections.selectors.counting import (
    DEPUTIES,
    assembly_round,
    elected,
    last_round,
    outstanding,
    standing_for,
)
from xiaoheng.loop.decisions.elections.selectors.elections import floor_of
from xiaoheng.loop.decisions.elections.selectors.rolls import electors
from xiaoheng.loop.decisions.elections.services import checks
from xiaoheng.loop.decisions.elections.services.outcome import after
from xiaoheng.loop.decisions.elections.states import ELECTION
from xiaoheng.loop.decisions.elections.words import BallotState

RUNNING = (BallotState.OPEN, BallotState.READ)
OFFICES = (Post.SECRETARY, *DEPUTIES)


def open_(*, actor: Actor, election: Election, without_vote: Collection[Person] = ()) -> Election:
    """召开大会: the roll is those who are full members today, but for those whose right to vote is suspended.

    From now on it does not change with the register. Refused: candidates not agreed to, or no longer members.
    """
    with act("elections.open", actor=actor, unit=election.unit, on=election) as doing:
        row, today = checks.locked(election), clock.today()
        step(ELECTION, "elections.open", row.state, labels=checks.LABELS)
        checks.refuse_unanswered(row.review, _("候选人预备人选"))
        out = {person.pk for person in without_vote}
        entitled = [person for person in electors(row.org, today) if person.pk not in out]
        known = {person.pk for person in entitled}
        gone = row.candidates.exclude(person__in=known).select_related("person")
        if gone:
            names = "、".join(one.person.name for one in gone)
            raise Refused(
                _("候选人已没有被选举权：%(names)s。") % {"names": names}, _("请重新报审候选人。"), checks.CLAUSE
            )
        Voter.objects.bulk_create(Voter(election=row, person=person) for person in entitled)
        advance(row, ELECTION, "elections.open", labels=checks.LABELS, held_on=today)
        doing.say(title=str(row), entitled=len(entitled))
    return row


def attend(
    *, actor: Actor, election: Election, present: Collection[Person], scrutineer: Person, teller: Person
) -> Election:
    """登记到会: who came; 监票人 and 计票人, approved by the meeting, come from those who are no candidates."""
    with act("elections.attend", actor=actor, unit=election.unit, on=election) as doing:
        row = checks.locked(election)
        step(ELECTION, "elections.attend", row.state, labels=checks.LABELS)
        _refuse_running(row)
        came, known = {person.pk for person in present}, set(row.voters.values_list("person", flat=True))
        if came - known:
            raise Refused(_("到会人员中有人不在选举人名册上。"), _("请只登记名册上的人。"), checks.QUORUM)
        standing = set(row.candidates.values_list("person", flat=True))
        for person, post in ((scrutineer, _("监票人")), (teller, _("计票人"))):
            if person.pk in standing or person.pk not in came:
                raise Refused(
                    _("%(name)s不能担任%(post)s。") % {"name": person.name, "post": post},
                    _("请从到会的、不是候选人的党员中推选。"),
                    checks.CLAUSE,
                )
        if scrutineer.pk == teller.pk:
            raise Refused(_("监票人和计票人不能是同一人。"), _("请另选一人。"), checks.CLAUSE)
        row.voters.update(present=False)
        row.voters.filter(person__in=came).update(present=True)
        advance(row, ELECTION, "elections.attend", labels=checks.LABELS, scrutineer=scrutineer, teller=teller)
        doing.say(title=str(row), entitled=len(known), present=len(came))
    return row


def begin(*, actor: Actor, election: Election) -> Ballot:
    """开始一轮投票: with a quorum; the numbers and the names on the paper are frozen.

    After a void round the same names stand again, after a tie the tied, otherwise those who were not elected.
    """
    with act("elections.begin", actor=actor, unit=election.unit, on=election) as doing:
        row = checks.locked(election)
        step(ELECTION, "elections.begin", row.state, labels=checks.LABELS)
        _refuse_running(row)
        if row.scrutineer_id is None:
            raise Refused(_("还没有监票人和计票人。"), _("请先登记到会人员，推选监票人、计票人。"), checks.CLAUSE)
        post = assembly_round(row)
        entitled, present = row.voters.count(), row.voters.filter(present=True).count()
        made = _hand_out(row, post, outstanding(row, post), entitled, present, standing_for(row))
        doing.say(title=str(row), round=made.number, entitled=entitled, present=present)
    return made


def leave_short(*, actor: Actor, election: Election, consent: int) -> Election:
    """不再补足: more than half of those present agree to leave seats open, with enough elected for a committee."""
    with act("elections.leave_short", actor=actor, unit=election.unit, on=election) as doing:
        row = checks.locked(election)
        step(ELECTION, "elections.leave_short", row.state, labels=checks.LABELS)
        _refuse_running(row)
        last = last_round(row)
        if last is None or last.state != BallotState.COUNTED or last.standings.filter(tied=True).exists():
            raise Refused(_("最近一轮没有结果，或有票数相等的还没有重选。"), _("请先完成投票。"), checks.QUORUM)
        have, floor = len(elected(row, assembly_round(row))), floor_of(row, clock.today())
        if have < floor:
            raise Refused(
                _("已当选%(n)d人，少于%(least)d人，不能不补足。") % {"n": have, "least": floor},
                _("请从未当选的候选人中再选。"),
                "A-09",
            )
        if consent > last.present or not is_elected(
            last.present, consent, checks.number("election_majority", row.unit)
        ):
            raise Refused(
                _("到会%(p)d人，同意%(y)d人，没有过半数。") % {"p": last.present, "y": consent},
                _("没有过半数同意的，请从未当选的候选人中再选。"),
                checks.QUORUM,
            )
        after(row, "elections.leave_short", filled=True, consent=consent)
        doing.say(title=str(row), consent=consent, present=last.present, elected=have)
    return row


def seat(*, actor: Actor, election: Election, post: str, people: Collection[Person], present: int) -> Ballot:
    """新一届委员会选举书记、副书记: 等额, from its own members, the secretary first."""
    with act("elections.seat", actor=actor, unit=election.unit, on=election) as doing:
        row = checks.locked(election)
        step(ELECTION, "elections.seat", row.state, labels=checks.LABELS)
        _refuse_running(row)
        members = {one.person_id for one in elected(row, Post.COMMITTEE_MEMBER)}
        taken = {one.person_id for one in elected(row, *OFFICES)}
        chosen = {person.pk: person for person in people}
        if post not in OFFICES or set(chosen) - members or set(chosen) & taken:
            raise Refused(
                _("只能从新一届委员中选举书记、副书记，一人不兼两职。"), _("请核对职务和人选。"), checks.CLAUSE
            )
        if post != Post.SECRETARY and outstanding(row, Post.SECRETARY):
            raise Refused(_("还没有选出书记。"), _("请先选举书记。"), checks.CLAUSE)
        left = outstanding(row, post)
        if not 1 <= len(chosen) <= left:
            raise Refused(
                _("等额选举：还须选出%(left)d人，候选人%(n)d人。") % {"left": left, "n": len(chosen)},
                _("请按应选名额提出候选人。"),
                checks.CLAUSE,
            )
        made = _hand_out(row, post, len(chosen), len(members), present, chosen.values())
        doing.say(title=str(row), round=made.number, post=str(made.get_post_display()), present=present)
    return made


def _hand_out(row: Election, post: str, seats: int, entitled: int, present: int, people: Iterable[Person]) -> Ballot:
    quorum, standing = checks.number("election_quorum", row.unit), list(people)
    if not is_quorate(entitled, present, quorum):
        said = {"n": entitled, "p": present, "least": least_present(entitled, quorum)}
        raise Refused(
            _("应到%(n)d人，实到%(p)d人，不够法定人数。") % said,
            _("至少须有%(least)d名有选举权的到会；缺席的不能委托投票，请改期。") % said,
            checks.QUORUM,
        )
    if not standing or seats < 1:
        raise Refused(_("没有可以再选的候选人。"), _("请取消后重新报审候选人，或经大会同意不再补足。"), checks.CLAUSE)
    last, today = last_round(row), clock.today()
    made = Ballot.objects.create(
        election=row, number=last.number + 1 if last else 1, post=post, seats=seats, entitled=entitled,
        present=present, held_on=today, ym=today.year * 100 + today.month,
    )  # fmt: skip
    Standing.objects.bulk_create(Standing(ballot=made, person=person) for person in standing)
    return made


def _refuse_running(row: Election) -> None:
    """One round at a time."""
    running = row.ballots.filter(state__in=RUNNING).first()
    if running is not None:
        said = {"n": running.number, "state": running.get_state_display()}
        raise Refused(_("第%(n)d轮投票%(state)s。") % said, _("请先完成这一轮的计票。"), checks.CLAUSE)
