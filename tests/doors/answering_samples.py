"""What is answered for at one school of the samples: cases, reports of the team, spot checks of its meetings."""

from datetime import date

from tests.loop.supervision.answering import verdicts
from xiaoheng.loop.decisions.models import Meeting, Resolution
from xiaoheng.loop.supervision import services as supervision
from xiaoheng.loop.supervision.services import Grounds

TODAY = date(2023, 3, 14)


def keep_answering(sampler):
    """Cases about a member of the team and about the team, a report, a meeting checked and one to be checked."""
    resolution = Resolution.objects.get(pk=sampler.place.objects["resolution"])
    meeting = Meeting.objects.get(pk=sampler.place.objects["principal_closed"])
    about = {"school": sampler.unit, "person": sampler.person("vice")}
    row = supervision.open_case(actor=sampler.clerk, kind="refusal", grounds=Grounds(resolution=resolution), **about)
    sampler.keep("case", row.pk)
    team = {"school": sampler.unit, "kind": "disunity", "grounds": Grounds(meeting=meeting)}
    sampler.keep("case_of_team", supervision.open_case(actor=sampler.clerk, **team).pk)
    told = {"unit": sampler.unit, "person": sampler.person("vice"), "about": "duties", "made_on": TODAY}
    sampler.keep("team_report", supervision.report(actor=sampler.office, **told).pk)
    for name, one in (("spot_check", meeting), ("spot_check_drawn", resolution.item.meeting)):
        check = supervision.pick(actor=sampler.inspector, meeting=one)
        sampler.keep(name, check.pk)
        sampler.keep("checked_meeting", check.meetings.get().pk)
        if name == "spot_check":
            row = supervision.judge(
                actor=sampler.inspector, checked=check.meetings.get(), verdicts=verdicts(quorum="breaks")
            )
            sampler.keep("checked_recorded", row.pk)
