"""Random lives of topics over the whole catalogue: whatever is tried in whatever order, what must never be never is."""

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from xiaoheng.ground.organisation import services as organisation
from xiaoheng.lib.refusal import Forbidden, Refused
from xiaoheng.loop.decisions import services
from xiaoheng.loop.decisions.models import AgendaItem, Matter, Meeting, Resolution, Topic

MATTERS = [f"P{n:02}" for n in range(1, 26)] + [f"M{n:02}" for n in range(1, 21)]
BODIES = st.sampled_from(["party", "principal"])
WHO = st.sampled_from(["ty_office", "ty_secretary", "ty_principal", "ty_vice", "ty_teacher"])
OUTCOMES = st.sampled_from(["approved", "rejected", "deferred", "remanded", "forwarded"])
STEP = st.one_of(
    st.tuples(st.just("consult"), st.booleans()),
    st.tuples(st.just("gates"), WHO),
    st.tuples(st.just("hold"), BODIES, OUTCOMES),
    st.tuples(st.just("report"), WHO),
    st.tuples(st.just("issue"), WHO),
    st.tuples(st.just("report_back"), WHO),
    st.tuples(st.just("assess"), WHO, st.booleans()),
    st.tuples(st.just("close"), WHO),
    st.tuples(st.just("redraft"), WHO),
)
# Most random orders get nowhere; these go the way and stray from it here and there.
WAY = [("consult", True), ("hold", "principal", "forwarded"), ("consult", True), ("gates", "ty_office")]
WAY += [("hold", "party", "approved"), ("report", "ty_office"), ("issue", "ty_office"), ("report_back", "ty_vice")]
WAY += [("assess", "ty_secretary", True), ("close", "ty_office")]
STRAYED = st.builds(
    lambda place, odd: [*WAY[:place], *odd, *WAY[place:]], st.integers(0, len(WAY)), st.lists(STEP, max_size=3)
)


def ways(matter):
    """A matter that is only put forward, with one of the Party matters it may go on to."""
    leads_to = Matter.objects.get(code=matter).leads_to.split()
    return [matter, *leads_to[:1]]


class Undo(Exception):
    """Roll the example back."""


class Life:
    """One topic of 桃源中学 pushed about; refusals are part of it."""

    def __init__(self, ty, matter):
        words = {"title": "事", "text": "文", "amount": 40_000 if matter in ("P22", "M16") else None}
        self.ty = ty
        self.topic = services.propose(actor=ty.cast.actor("ty_vice"), unit=ty.unit, matters=ways(matter), **words)

    def row(self):
        return Topic.objects.get(pk=self.topic.pk)

    def consult(self, agreed):
        topic = self.row()
        for row in topic.consultations.filter(stage=topic.stage, void_on__isnull=True):
            services.consult(actor=self.ty.someone(row.person), consultation=row, agreed=agreed, view="见面谈")

    def gates(self, who):
        for gate in self.row().gates.filter(void_on__isnull=True).exclude(kind__in=["PM", "CS", "UP"]):
            services.pass_gate(actor=self.ty.cast.actor(who), gate=gate, passed=True, outcome="同意")

    def hold(self, kind, outcome):
        meeting = self.ty.convene(kind)
        self.ty.table(self.row(), meeting)
        services.start(actor=self.ty.office, meeting=meeting)
        self.ty.attend(meeting)
        item = meeting.items.get()
        self.ty.debate(item)
        if kind == "party":
            count = item.meeting.attendances.filter(is_entitled=True).count()
            yes = 0 if outcome == "rejected" else count
            counts = (yes, count - yes, 0)  # entered twice, for the papers are secret
            services.vote(
                actor=self.ty.office, item=item, method="secret", yes=yes, no=count - yes, again=counts
            )  # fmt: skip
        try:
            services.resolve(actor=self.ty.office, item=item, outcome=outcome, text="会议意见。")
        except Refused:
            services.resolve(actor=self.ty.office, item=item, outcome="deferred", text="会议缓议。")
        services.adjourn(actor=self.ty.office, meeting=meeting)
        self.ty.sign(Meeting.objects.get(pk=meeting.pk))

    def report(self, who):
        request = services.report(actor=self.ty.cast.actor(who), topic=self.row())
        organisation.reply(actor=self.ty.cast.actor("clerk"), request=request, approve=True, text="同意")

    def issue(self, who):
        for gate in self.row().gates.filter(void_on__isnull=True, kind="PB"):
            services.pass_gate(actor=self.ty.office, gate=gate, passed=True, outcome="公示无异议")
        services.issue(actor=self.ty.cast.actor(who), topic=self.row())

    def report_back(self, who):
        services.report_back(actor=self.ty.cast.actor(who), topic=self.row(), text="已落实")

    def assess(self, who, met):
        report = self.row().reports.filter(state="given").first()
        meeting = Meeting.objects.filter(kind="party", state="closed").last()
        if report and meeting:
            services.assess(actor=self.ty.cast.actor(who), report=report, meeting=meeting, met=met, remark="续")

    def close(self, who):
        services.close(actor=self.ty.cast.actor(who), topic=self.row(), closing="落实")

    def redraft(self, who):
        services.redraft(actor=self.ty.cast.actor(who), topic=self.row(), text=f"{self.row().text}改")


