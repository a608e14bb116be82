"""What the tests of this room share: short ways to a topic or meeting at each step of its life."""

from datetime import date

import pytest

from tests.corpus.files import word
from xiaoheng.ground.organisation import services as organisation
from xiaoheng.lib import clock
from xiaoheng.loop.decisions import services as decisions
from xiaoheng.loop.decisions.models import Gate, Meeting, Topic
from xiaoheng.loop.decisions.services import Mark
from xiaoheng.loop.decisions.words import GateCode, MeetingKind

TODAY = date(2023, 3, 14)
TITLE, TEXT = "修订学校章程", "将党组织领导的校长负责制写入章程第三章。"


class Walk:
    """One school of the cast walked through the verbs; `school` is TY (分设) or LX (一肩挑)."""

    def __init__(self, cast, school="TY"):
        self.cast, self.school, self.unit = cast, school, cast.units[school]
        self.office = cast.actor(f"{school.lower()}_office")
        self.secretary = cast.actor(f"{school.lower()}_secretary")

    def someone(self, person):
        """The actor of a person."""
        return next(self.cast.actor(n) for n, p in self.cast.people.items() if p == person)

    def propose(self, *matters, by="vice", title=TITLE):
        proposer = self.cast.actor(f"{self.school.lower()}_{by}")
        return decisions.propose(actor=proposer, unit=self.unit, title=title, matters=matters, text=TEXT)

    def consult(self, topic):
        """Each person to be heard before the topic's present body agrees, each for himself."""
        for row in topic.consultations.filter(stage=topic.stage, void_on__isnull=True).order_by("id"):
            row.topic = topic
            decisions.consult(actor=self.someone(row.person), consultation=row, agreed=True, view="同意上会")
        return topic

    def pass_gates(self, topic, *codes):
        """Pass the named gates, or all that the office may enter before the Party meeting."""
        own = (GateCode.PRINCIPAL_MEETING, GateCode.BREWING, GateCode.SUPERIOR, GateCode.PUBLIC_NOTICE)
        rows = topic.gates.filter(void_on__isnull=True).order_by("id")
        for gate in rows.filter(kind__in=codes) if codes else rows.exclude(kind__in=own):
            gate.topic = topic
            decisions.pass_gate(actor=self.office, gate=gate, passed=True, outcome="一致同意")
        return topic

    def convene(self, kind=MeetingKind.PARTY):
        return decisions.convene(actor=self.office, unit=self.unit, kind=kind, planned_on=clock.today())

    def table(self, topic, meeting):
        """On the agenda of a meeting of the same day: with a reason and the chair's consent."""
        item = decisions.table(actor=self.office, topic=topic, meeting=meeting, reason="事情紧急")
        return decisions.consent(actor=self.someone(meeting.chair), item=item) if item.lacks_consent else item

    def meeting(self, *topics, kind=MeetingKind.PARTY, absent=()):
        """An open meeting of the body with the prepared topics on its agenda and attendance entered."""
        meeting = self.convene(kind)
        for topic in topics:
            self.table(topic, meeting)
        decisions.start(actor=self.office, meeting=meeting)
        self.attend(meeting, absent)
        return meeting

    def attend(self, meeting, absent=()):
        away = {self.cast.people[name].pk for name in absent}
        marks = {
            row.person_id: Mark("absent" if row.person_id in away else "present")
            for row in meeting.attendances.filter(is_entitled=True)
        }
        decisions.attend(actor=self.office, meeting=meeting, marks=marks)

    def hear(self, item, *, chair=True):
        """Everybody entitled and present speaks, the chair last."""
        here = [r for r in item.meeting.attendances.filter(is_entitled=True) if r.is_here]
        recused = set(item.recusals.values_list("person_id", flat=True))
        for row in sorted(here, key=lambda r: r.person_id == item.meeting.chair_id):
            if row.person_id not in recused and (chair or row.person_id != item.meeting.chair_id):
                decisions.speak(actor=self.office, item=item, person=row.person, text="同意")

    def debate(self, item):
        decisions.take_up(actor=self.office, item=item)
        self.hear(item)
        return item

    def decide(self, item, outcome="approved", yes=None):
        """Take the item up, hear all, vote where there is a vote, and resolve."""
        self.debate(item)
        if item.meeting.kind == MeetingKind.PARTY:
            present = len([r for r in item.meeting.attendances.filter(is_entitled=True) if r.is_here])
            yes = present if yes is None else yes
            method = "secret" if "P" in item.topic.categories else "hands"
            again = (yes, present - yes, 0)
            decisions.vote(actor=self.office, item=item, method=method, yes=yes, no=present - yes, again=again)
        return decisions.resolve(actor=self.office, item=item, outcome=outcome, text="会议同意该方案。")

    def through_principal(self, topic):
        """The principal's meeting puts the draft forward; the topic as it stands afterwards."""
        self.consult(topic)
        meeting = self.meeting(topic, kind=MeetingKind.PRINCIPAL)
        self.decide(meeting.items.get(), outcome="forwarded")
        decisions.adjourn(actor=self.office, meeting=meeting)
        return Topic.objects.get(pk=topic.pk)

    def approved(self, *matters):
        """A topic approved by a Party meeting that has ended; returns it with its meeting."""
        topic = self.propose(*matters)
        if topic.stage == MeetingKind.PRINCIPAL:
            topic = self.through_principal(topic)
        topic = Topic.objects.get(pk=self.pass_gates(self.consult(topic)).pk)
        meeting = self.meeting(topic)
        self.decide(meeting.items.get())
        decisions.adjourn(actor=self.office, meeting=meeting)
        return Topic.objects.get(pk=topic.pk), Meeting.objects.get(pk=meeting.pk)

    def answer(self, topic, approve=True):
        """Report to the superior and have the county answer."""
        request = decisions.report(actor=self.office, topic=topic)
        clerk = self.cast.actor("clerk")
        organisation.reply(actor=clerk, request=request, approve=approve, text="同意" if approve else "请再研究")
        return Gate.objects.get(topic=topic, kind="UP", void_on__isnull=True)

    def sign(self, meeting):
        minutes = decisions.draft_minutes(actor=self.office, meeting=meeting, data=word())
        return decisions.sign(actor=self.someone(meeting.chair), minutes=minutes, digest=minutes.file)


@pytest.fixture
def ty(cast):
    """桃源中学: secretary and principal are two people."""
    return Walk(cast)


@pytest.fixture
def lx(cast):
    """柳溪小学: one person is both (一肩挑)."""
    return Walk(cast, "LX")
