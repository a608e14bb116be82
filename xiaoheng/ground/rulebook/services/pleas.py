"""例外: a school asks for it with reason, basis and last day; the superior answers, and may end it early."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.verbs import Act, act, advance
from xiaoheng.ground.rulebook.models import IDENTITY, Finding, Plea
from xiaoheng.ground.rulebook.selectors.pleas import asked_for, excusable
from xiaoheng.ground.rulebook.selectors.wording import worded
from xiaoheng.ground.rulebook.services.silence import silence
from xiaoheng.ground.rulebook.states import PLEA
from xiaoheng.ground.rulebook.words import Outcome, PleaState, Strength
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Refused

LABELS = dict(PleaState.choices)


def plead(*, actor: Actor, finding: Finding, reason: str, basis: str, until: date) -> Plea:
    """申请例外: the school asks that an open finding be excused until a day, for a reason and on a basis.

    Refused for what the text says 可 of, or 应当 without letting the superior approve otherwise, and where there is no
    record to judge by.
    """
    with act("rulebook.plead", actor=actor, unit=finding.unit, on=finding) as doing:
        row = Finding.objects.select_for_update(of=("self",)).select_related("plea").get(pk=finding.pk)
        _check_finding(row)
        _check_words(reason, basis, until)
        stood = {name: getattr(row, name) for name in (*IDENTITY, "was", "need")}
        plea = Plea.objects.create(
            **stood, reason=reason.strip(), basis=basis.strip(), until=until, asked_on=clock.today()
        )
        doing.subject = plea
        _tell(doing, plea, reason=plea.reason, basis=plea.basis, until=until.isoformat())
    return plea


def excuse(*, actor: Actor, plea: Plea, until: date | None = None, answer: str = "") -> Plea:
    """批准例外: in force from today; the superior may set an earlier end than asked for, never a later one."""
    with act("rulebook.excuse", actor=actor, unit=plea.unit, on=plea) as doing:
        today, ends = clock.today(), until or plea.until
        if ends > plea.until:
            raise Refused(
                _("批准的截止日晚于学校申请的%(day)s。") % {"day": plea.until.isoformat()},
                _("请填写不晚于申请的日期；确需更长的，请学校另行申请。"),
            )
        if ends <= today:
            raise Refused(_("截止日已到，批准后也不会生效。"), _("请填写今天以后的日期，或不予批准。"))
        stamp: dict[str, Any] = {"excused_on": today, "answered_on": today, "until": ends, "answer": answer.strip()}
        advance(plea, PLEA, "rulebook.excuse", labels=LABELS, **stamp)
        silence(today, (plea.unit_id,))
        _tell(doing, plea, until=ends.isoformat(), answer=plea.answer)
    return plea


def withdraw(*, actor: Actor, plea: Plea) -> Plea:
    """撤回例外申请 that nobody has answered yet; the finding stands as it stood and may be asked about anew."""
    with act("rulebook.withdraw", actor=actor, unit=plea.unit, on=plea) as doing:
        advance(plea, PLEA, "rulebook.withdraw", labels=LABELS, answered_on=clock.today())
        _tell(doing, plea)
    return plea


def decline(*, actor: Actor, plea: Plea, answer: str) -> Plea:
    """不批准例外, with the reason; the finding stands as it stood."""
    with act("rulebook.decline", actor=actor, unit=plea.unit, on=plea) as doing:
        if not answer.strip():
            raise Refused(_("不批准时须写明理由。"), _("请填写答复意见。"))
        advance(plea, PLEA, "rulebook.decline", labels=LABELS, answered_on=clock.today(), answer=answer.strip())
        _tell(doing, plea, answer=plea.answer)
    return plea


def rescind(*, actor: Actor, plea: Plea, answer: str) -> Plea:
    """提前终止例外: out of force from today, with the reason; the finding counts again at once."""
    with act("rulebook.rescind", actor=actor, unit=plea.unit, on=plea) as doing:
        today, ended = clock.today(), plea.until
        if not answer.strip():
            raise Refused(_("提前终止须写明理由。"), _("请填写终止的理由。"))
        if plea.state == PleaState.EXCUSED and ended <= today:
            raise Refused(_("这项例外已于%(day)s到期。") % {"day": ended.isoformat()}, _("不需要再终止。"))
        advance(plea, PLEA, "rulebook.rescind", labels=LABELS, until=today, answer=answer.strip())
        silence(today, (plea.unit_id,))
        _tell(doing, plea, answer=plea.answer, was_until=ended.isoformat())
    return plea


def _check_finding(row: Finding) -> None:
    if row.ended:
        raise Refused(_("这一情形已经消除，不需要例外。"), _("请刷新后查看。"))
    if row.strength == Strength.MUST and not excusable(row):
        raise Refused(_("条文说的是“应当”，没有例外。"), _("请按下一步整改到位。"), row.rule)
    if row.strength == Strength.MAY:
        raise Refused(_("条文说的是“可”，不需要申请例外。"), _("提醒事项按期办理即可。"), row.rule)
    if row.outcome != Outcome.BREAKS:
        raise Refused(_("这一情形是无法判断，没有可以例外的事实。"), _("请先补录记录。"), row.rule)
    if row.plea and row.plea.in_force_on(clock.today()):
        raise Refused(
            _("这一情形已准例外，%(day)s起才恢复计入。") % {"day": row.plea.until.isoformat()},
            _("到期前仍需要的，到期后再申请。"),
        )
    if asked_for([row]):
        raise Refused(_("这一情形已申请例外，正在等上级批准。"), _("请等答复后再申请。"))


def _check_words(reason: str, basis: str, until: date) -> None:
    if not reason.strip():
        raise Refused(_("没有写明理由。"), _("请写清为什么暂时不能按条文办。"))
    if not basis.strip():
        raise Refused(_("没有写明依据。"), _("请填写党组织会议决议或请示的文号。"))
    if until <= clock.today():
        raise Refused(_("例外的截止日须晚于今天。"), _("请填写例外不再有效的第一天。"))


def _tell(doing: Act, plea: Plea, **payload: str) -> None:
    """Name the finding in words, so that the entry can be read without the row."""
    one = next(iter(worded([plea], clock.today())), None)
    doing.say(title=one.reason if one else plea.rule, rule=plea.rule, **payload)