def inspect(life):
    """What an inspector would look for, whatever has happened."""
    topic = life.row()
    decided = Resolution.objects.filter(topic=topic).select_related("item__meeting")
    assert all(row.item.meeting.kind == topic.body for row in decided), "decided by another body"
    tabled = AgendaItem.objects.filter(topic=topic, meeting__kind="party")
    if topic.gates.filter(kind="PM").exists() and tabled.exists():
        forwarded = AgendaItem.objects.filter(topic=topic, meeting__kind="principal", outcome="forwarded")
        assert forwarded.filter(meeting__state="closed").exists(), "no closed item of the principal's meeting"
    for item in tabled.filter(meeting__state="closed", outcome__in=["approved", "rejected"]):
        views = topic.consultations.filter(stage="party", void_on__isnull=True)
        assert item.yes is not None, "decided without a vote"
        assert {view.state for view in views} == {"agreed"}, "somebody was not heard"
    if topic.state in ("issued", "reported", "evaluated", "closed"):
        assert all(g.standing == "passed" for g in topic.gates.filter(void_on__isnull=True)), "a gate was left out"
        assert decided.filter(outcome="approved", issued_on__isnull=False).count() == 1
    if topic.state == "closed" and topic.body == "party":
        report = topic.reports.latest("id")
        assert (report.state, report.meeting.kind) == ("met", "party")


def live(ty, matter, steps):
    try:
        with transaction.atomic():
            life = Life(ty, matter)
            for word, *given_ in steps:
                try:
                    with transaction.atomic():
                        getattr(life, word)(*given_)
                except (Refused, Forbidden):
                    pass
                inspect(life)
            state = life.row().state
            raise Undo
    except Undo:
        return state


@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(matter=st.sampled_from(MATTERS), steps=st.one_of(st.lists(STEP, max_size=8), STRAYED))
def test_what_must_never_be_never_is(ty, matter, steps):
    live(ty, matter, steps)


@pytest.mark.full
@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(matter=st.sampled_from(MATTERS), steps=st.one_of(st.lists(STEP, max_size=8), STRAYED))
def test_what_must_never_be_never_is_in_many_lives(ty, matter, steps):
    live(ty, matter, steps)


SHORT = [("hold", "principal", "approved"), ("issue", "ty_office"), ("close", "ty_office")]


@pytest.mark.parametrize(("matter", "steps"), [("P11", WAY), ("P06", WAY), ("P22", WAY), ("M12", SHORT)])
def test_the_straight_way_leads_to_the_end(ty, matter, steps):
    assert live(ty, matter, steps) == "closed"
