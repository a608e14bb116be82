"""Meetings of the parents' committee of one school of the samples, and two of its county: called, under way, ended."""

from datetime import date

from xiaoheng.doors.reports.assembly import minutes
from xiaoheng.ground.bodies.models import Body
from xiaoheng.ground.bodies.services import seat
from xiaoheng.loop.decisions import services as decisions
from xiaoheng.loop.decisions.assemblies import services as assemblies
from xiaoheng.loop.decisions.assemblies.models import Form
from xiaoheng.loop.decisions.assemblies.selectors import Holder, questions_of
from xiaoheng.loop.decisions.assemblies.services import Tally

TODAY = date(2023, 3, 14)


def keep_assemblies(sampler):
    """Its questions and what was said to them carry the token; three parents are counted; the vice presides."""
    body, office = Body.objects.get(pk=sampler.place.objects["body"]), sampler.office
    seat(actor=office, body=body, part="parent", count=3, since=TODAY)
    holder = Holder(Form.objects.get(code="parent_committee"), sampler.unit, body=body)
    for name in ("ended_assembly", "assembly"):
        told = {"title": sampler.says("assembly"), "chair": sampler.person("vice")}
        meeting = assemblies.convene(actor=office, holder=holder, planned_on=TODAY, **told)
        assemblies.put(actor=office, meeting=meeting, title=sampler.says("assembly"))
        meeting = assemblies.open_(actor=office, meeting=meeting)
        here = meeting.attendances.values_list("person", flat=True)
        assemblies.attend(actor=office, meeting=meeting, here=here, counted={"parent": 2})
        sampler.keep(name, meeting.pk)
        question = questions_of(meeting)[0]
        if name == "ended_assembly":
            said = {"tally": Tally(2, comments=1), "conclusion": sampler.says("assembly")}
            assemblies.decide(actor=office, question=question, **said)
            end(office, meeting)
    sampler.keep("question", question.pk)
    of_county(sampler)


def of_county(sampler):
    """A quarterly meeting that has ended, presided by the leader where there is one, and one that is called."""
    clerk, people = sampler.clerk, sampler.cast.people
    holder = Holder(Form.objects.get(code="quarterly"), sampler.county)
    chair = people["leader"] if sampler.county.code == "YL" else people["lj_clerk"]
    for name in ("county_ended", "county_assembly"):
        meeting = assemblies.convene(actor=clerk, holder=holder, planned_on=TODAY, chair=chair)
        sampler.keep(name, meeting.pk)
        if name == "county_assembly":
            question = assemblies.put(actor=clerk, meeting=meeting, title="本季度党建工作")
            sampler.keep("county_question", question.pk)
            continue
        meeting = assemblies.open_(actor=clerk, meeting=meeting)
        here = meeting.attendances.values_list("person", flat=True)
        assemblies.attend(actor=clerk, meeting=meeting, here=here)
        end(clerk, meeting)


def end(actor, meeting):
    """Closed, with minutes that wait for their signature."""
    meeting = assemblies.adjourn(actor=actor, meeting=meeting, summary="通报情况。")
    decisions.draft_minutes(actor=actor, meeting=meeting, data=minutes(meeting))
