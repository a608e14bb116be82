"""任务草案: corrected, accepted or dropped by a person; what the reader read stays beside it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.verbs import act, advance
from xiaoheng.ground.records import services as records
from xiaoheng.lib.refusal import Refused
from xiaoheng.loop.execution.models import DraftTask, NamedSchool, Notice
from xiaoheng.loop.execution.states import DRAFT
from xiaoheng.loop.execution.words import DraftState, NoticeState

LABELS = dict(DraftState.choices)


def correct(
    *,
    actor: Actor,
    draft: DraftTask,
    title: str,
    text: str,
    who: Sequence[str],
    due_on: date | None,
    evidence: Sequence[str],
    recurrence: Mapping[str, Any] | None = None,
) -> DraftTask:
    """改正草案, which accepts it. A due day that differs from the one read becomes the deadline; the reader's own
    reading stays in `read`."""
    with act("execution.correct", actor=actor, unit=draft.notice.unit, on=draft) as doing:
        refuse_confirmed(draft.notice)
        if not title.strip() or not text.strip():
            raise Refused(_("任务的标题和内容都要填写。"), _("不需要这一条时，请选择“不采纳”。"))
        records.refuse_secret(title, text, *who, *evidence, where=_("第%(seq)s条") % {"seq": draft.seq})
        changes: dict[str, Any] = {"title": title.strip()[:200], "text": text.strip(), "who": list(who)}
        changes |= {
            "due_on": due_on,
            "evidence": list(evidence),
            "recurrence": dict(recurrence) if recurrence else None,
        }
        if due_on != draft.due_on or bool(recurrence) != bool(draft.recurrence):
            changes["deadline"] = _deadline(due_on, recurrence)
        advance(draft, DRAFT, "execution.correct", labels=LABELS, corrected=True, **changes)
        doing.say(title=draft.title, due_on=due_on.isoformat() if due_on else "", evidence=list(evidence))
    return draft


def accept(*, actor: Actor, draft: DraftTask) -> DraftTask:
    """采纳草案: it becomes an item of the order."""
    with act("execution.accept", actor=actor, unit=draft.notice.unit, on=draft) as doing:
        refuse_confirmed(draft.notice)
        advance(draft, DRAFT, "execution.accept", labels=LABELS)
        doing.say(title=draft.title)
    return draft


def drop(*, actor: Actor, draft: DraftTask) -> DraftTask:
    """不采纳草案: it is kept, and does not go into the order."""
    with act("execution.drop", actor=actor, unit=draft.notice.unit, on=draft) as doing:
        refuse_confirmed(draft.notice)
        advance(draft, DRAFT, "execution.drop", labels=LABELS)
        doing.say(title=draft.title)
    return draft


def match(*, actor: Actor, named: NamedSchool, school: Unit | None) -> NamedSchool:
    """对应学校: say which of our schools a named one is; None says that it is none of ours."""
    draft = named.draft
    with act("execution.match", actor=actor, unit=draft.notice.unit, on=draft) as doing:
        refuse_confirmed(draft.notice)
        if school is not None and not school.up.filter(ancestor=draft.notice.unit).exists():
            raise Refused(_("“%(name)s”不是本单位下属学校。") % {"name": school.name}, _("请从列表中选择学校。"))
        named.unit, named.waived = school, school is None
        named.save(update_fields=["unit", "waived"])
        doing.say(title=draft.title, name=named.name, school=school.name if school else "")
    return named


def _deadline(due_on: date | None, recurrence: Mapping[str, Any] | None) -> dict[str, Any]:
    if recurrence:
        return {"kind": "recurrence"}
    return {"kind": "date", "date": due_on.isoformat()} if due_on else {"kind": "none"}


def refuse_confirmed(notice: Notice) -> None:
    """已转不改 A notice that became an order is closed."""
    if notice.state == NoticeState.CONFIRMED:
        raise Refused(_("这份通知已转为交办单，草案不能再改。"), _("请到交办单拟稿中修改事项。"), "状态")
