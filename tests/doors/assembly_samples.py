"""Meetings of the parents' committee of one school of the samples: one under way, one that has ended."""

from datetime import date

from xiaoheng.ground.bodies.models import Body
from xiaoheng.ground.bodies.services import seat
from xiaoheng.loop.decisions.assemblies import services as assemblies
from xiaoheng.loop.decisions.assemblies.models import Form
from xiaoheng.loop.decisions.assemblies.selectors import Holder, questions_of
from xiaoheng.loop.decisions.assemblies.services import Tally

TODAY = date(2023, 3, 14)


def keep_assemblies(sampler):
    """Its questions and what was said to them carry the token; three parents are counted."""
    body, office = Body.objects.get(pk=sampler.place.objects["body"]), sampler.office
    seat(actor=office, body=body, part="parent", count=3, since=TODAY)
    holder = Holder(Form.objects.get(code="parent_committee"), sampler.unit, body=body)
    for name in ("ended_assembly", "assembly"):
        meeting = assemblies.convene(actor=office, holder=holder, planned_on=TODAY, title=sampler.says("assembly"))
        assemblies.put(actor=office, meeting=meeting, title=sampler.says("assembly"))
        meeting = assemblies.open_(actor=office, meeting=meeting)
        here = meeting.attendances.values_list("person", flat=True)
        assemblies.attend(actor=office, meeting=meeting, here=here, counted={"parent": 2})
        sampler.keep(name, meeting.pk)
        question = questions_of(meeting)[0]
        if name == "ended_assembly":
            said = {"tally": Tally(2, comments=1), "conclusion": sampler.says("assembly")}
            assemblies.decide(actor=office, question=question, **said)
            assemblies.adjourn(actor=office, meeting=meeting)
    sampler.keep("question", question.pk)
