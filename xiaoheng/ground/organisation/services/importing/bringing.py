"""带入: what the import verb of every room does between its permit and its entry."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.db import IntegrityError
from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.models import Import, Unit
from xiaoheng.ground.organisation.services.importing.book import Book
from xiaoheng.ground.organisation.services.importing.kept import seal
from xiaoheng.ground.organisation.services.importing.planning import Plan, plan
from xiaoheng.ground.organisation.services.importing.progress import Progress
from xiaoheng.ground.organisation.services.importing.writing import Writer
from xiaoheng.ground.organisation.verbs import Act
from xiaoheng.ground.records.services import Staged
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Refused, Stale

UNDOABLE = timedelta(hours=24)


def bring_in(
    doing: Act,
    book: Book,
    *,
    actor: Actor,
    unit: Unit,
    file: Staged,
    seen: str,
    confirmed: bool = False,
    progress: Progress | None = None,
    given: Mapping[str, Any] | None = None,
) -> Plan:
    """带入: write what the preview with the digest `seen` showed, all or nothing; `confirmed` answers its questions.

    `given` is what the book's writers need besides the plan.
    Stale when the facts moved since; Refused while a row has a problem, a question is open, or nothing would change.
    """
    progress = progress or Progress()
    Unit.objects.select_for_update().get(pk=unit.pk)  # one import of a county at a time
    found = plan(book, unit, actor, file, progress)
    if found.problems:
        raise Refused(_("还有%(n)d处问题。") % {"n": len(found.problems)}, str(found.problems[0]))
    if found.digest() != seen:
        raise Stale(_("预览之后，登记内容有了变动。"), _("请看清新的预览，再确认导入。"), book.verb)
    if found.questions and not confirmed:
        raise Refused(_("有%(n)d处需要确认。") % {"n": len(found.questions)}, _("请逐项核对并勾选确认。"))
    if not found.moving():
        raise Refused(_("没有需要写入的内容：工作簿与登记一致。"))
    try:
        doing.subject = _write(doing, found, actor, Writer(found, progress, given or {}))
    except IntegrityError as error:
        raise Stale(_("导入时有他人正在更改同一登记。"), _("请稍后重新预览。"), book.verb) from error
    doing.say(file=file.name, digest=file.digest, preview=seen, counts=found.counts())
    return found


def forget(unit: Unit) -> None:
    """过期清除: what is kept of imports that can no longer be undone goes; each import and each undoing does so."""
    Import.objects.filter(at__lt=clock.now() - UNDOABLE).exclude(kept=b"").update(kept=b"")


def _write(doing: Act, found: Plan, actor: Actor, writer: Writer) -> Import:
    for sheet in found.book.sheets:
        sheet.write(writer)
    touched = found.book.touched(writer)
    doing.touch(*touched)
    forget(found.county)
    return Import.objects.create(
        unit=found.county,
        verb=found.book.verb,
        file=found.file.name,
        digest=found.file.digest,
        actor=actor.name,
        at=clock.now(),
        counts=found.counts(),
        kept=seal(writer.kept, [(c.sheet.name, c.row, c.title) for c in found.moving()], touched),
    )
