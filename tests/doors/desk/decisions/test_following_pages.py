"""Pages after a resolution: they cost the same for one row and three, keep what was typed, and work without scripts."""

from datetime import date, timedelta

import pytest

from tests.doors.desk.decisions.test_pages import count, url
from xiaoheng.loop.decisions import services
from xiaoheng.loop.decisions.models import Publication, ReportBack, Talk, Topic
from xiaoheng.loop.decisions.words import MeetingKind


def issued(walk):
    topic, meeting = walk.approved("P17")
    walk.sign(meeting)
    return services.issue(actor=walk.office, topic=topic), meeting


def add_talk(walk):
    day = date(2023, 3, 14) - timedelta(days=Talk.objects.count())
    services.talk(actor=walk.office, unit=walk.unit, on=day, done=True)


def add_publication(walk):
    vice, (resolution, _meeting) = walk.cast.actor("ty_vice"), issued(walk)
    services.publicise(actor=vice, resolution=resolution, channel="party", title="方案", text="同意。")


@pytest.mark.parametrize(("page", "add"), [("talks", add_talk), ("publications", add_publication)])
def test_lists_ask_the_same_number_of_questions_for_one_row_and_three(ty, sign_in, page, add):
    client = sign_in("clerk")
    add(ty)
    one = count(client, url(page))
    add(ty)
    add(ty)
    assert count(client, url(page)) == one


def test_what_follows_a_meeting_stands_in_one_row_each(ty, sign_in):
    resolution, meeting = issued(ty)
    client = sign_in("ty_office")
    page = client.get(url("meeting", meeting=meeting.pk)).content.decode()
    assert all(word in page for word in ("会后办理", "生成任务", "提出公开", resolution.number))
    planned = ty.convene(MeetingKind.PARTY)
    assert "上次遗留" in client.get(url("meeting", meeting=planned.pk)).content.decode()


def test_a_report_is_told_and_weighed_on_pages(ty, sign_in):
    resolution, meeting = issued(ty)
    vice, topic = sign_in("ty_vice"), resolution.topic_id
    empty = vice.post(url("decisions.report_back", topic=topic), {"text": " "})
    assert empty.status_code == 422
    vice.post(url("decisions.report_back", topic=topic), {"text": "已落实"})
    report = ReportBack.objects.get()
    client = sign_in("ty_secretary")
    address = url("decisions.assess", report_back=report.pk)
    refused = client.post(address, {"meeting": meeting.pk, "met": "no", "remark": ""})
    assert "没有写明还要做什么" in refused.content.decode()
    client.post(address, {"meeting": meeting.pk, "met": "yes", "remark": ""})
    assert Topic.objects.get(pk=topic).state == "evaluated"
    other = ty.convene(MeetingKind.PARTY)
    assert client.post(address, {"meeting": other.pk, "met": "yes", "remark": ""}).status_code == 422


def test_publishing_on_pages_and_what_a_member_reads(ty, sign_in):
    resolution, _meeting = issued(ty)
    words = {"channel": "party", "title": "方案", "text": "联系电话13800138000。<script>x</script>"}
    sign_in("ty_vice").post(url("decisions.publicise", resolution=resolution.pk), words)
    key = Publication.objects.get().pk
    member = sign_in("ty_teacher")
    assert member.get(url("publication", publication=key)).status_code == 404
    sign_in("ty_office").post(url("decisions.screen", publication=key), {"passed": "yes", "remark": ""})
    sign_in("ty_secretary").post(url("decisions.clear", publication=key), {"passed": "yes", "remark": ""})
    sign_in("ty_office").post(url("decisions.publish", publication=key))
    page = sign_in("ty_teacher").get(url("publication", publication=key)).content.decode()
    assert "138****8000" in page
    assert "<script>x" not in page
    assert resolution.number not in page, "members are not led to the topic"


def test_the_form_shows_what_applies_without_scripts_and_proposes_nothing(ty, sign_in):
    client = sign_in("ty_vice")
    words = {"title": "购置", "matters": ["M16"], "amount": "30000", "text": "文", "look": "1"}
    page = client.post(url("decisions.propose"), words).content.decode()
    assert all(word in page for word in ("已达到", "P22 大额资金使用", "大额资金（B.3）"))
    assert 'value="购置"' in page
    assert not Topic.objects.exists()


def test_a_county_varies_a_matter_and_its_schools_see_it(ty, sign_in):
    client = sign_in("clerk")
    address = f"{url('decisions.vary')}?matter=P16&unit=YL"
    words = {"unit": ty.cast.units["YL"].pk, "body": "party", "mode": "", "quorum": "Q-1", "category": "M"}
    words |= {"gates": ["UP", "LE"], "since": "2023-03-14", "basis": "云教工委〔2023〕1号"}
    assert client.post(address, {**words, "basis": ""}).status_code == 422
    assert client.post(address, words).status_code == 302
    assert "云教工委〔2023〕1号" in sign_in("ty_secretary").get(url("matters")).content.decode()
    assert "云教工委〔2023〕1号" not in sign_in("lj_clerk").get(url("matters")).content.decode()
    client = sign_in("clerk")
    assert client.get(f"{url('decisions.vary')}?matter=P99").status_code == 302
    assert client.get(f"{url('matters')}?unit=LJ1").status_code == 404


def test_a_talk_is_logged_and_a_school_with_one_head_is_told_why_not(ty, lx, sign_in):
    client = sign_in("ty_principal")
    assert client.post(url("decisions.talk"), {"on": "2023-03-14", "done": "yes"}).status_code == 302
    assert client.post(url("decisions.talk"), {"on": "2023-03-14", "done": "yes"}).status_code == 422
    assert "A-28" in sign_in("lx_secretary").get(url("talks")).content.decode()
