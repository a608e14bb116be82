"""decisions.draft_minutes, decisions.sign, decisions.issue, decisions.revise."""

import pytest

from tests.corpus.files import word
from tests.loop.decisions.conftest import TEXT
from xiaoheng.lib.refusal import Forbidden, Refused
from xiaoheng.loop.decisions import services
from xiaoheng.loop.decisions.models import Minutes, Topic
from xiaoheng.loop.decisions.words import MeetingKind


def draft(walk, meeting, data=None):
    return services.draft_minutes(actor=walk.office, meeting=meeting, data=data or word(body="<first/>"))


def test_minutes_are_kept_by_digest_and_replaced_until_signed(ty):
    _topic, meeting = ty.approved("P17")
    first = draft(ty, meeting)
    second = draft(ty, meeting, word(body="<edited/>"))
    assert first.pk == second.pk
    assert first.file != second.file
    services.sign(actor=ty.secretary, minutes=second, digest=second.file)
    assert (second.state, second.signer.name) == ("signed", "周正")
    with pytest.raises(Refused, match="当前状态为“已签发”"):
        draft(ty, meeting, word(body="<later/>"))
    assert Minutes.objects.get().file == second.file


def test_minutes_wait_for_the_end_of_the_meeting_and_are_word_documents(ty):
    _topic, closed = ty.approved("P17")
    with pytest.raises(Refused, match="还没有散会"):
        draft(ty, ty.meeting(ty.propose("M12"), kind=MeetingKind.PRINCIPAL))
    with pytest.raises(Refused, match="内容与扩展名不符"):
        draft(ty, closed, b"<script>")
    with pytest.raises(Forbidden):
        services.draft_minutes(actor=ty.cast.actor("lx_office"), meeting=closed, data=word())
    assert not Minutes.objects.exists()


def test_only_the_chair_signs_and_only_what_he_has_read(ty):
    _topic, meeting = ty.approved("P17")
    minutes = draft(ty, meeting)
    for who in ("ty_principal", "ty_office", "lx_secretary"):
        with pytest.raises(Forbidden):
            services.sign(actor=ty.cast.actor(who), minutes=minutes, digest=minutes.file)
    read = minutes.file
    draft(ty, meeting, word(body="<changed/>"))
    with pytest.raises(Refused, match="又有改动"):
        services.sign(actor=ty.secretary, minutes=minutes, digest=read)


def test_issuing_names_what_is_missing(ty):
    topic, meeting = ty.approved("P11")
    with pytest.raises(Refused, match="报上级：未办理"):
        services.issue(actor=ty.office, topic=topic)
    ty.answer(topic)
    with pytest.raises(Refused, match="纪要还没有签发") as refusal:
        services.issue(actor=ty.office, topic=topic)
    assert refusal.value.rule == "B-14"
    ty.sign(meeting)
    with pytest.raises(Forbidden):
        services.issue(actor=ty.cast.actor("ty_vice"), topic=topic)
    stale = Topic.objects.get(pk=topic.pk)
    services.issue(actor=ty.office, topic=topic)
    with pytest.raises(Refused):
        services.issue(actor=ty.office, topic=stale)


def test_an_open_and_a_refused_report_stop_issuing(ty):
    topic, meeting = ty.approved("P13")
    ty.sign(meeting)
    services.report(actor=ty.office, topic=topic)
    with pytest.raises(Refused, match="报上级：未办理"):
        services.issue(actor=ty.office, topic=topic)
    other, held = ty.approved("P14")
    ty.sign(held)
    ty.answer(other, approve=False)
    with pytest.raises(Refused, match="报上级：未通过"):
        services.issue(actor=ty.office, topic=other)


def test_public_notice_must_have_run_before_issuing(ty):
    topic, meeting = ty.approved("P09")
    ty.sign(meeting)
    with pytest.raises(Refused, match="公示：未办理"):
        services.issue(actor=ty.office, topic=topic)
    ty.pass_gates(topic, "PB")
    services.issue(actor=ty.office, topic=topic)


def test_an_undecided_topic_is_not_issued(ty):
    with pytest.raises(Refused, match="当前状态为“草拟”"):
        services.issue(actor=ty.office, topic=ty.propose("P17"))


def issued(walk, *matters):
    topic, meeting = walk.approved(*matters)
    walk.sign(meeting)
    services.issue(actor=walk.office, topic=topic)
    return topic


def test_a_resolution_is_changed_only_by_a_new_meeting_that_supersedes_it(ty):
    old = issued(ty, "P17")
    with pytest.raises(Refused) as refusal:
        services.revise(actor=ty.office, topic=old)
    assert refusal.value.rule == "B-18"
    newer = services.propose(
        actor=ty.cast.actor("ty_vice"), unit=ty.unit, title="修订德育方案", matters=["P17"], text=TEXT, supersedes=old
    )
    newer = ty.consult(ty.through_principal(newer))
    meeting = ty.meeting(Topic.objects.get(pk=newer.pk))
    ty.decide(meeting.items.get())
    services.adjourn(actor=ty.office, meeting=meeting)
    ty.sign(meeting)
    services.issue(actor=ty.office, topic=Topic.objects.get(pk=newer.pk))
    assert Topic.objects.get(pk=old.pk).state == "revised"
    with pytest.raises(Refused, match="当前状态为“已被修订”"):
        services.revise(actor=ty.office, topic=Topic.objects.get(pk=old.pk))


def test_superseding_what_was_never_issued_or_is_anothers_is_refused(ty, lx):
    draft_topic = ty.propose("P17")
    others = issued(lx, "P17")
    for old in (draft_topic, others):
        with pytest.raises(Refused) as refusal:
            services.propose(actor=ty.secretary, unit=ty.unit, title="修订", matters=["P17"], text=TEXT, supersedes=old)
        assert refusal.value.rule == "B-18"
