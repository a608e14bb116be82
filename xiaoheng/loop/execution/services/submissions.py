"""签收与提交: what the school does."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.verbs import act, advance
from xiaoheng.ground.records import services as records
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Refused
from xiaoheng.lib.states import step
from xiaoheng.loop.execution.models import Assignment, Directive, Evidence, Submission, Target
from xiaoheng.loop.execution.selectors.earlier import last_submission
from xiaoheng.loop.execution.selectors.facts import fact
from xiaoheng.loop.execution.services.holding import LABELS, hold
from xiaoheng.loop.execution.services.parts import refuse_open_parts
from xiaoheng.loop.execution.states import ASSIGNMENT, TARGET
from xiaoheng.loop.execution.words import DirectiveState, EvidenceKind, TargetState


@dataclass(frozen=True)
class Upload:
    """上传件: bytes, file name, and the day of the event it shows (None = not tied to a day)."""

    data: bytes
    name: str
    happened_on: date | None = None


def sign(*, actor: Actor, directive: Directive, unit: Unit) -> Target:
    """签收 an order for a school: all its items are then in hand."""
    with act("execution.sign", actor=actor, unit=unit, on=directive) as doing:
        target = Target.objects.filter(directive=directive, unit=unit).select_related("unit").first()
        if (
            target is None
            or target.standing == TargetState.ENDED
            or directive.state not in (DirectiveState.ISSUED, DirectiveState.CLOSED)
        ):
            raise Refused(_("这份交办单没有下达给%(unit)s。") % {"unit": unit.name}, _("请核对学校。"))
        stamp: dict[str, Any] = {"signed_on": clock.today(), "signed_by": actor.name}
        advance(target, TARGET, "execution.sign", labels=dict(TargetState.choices), **stamp)
        doing.touch(directive.unit_id)
        doing.say(title=directive.title, number=directive.number)
    return target


def submit(
    *,
    actor: Actor,
    assignment: Assignment,
    note: str = "",
    files: Sequence[Upload] = (),
    facts: Sequence[tuple[str, int]] = (),
    keep: Sequence[int] = (),
) -> Assignment:
    """提交 what was done: a note, files, facts already held as (kind, id), and `keep` = evidence of the last submission
    (of the item before it was changed, if need be) that still counts. Refused without evidence where
    the item asks for some."""
    with act("execution.submit", actor=actor, unit=assignment.unit, on=assignment) as doing:
        row = hold(assignment)
        step(ASSIGNMENT, "execution.submit", row.state, labels=LABELS)
        refuse_open_parts(row)
        records.refuse_secret(note)
        last = row.submissions.order_by("seq").last()
        evidence = [
            *_kept(last_submission(row), keep),
            *(_file(one) for one in files),
            *(_fact(row, *one) for one in facts),
        ]
        evidence = list({one.key: one for one in evidence}.values())
        _refuse_empty(row, note, evidence)
        advance(row, ASSIGNMENT, "execution.submit", labels=LABELS, submitted_on=clock.today())
        seq = last.seq + 1 if last else 1
        _keep(Submission(assignment=row, seq=seq, note=note.strip(), by=actor.uid, by_name=actor.name), evidence)
        doing.subject = row
        doing.touch(row.item.directive.unit_id)
        doing.say(
            title=row.item.title,
            evidence=[one.title for one in evidence],
            files=[one.digest for one in evidence if one.digest],
            submission=seq,
        )
    return row


def _keep(submission: Submission, evidence: Sequence[Evidence]) -> None:
    submission.submitted_on = clock.today()
    submission.save()
    for one in evidence:
        one.submission = submission
    Evidence.objects.bulk_create(evidence)


def _kept(last: Submission | None, keep: Sequence[int]) -> list[Evidence]:
    """Fresh copies of the last submission's evidence: a submission stays what it was."""
    rows = list(last.evidence.filter(pk__in=keep)) if last and keep else []
    for row in rows:
        row.pk, row._state.adding = None, True
    return rows


def _file(one: Upload) -> Evidence:
    _refuse_future(one.happened_on)
    stored = records.take_in(one.data, one.name)
    return Evidence(
        kind=EvidenceKind.FILE,
        title=f"{Path(records.plain_name(one.name)).stem}{Path(stored.name).suffix}",
        digest=stored.digest,
        happened_on=one.happened_on,
        entered_on=clock.today(),
    )


def _fact(assignment: Assignment, kind: str, pk: int) -> Evidence:
    found = fact(assignment, kind, pk)
    if found is None:
        raise Refused(_("所选记录不是本校在这一时期的记录。"), _("请从列出的已有记录中选择。"), "印证资料")
    return Evidence(
        kind=EvidenceKind.FACT,
        title=found.title[:200],
        subject_kind=found.kind,
        subject=str(found.id),
        happened_on=found.happened_on,
        entered_on=found.entered_on,
        why=found.why[:100],
    )


def _refuse_empty(assignment: Assignment, note: str, rows: Sequence[Evidence]) -> None:
    asked = assignment.item.evidence
    if asked and not rows:
        raise Refused(
            _("这一事项要求印证资料：%(asked)s。") % {"asked": "、".join(asked)},
            _("请选用已有记录，或上传文件后再提交。"),
            "印证资料",
        )
    if not rows and not note.strip():
        raise Refused(_("没有写明办理情况。"), _("请写一句办理情况，或附上印证资料。"))


def _refuse_future(day: date | None) -> None:
    if day is not None and day > clock.today():
        raise Refused(
            _("发生日期%(day)s还没有到。") % {"day": day.isoformat()}, _("请填写事情实际发生的日期。"), "印证资料"
        )
