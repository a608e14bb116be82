"""Pages of other bodies' meetings: the way through one, a topic's gate from its own page, minutes, what is refused."""

from io import BytesIO

import pytest
from docx import Document

from tests.doors.desk.counting import queries
from tests.doors.pages import url
from tests.loop.decisions.assemblies.conftest import TODAY, Bodies
from xiaoheng.loop.decisions.assemblies import selectors
from xiaoheng.loop.decisions.assemblies.models import Question
from xiaoheng.loop.decisions.models import Meeting

pytestmark = pytest.mark.django_db


@pytest.fixture
def ty(cast):
    """桃源中学."""
    return Bodies(cast)


def called(client, of, **facts):
    """A meeting called through the pages: first which one, then the form."""
    assert f"?of={of}" in client.get(url("assemblies.convene")).content.decode()
    form = {"planned_on": TODAY.isoformat(), "manner": "on_site", **facts}
    answer = client.post(f"{url('assemblies.convene')}?of={of}", form)
    assert answer.status_code == 302, answer.content.decode()
    return Meeting.objects.get(pk=answer.url.strip("/").split("/")[-1])


def test_a_topic_asks_the_parents_and_goes_on(ty, cast, sign_in):
    topic = ty.consult(ty.through_principal(ty.propose("P19", title="招生方案")))
    body, gate, client = ty.found("parent_committee", parent=9), ty.gate(topic, "PC"), sign_in("ty_office")
    page = client.get(url("topic", topic=topic.pk)).content.decode()
    assert f"?of=parent_committee:{body.pk}" in page
    assert url("decisions.pass_gate", gate=gate.pk) not in page
    meeting = called(client, f"parent_committee:{body.pk}", chair=cast.people["ty_vice2"].pk)
    here = url("assembly", assembly=meeting.pk)
    assert "招生方案" in client.get(here).content.decode()
    client.post(url("assemblies.put", assembly=meeting.pk), {"gate": gate.pk})
    client.post(url("assemblies.open", assembly=meeting.pk))
    assert client.get(url("meeting", meeting=meeting.pk)).url == here
    marks = {"here": [cast.people["ty_vice2"].pk], "seen": [""], "part_parent": "7"}
    client.post(url("assemblies.attend", assembly=meeting.pk), marks)
    question = Question.objects.get(meeting=meeting)
    form = client.get(url("assemblies.decide", question=question.pk)).content.decode()
    assert "实到8人" in form
    assert 'name="abstain"' not in form
    address, said = (
        url("assemblies.decide", question=question.pk),
        {"yes": 6, "comments": 1, "no": 0, "conclusion": "宜早公布。"},
    )
    wrong = client.post(address, said)
    assert wrong.status_code == 422
    assert "与实到8人不符" in wrong.content.decode()
    assert client.post(address, {**said, "comments": 2}).status_code == 302
    assert (
        "有意见和建议（赞成6，有意见和建议2，不赞成0）：宜早公布。"
        in client.get(url("topic", topic=topic.pk)).content.decode()
    )
    client.post(url("assemblies.adjourn", assembly=meeting.pk), {"summary": ""})
    assert (
        "家长委员会纪要〔2023〕1号"
        in client.get(f"{url('assembly_book')}?form=parent_committee&year=2023").content.decode()
    )
    assert "形成纪要：家长委员会纪要〔2023〕1号" in client.get("/").content.decode()


def test_the_minutes_name_the_staff_and_count_the_parents(ty, cast, sign_in):
    body, client = ty.found("parent_committee", parent=9), sign_in("ty_office")
    meeting = ty.sit(ty.call("parent_committee", body, place="会议室"), "午餐收费", counted={"parent": 7})
    ty.say(meeting, yes=5, comments=2, no=1, conclusion="公示明细。")
    ty.end(meeting)
    client.post(url("decisions.draft_minutes", meeting=meeting.pk))
    data = b"".join(client.get(url("minutes", meeting=meeting.pk)).streaming_content)
    text = "\n".join(line.text for line in Document(BytesIO(data)).paragraphs)
    for words in (
        "家长委员会纪要",
        "冯德同志在会议室主持召开桃源中学家长委员会会议",
        "应到会10人，实到会8人",
        "赞成5人，有意见和建议2人，不赞成1人",
        "会议提出意见和建议：公示明细。",
        "家长代表7人（应到9人）",
    ):
        assert words in text, words
    page = sign_in("ty_vice2").get(url("assembly", assembly=meeting.pk)).content.decode()
    assert "阅读无误，签发" in page


