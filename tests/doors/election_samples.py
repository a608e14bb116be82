"""An election of one school of the samples, with a round whose papers are out."""

from datetime import date

from xiaoheng.ground.organisation.models import PartyOrg, Person
from xiaoheng.loop.decisions.elections import services as elections
from xiaoheng.loop.decisions.elections.models import Ballot, Candidate, Standing, Voter

TODAY = date(2023, 3, 14)


def keep_elections(sampler):
    """The request to the county with a token; the somebody of the school stands."""
    org = PartyOrg.objects.get(pk=sampler.place.objects["org"])
    someone = Person.objects.get(pk=sampler.place.objects["person"])
    row = elections.prepare(
        actor=sampler.office, org=org, kind="term", seats=5, deputies=1, planned_on=date(2023, 4, 20)
    )
    row = elections.ask(actor=sampler.office, election=row, text=sampler.says("election"))
    Candidate.objects.create(election=row, person=someone)
    Voter.objects.create(election=row, person=someone, present=True)
    made = Ballot.objects.create(
        election=row, number=1, post="committee_member", seats=1, entitled=1, present=1, held_on=TODAY, ym=202303
    )
    Standing.objects.create(ballot=made, person=someone)
    sampler.keep("election", row.pk)
    sampler.keep("ballot", made.pk)
