"""A charter from proposal to issue through the pages alone, with plain forms: no script runs here."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from xiaoheng.loop.decisions.models import AgendaItem, Meeting, Topic
from xiaoheng.loop.decisions.words import Outcome


class Desk:
    """One browser: signs in as whoever acts, posts, follows the redirect and expects it to have worked."""

    def __init__(self, sign_in):
        self.sign_in, self.page = sign_in, None

    def get(self, who, name, **kwargs):
        self.page = self.sign_in(who).get(reverse(f"desk:{name}", kwargs=kwargs))
        assert self.page.status_code == 200
        return self.page.content.decode()

    def post(self, who, name, data=None, **kwargs):
        self.page = self.sign_in(who).post(reverse(f"desk:{name}", kwargs=kwargs), data or {})
        assert self.page.status_code == 302, self.page.content.decode()
        self.page = self.sign_in(who).get(self.page.url)
        return self.page.content.decode()


@pytest.fixture
def desk(sign_in):
    return Desk(sign_in)


def hold_meeting(desk, kind, topic, outcome):
    """Convene, table, open, mark, take up, hear all with the chair last, vote, resolve, end."""
    desk.post("ty_office", "decisions.convene", {"kind": kind, "planned_on": "2023-03-14", "place": "会议室"})
    meeting = Meeting.objects.latest("id")
    assert topic.title in desk.get("ty_office", "meeting", meeting=meeting.pk)
    desk.post("ty_office", "decisions.table", {"topic": topic.pk, "reason": "时限将到"}, meeting=meeting.pk)
    chair = "ty_secretary" if kind == "party" else "ty_principal"
    desk.post(chair, "decisions.consent", agenda_item=meeting.items.get().pk)
    html = desk.post("ty_office", "decisions.start", meeting=meeting.pk)
    assert "不足法定人数" in html
    seats = list(meeting.attendances.all())
    marks = {f"p{s.person_id}": "present" if s.is_entitled else "absent" for s in seats}
    assert "达到法定人数" in desk.post("ty_office", "decisions.attend", marks, meeting=meeting.pk)
    item = AgendaItem.objects.get(meeting=meeting)
    desk.post("ty_office", "decisions.take_up", agenda_item=item.pk)
    entitled = sorted((s for s in seats if s.is_entitled), key=lambda s: s.person_id == meeting.chair_id)
    for seat in entitled:
        desk.post("ty_office", "decisions.speak", {"person": seat.person_id, "text": "同意"}, agenda_item=item.pk)
    if kind == "party":
        counts = {"method": "hands", "yes": len(entitled), "no": 0, "abstain": 0}
        assert "过半数，通过" in desk.post("ty_office", "decisions.vote", counts, agenda_item=item.pk)
    desk.post("ty_office", "decisions.resolve", {"outcome": outcome, "text": "会议同意。"}, agenda_item=item.pk)
    desk.post("ty_office", "decisions.adjourn", meeting=meeting.pk)
    return Meeting.objects.get(pk=meeting.pk)


def test_a_charter_from_proposal_to_issue(desk, ty):
    form = {"title": "修订学校章程", "matters": ["P11"], "text": "写入党组织领导的校长负责制。"}
    html = desk.post("ty_vice", "decisions.propose", form)
    topic = Topic.objects.get()
    assert "书记（周正）意见：待听取" in html
    secretary = topic.consultations.get(stage="principal")
    view = {"consultation": secretary.pk, "agreed": "yes", "view": "同意", "heard_on": "2023-03-14"}
    assert "可以列入校长办公会议议程" in desk.post("ty_secretary", "decisions.consult", view, topic=topic.pk)
    hold_meeting(desk, "principal", topic, Outcome.FORWARDED)
    principal = topic.consultations.get(stage="party")
    html = desk.post("ty_principal", "decisions.consult", view | {"consultation": principal.pk}, topic=topic.pk)
    assert "教代会审议：未办理" in html
    for gate in topic.gates.filter(kind__in=("TU", "LE")):
        paper = SimpleUploadedFile("决议.pdf", b"%PDF-1.7 gate", content_type="application/pdf")
        done = {"passed": "yes", "outcome": "赞成35票", "on": "2023-03-14", "body": "教代会", "paper": paper}
        html = desk.post("ty_office", "decisions.pass_gate", done, gate=gate.pk)
    assert "可以列入党组织会议议程" in html
    meeting = hold_meeting(desk, "party", topic, Outcome.APPROVED)
    desk.post("ty_office", "decisions.draft_minutes", meeting=meeting.pk)
    html = desk.get("ty_secretary", "meeting", meeting=meeting.pk)
    assert "阅读无误，签发" in html
    desk.post("ty_secretary", "decisions.sign", {"digest": meeting.minutes.file}, meeting=meeting.pk)
    desk.post("ty_office", "decisions.report", {"text": ""}, topic=topic.pk)
    request = topic.gates.get(kind="UP").request
    assert "修订学校章程" in desk.get("clerk", "requests")
    answer = {"approve": "yes", "text": "同意", "number": "云教复〔2023〕1号"}
    desk.post("clerk", "organisation.reply", answer, superior_request=request.pk)
    assert "党组织会议决议〔2023〕1号已印发" in desk.post("ty_office", "decisions.issue", topic=topic.pk)
    file = desk.sign_in("leader").get(reverse("desk:minutes", kwargs={"meeting": meeting.pk}))
    assert b"".join(file.streaming_content).startswith(b"PK")
