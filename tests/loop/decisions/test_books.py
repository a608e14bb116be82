"""decisions.file_scan, amend_minutes, countersign, confirm; the minute books; act_urgently, ratify; project."""

from datetime import date

import pytest

from tests.corpus.files import word
from xiaoheng.lib.refusal import Forbidden, Refused, Stale
from xiaoheng.loop.decisions import selectors, services
from xiaoheng.loop.decisions.models import Meeting, Minutes, Screen
from xiaoheng.loop.decisions.words import MeetingKind

PDF = b"%PDF-1.7\n1 0 obj\n"
TODAY = date(2023, 3, 14)


def signed(walk, matter="P16"):
    _topic, meeting = walk.approved(matter)
    return walk.sign(meeting)


def amend(walk, minutes, data=None, reason="第二项人数误写"):
    data = data or word(body="<mended/>")
    return services.amend_minutes(actor=walk.office, minutes=minutes, data=data, reason=reason)


def test_the_scan_of_the_signed_paper_is_kept_once(ty):
    _topic, meeting = ty.approved("P16")
    draft = services.draft_minutes(actor=ty.office, meeting=meeting, data=word())
    with pytest.raises(Refused, match="待签发"):
        services.file_scan(actor=ty.office, minutes=draft, data=PDF, name="签字件.pdf")
    minutes = ty.sign(meeting)
    with pytest.raises(Refused):
        services.file_scan(actor=ty.office, minutes=minutes, data=b"<script>", name="签字件.pdf")
    services.file_scan(actor=ty.office, minutes=minutes, data=PDF, name="签字件.pdf")
    with pytest.raises(Refused, match="已经存入"):
        services.file_scan(actor=ty.office, minutes=minutes, data=PDF + b"2", name="签字件.pdf")


def test_a_correction_is_a_new_version_that_the_chair_signs(ty):
    minutes = signed(ty)
    first = minutes.file
    with pytest.raises(Refused, match="更正的原因"):
        amend(ty, minutes, reason=" ")
    with pytest.raises(Refused, match="带有宏"):
        amend(ty, minutes, word([("word/vbaProject.bin", b"x")]))
    amend(ty, minutes)
    assert Minutes.objects.get().file == first  # what is signed holds until then
    for who in (ty.office, ty.cast.actor("ty_principal")):
        with pytest.raises(Forbidden):
            services.countersign(actor=who, minutes=minutes, digest=minutes.corrected)
    with pytest.raises(Refused, match="又有改动"):
        services.countersign(actor=ty.secretary, minutes=minutes, digest=first)
    services.countersign(actor=ty.secretary, minutes=minutes, digest=minutes.corrected)
    row = Minutes.objects.get()
    assert (row.version, row.signed_on, row.corrected) == (2, TODAY, "")
    assert [(old.version, old.file, old.reason) for old in row.former.all()] == [(1, first, "第二项人数误写")]
    with pytest.raises(Refused):
        services.countersign(actor=ty.secretary, minutes=row, digest=row.file)


def test_two_clerks_at_one_draft_lose_nothing(ty):
    _topic, meeting = ty.approved("P16")
    first = services.draft_minutes(actor=ty.office, meeting=meeting, data=word()).file
    services.draft_minutes(actor=ty.office, meeting=meeting, data=word(body="<a/>"), seen=first)
    with pytest.raises(Stale, match="刚由他人替换"):
        services.draft_minutes(actor=ty.office, meeting=meeting, data=word(body="<b/>"), seen=first)


def test_the_next_meeting_confirms_the_minutes_before(ty):
    minutes = signed(ty)
    meeting = ty.meeting(ty.consult(ty.propose("P16")))
    services.confirm(actor=ty.office, meeting=meeting)
    assert Minutes.objects.get(pk=minutes.pk).confirmed_in == meeting
    with pytest.raises(Refused, match="没有待确认"):
        services.confirm(actor=ty.office, meeting=meeting)


def test_the_two_bodies_have_books_of_their_own(ty):
    ty.approved("P17")
    books = {kind: list(selectors.minute_book(ty.office, kind, 2023)) for kind in ("party", "principal")}
    assert [[row.number for row in rows] for rows in books.values()] == [
        ["党组织会议纪要〔2023〕1号"],
        ["校长办公会议纪要〔2023〕1号"],
    ]
    assert not selectors.minute_book(ty.cast.actor("lj_clerk"), "party", 2023).exists()


def emergency(walk, **more):
    told = {"text": "停用受损教学楼", "reason": "墙体开裂", "done_on": TODAY, **more}
    return services.act_urgently(actor=walk.secretary, unit=walk.unit, **told)


@pytest.mark.parametrize("wrong", [{"text": " "}, {"reason": ""}, {"done_on": date(2023, 3, 15)}])
def test_an_emergency_says_what_and_why_and_lies_behind_us(ty, wrong):
    with pytest.raises(Refused) as refusal:
        emergency(ty, **wrong)
    assert refusal.value.rule == "B-12"


def test_a_party_meeting_hears_what_was_done_in_an_emergency_before_it_ends(ty):
    row = emergency(ty)
    with pytest.raises(Refused, match="没有正在进行的党组织会议"):
        services.ratify(actor=ty.office, urgent_act=row, ratified=True)
    item = ty.meeting(ty.consult(ty.propose("P16"))).items.get()
    ty.decide(item)
    with pytest.raises(Refused, match="停用受损教学楼") as refusal:
        services.adjourn(actor=ty.office, meeting=item.meeting)
    assert refusal.value.rule == "B-12"
    with pytest.raises(Refused, match="不予追认的理由"):
        services.ratify(actor=ty.office, urgent_act=row, ratified=False)
    with pytest.raises(Forbidden):
        services.ratify(actor=ty.cast.actor("ty_vice"), urgent_act=row, ratified=True)
    services.ratify(actor=ty.office, urgent_act=row, ratified=True)
    services.adjourn(actor=ty.office, meeting=Meeting.objects.get(pk=item.meeting_id))
    assert (row.state, row.meeting) == ("ratified", item.meeting)


def test_the_screen_shows_figures_until_the_meeting_ends_and_no_names(ty):
    meeting = ty.meeting(ty.propose("M12", title="课表调整"), kind=MeetingKind.PRINCIPAL)
    first = services.project(actor=ty.office, meeting=meeting).code
    code = services.project(actor=ty.office, meeting=meeting).code
    assert selectors.projection(first) is None
    services.take_up(actor=ty.office, item=meeting.items.get())
    shown = selectors.projection(code.lower())
    assert (shown.item.topic.title, shown.count, shown.done, shown.is_covered) == ("课表调整", 1, 0, False)
    ty.hear(meeting.items.get())
    services.resolve(actor=ty.office, item=meeting.items.get(), outcome="approved", text="同意")
    services.adjourn(actor=ty.office, meeting=meeting)
    assert selectors.projection(code) is None
    with pytest.raises(Refused):
        services.project(actor=ty.office, meeting=meeting)
    assert Screen.objects.count() == 1
