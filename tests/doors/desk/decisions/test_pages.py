"""Pages of decisions: lists cost the same for one row and three, forms keep what was typed, scope holds."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.doors.pages import url
from xiaoheng.loop.decisions import services
from xiaoheng.loop.decisions.models import AgendaItem, Topic
from xiaoheng.loop.decisions.words import MeetingKind


def count(client, address):
    client.get(address)  # what is cached once is cached
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def add_topic(walk):
    walk.propose("P11")


def add_meeting(walk):
    meeting = walk.convene("principal")
    walk.table(walk.propose("M12"), meeting)


def add_life(walk):
    day = date(2023, 1, 1 + walk.unit.meetings.count())
    services.hold(actor=walk.office, org=walk.cast.orgs["TY-DW"], kind="lecture", held_on=day, present=5)


def add_request(walk):
    services.report(actor=walk.office, topic=walk.approved("P14")[0])


@pytest.mark.parametrize(
    ("page", "add"),
    [("topics", add_topic), ("meetings", add_meeting), ("meetings", add_life), ("requests", add_request)],
)
def test_lists_ask_the_same_number_of_questions_for_one_row_and_three(ty, sign_in, page, add):
    client = sign_in("clerk")
    add(ty)
    one = count(client, url(page))
    add(ty)
    add(ty)
    assert count(client, url(page)) == one


def test_the_agenda_costs_the_same_for_one_item_and_three(ty, sign_in):
    client, meeting = sign_in("ty_office"), ty.convene("principal")

    def table():
        ty.table(ty.propose("M12"), meeting)

    table()
    table()
    two = count(client, url("meeting", meeting=meeting.pk))
    table()
    table()
    # one query each for the requirements is not asked: the agenda reads its matters at once
    assert count(client, url("meeting", meeting=meeting.pk)) == two


def test_meeting_mode_costs_the_same_for_many_past_meetings(ty, sign_in):
    item = ty.meeting(ty.propose("M12"), ty.propose("M13"), kind=MeetingKind.PRINCIPAL).items.first()
    client, address = sign_in("ty_office"), url("meeting_mode", meeting=item.meeting_id)
    few = count(client, address)
    for _n in range(3):
        ty.convene("party")
    assert count(client, address) == few


def test_the_topic_form_shows_at_once_what_applies_and_why(ty, sign_in):
    client = sign_in("ty_vice")
    part = client.get(url("requirements"), {"matters": "P11"}, headers={"hx-request": "true"}).content.decode()
    assert part.lstrip().startswith('<div id="needs"')
    for words in ("研究提出方案，不能在此办结", "教代会审议", "合法性审查", "教育部令第32号", "Q-1"):
        assert words in part
    whole = client.get(url("requirements"), {"matters": "P06"}).content.decode()
    assert "<html" in whole
    assert "三分之二以上" in whole
    asked = client.get(url("requirements"), {"matters": "M02"}, headers={"hx-request": "true"}).content.decode()
    assert "请同时选择它将提交党组织会议的事项" in asked
    dual = sign_in("lx_vice").get(url("requirements"), {"matters": "P11"}).content.decode()
    assert "不能自动视为通过（A-28）" in dual


def test_a_refused_proposal_keeps_what_was_typed(ty, sign_in):
    data = {"title": "修订学校章程", "matters": ["M02"], "text": "第三章<script>alert(1)</script>"}
    answer = sign_in("ty_vice").post(url("decisions.propose"), data)
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "P11、P14" in html
    assert "第三章&lt;script&gt;" in html
    assert not Topic.objects.exists()


def test_a_refused_step_of_the_meeting_keeps_what_was_typed(ty, sign_in):
    item = ty.meeting(ty.consult(ty.propose("P16"))).items.get()
    services.take_up(actor=ty.office, item=item)
    said = {"person": item.meeting.chair_id, "text": "我先说明一下背景"}
    client = sign_in("ty_office")
    answer = client.post(url("decisions.speak", agenda_item=item.pk), said)
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "主持人应末位表态" in html
    assert "我先说明一下背景" in html
    assert 'id="live"' in html
    ty.hear(item)
    answer = client.post(url("decisions.vote", agenda_item=item.pk), {"method": "hands", "yes": 6, "no": 0})
    assert answer.status_code == 422
    assert "重新清点票数" in answer.content.decode()


def test_a_stale_tab_is_told_and_changes_nothing(ty, sign_in):
    item = ty.meeting(ty.consult(ty.propose("P16"))).items.get()
    ty.decide(item)
    data = {"method": "hands", "yes": 0, "no": 5, "abstain": 0}
    answer = sign_in("ty_office").post(url("decisions.vote", agenda_item=item.pk), data)
    assert answer.status_code == 422
    assert "已有结论" in answer.content.decode()
    assert AgendaItem.objects.get(pk=item.pk).yes == 5


def test_reload_shows_the_same_state(ty, sign_in):
    item = ty.meeting(ty.consult(ty.propose("P16")), absent=("ty_moral",)).items.get()
    services.take_up(actor=ty.office, item=item)
    services.speak(actor=ty.office, item=item, person=ty.cast.people["ty_vice"], text="建议压实责任")
    client, address = sign_in("ty_office"), url("meeting_mode", meeting=item.meeting_id)
    first, second = (client.get(address).content.decode() for _n in range(2))
    for html in (first, second):
        assert "建议压实责任" in html
        assert "等其他人发言后" in html


def test_a_meeting_that_is_not_open_has_no_meeting_mode(ty, sign_in):
    meeting = ty.convene()
    answer = sign_in("ty_office").get(url("meeting_mode", meeting=meeting.pk))
    assert (answer.status_code, answer.url) == (302, url("meeting", meeting=meeting.pk))
    opened = ty.meeting(ty.consult(ty.propose("P16")))
    answer = sign_in("ty_office").get(url("meeting", meeting=opened.pk))
    assert answer.url == url("meeting_mode", meeting=opened.pk)


def test_another_school_and_county_see_nothing(ty, sign_in):
    topic, meeting = ty.approved("P11")
    item = meeting.items.get()
    ty.sign(meeting)
    request = services.report(actor=ty.office, topic=topic)
    addresses = [
        url("topic", topic=topic.pk),
        url("meeting", meeting=meeting.pk),
        url("minutes", meeting=meeting.pk),
        url("request", superior_request=request.pk),
    ]
    for who in ("lx_secretary", "lj_clerk"):
        assert [sign_in(who).get(address).status_code for address in addresses] == [404] * 4
    assert [sign_in("clerk").get(address).status_code for address in addresses] == [200] * 4
    answer = sign_in("lx_office").post(
        url("decisions.resolve", agenda_item=item.pk), {"outcome": "approved", "text": "x"}
    )
    assert answer.status_code == 404


def test_ordinary_members_do_not_read_minutes(ty, sign_in):
    _topic, meeting = ty.approved("P17")
    assert sign_in("ty_teacher").get(url("meeting", meeting=meeting.pk)).status_code == 403


def test_a_forged_topic_of_another_school_is_no_choice(ty, lx, sign_in):
    other = lx.consult(lx.propose("P16"))
    meeting = ty.convene()
    answer = sign_in("ty_office").post(url("decisions.table", meeting=meeting.pk), {"topic": other.pk})
    assert answer.status_code == 422
    assert not meeting.items.exists()


def test_the_form_of_organisation_life(ty, sign_in):
    org = ty.cast.orgs["TY-DW"].pk
    form = {"org": org, "kind": "assembly", "held_on": "2023-03-01", "present": 6, "title": "学习会议精神"}
    client = sign_in("ty_office")
    assert client.post(url("decisions.hold"), form | {"present": 60}).status_code == 422
    assert client.post(url("decisions.hold"), form).status_code == 302
    assert "补录于" in client.get(url("meetings")).content.decode()
    foreign = form | {"org": ty.cast.orgs["LX-ZB"].pk}
    assert client.post(url("decisions.hold"), foreign).status_code == 422


def test_papers_come_only_with_the_right_digest(ty, sign_in):
    topic = ty.propose("P11")
    address = url("topic_paper", topic=topic.pk, digest="0" * 64)
    assert sign_in("ty_office").get(address).status_code == 404


def test_the_form_offers_issued_resolutions_to_revise(ty, sign_in):
    client = sign_in("ty_vice")
    assert "修订已印发的决议" not in client.get(url("decisions.propose")).content.decode()
    topic, meeting = ty.approved("P17")
    ty.sign(meeting)
    services.issue(actor=ty.office, topic=topic)
    assert "修订已印发的决议" in client.get(url("decisions.propose")).content.decode()
    form = {"title": "修订德育方案", "matters": ["P17"], "text": "增加家访要求。", "supersedes": topic.pk}
    assert client.post(url("decisions.propose"), form).status_code == 302
    assert Topic.objects.latest("id").supersedes == topic
