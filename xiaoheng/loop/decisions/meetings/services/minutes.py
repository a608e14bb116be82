"""纪要: the document of a meeting, and its signature."""

from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.models import Person
from xiaoheng.ground.organisation.verbs import act, advance
from xiaoheng.ground.records import services as records
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Refused, Stale
from xiaoheng.lib.states import step
from xiaoheng.loop.decisions.meetings.models import FormerMinutes, Meeting, Minutes
from xiaoheng.loop.decisions.meetings.selectors.books import to_confirm
from xiaoheng.loop.decisions.meetings.services.locking import locked_state
from xiaoheng.loop.decisions.meetings.services.session import refuse_not_open
from xiaoheng.loop.decisions.states import MINUTES
from xiaoheng.loop.decisions.words import MeetingState, MinutesState

LABELS = dict(MinutesState.choices)


def draft_minutes(*, actor: Actor, meeting: Meeting, data: bytes, seen: str | None = None) -> Minutes:
    """形成纪要稿: keep the Word document, generated or edited; until it is signed a new version replaces it.

    `seen` is the digest of the draft that the page showed. Refused: the meeting has not ended, the minutes are signed,
    the file is no Word document, somebody else has put another draft in its place since.
    """
    with act("decisions.draft_minutes", actor=actor, unit=meeting.unit, on=meeting) as doing:
        if meeting.state != MeetingState.CLOSED or not meeting.number:
            raise Refused(_("会议还没有散会，不能形成纪要。"), _("请先结束会议。"), "B-14")
        file = records.take_in(data, f"{meeting.number}.docx")
        minutes, created = Minutes.objects.get_or_create(
            meeting=meeting, defaults={"file": file.digest, "drafted_on": clock.today()}
        )
        if not created and seen is not None and seen != minutes.file:
            raise Stale(
                _("纪要稿刚由他人替换。"), _("请下载现在的稿子，把两处修改合并后再上传；您的文件没有改动。"), "B-14"
            )
        if not created:
            advance(
                minutes, MINUTES, "decisions.draft_minutes", labels=LABELS, file=file.digest, drafted_on=clock.today()
            )
        doing.say(number=meeting.number, digest=file.digest)
    return minutes


def file_scan(*, actor: Actor, minutes: Minutes, data: bytes, name: str) -> Minutes:
    """存入扫描件: the scan of the signed paper, kept by its digest. Refused: not signed yet, a scan there already."""
    meeting = minutes.meeting
    with act("decisions.file_scan", actor=actor, unit=meeting.unit, on=minutes) as doing:
        step(MINUTES, "decisions.file_scan", locked_state(minutes), labels=LABELS)
        if Minutes.objects.exclude(scan="").filter(pk=minutes.pk).exists():
            raise Refused(_("本版纪要的扫描件已经存入。"), _("内容有误的，请提出更正稿。"), "B-14")
        digest = records.take_in(data, name).digest
        advance(minutes, MINUTES, "decisions.file_scan", labels=LABELS, scan=digest)
        doing.say(number=meeting.number, version=minutes.version, scan=digest)
    return minutes


def amend_minutes(*, actor: Actor, minutes: Minutes, data: bytes, reason: str) -> Minutes:
    """提出更正: a corrected document with its reason; the signed version holds until the chair signs the new one."""
    meeting = minutes.meeting
    with act("decisions.amend_minutes", actor=actor, unit=meeting.unit, on=minutes) as doing:
        if not reason.strip():
            raise Refused(_("没有写明更正的原因。"), _("请写明更正何处、为何更正。"), "B-14")
        file = records.take_in(data, f"{meeting.number}.docx")
        if file.digest == minutes.file:
            raise Refused(_("更正稿与已签发的纪要相同。"), _("请上传修改后的文件。"), "B-14")
        changes = {"corrected": file.digest, "reason": reason.strip()[:200]}
        advance(minutes, MINUTES, "decisions.amend_minutes", labels=LABELS, **changes)
        doing.say(number=meeting.number, reason=minutes.reason, digest=file.digest)
    return minutes


def countersign(*, actor: Actor, minutes: Minutes, digest: str) -> Minutes:
    """签发更正: the chair signs the corrected document he has read; the version before stays beside it."""
    meeting = minutes.meeting
    with act("decisions.countersign", actor=actor, unit=meeting.unit, on=minutes) as doing:
        step(MINUTES, "decisions.countersign", locked_state(minutes), labels=LABELS)
        minutes.refresh_from_db()
        if not minutes.corrected or digest != minutes.corrected:
            raise Refused(_("没有等待签发的更正稿，或更正稿又有改动。"), _("请重新下载阅读后再签发。"), "B-14")
        FormerMinutes.objects.create(
            minutes=minutes, version=minutes.version, file=minutes.file, scan=minutes.scan, reason=minutes.reason,
            replaced_on=clock.today(),
        )  # fmt: skip
        advance(
            minutes, MINUTES, "decisions.countersign", labels=LABELS, file=minutes.corrected, scan="",
            version=minutes.version + 1, corrected="", reason="", confirmed_in=None,
        )  # fmt: skip
        doing.say(number=meeting.number, version=minutes.version, digest=minutes.file)
    return minutes


def confirm(*, actor: Actor, meeting: Meeting) -> Minutes:
    """确认上次纪要: an open meeting confirms the minutes of the body's meeting before. Refused: there is none to confirm."""
    with act("decisions.confirm", actor=actor, unit=meeting.unit, on=meeting) as doing:
        refuse_not_open(meeting)
        minutes = to_confirm(meeting)
        if minutes is None:
            raise Refused(_("没有待确认的上次会议纪要。"), _("上次纪要签发后才能提请确认。"), "B-14")
        advance(minutes, MINUTES, "decisions.confirm", labels=LABELS, confirmed_in=meeting)
        doing.say(number=minutes.meeting.number)
    return minutes


def sign(*, actor: Actor, minutes: Minutes, digest: str) -> Minutes:
    """签发纪要: the chair signs the document he has read, named by its digest; from then on it is fixed (B-14)."""
    meeting = minutes.meeting
    with act("decisions.sign", actor=actor, unit=meeting.unit, on=minutes) as doing:
        if digest != Minutes.objects.values_list("file", flat=True).get(pk=minutes.pk):
            raise Refused(_("纪要稿在您打开之后又有改动。"), _("请重新下载阅读后再签发。"), "B-14")
        signer = Person.objects.filter(pk=actor.person or 0).first()
        advance(minutes, MINUTES, "decisions.sign", labels=LABELS, signed_on=clock.today(), signer=signer)
        doing.say(number=meeting.number, digest=minutes.file)
    return minutes
