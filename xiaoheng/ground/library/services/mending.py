"""删除与恢复: what was entered by mistake: a document that there is not, an ending that there was not."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from xiaoheng.ground.library.models import CleanupEntry, Document, DocumentLink
from xiaoheng.ground.library.services.documents import told
from xiaoheng.ground.library.services.linking import ENDS
from xiaoheng.ground.library.states import ENTRY
from xiaoheng.ground.library.words import CleanupState, Ending
from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.verbs import act, advance
from xiaoheng.lib.refusal import Refused, Stale


def strike(*, actor: Actor, document: Document, reason: str) -> None:
    """删除登记: a document entered by mistake, while nothing rests on it; the trail keeps what it said."""
    with act("library.strike", actor=actor, unit=document.unit, on=document) as doing:
        _check_reason(reason)
        ending = Q(source=document, kind__in=ENDS)
        if DocumentLink.objects.filter(Q(target=document) | ending).exists():
            raise Refused(_("有其他文件与它建立了关系，不能删除。"), _("请先处理这些关系，或改用更正。"))
        if CleanupEntry.objects.filter(document=document).exists():
            raise Refused(_("该文件已列入制度清理，不能删除。"), _("请在清理中提出废止意见。"))
        doing.say(**told(document, [one.name for one in document.issuers.all()]), reason=reason.strip())
        if not Document.objects.filter(pk=document.pk).delete()[0]:
            raise Stale(_("该文件的登记已被删除。"), _("请刷新后查看。"))


def restore(*, actor: Actor, document: Document, reason: str) -> Document:
    """恢复效力: a repeal or a replacement entered by mistake; open clean-ups ask about the document again."""
    with act("library.restore", actor=actor, unit=document.unit, on=document) as doing:
        _check_reason(reason)
        if document.ending not in (Ending.REPEALED, Ending.SUPERSEDED):
            raise Refused(_("该文件没有登记废止或替代。"), _("有效期满的，请用更正改失效日期。"))
        said = {"until": str(document.until), "ending": str(document.get_ending_display()), "by": document.ended_by}
        stands = Document.objects.filter(pk=document.pk, ending=document.ending, until=document.until)
        if stands.update(ending=Ending.NONE, until=None, ended_by="") != 1:
            raise Stale(_("该文件的登记刚被他人更改。"), _("请刷新后查看。"))
        document.ending, document.until, document.ended_by = Ending.NONE, None, ""
        DocumentLink.objects.filter(target=document, kind__in=ENDS).delete()
        going = CleanupEntry.objects.filter(document=document, cleanup__state=CleanupState.OPEN)
        blank: dict[str, Any] = dict.fromkeys(("verdict", "reason", "note", "number"), "")
        for entry in going.filter(state__in=ENTRY["library.restore"][0]):
            advance(entry, ENTRY, "library.restore", ruled_on=None, **blank)
        doing.say(title=document.title, number=document.number, was=said, reason=reason.strip())
    return document


def _check_reason(reason: str) -> None:
    if not reason.strip():
        raise Refused(_("未填写更正原因。"), _("请写明错在何处。"))
