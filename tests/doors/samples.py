"""One object of every kind that an address names, for three schools, made by the rooms' own verbs.

桃源中学 TY of 云岭县 (东片区), 柳溪小学 LX of the same county (西片区), 临江一中 LJ1 of the neighbour county. Every text
that a person writes carries a token such as 〔TY·topic〕: which school, what kind of text.
"""

import re
from dataclasses import dataclass, field
from datetime import date

from tests.cast import LONG_AGO
from tests.doors.answering_samples import keep_answering
from tests.doors.assembly_samples import keep_assemblies
from tests.doors.calendar_samples import keep_terms
from tests.doors.campaign_samples import keep_campaigns
from tests.doors.community_samples import keep_communities
from tests.doors.election_samples import keep_elections
from tests.doors.filing_samples import keep_filings
from tests.doors.life_samples import keep_life
from tests.doors.member_samples import keep_members
from tests.doors.neighbours import SCHOOLS, people_the_neighbours
from tests.doors.overseen_samples import keep_overseen
from tests.doors.reminder_samples import keep_reminders
from tests.ground.books import workbook
from tests.loop.decisions.conftest import Walk
from xiaoheng.doors.reports.minutes import minutes as minutes_paper
from xiaoheng.ground.bodies import services as bodies
from xiaoheng.ground.bodies.models import Kind
from xiaoheng.ground.cadres import services as cadres
from xiaoheng.ground.library import services as library
from xiaoheng.ground.library.services import Facts
from xiaoheng.ground.library.words import Level
from xiaoheng.ground.organisation import services as organisation
from xiaoheng.ground.organisation.models import (
    Appointment,
    Import,
    Link,
    PartyOrg,
    Person,
)
from xiaoheng.ground.organisation.words import Post
from xiaoheng.ground.records import services as records
from xiaoheng.ground.rulebook import services as rulebook
from xiaoheng.ground.rulebook.models import Finding, Parameter
from xiaoheng.loop.decisions import services as decisions
from xiaoheng.loop.decisions.models import Meeting, ReportBack, Talk, Topic
from xiaoheng.loop.decisions.words import MeetingKind
from xiaoheng.loop.execution import intake
from xiaoheng.loop.execution import selectors as reads
from xiaoheng.loop.execution import services as execution
from xiaoheng.loop.execution.communities import services as communities
from xiaoheng.loop.execution.communities.selectors import kinds
from xiaoheng.loop.execution.models import Part, Transfer
from xiaoheng.loop.execution.services import Share, Upload, Wording

TODAY, DUE, END = date(2023, 3, 14), date(2023, 3, 31), date(2023, 4, 30)
TOKEN = re.compile("〔([A-Z0-9]+)·([a-z_]+)〕")


@dataclass
class Place:
    """One school with its objects by name; `objects["problem"]` is what an address's `problem` stands for."""

    school: str
    county: str
    zone: str
    objects: dict[str, object] = field(default_factory=dict)


