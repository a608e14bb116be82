"""受理通知: the file is kept as it is, its text decoded and read into drafts."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from xiaoheng.ground.calendars.selectors import terms_of
from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.verbs import act
from xiaoheng.ground.records import services as records
from xiaoheng.lib import clock
from xiaoheng.lib.calendar import Term
from xiaoheng.lib.notices.deadlines import settle
from xiaoheng.lib.notices.decode import UnreadableNotice, decode
from xiaoheng.lib.notices.draft import TaskDraft
from xiaoheng.lib.notices.reader import read
from xiaoheng.lib.notices.write import SETTLED, UNDATED
from xiaoheng.lib.refusal import Refused
from xiaoheng.loop.execution.models import DraftTask, NamedSchool, Notice
from xiaoheng.loop.execution.selectors import likely
from xiaoheng.loop.execution.words import Reach

UNTITLED = 200  # characters that a title may have


def receive(*, actor: Actor, unit: Unit, data: bytes, name: str) -> Notice:
    """收通知: keep the file, read its text and draft its tasks. Refused when it cannot be read, asks for nothing that
    could be handed on, or was received before; nothing of it is kept then but the entry."""
    with act("execution.receive", actor=actor, unit=unit) as doing:
        raw = _decoded(data, name)
        draft = read(raw)
        if not draft.tasks:
            raise Refused(
                _("“%(name)s”里没有读出任何任务，可能不是通知。") % {"name": name},
                _("请核对文件；确需下达的，可直接起草交办单。"),
            )
        file, doc = records.take_in(data, name), draft.doc
        _refuse_again(unit, file.digest)
        row = Notice.objects.create(
            unit=unit,
            digest=file.digest,
            file_name=name[-200:],
            raw=raw,
            title=(doc.title or name)[:UNTITLED],
            issuer=(doc.issuer or "")[:100],
            doc_no=(doc.doc_no or "")[:60],
            issued_on=doc.date,
            addressees=doc.addressees,
            doubts=draft.doubts,
            received_on=clock.today(),
        )
        _keep(row, draft.tasks)
        doing.subject = row
        doing.say(title=row.title, file=file.digest, tasks=len(draft.tasks))
    return row


def _decoded(data: bytes, name: str) -> str:
    try:
        raw = decode(data, name)
    except UnreadableNotice as error:
        raise Refused(_("无法读取“%(name)s”。") % {"name": name}, str(error)) from error
    if "\x00" in raw:
        raise Refused(
            _("“%(name)s”含有无法保存的字符。") % {"name": name}, _("请另存为 UTF-8 编码的 .txt 或 .docx 后再上传。")
        )
    return raw


def _refuse_again(unit: Unit, digest: str) -> None:
    known = Notice.objects.filter(unit=unit, digest=digest).first()
    if known is not None:
        raise Refused(
            _("这份文件已收过：《%(title)s》。") % {"title": known.title}, _("请在通知列表中打开它继续办理。")
        )


def _keep(notice: Notice, tasks: list[TaskDraft]) -> None:
    terms = terms_of(notice.unit)
    rows = [as_row(notice, seq, task, terms) for seq, task in enumerate(tasks, 1)]
    DraftTask.objects.bulk_create(rows)
    name_schools(notice, list(zip(rows, tasks, strict=True)))


def name_schools(notice: Notice, read: Sequence[tuple[DraftTask, TaskDraft]]) -> None:
    """点名学校 Keep the schools that tasks name, each with the school of ours that it probably is; known ones stay."""
    named = [
        (row, name) for row, task in read for name in dict.fromkeys(task.applies_to.names) if row.reach != Reach.ALL
    ]
    schools = likely(notice.unit, {name for _row, name in named})
    NamedSchool.objects.bulk_create(
        [NamedSchool(draft=row, name=name[:100], unit=schools.get(name)) for row, name in named], ignore_conflicts=True
    )


def as_row(notice: Notice, seq: int, task: TaskDraft, terms: Sequence[Term]) -> DraftTask:
    """草案 The unsaved row of a task as read; a day that only the school calendar tells is settled by the terms, and the
    words of the notice stay as its deadline."""
    scope = task.applies_to
    due = settle(task.deadline, terms, notice.issued_on or notice.received_on).due
    told = due is not None and due != task.deadline.due
    return DraftTask(
        notice=notice,
        seq=seq,
        start=task.start,
        end=task.end,
        section=(task.section or "")[:200],
        title=task.title[:200],
        text=task.text,
        who=task.who,
        deadline=task.deadline.as_json(),
        due_on=due,
        recurrence=task.recurrence.as_json() if task.recurrence else None,
        quantity=[one.as_json() for one in task.quantity],
        evidence=task.evidence,
        reach=scope.mode if scope.mode in Reach.values else Reach.ALL,
        condition=scope.text[:200],
        burden=task.burden,
        unsure=[SETTLED if told and doubt in UNDATED else doubt for doubt in task.unsure],
        read=task.as_json(),
    )
