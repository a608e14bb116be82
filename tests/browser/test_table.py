"""At the table: what inspectors find afterwards cannot be done in the first place; and a meeting kept by keyboard."""

import re
from datetime import date

import pytest
from playwright.sync_api import expect

from tests.browser.test_loop import go, refused
from tests.loop.decisions.conftest import Walk
from xiaoheng.ground.organisation.models import Appointment, Membership
from xiaoheng.ground.organisation.words import Post
from xiaoheng.loop.decisions import services
from xiaoheng.loop.decisions.models import AgendaItem, Meeting, Topic

pytestmark = pytest.mark.browser
FORGE = """([name, value]) => {
    const field = document.querySelector(`#main [name="${name}"]`);
    if (field.tagName === "SELECT") field.add(new Option("", value, true, true));
    else { field.value = value; field.checked = true; }
}"""


@pytest.fixture
def ty(cast):
    """桃源中学 with a sixth member of its committee, so that there is an exact half."""
    since = date(2022, 9, 1)
    sixth, org = cast.people["ty_teacher"], cast.orgs["TY-DW"]
    Membership.objects.get_or_create(person=sixth, org=org, defaults={"since": since})
    Appointment.objects.create(person=sixth, unit=cast.units["TY"], org=org, post=Post.COMMITTEE_MEMBER, since=since)
    return Walk(cast)


def begun(walk, *topics, kind="party"):
    """An open meeting with these prepared topics, nobody marked yet."""
    meeting = walk.convene(kind)
    for topic in topics:
        walk.table(topic, meeting)
    return services.start(actor=walk.office, meeting=meeting)


def mark(office, walk, **presence):
    """Enter who is in the room; told nobody, everybody is."""
    for name, said in presence.items():
        office.locator(f"[name=p{walk.cast.people[name].pk}]").select_option(said)
    go(office, "保存出席")


def says(office, text):
    """The refusal that stands on the page."""
    expect(office.locator("main")).to_contain_text(text)


def test_faults_that_are_found_afterwards_are_prevented_at_the_table(at_desk, ty):
    office = at_desk("ty_office")
    the_right_body_in_the_right_order_with_its_gates(office, ty)
    item = a_quorum_of_those_in_the_room(office, ty)
    the_recused_away_and_the_chair_last(office, ty, item)
    a_result_as_the_votes_have_it(office, item)
    what_the_party_meeting_decides_is_not_closed_by_the_principal(office, ty)
    two_minute_books_and_no_resolution_without_signature(office, ty, item)


def the_right_body_in_the_right_order_with_its_gates(office, ty):
    """Neither is offered; put into the form by hand, both are refused by name."""
    straight, unreviewed = ty.propose("P11", title="未经研究提出"), ty.through_principal(ty.propose("P14"))
    ty.consult(unreviewed)
    office.goto(f"/meetings/{ty.convene().pk}/")
    ready = ty.consult(ty.propose("P16", title="已备齐"))
    office.reload()
    for topic, words in ((straight, "方案尚未经校长办公会议研究提出"), (unreviewed, "合法性审查：未办理")):
        assert not office.locator(f"[name=topic] option[value='{topic.pk}']").count()
        office.evaluate(FORGE, ["topic", str(topic.pk)])
        office.get_by_label("锁定后列入的原因").fill("事情紧急")
        refused(office, "列入议程")
        says(office, words)
    ready.refresh_from_db()
    assert (
        ready.state,
        AgendaItem.objects.filter(topic__in=(straight, unreviewed), meeting__kind="party").count(),
    ) == (
        "gated",
        0,
    )


def a_quorum_of_those_in_the_room(office, ty):
    """Two of six are no quorum; the absent are not in the room, whatever they wrote."""
    meeting = begun(ty, *(ty.consult(ty.propose("P16", title=title)) for title in ("第一项", "第二项")))
    office.goto(f"/meetings/{meeting.pk}/live/")
    away = dict.fromkeys(("ty_vice", "ty_vice2", "ty_moral", "ty_teacher"), "absent")
    mark(office, ty, **away)
    refused(office, "开始审议")
    says(office, "应到6人，实到（不含回避）2人，不足法定人数3人")
    office.locator("summary", has_text="登记出席").click()
    mark(office, ty, **(dict.fromkeys(away, "present") | {"ty_teacher": "absent"}))
    go(office, "开始审议")
    return meeting.items.first()