class Sampler:
    """Walks one school around the loop, keeping an object of every kind in the states that addresses ask for."""

    def __init__(self, cast, school):
        county, zone, begins, clerk, inspector = SCHOOLS[school]
        self.cast, self.school, self.begins, self.unit = cast, school, begins, cast.units[school]
        self.county, self.walk = cast.units[county], Walk(cast, school)
        self.clerk, self.inspector = cast.actor(clerk), cast.actor(inspector)
        self.office, self.secretary, self.vice = (self.actor(name) for name in ("office", "secretary", "vice"))
        self.place = Place(school, county, zone, {"unit": school})
        self.keep = self.place.objects.__setitem__

    def actor(self, post):
        return self.cast.actor(f"{self.begins}_{post}")

    def person(self, post):
        return self.cast.people[f"{self.begins}_{post}"]

    def says(self, kind):
        """A text with its token."""
        return f"〔{self.school}·{kind}〕"

    def paper(self, kind):
        """A file with its token."""
        return Upload(f"{self.says(kind)}".encode(), f"{self.says(kind)}.txt", TODAY)

    def run(self):
        self.post()
        self.cadre()
        self.body()
        keep_members(self)
        self.shelve()
        self.notice()
        self.order()
        self.decide()
        keep_filings(self)
        keep_elections(self)
        keep_campaigns(self)
        keep_communities(self)
        keep_assemblies(self)
        keep_life(self)
        self.prepare()
        self.meet()
        self.act_in_emergency()
        self.ask()
        keep_overseen(self)
        keep_answering(self)
        keep_reminders(self)
        keep_terms(self)
        self.plead()
        self.bring()
        return self.place

    def post(self):
        """Somebody with a post, and parameters and rules, which every county shares."""
        someone = Person.objects.create(
            code=f"P-{self.school}", name=self.says("person"), born_on=date(1980, 1, 1), unit=self.unit
        )
        row = Appointment.objects.create(
            person=someone, unit=self.unit, post=Post.VICE_PRINCIPAL, since=date(2020, 9, 1), until=date(2021, 9, 1)
        )
        self.keep("appointment", row.pk)
        tie = {"unit": self.unit, "kind": "liaison", "since": date(2022, 9, 1), "note": self.says("link")}
        self.keep("link", Link.objects.create(person=someone, **tie).pk)
        ahead = {"turn": "rename", "on": END, "basis": "", "facts": {"name": self.says("planned")}}
        self.keep("planned_change", organisation.announce(actor=self.clerk, unit=self.unit, **ahead).pk)
        self.keep("org", PartyOrg.objects.get(unit=self.unit, superior__isnull=self.school == "LJ1").pk)
        self.keep("person", someone.pk)
        self.keep("rule", "A-01")
        self.keep("figure", "coverage_rate")
        self.keep("gap", "decisions_without_task")
        self.keep("community_list", "need")
        self.keep("parameter", Parameter.objects.earliest("pk").pk)

    def cadre(self):
        """Facts about the somebody, and a programme of the school with hours in it."""
        someone, says = Person.objects.get(pk=self.place.objects["person"]), self.says("cadre")
        title = {"title": says, "kind": "special", "audience": "members", "hours": 8, "since": TODAY, "last": TODAY}
        programme = cadres.plan(actor=self.office, unit=self.unit, **title)
        cadres.train(actor=self.office, programme=programme, hours={someone.pk: 8})
        row = cadres.attest(actor=self.office, person=someone, kind="teaching", place=says, since=LONG_AGO)
        cadres.reserve(actor=self.clerk, person=someone, level="deputy", basis=self.says("reserve"), since=LONG_AGO)
        self.keep("programme", programme.pk)
        self.keep("record", f"experience-{row.pk}")

    def body(self):
        """A body of the school with the somebody in the chair, and a chain of two who are in office."""
        someone, says = Person.objects.get(pk=self.place.objects["person"]), self.says("body")
        told = {"basis": says, "since": LONG_AGO, "name": says, "remit": says}
        kind = Kind.objects.get(code="parent_committee")
        row = bodies.found(actor=self.office, unit=self.unit, kind=kind, chair=someone, **told)
        held = Appointment.objects.filter(unit=self.unit, until=None).order_by("pk")[:2]
        links = [bodies.Charged(says[:20], post, self.says("chain")) for post in held]
        bodies.charge(actor=self.office, unit=self.unit, duty="moral", basis=says, since=TODAY, links=links)
        self.keep("body", row.pk)
        self.keep("seat", row.seats.get().pk)

    def shelve(self):
        """A school's document with its basis and its file, and the school's own clean-up."""
        says, paper = self.says("document"), self.paper("document")
        told = Facts(Level.SCHOOL, "system", says, LONG_AGO, (self.unit.name,))
        said = {"facts": told, "file": (paper.data, paper.name), "bases": ["ML17"]}
        row = library.enter(actor=self.office, unit=self.unit, **said)
        words = {"title": self.says("cleanup"), "basis": self.says("cleanup"), "due_on": DUE}
        cleanup = library.open_cleanup(actor=self.office, unit=self.unit, **words)
        self.keep("document", row.pk)
        self.keep("document_link", row.links.get().pk)
        self.keep("cleanup", cleanup.pk)
        self.keep("cleanup_entry", cleanup.entries.get().pk)

    def notice(self):
        """A notice with drafts, and a draft order."""
        text = (
            f"关于做好{self.says('notice')}党建工作的通知\n各中小学校：\n"
            f"一、加强组织建设\n1.{self.unit.name}要在3月31日前完成{self.says('draft')}章程修订，报送会议记录。\n"
            f"2.各学校每月召开1次{self.says('draft')}支委会。\n中共县委教育工作委员会\n2023年3月1日\n"
        )
        row = intake.receive(actor=self.clerk, unit=self.county, data=text.encode(), name=f"{self.school}.txt")
        draft = row.drafts.earliest("seq")
        self.keep("notice", row.pk)
        self.keep("draft", draft.pk)
        items = [Wording(self.says("draft_item"), self.says("draft_item"))]
        self.source = {"notice": row, "draft": draft}
        drafted = self.draft("draft_order", items)
        self.keep("draft_order", drafted.pk)
        self.keep("draft_item", drafted.items.get().pk)

    def draft(self, kind, items, **more):
        scope = {"named": [self.unit.pk]}
        header = {"title": self.says(kind), "basis": self.says(kind), "since": date(2023, 3, 1), "until": END}
        return execution.draft(actor=self.clerk, unit=self.county, scope=scope, items=items, **header, **more)

    def order(self):
        """An issued order: an item to be decided on, one with an extension asked for, one handed in, one untouched."""
        texts, draft = [self.says("item")] * 2, self.source["draft"]
        items = [Wording(*texts, due_on=DUE, minutes=60, draft=one) for one in (draft, None, None, None)]
        row = self.draft("order", items, notice=self.source["notice"])
        self.directive = execution.issue(actor=self.clerk, directive=row)
        execution.sign(actor=self.office, directive=self.directive, unit=self.unit)
        self.items = list(self.directive.items.order_by("seq"))
        cells = [reads.assignment(item, self.unit) for item in self.items]
        asked = execution.extend(actor=self.office, assignment=cells[1], until=END, reason=self.says("extension"))
        files = [self.paper("evidence")]
        sent = execution.submit(actor=self.office, assignment=cells[2], note=self.says("submission"), files=files)
        shares = [Share(self.person(owner), self.says("part")) for owner in ("teacher", "vice")]
        execution.share(actor=self.office, assignment=cells[3], shares=shares)
        for name, part in zip(("part", "part_of_vice"), Part.objects.filter(title=self.says("part")), strict=True):
            self.keep(name, part.pk)
        self.keep("directive", self.directive.pk)
        self.keep("item", self.items[3].pk)
        self.keep("extension", asked.pk)
        words = {"reason": self.says("transfer"), "asked_on": date(2023, 3, 14), "by_name": "党政办"}
        moved = Transfer.objects.create(item=self.items[3], unit=self.unit, to=self.unit, **words)
        self.keep("transfer", moved.pk)
        self.keep("assignment", sent.pk)
        self.keep("evidence", sent.submissions.get().evidence.get().pk)

    def propose(self, kind, matters):
        words = {"title": self.says(kind), "text": self.says(kind)}
        topic = decisions.propose(actor=self.vice, unit=self.unit, matters=matters, paper=self.digest(kind), **words)
        return topic

    def digest(self, kind):
        file = self.paper(kind)
        return records.store(file.data, file.name).digest

    def decide(self):
        """The topic that answers the order, with papers, up to its resolution and tasks; minutes signed and unsigned."""
        walk, answered = self.walk, reads.assignment(self.items[0], self.unit)
        words = {"title": self.says("topic"), "text": self.says("topic"), "paper": self.digest("topic")}
        topic = execution.answer(actor=self.secretary, assignment=answered, matters=["P11"], **words)
        self.keep("topic", topic.pk)
        self.keep("digest", topic.paper)
        topic = walk.through_principal(topic)
        self.closed("principal_closed", topic.items.get().meeting)
        topic = Topic.objects.get(pk=walk.pass_gates(walk.consult(topic)).pk)
        self.keep("gate", topic.gates.first().pk)
        meeting = walk.meeting(topic)
        self.say_and_resolve(meeting.items.get())
        decisions.adjourn(actor=self.office, meeting=meeting)
        report = decisions.report(actor=self.office, topic=topic)
        organisation.reply(actor=self.clerk, request=report, approve=True, text=self.says("reply"))
        minutes = self.closed("meeting", meeting)
        decisions.sign(actor=self.secretary, minutes=minutes, digest=minutes.file)
        row = reads.assignment(self.items[0], self.unit)
        execution.submit(actor=self.office, assignment=row, facts=[("decisions.minutes", minutes.pk)])
        resolution = decisions.issue(actor=self.office, topic=Topic.objects.get(pk=topic.pk))
        self.keep("resolution", resolution.pk)
        for name, owner in (("task", "teacher"), ("task_of_vice", "vice")):
            words = {"owner": self.person(owner), "due_on": DUE, "title": self.says("task")}
            self.keep(name, execution.carry_out(actor=self.office, resolution=resolution, **words).pk)
        self.follow(resolution, meeting)

    def follow(self, resolution, meeting):
        """The resolution told back and weighed, shown in public by one channel and proposed for the other; a talk."""
        says = self.says("report_back")
        told = decisions.report_back(
            actor=self.vice, topic=resolution.topic, text=says, paper=self.digest("report_back")
        )
        decisions.assess(
            actor=self.secretary, report=told, meeting=Meeting.objects.get(pk=meeting.pk), met=False, remark=says
        )
        self.keep("report_back", ReportBack.objects.latest("pk").pk)
        for name, channel in (("young_publication", "school"), ("publication", "party")):
            words = {"channel": channel, "title": self.says(name), "text": self.says(name)}
            shown = decisions.publicise(actor=self.vice, resolution=resolution, **words)
            self.keep(name, shown.pk)
        decisions.screen(actor=self.office, publication=shown, passed=True)
        decisions.clear(actor=self.secretary, publication=shown, passed=True)
        decisions.publish(actor=self.office, publication=shown)
        heads = {"secretary": self.person("secretary"), "principal": self.person("vice")}
        row = Talk.objects.create(
            unit=self.unit, org=resolution.topic.org, day=TODAY, is_done=True, entered_on=TODAY, **heads
        )
        self.keep("talk", row.pk)

    def say_and_resolve(self, item):
        """Debate with what was said on record."""
        self.walk.debate(item)
        item.utterances.update(text=self.says("utterance"))
        count = item.meeting.attendances.filter(is_entitled=True).count()
        decisions.vote(actor=self.office, item=item, method="hands", yes=count, no=0)
        decisions.resolve(actor=self.office, item=item, outcome="approved", text=self.says("resolution"))

    def closed(self, name, meeting):
        """Keep a meeting that has ended, with its minutes as a Word document."""
        meeting = Meeting.objects.get(pk=meeting.pk)
        self.keep(name, meeting.pk)
        return decisions.draft_minutes(actor=self.office, meeting=meeting, data=minutes_paper(meeting))

    def prepare(self):
        """A topic still in preparation with a view to be heard, and meetings of both bodies convened and open."""
        topic = self.propose("young_topic", ["P14"])
        self.keep("young_topic", topic.pk)
        self.keep("young_gate", topic.gates.first().pk)
        self.keep("consultation", topic.consultations.filter(stage=topic.stage).first().pk)
        decisions.convene(
            actor=self.office, unit=self.unit, kind=MeetingKind.PARTY, planned_on=TODAY, place=self.says("meeting")
        )
        planned = Meeting.objects.latest("pk")
        self.keep("party_planned", planned.pk)
        topic = self.walk.consult(self.propose("other_topic", ["P16"]))
        words = {"topic": Topic.objects.get(pk=topic.pk), "meeting": planned, "reason": self.says("meeting")}
        self.keep("late_item", decisions.table(actor=self.office, **words).pk)
        decisions.notify(actor=self.office, meeting=planned)

    def meet(self):
        """An open principal's meeting and an open Party meeting, each with a topic under debate."""
        other = self.propose("other_topic", ["P11"])
        third = self.walk.through_principal(self.propose("other_topic", ["P11"]))
        party = self.walk.meeting(Topic.objects.get(pk=self.walk.pass_gates(self.walk.consult(third)).pk))
        principal = self.walk.meeting(self.walk.consult(other), kind=MeetingKind.PRINCIPAL)
        for name, meeting in (("party_open", party), ("principal_open", principal)):
            item = meeting.items.get()
            decisions.take_up(actor=self.office, item=item)
            self.keep(name, meeting.pk)
            self.keep(f"{name}_item", item.pk)

    def act_in_emergency(self):
        """What the secretary did between two meetings, for the open Party meeting to hear."""
        words = {"text": self.says("other_topic"), "reason": self.says("other_topic")}
        row = decisions.act_urgently(actor=self.secretary, unit=self.unit, done_on=TODAY, **words)
        self.keep("urgent_act", row.pk)

    def ask(self):
        """A request to the county with its paper, unanswered."""
        words = {"title": self.says("request"), "text": self.says("request"), "paper": self.digest("request")}
        row = organisation.request(
            actor=self.office, unit=self.unit, superior=self.county, due_on=date(2023, 3, 24), **words
        )
        self.keep("superior_request", row.pk)

    def plead(self):
        """Somebody too long in one post, with an exception asked for and not yet answered."""
        someone = Person.objects.get(code=f"P-{self.school}")
        post = Appointment.objects.create(
            person=someone, unit=self.unit, post=Post.VICE_PRINCIPAL, since=date(2010, 9, 1)
        )
        rulebook.evaluate(TODAY, units=[self.unit.pk])
        row = Finding.objects.get(unit=self.unit, ended=0, rule="A-15", subject=post.pk)
        plea = rulebook.plead(
            actor=self.office, finding=row, reason=self.says("plea"), basis=self.says("plea"), until=END
        )
        self.keep("finding", row.pk)
        self.keep("plea", plea.pk)

    def bring(self):
        """An import of the office of a leading school that it, or the county's clerk, can take back."""
        row = {
            "牵头学校编码": self.school, "成员学校编码": self.school, "清单": "需求清单", "内容": self.says("community_entry"),
            "类别": kinds()[0].title, "数量": "1", "开始": "2023-03-01", "结束": "2023-06-30",
        }  # fmt: skip
        file = records.stage(workbook({"资源和需求": [row]}), f"{self.says('import')}.xlsx")
        said = {"actor": self.office, "unit": self.unit, "file": file}
        communities.import_(**said, seen=organisation.preview(**said, book=communities.LISTS_BOOK).digest())
        records.discard(file)
        self.keep("past", Import.objects.latest("pk").pk)


def collect(cast):
    """The three places, by school."""
    people_the_neighbours(cast)
    return {school: Sampler(cast, school).run() for school in SCHOOLS}


__all__ = ["SCHOOLS", "TOKEN", "Place", "Sampler", "collect"]