def test_the_assembly_asks_who_has_no_vote_and_a_secret_vote_is_counted_twice(ty, cast, sign_in):
    client, org = sign_in("ty_secretary"), cast.orgs["TY-DW"]
    meeting = called(client, f"assembly:{org.pk}", chair=cast.people["ty_secretary"].pk)
    client.post(url("assemblies.put", assembly=meeting.pk), {"title": "年度计划"})
    client.post(url("assemblies.open", assembly=meeting.pk), {"without_vote": [cast.people["ty_teacher"].pk]})
    assert selectors.count_of(Meeting.objects.get(pk=meeting.pk)).entitled == 6
    here = list(meeting.attendances.values_list("person", flat=True))
    client.post(url("assemblies.attend", assembly=meeting.pk), {"here": here})
    address = url("assemblies.decide", question=Question.objects.get(meeting=meeting).pk)
    paper = {"method": "secret", "yes": 5, "no": 1, "abstain": 0, "conclusion": "同意。"}
    assert "两次" in client.post(address, paper).content.decode()
    assert client.post(address, {**paper, "yes_again": 5, "no_again": 1, "abstain_again": 0}).status_code == 302
    assert Question.objects.get(meeting=meeting).result == "adopted"


def test_forged_and_stale_forms_change_nothing(ty, cast, sign_in):
    client = sign_in("ty_office")
    meeting = ty.sit(ty.call("hearing", ty.found("hearing")), "校服")
    address = url("assemblies.attend", assembly=meeting.pk)
    for forged in ({"here": ["９９", "x", "1" * 30]}, {"here": [cast.people["lx_vice"].pk]}, {"seen": [""]}):
        answer = client.post(address, forged, follow=True)
        assert answer.status_code == 200
    assert selectors.count_of(Meeting.objects.get(pk=meeting.pk)).present == 1
    other = url("assemblies.put", assembly=ty.call("school_council", ty.found("school_council")).pk)
    assert client.post(other, {"gate": "987654321"}).status_code == 422
    assert client.post(other, {"title": ""}).status_code == 422
    assert client.get(f"{url('assemblies.convene')}?of=hearing:999999999999999999999").status_code == 200
    assert client.get(f"{url('assembly_book')}?form=none&year=x").status_code == 200


def test_a_script_in_a_title_is_text(ty, sign_in):
    meeting = ty.call("hearing", ty.found("hearing"), title="<script>alert(1)</script>")
    ty.sit(meeting, "<b>𠮷野家</b>")
    page = sign_in("ty_office").get(url("assembly", assembly=meeting.pk)).content.decode()
    assert "<script>alert(1)" not in page
    assert "&lt;b&gt;𠮷野家" in page


def test_pages_cost_the_same_for_many_meetings_and_questions(ty, sign_in):
    council, client = ty.found("school_council"), sign_in("ty_office")
    meeting = ty.sit(ty.call("school_council", council), "甲")
    pages = [url("assemblies"), url("assembly", assembly=meeting.pk)]
    few = [queries(client, page) for page in pages]
    ty.say(meeting, yes=1)
    ty.end(meeting)
    for _n in range(4):
        again = ty.sit(ty.call("school_council", council), "甲", "乙", "丙")
        for number in range(3):
            ty.say(again, yes=1, number=number)
        ty.end(again)
    pages[1] = url("assembly", assembly=ty.sit(ty.call("school_council", council), "甲", "乙", "丙").pk)
    assert [queries(client, page) for page in pages] == few
