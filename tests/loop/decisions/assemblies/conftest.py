"""桃源中学 with bodies of its own, and short ways through their meetings."""

from datetime import date

import pytest

from tests.loop.decisions.conftest import TODAY, Walk
from xiaoheng.ground.bodies import services as bodies
from xiaoheng.ground.bodies.models import Kind
from xiaoheng.loop.decisions.assemblies import selectors, services
from xiaoheng.loop.decisions.assemblies.models import Form
from xiaoheng.loop.decisions.assemblies.selectors import Holder
from xiaoheng.loop.decisions.assemblies.services import Tally
from xiaoheng.loop.decisions.models import Gate

SINCE = date(2022, 9, 1)


class Bodies(Walk):
    """The walk of decisions, with bodies that are heard on the way."""

    def found(self, kind, chair="ty_vice2", since=SINCE, **parts):
        """A body with its chair and so many of each part."""
        years = 5 if kind == "staff_congress" else None
        told = {"basis": "桃中党〔2022〕5号", "since": since, "years": years, "chair": self.cast.people[chair]}
        body = bodies.found(actor=self.office, unit=self.unit, kind=Kind.objects.get(code=kind), **told)
        for part, count in parts.items():
            bodies.seat(actor=self.office, body=body, part=part, count=count, since=since)
        return body

    def holder(self, code, body=None, org=None):
        return Holder(Form.objects.get(code=code), self.unit, org=org, body=body)

    def call(self, code, body=None, org=None, day=TODAY, **facts):
        return services.convene(actor=self.office, holder=self.holder(code, body, org), planned_on=day, **facts)

    def sit(self, meeting, *titles, gate=None, come=None, counted=None):
        """The questions put, the meeting open, everybody there unless told."""
        for title in titles:
            services.put(actor=self.office, meeting=meeting, title=title)
        if gate is not None:
            services.put(actor=self.office, meeting=meeting, gate=gate)
        meeting = services.open_(actor=self.office, meeting=meeting)
        here = list(meeting.attendances.values_list("person", flat=True)) if come is None else come
        full = {part.part: part.expected for part in meeting.headcounts.all()}
        return services.attend(actor=self.office, meeting=meeting, here=here, counted={**full, **(counted or {})})

    def say(self, meeting, yes=0, no=0, abstain=0, comments=0, number=0, **more):
        """The counts of one question of the meeting, the first unless told."""
        more = {"conclusion": "会议意见。", "tally": Tally(yes, no, abstain, comments), **more}
        return services.decide(actor=self.office, question=selectors.questions_of(meeting)[number], **more)

    def end(self, meeting, summary=""):
        return services.adjourn(actor=self.office, meeting=meeting, summary=summary)

    def gate(self, topic, code):
        return Gate.objects.get(topic=topic, kind=code, void_on__isnull=True)


@pytest.fixture
def ty(cast):
    """桃源中学."""
    return Bodies(cast)
