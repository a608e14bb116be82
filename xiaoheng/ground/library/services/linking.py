"""文件关系与废止: what a document carries out, supersedes, repeals or amends; and that it is no longer in force."""

from datetime import date

from django.utils.translation import gettext as _

from xiaoheng.ground.library.models import CleanupEntry, Document, DocumentLink
from xiaoheng.ground.library.states import ENTRY
from xiaoheng.ground.library.words import Ending, LinkKind
from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.verbs import act, advance
from xiaoheng.ground.rulebook.models import Regulation
from xiaoheng.lib.refusal import Refused, Stale

ENDS = {LinkKind.SUPERSEDES: Ending.SUPERSEDED, LinkKind.REPEALS: Ending.REPEALED}
SETTLES = {Ending.SUPERSEDED: "library.enter", Ending.REPEALED: "library.repeal"}  # the step of a clean-up's entry
LONGEST = 100  # of the words that name what ended a document


def link(*, actor: Actor, document: Document, kind: str, to: Document | str) -> DocumentLink:
    """登记关系: `to` is a document, or the key of a text of the rulebook as a basis."""
    with act("library.link", actor=actor, unit=document.unit, on=document) as doing:
        row = attach(document, kind, to)
        doing.say(title=document.title, kind=str(row.get_kind_display()), to=to if isinstance(to, str) else str(to))
    return row


def unlink(*, actor: Actor, link: DocumentLink) -> None:
    """删除关系: one that was entered wrongly; a repeal or a replacement has had its effect and stays."""
    document = link.source
    with act("library.unlink", actor=actor, unit=document.unit, on=document) as doing:
        if link.kind in ENDS:
            raise Refused(
                _("替代、废止已使原文件失效，不能删除。"), _("如登记有误，请由县级管理人员恢复原文件的效力。")
            )
        if not DocumentLink.objects.filter(pk=link.pk).delete()[0]:
            raise Stale(_("这一关系已被删除。"), _("请刷新后查看。"))
        doing.say(title=document.title, kind=str(link.get_kind_display()), to=link.text or str(link.target))


def repeal(*, actor: Actor, document: Document, until: date, number: str) -> Document:
    """废止: by the decision `number`, from the day `until` on no longer in force."""
    with act("library.repeal", actor=actor, unit=document.unit, on=document) as doing:
        if not number.strip():
            raise Refused(_("没有填写废止的依据。"), _("请填写决议或文件的编号。"))
        end(document, Ending.REPEALED, until, number.strip())
        doing.say(title=document.title, number=document.number, until=until.isoformat(), by=number.strip())
    return document


def attach(source: Document, kind: str, to: Document | str) -> DocumentLink:
    """关系一条, inside a verb: checked, kept once; what is superseded or repealed ends on the day the source begins."""
    if isinstance(to, str):
        return _rest_on_text(source, kind, to)
    if to.pk == source.pk:
        raise Refused(_("文件不能与自己建立关系。"), _("请选择另一份文件。"))
    if kind == LinkKind.CARRIES_OUT:
        _check_basis(source, to)
    elif to.unit_id != source.unit_id:
        raise Refused(_("只能替代、废止或修改本单位的文件。"), _("上级或其他单位的文件由其制定机关处理。"))
    row, made = DocumentLink.objects.get_or_create(source=source, kind=kind, target=to)
    if not made:
        raise Refused(_("这一关系已经登记过。"), _("请在文件页查看。"))
    if ending := ENDS.get(LinkKind(kind)):
        end(to, ending, source.since, (source.number or f"《{source.title}》")[:LONGEST])
    return row


def end(document: Document, ending: str, until: date, by: str) -> None:
    """失效, inside a verb: a guarded UPDATE, and what clean-ups still had to do about it is done."""
    if document.ending in (Ending.REPEALED, Ending.SUPERSEDED):
        said = {"document": str(document), "ending": document.get_ending_display(), "by": document.ended_by}
        raise Refused(_("%(document)s已登记%(ending)s（%(by)s）。") % said, _("请核对是否选错了文件。"))
    if until <= document.since:
        raise Refused(_("失效日期须晚于该文件的施行日期。"), _("请核对两个日期。"))
    if document.until is not None and until > document.until:
        raise Refused(_("该文件在这一天之前已有效期满。"), _("请核对日期。"))
    stands = Document.objects.filter(pk=document.pk, ending=document.ending, until=document.until)
    if stands.update(ending=ending, until=until, ended_by=by) != 1:
        raise Stale(_("该文件的登记刚被他人更改。"), _("请刷新后查看。"))
    document.ending, document.until, document.ended_by = ending, until, by
    step = SETTLES[Ending(ending)]
    for entry in CleanupEntry.objects.filter(document=document, state__in=ENTRY[step][0]):
        advance(entry, ENTRY, step)


def _rest_on_text(source: Document, kind: str, key: str) -> DocumentLink:
    if kind != LinkKind.CARRIES_OUT:
        raise Refused(_("制度条款中的文本只能作为依据。"), _("请选择“依据”，或选择文库中的文件。"))
    if not Regulation.objects.filter(key=key).exists():
        raise Refused(_("没有这一制度文本。"), _("请从列表中选择。"))
    row, made = DocumentLink.objects.get_or_create(source=source, kind=kind, target=None, text=key)
    if not made:
        raise Refused(_("这一关系已经登记过。"), _("请在文件页查看。"))
    return row


def _check_basis(source: Document, basis: Document) -> None:
    """依据: of the same level or a higher one, issued by the day the document is, and not resting on it in turn."""
    if basis.level > source.level:
        raise Refused(_("依据的层级低于本文件。"), _("请选择上级或同级的文件。"))
    if basis.issued_on > source.issued_on:
        raise Refused(_("依据的印发日期晚于本文件。"), _("请核对日期，或选择当时有效的文件。"))
    above = {basis.pk}
    while above:
        if source.pk in above:
            raise Refused(_("两份文件互为依据。"), _("请核对哪一份在先。"))
        rows = DocumentLink.objects.filter(source__in=above, kind=LinkKind.CARRIES_OUT, target__isnull=False)
        above = set(rows.values_list("target", flat=True))