def the_recused_away_and_the_chair_last(office, ty, item):
    office.locator("summary", has_text="登记回避").click()
    office.locator("#recuse_person").select_option(label="冯德")
    office.get_by_label("回避原因").fill("涉及亲属")
    go(office, "登记回避")
    assert not office.locator("#id_person option", has_text="冯德").count()
    office.locator("#id_person").select_option(value=str(item.meeting.chair_id))
    office.get_by_label("发言要点").fill("同意")
    refused(office, "记下发言")
    says(office, "主持人应末位表态")
    ty.hear(AgendaItem.objects.get(pk=item.pk))
    office.reload()


def a_result_as_the_votes_have_it(office, item):
    """The absent and the recused have no votes; three of six are exactly half, which carries nothing."""
    office.locator("[name=yes]").fill("5")
    refused(office, "登记表决")
    says(office, "合计与实到（不含回避）4人不符")
    office.locator("[name=yes]").fill("3")
    office.locator("[name=no]").fill("1")
    go(office, "登记表决")
    says(office, "赞成票不够，不通过")
    assert office.locator("[name=outcome]").evaluate_all("all => all.map((one) => one.value)") == [
        "rejected",
        "deferred",
        "remanded",
    ]
    office.evaluate(FORGE, ["outcome", "approved"])
    refused(office, "形成结论")
    assert AgendaItem.objects.get(pk=item.pk).outcome == ""
    office.reload()
    go(office, "形成结论")
    says(office, "赞成票没有达到通过所需的4票")


def what_the_party_meeting_decides_is_not_closed_by_the_principal(office, ty):
    meeting = begun(ty, ty.consult(ty.propose("P11", title="修订章程")), kind="principal")
    ty.attend(meeting)
    ty.debate(meeting.items.get())
    office.goto(f"/meetings/{meeting.pk}/live/")
    assert not office.locator("[name=outcome][value=approved]").count()
    assert not office.get_by_role("button", name="登记表决").count()
    office.evaluate(FORGE, ["outcome", "approved"])
    refused(office, "形成结论")
    assert meeting.items.get().outcome == ""
    ty_item = AgendaItem.objects.get(meeting=meeting)
    services.resolve(actor=ty.office, item=ty_item, outcome="forwarded", text="提交党组织会议。")
    services.adjourn(actor=ty.office, meeting=meeting)


def two_minute_books_and_no_resolution_without_signature(office, ty, item):
    ty.decide(item.meeting.items.last())
    office.goto(f"/meetings/{item.meeting_id}/live/")
    go(office, "散会")
    numbers = set(Meeting.objects.filter(state="closed").values_list("number", flat=True))
    assert {"党组织会议纪要〔2023〕1号", "校长办公会议纪要〔2023〕2号"} <= numbers
    go(office, "形成纪要")
    assert not office.get_by_role("button", name="阅读无误，签发").count()  # the chair's alone
    topic = Topic.objects.get(title="第二项")
    ty.answer(topic)
    office.goto(f"/topics/{topic.pk}/")
    go(office, "印发决议")
    says(office, "会议纪要还没有签发")
    topic.refresh_from_db()
    assert topic.state == "approved"


def test_a_meeting_is_kept_by_keyboard_alone(at_desk, ty):
    meeting = begun(ty, *(ty.consult(ty.propose("P16", title=title)) for title in ("第一项", "第二项")))
    office = at_desk("ty_office")
    office.goto(f"/meetings/{meeting.pk}/live/")
    head, keys = office.locator(".live-item h2").first, office.keyboard

    def send(chord="Alt+Enter", status=200):
        with office.expect_response(lambda answer: answer.request.resource_type == "xhr" and answer.status == status):
            keys.press(chord)
        expect(office.locator(".htmx-request, .htmx-swapping, .htmx-settling")).to_have_count(0)

    def focused():
        return office.evaluate("`${document.activeElement.name} ${document.activeElement.matches(':focus-visible')}`")

    keys.press("Alt+a")
    assert focused().endswith(" true")
    keys.press("ArrowDown")  # from 到会 to 迟到
    send()
    first = meeting.attendances.first()
    assert first.presence == "late"
    keys.press("Alt+j")
    expect(head).to_have_text(re.compile("第二项"))
    keys.press("Alt+k")
    expect(head).to_have_text(re.compile("第一项"))
    send("Alt+b")
    keys.press("Alt+s")
    for _speaker in range(6):  # the next one is chosen, and the place stays in the box
        keys.type("同意。")
        send()
    keys.press("Alt+v")
    keys.type("9")
    send(status=422)
    assert office.evaluate("document.activeElement.className") == "errorlist nonfield"
    keys.press("Alt+v")
    keys.type("6")
    send()
    keys.press("Alt+r")
    assert focused() == "text true"
    send()
    expect(office.locator(".live-item")).to_contain_text("会议同意该方案。")
    assert [row.outcome for row in meeting.items.all()] == ["approved", ""]
