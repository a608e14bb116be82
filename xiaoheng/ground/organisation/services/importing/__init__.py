"""导入: the organisation from a workbook: preview, then one verb in one transaction."""

from django.db import IntegrityError
from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.policy import permitted_role
from xiaoheng.ground.organisation.services.importing.applying import write
from xiaoheng.ground.organisation.services.importing.planning import Plan, plan
from xiaoheng.ground.organisation.verbs import act
from xiaoheng.ground.records.models import StoredFile
from xiaoheng.lib.refusal import Refused, Stale

__all__ = ["Plan", "import_", "preview"]


def preview(*, actor: Actor, unit: Unit, file: StoredFile) -> Plan:
    """导入预览: what the workbook would change in the actor's county; nothing is written."""
    permitted_role(actor, "organisation.import", unit)
    return plan(unit, file)


def import_(*, actor: Actor, unit: Unit, file: StoredFile, seen: str, confirmed: bool = False) -> Plan:
    """导入: write what the preview with the digest `seen` showed, all or nothing; `confirmed` answers its questions.

    Stale when the facts moved since; Refused while a row has a problem, a question is open, or nothing would change.
    """
    with act("organisation.import", actor=actor, unit=unit) as doing:
        Unit.objects.select_for_update().get(pk=unit.pk)  # one import of a county at a time
        found = plan(unit, file)
        if found.problems:
            raise Refused(_("还有%(n)d处问题。") % {"n": len(found.problems)}, str(found.problems[0]))
        if found.digest() != seen:
            raise Stale(_("预览之后，登记内容有了变动。"), _("请看清新的预览，再确认导入。"), "organisation.import")
        if found.questions and not confirmed:
            raise Refused(_("有%(n)d处需要确认。") % {"n": len(found.questions)}, _("请逐项核对并勾选确认。"))
        if not found.moving():
            raise Refused(_("没有需要写入的内容：工作簿与登记一致。"))
        try:
            doing.touch(*write(found))
        except IntegrityError as error:
            raise Stale(_("导入时有他人正在更改同一登记。"), _("请稍后重新预览。"), "organisation.import") from error
        doing.subject = file
        doing.say(file=file.name, digest=file.digest, preview=seen, counts=found.counts())
    return found
