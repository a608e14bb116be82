"""清理意见: keep, revise or repeal one document, with the reason and the decision behind it."""

from datetime import date

from django.utils.translation import gettext as _

from xiaoheng.ground.library.models import CleanupEntry
from xiaoheng.ground.library.services.linking import repeal
from xiaoheng.ground.library.states import ENTRY
from xiaoheng.ground.library.words import CleanupState, EntryState, Reason, Verdict
from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.verbs import act, advance
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Refused

LEADS_TO = {
    Verdict.KEEP: EntryState.KEPT,
    Verdict.REVISE: EntryState.REVISING,
    Verdict.REPEAL: EntryState.REPEALED,
}


def rule_on(
    *,
    actor: Actor,
    entry: CleanupEntry,
    verdict: str,
    reason: str,
    number: str,
    note: str = "",
    until: date | None = None,
) -> CleanupEntry:
    """提出清理意见: decided by `number`; what is repealed is no longer in force from `until` (today unless told) on."""
    with act("library.rule_on", actor=actor, unit=entry.unit, on=entry.document) as doing:
        _check(entry, verdict, reason, number, note)
        ruled = {"verdict": verdict, "reason": reason, "note": note.strip(), "number": number.strip()}
        to = LEADS_TO[Verdict(verdict)]
        labels = dict(EntryState.choices)
        advance(entry, ENTRY, "library.rule_on", labels=labels, to=to, ruled_on=clock.today(), **ruled)
        if verdict == Verdict.REPEAL:
            repeal(actor=actor, document=entry.document, until=until or clock.today(), number=number)
        doing.touch(entry.cleanup.unit_id)
        doing.say(
            title=entry.document.title,
            cleanup=entry.cleanup.title,
            verdict=str(entry.get_verdict_display()),
            reason=str(entry.get_reason_display()),
            number=entry.number,
        )
    return entry


def _check(entry: CleanupEntry, verdict: str, reason: str, number: str, note: str) -> None:
    if entry.cleanup.state != CleanupState.OPEN:
        raise Refused(_("这次清理已经结束。"), _("请在新的清理中提出意见。"))
    if not number.strip():
        raise Refused(_("没有填写决议编号。"), _("清理意见由集体决定，请填写决议或纪要的编号。"))
    if (verdict == Verdict.KEEP) != (reason == Reason.SOUND) and reason != Reason.OTHER:
        raise Refused(_("理由与清理意见不符。"), _("保留的选“继续适用”，修订、废止的选其余理由。"))
    if reason == Reason.OTHER and not note.strip():
        raise Refused(_("选“其他”理由时须作说明。"), _("请简要写明理由。"))
