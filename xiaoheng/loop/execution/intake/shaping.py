"""任务草案的分合: put back to undecided, cut in two, or joined with the next; no words of the notice are lost."""

import re
from collections.abc import Iterable
from typing import Any

from django.db.models import F
from django.utils.translation import gettext as _

from xiaoheng.ground.calendars.selectors import terms_of
from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.verbs import act, advance
from xiaoheng.lib.notices.draft import TaskDraft
from xiaoheng.lib.notices.reader import reread
from xiaoheng.lib.refusal import Refused
from xiaoheng.loop.execution.intake.drafts import LABELS, refuse_confirmed
from xiaoheng.loop.execution.intake.receive import as_row, name_schools
from xiaoheng.loop.execution.intake.unmerging import look_again, mark, standing
from xiaoheng.loop.execution.models import DraftTask, NamedSchool
from xiaoheng.loop.execution.states import DRAFT
from xiaoheng.loop.execution.words import DraftState, Reach

_EDGE = re.compile(r"[，。；、：,;:\n\t|]+")
_LEAST = 4  # characters that a part must have
_ASIDE = 10_000  # numbers out of the way while later drafts move up


def restore(*, actor: Actor, draft: DraftTask) -> DraftTask:
    """恢复待定: an accepted or dropped draft is undecided again."""
    with act("execution.restore", actor=actor, unit=draft.notice.unit, on=draft) as doing:
        refuse_confirmed(draft.notice)
        advance(draft, DRAFT, "execution.restore", labels=LABELS)
        doing.say(title=draft.title)
    return draft


def places(draft: DraftTask) -> list[int]:
    """可分处 Where in the notice a draft may be cut: behind a mark or a cell, with words on both sides."""
    found = (draft.start + match.end() for match in _EDGE.finditer(draft.source))
    return [at for at in found if all(len("".join(part.split())) >= _LEAST for part in _parts(draft, at))]


def split(*, actor: Actor, draft: DraftTask, at: int) -> DraftTask:
    """拆分草案: cut at a place of the notice; each part is read anew and undecided. Gives the second part."""
    with act("execution.split", actor=actor, unit=draft.notice.unit, on=draft) as doing:
        refuse_confirmed(draft.notice)
        if at not in places(draft):
            raise Refused(_("这里不能拆分。"), _("请在标点处选择，前后都要有文字。"))
        first, second = (_reread(draft, *span) for span in ((draft.start, at), (at, draft.end)))
        _make_room(draft)
        terms = terms_of(draft.notice.unit)
        row = as_row(draft.notice, draft.seq + 1, second, terms)
        row.save()
        name_schools(draft.notice, [(row, second)])
        advance(draft, DRAFT, "execution.split", labels=LABELS, **_facts(as_row(draft.notice, draft.seq, first, terms)))
        draft.named.exclude(name__in=first.applies_to.names).delete()
        name_schools(draft.notice, [(draft, first)])
        doing.say(title=draft.title, second=row.title)
    return row


def merge(*, actor: Actor, draft: DraftTask, other: DraftTask) -> DraftTask:
    """合并草案: the first takes up the words and facts of the other, which is kept as not taken."""
    with act("execution.merge", actor=actor, unit=draft.notice.unit, on=draft) as doing:
        refuse_confirmed(draft.notice)
        if other.notice_id != draft.notice_id or other.pk == draft.pk:
            raise Refused(_("只能合并同一份通知的两条任务。"), _("请刷新页面后重选。"))
        for row in sorted((draft, other), key=lambda one: one.pk):
            look_again(row)
        if draft.reach != other.reach:
            raise Refused(_("两条任务适用的学校不同，不能合并。"), _("请分别采纳，或在交办单拟稿中修改。"))
        known = set(draft.named.values_list("name", flat=True))
        before = {"with": other.pk, "was": standing(draft), "state": draft.state, "other": other.state}
        _take_up(draft, other, known)
        added = draft.named.exclude(name__in=known).values_list("name", flat=True)
        draft.merged = [*draft.merged, {**before, "made": mark(draft), "names": list(added)}]
        draft.save(update_fields=["merged"])
        advance(other, DRAFT, "execution.drop", labels=LABELS)
        doing.say(title=draft.title, second=other.title)
    return draft


def _parts(draft: DraftTask, at: int) -> tuple[str, str]:
    return draft.notice.raw[draft.start : at], draft.notice.raw[at : draft.end]


def _reread(draft: DraftTask, start: int, end: int) -> TaskDraft:
    found = reread(draft.notice.raw, start, end, issued=draft.notice.issued_on, who=draft.who)
    if found is None:
        raise Refused(_("拆分后有一条没有内容。"), _("请换一处拆分。"))
    found.section = draft.section
    return found


def _make_room(draft: DraftTask) -> None:
    later = DraftTask.objects.filter(notice=draft.notice, seq__gt=draft.seq)
    later.update(seq=F("seq") + _ASIDE)
    moved = DraftTask.objects.filter(notice=draft.notice, seq__gt=_ASIDE)
    moved.update(seq=F("seq") - _ASIDE + 1)


def _facts(row: DraftTask) -> dict[str, Any]:
    """What the reader says of a part, to be written over the whole."""
    names = ("start", "end", "title", "text", "who", "deadline", "due_on", "recurrence", "quantity", "evidence")
    more = ("reach", "condition", "burden", "unsure", "read")
    return {"corrected": False, **{name: getattr(row, name) for name in (*names, *more)}}


def _take_up(draft: DraftTask, other: DraftTask, known: set[str]) -> None:
    timed = draft if _timed(draft) else other
    changes: dict[str, Any] = {name: _union(getattr(draft, name), getattr(other, name)) for name in _LISTS}
    changes |= {name: getattr(timed, name) for name in ("deadline", "due_on", "recurrence")}
    if _timed(other) and _timed(draft) and other.deadline != draft.deadline:
        changes["unsure"] = _union(changes["unsure"], [_("合并前两条的时限不同，现取前一条的，请核对。")])
    changes |= {"start": min(draft.start, other.start), "end": max(draft.end, other.end)}
    advance(draft, DRAFT, "execution.merge", labels=LABELS, text=draft.text + other.text, **changes)
    if draft.reach != Reach.ALL:
        NamedSchool.objects.bulk_create(
            NamedSchool(draft=draft, name=row.name, unit_id=row.unit_id, waived=row.waived)
            for row in other.named.all()
            if row.name not in known
        )


def _timed(draft: DraftTask) -> bool:
    return bool(draft.recurrence) or draft.deadline.get("kind", "none") != "none"


_LISTS = ("who", "quantity", "evidence", "burden", "unsure")


def _union(one: Iterable[Any], two: Iterable[Any]) -> list[Any]:
    found = list(one)
    return found + [value for value in two if value not in found]


def following(draft: DraftTask) -> DraftTask | None:
    """下一条 The next draft of the notice that is not set aside."""
    later = draft.notice.drafts.filter(seq__gt=draft.seq).exclude(state=DraftState.DROPPED)
    return later.order_by("seq").first()
