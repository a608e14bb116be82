"""拆回合并: what was merged last becomes the two drafts that it was, each as it stood before."""

import json
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.verbs import act, advance
from xiaoheng.lib import digest
from xiaoheng.lib.refusal import Refused, Stale
from xiaoheng.loop.execution.intake.drafts import LABELS, refuse_confirmed
from xiaoheng.loop.execution.models import DraftTask
from xiaoheng.loop.execution.states import DRAFT
from xiaoheng.loop.execution.words import DraftState

FIELDS = (
    "start", "end", "title", "text", "who", "deadline", "due_on", "recurrence", "quantity", "evidence", "burden",
    "unsure", "corrected",
)  # fmt: skip


def look_again(draft: DraftTask) -> None:
    """现在的样子 The draft as others may have left it since it was loaded, and nobody changes it meanwhile."""
    draft.refresh_from_db(from_queryset=DraftTask.objects.select_for_update(no_key=True).select_related("notice"))


def standing(draft: DraftTask) -> dict[str, Any]:
    """草案现状 What a draft says, as plain data."""
    told = {name: getattr(draft, name) for name in FIELDS}
    return {**told, "due_on": draft.due_on.isoformat() if draft.due_on else None}


def mark(draft: DraftTask) -> str:
    """现状的标记 by which a later change is seen."""
    return digest.sm3(json.dumps(standing(draft), sort_keys=True).encode())


def unmerge(*, actor: Actor, draft: DraftTask) -> DraftTask:
    """拆回合并: the last one; gives the draft that had been taken up. Refused where the merged draft, or the other one, was
    changed since: what was written then would be lost."""
    with act("execution.unmerge", actor=actor, unit=draft.notice.unit, on=draft) as doing:
        refuse_confirmed(draft.notice)
        look_again(draft)
        if not draft.merged:
            raise Refused(_("第%(seq)s条没有合并过。") % {"seq": draft.seq}, _("要分成两条，请用“拆分”。"))
        last = draft.merged[-1]
        other = DraftTask.objects.select_related("notice").get(pk=last["with"])
        _refuse_changed(draft, other, last["made"])
        _hand_back_schools(draft, other, last["names"])
        was = {**last["was"], "due_on": date.fromisoformat(day) if (day := last["was"]["due_on"]) else None}
        advance(draft, DRAFT, "execution.unmerge", labels=LABELS, to=last["state"], merged=draft.merged[:-1], **was)
        hit = DraftTask.objects.filter(pk=other.pk, state=DraftState.DROPPED).update(state=last["other"])
        if hit != 1:
            raise Stale(_("第%(seq)s条刚被他人办理。") % {"seq": other.seq}, _("请刷新页面后重试。"))
        doing.say(title=draft.title, second=other.title)
    return other


def _refuse_changed(draft: DraftTask, other: DraftTask, made: str) -> None:
    if mark(draft) != made:
        raise Refused(
            _("第%(seq)s条合并以后又修改或拆分过，拆回会丢掉这些改动。") % {"seq": draft.seq},
            _("请在这一条上用“拆分”，或在原第%(seq)s条上恢复待定。") % {"seq": other.seq},
        )
    if other.state != DraftState.DROPPED:
        raise Refused(
            _("合并进来的第%(seq)s条已另行恢复。") % {"seq": other.seq},
            _("请在第%(seq)s条上修改，去掉重复的部分。") % {"seq": draft.seq},
        )


def _hand_back_schools(draft: DraftTask, other: DraftTask, names: list[str]) -> None:
    """Schools that came with the other one go with it, as they were settled meanwhile."""
    for row in draft.named.filter(name__in=names):
        other.named.filter(name=row.name).update(unit=row.unit, waived=row.waived)
        row.delete()
