"""The objects of the members' room for one school of the samples, made by its verbs."""

from datetime import date

from tests.cast import LONG_AGO
from xiaoheng.ground.members import services as members
from xiaoheng.ground.members.services import Told
from xiaoheng.ground.organisation.models import Membership, Person

ORGS = {"TY": "TY-DW", "LX": "LX-ZB", "LJ1": "LJ1-ZB"}
APPLIED, TODAY = date(2023, 3, 1), date(2023, 3, 14)


def keep_members(sampler):
    """An applicant with a paper, a member on the way out and away, one nurtured; dues are the branch's sheet."""
    org = sampler.cast.orgs[ORGS[sampler.school]]
    facts = {"born_on": date(1990, 1, 1), "unit": sampler.unit}
    someone = Person.objects.create(code=f"Q-{sampler.school}", name=sampler.says("applicant"), **facts)
    gone = Person.objects.create(code=f"M-{sampler.school}", name=sampler.says("member"), **facts)
    held = Membership.objects.create(person=gone, org=org, since=LONG_AGO)
    paper = (sampler.says("application").encode(), f"{sampler.says('application')}.txt")
    row = members.apply(actor=sampler.office, person=someone, org=org, told=Told(APPLIED, file=paper))
    sent = members.send(
        actor=sampler.office, membership=held, sent_on=APPLIED, way="letter", outside=sampler.says("outside"),
        number=sampler.says("letter"), valid_until=date(2023, 4, 30),
    )  # fmt: skip
    why = {"cause": "papers", "explanation": sampler.says("refusal")}
    members.refuse(actor=sampler.office, transfer=sent, refused_on=APPLIED, **why)
    members.resend(actor=sampler.office, transfer=sent, on=APPLIED)
    away = members.absent(
        actor=sampler.office, membership=held, kind="lost", since=date(2022, 1, 1), place=sampler.says("place")
    )
    nurtured = members.nurture(actor=sampler.office, person=someone, track="to_member", named_on=APPLIED)
    sampler.keep("development", row.pk)
    sampler.keep("step_record", row.steps.get().pk)
    sampler.keep("transfer", sent.pk)
    sampler.keep("absence", away.pk)
    sampler.keep("nurture", nurtured.pk)
    sampler.keep("party_org", org.pk)
