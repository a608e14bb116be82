"""确认通知: the accepted drafts become one order."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.verbs import act, advance
from xiaoheng.ground.records import services as records
from xiaoheng.lib import clock
from xiaoheng.lib.calendar import month_end
from xiaoheng.lib.refusal import Refused
from xiaoheng.loop.execution import services as execution
from xiaoheng.loop.execution.models import Directive, DraftTask, Notice
from xiaoheng.loop.execution.selectors import unsettled
from xiaoheng.loop.execution.states import NOTICE
from xiaoheng.loop.execution.words import DraftState, NoticeState, Reach


def confirm(*, actor: Actor, notice: Notice) -> Directive:
    """确认通知: every draft decided, every named school of an accepted one settled; gives the order in draft."""
    with act("execution.confirm", actor=actor, unit=notice.unit, on=notice) as doing:
        drafts = list(notice.drafts.prefetch_related("named"))
        _refuse(drafts)
        _refuse_marked(notice, drafts)
        advance(notice, NOTICE, "execution.confirm", labels=dict(NoticeState.choices))
        taken = [draft for draft in drafts if draft.state == DraftState.ACCEPTED]
        since, until = _period(notice, taken)
        directive = execution.draft(
            actor=actor,
            unit=notice.unit,
            title=notice.title,
            basis=_basis(notice),
            since=since,
            until=until,
            notice=notice,
            items=[_wording(draft) for draft in taken],
        )
        doing.say(title=notice.title, accepted=len(taken), dropped=len(drafts) - len(taken))
    return directive


def _refuse(drafts: Sequence[DraftTask]) -> None:
    open_ones = [draft for draft in drafts if draft.state == DraftState.PROPOSED]
    if open_ones:
        named = "、".join(str(draft.seq) for draft in open_ones[:10])
        raise Refused(
            _("还有%(n)s条任务没有决定（第%(named)s条）。") % {"n": len(open_ones), "named": named},
            _("请逐条采纳或不采纳后再确认。"),
        )
    if not any(draft.state == DraftState.ACCEPTED for draft in drafts):
        raise Refused(_("没有一条任务被采纳。"), _("请至少采纳一条，才能转为交办单。"))
    if loose := unsettled(drafts):
        named = "、".join(row.name for row in loose[:10])
        raise Refused(
            _("通知点名的学校还没有核对：%(named)s。") % {"named": named},
            _("请为每个名称选定学校，或注明不是本县学校。"),
        )
    for draft in drafts:
        if draft.state == DraftState.ACCEPTED and draft.reach == Reach.ONLY and not _schools(draft):
            raise Refused(
                _("第%(seq)s条只适用于点名的学校，但没有一所是本县学校。") % {"seq": draft.seq},
                _("请选定学校，或不采纳这一条。"),
            )


def _refuse_marked(notice: Notice, drafts: Sequence[DraftTask]) -> None:
    """A notice is screened by its head as it comes in; what goes on into an order, word by word."""
    records.refuse_secret(notice.title, where=_("通知的标题"))
    for draft in drafts:
        if draft.state == DraftState.ACCEPTED:
            where = _("第%(seq)s条") % {"seq": draft.seq}
            records.refuse_secret(draft.title, draft.text, *draft.who, *draft.evidence, *draft.burden, where=where)


def _period(notice: Notice, drafts: Sequence[DraftTask]) -> tuple[date, date]:
    """Proposed period: from the notice's date to its last due day (its month's end when it names none)."""
    since = notice.issued_on or clock.today()
    dues = [draft.due_on for draft in drafts if draft.due_on and draft.due_on >= since]
    return since, max(dues, default=month_end(since.year, since.month))


def _basis(notice: Notice) -> str:
    return f"{notice.issuer}{notice.doc_no and f'（{notice.doc_no}）'}《{notice.title}》"[:300]


def _wording(draft: DraftTask) -> execution.Wording:
    schools = _schools(draft)
    return execution.Wording(
        title=draft.title,
        text=draft.text,
        who=draft.who,
        due_on=draft.due_on,
        deadline=draft.deadline,
        recurrence=draft.recurrence,
        quantity=draft.quantity,
        evidence=draft.evidence,
        burden=draft.burden,
        # An exception of schools that are none of ours excepts nobody.
        reach=draft.reach if schools else Reach.ALL,
        schools=schools,
        draft=draft,
    )


def _schools(draft: DraftTask) -> list[int]:
    return [row.unit_id for row in draft.named.all() if row.unit_id]
