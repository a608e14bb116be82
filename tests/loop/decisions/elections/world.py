"""Short ways to an election at each step of its life."""

from datetime import date

from tests.cast import LONG_AGO, TODAY
from xiaoheng.ground.organisation import services as organisation
from xiaoheng.ground.organisation.models import Membership, PartyOrg, Person
from xiaoheng.ground.organisation.words import Post
from xiaoheng.lib.ballots import Count
from xiaoheng.loop.decisions.elections import services as elections
from xiaoheng.loop.decisions.elections.models import Ballot, Election

STANDING = ("secretary", "principal", "vice", "vice2", "moral")
MORE = 4


class Electing:
    """One school of the cast and its county. In 桃源中学 eleven vote: seven of the cast and four without an account."""

    def __init__(self, cast, school="TY", org="TY-DW", clerk="clerk"):
        self.cast, self.school, self.unit = cast, school.lower(), cast.units[school]
        self.org, self.clerk = PartyOrg.objects.get(code=org), cast.actor(clerk)
        self.office, self.secretary = self.actor("office"), self.actor("secretary")
        self.teacher = cast.accounts.get(f"{self.school}_teacher") and self.actor("teacher")
        self.more = [
            Person.objects.create(code=f"{school}-M{n}", name=f"党员{n}", born_on=date(1985, 1, n), unit=self.unit)
            for n in range(1, MORE + 1)
        ]
        Membership.objects.bulk_create(Membership(person=one, org=self.org, since=LONG_AGO) for one in self.more)

    def actor(self, post):
        return self.cast.actor(f"{self.school}_{post}")

    def person(self, post):
        return self.cast.people[f"{self.school}_{post}"]

    @property
    def candidates(self):
        """Six for five seats: five of the team and one more."""
        return [*(self.person(post) for post in STANDING), self.more[0]]

    def prepared(self, **told):
        said = {"kind": "term", "seats": 5, "deputies": 1, "planned_on": TODAY, **told}
        return elections.prepare(actor=self.office, org=self.org, **said)

    def agree(self, request, approve=True):
        return organisation.reply(actor=self.clerk, request=request, approve=approve, text="答复。")

    def asked(self, **told):
        row = elections.ask(actor=self.office, election=self.prepared(**told), text="拟于近期换届。")
        self.agree(row.request)
        return row

    def nominated(self, people=None, **told):
        people = people or self.candidates
        row = elections.nominate(actor=self.office, election=self.asked(**told), people=people)
        self.agree(row.review)
        return row

    def opened(self, **told):
        return elections.open_(actor=self.office, election=self.nominated(**told))

    def attended(self, absent=0, **told):
        row = self.opened(**told)
        self.attend(row, absent)
        return Election.objects.get(pk=row.pk)

    def attend(self, row, absent=0):
        """Those without an account stay away first, but for the two who count."""
        people = [voter.person for voter in row.voters.select_related("person").order_by("-person__code")]
        keep = [one for one in people if one.pk not in {self.more[1].pk}]
        present = [self.more[1], *keep[: len(keep) - absent]]
        teacher = self.person("teacher")
        present = present if teacher in present else [*present[:-1], teacher]
        elections.attend(actor=self.office, election=row, present=present, scrutineer=teacher, teller=self.more[1])

    def begun(self, **told):
        row = self.attended(**told)
        return elections.begin(actor=self.office, election=row)

    def enter(self, ballot, count):
        """The same count by the office and the 监票人."""
        elections.tally(actor=self.office, ballot=ballot, count=count)
        elections.recount(actor=self.teacher, ballot=ballot, count=count)
        return Ballot.objects.get(pk=ballot.pk)

    def seated(self, **told):
        """The five of the team are elected."""
        ballot = self.begun(**told)
        self.enter(ballot, votes(ballot, *[ballot.present] * 5, 0))
        return Election.objects.get(pk=ballot.election_id)

    def finished(self, **told):
        row = self.seated(**told)
        for post, who in ((Post.SECRETARY, "secretary"), (Post.DEPUTY, "principal")):
            ballot = elections.seat(actor=self.office, election=row, post=post, people=[self.person(who)], present=5)
            self.enter(ballot, votes(ballot, 5))
        return Election.objects.get(pk=row.pk)

    def reported(self, **told):
        return elections.report(actor=self.office, election=self.finished(**told), text="选举结果报告如下。")


def votes(ballot, *yes, issued=None, returned=None, void=0, written=None):
    """A count in which the names in order of standing have so many yes, and everybody else was against."""
    issued = ballot.present if issued is None else issued
    returned = issued if returned is None else returned
    valid = returned - void
    rows = list(ballot.standings.filter(written_in=False).order_by("pk"))
    by_code = sorted(rows, key=lambda row: row.person.code)
    found = {row.person_id: (n, valid - n, 0) for row, n in zip(by_code, yes, strict=True)}
    return Count(issued, returned, void, found, written or {})
