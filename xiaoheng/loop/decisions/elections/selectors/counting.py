"""计票查询: rounds, what is still to be elected, and who stands in the next round."""

from xiaoheng.ground.organisation.models import Person
from xiaoheng.ground.organisation.words import Post
from xiaoheng.lib.ballots import Count
from xiaoheng.lib.strokes import by_strokes
from xiaoheng.loop.decisions.elections.models import Ballot, Election, Standing
from xiaoheng.loop.decisions.elections.selectors.elections import candidates
from xiaoheng.loop.decisions.elections.words import BallotState

DEPUTIES = (Post.DEPUTY, Post.FULL_TIME_DEPUTY)


def last_round(election: Election, *posts: str) -> Ballot | None:
    """最近一轮 (of some posts, when told)."""
    rows = election.ballots.filter(post__in=posts) if posts else election.ballots.all()
    return rows.order_by("-number").first()


def elected(election: Election, *posts: str) -> list[Standing]:
    """当选人 so far, in the order in which they were elected."""
    rows = Standing.objects.filter(ballot__election=election, elected=True, ballot__state=BallotState.COUNTED)
    rows = rows.filter(ballot__post__in=posts) if posts else rows
    return list(rows.select_related("person", "ballot").order_by("ballot__number", "-yes", "person__code"))


def assembly_round(election: Election) -> str:
    """The post that the members elect: a seat in the committee, or the secretary where there is none."""
    return Post.SECRETARY if election.direct else Post.COMMITTEE_MEMBER


def outstanding(election: Election, post: str) -> int:
    """还须选出 for a post, of a round of the members or of the new committee."""
    if post == assembly_round(election):
        return election.seats - len(elected(election, post))
    if post == Post.SECRETARY:
        return 1 - len(elected(election, post))
    return election.deputies - len(elected(election, *DEPUTIES))


def standing_for(election: Election) -> list[Person]:
    """下一轮的候选人 of the members: all at first and when a round is void; the tied of a tie; else who was not elected."""
    last = last_round(election)
    if last is None:
        return candidates(election)
    rows = last.standings.select_related("person").filter(written_in=False)
    if last.state == BallotState.COUNTED:
        tied = rows.filter(tied=True)
        rows = tied if tied.exists() else rows.filter(elected=False)
    return by_strokes([row.person for row in rows.order_by("person__code")], lambda person: person.name)


def reading(ballot: Ballot) -> Count:
    """第一次录入 of a round."""
    rows = list(ballot.standings.all())
    votes = {row.person_id: (row.yes or 0, row.no or 0, row.abstain or 0) for row in rows if not row.written_in}
    written = {row.person_id: row.yes or 0 for row in rows if row.written_in}
    return Count(ballot.issued or 0, ballot.returned or 0, ballot.void or 0, votes, written)
