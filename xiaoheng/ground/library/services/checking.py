"""核对: what a document may not be: out of form, marked as secret, of a level that its keeper does not issue at."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from xiaoheng.ground.library.models import Document
from xiaoheng.ground.library.words import Ending, Level
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.words import UnitKind
from xiaoheng.ground.records import services as records
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Refused

Upload = tuple[bytes, str]  # bytes and file name
KEEPERS = {
    UnitKind.SCHOOL: (Level.SCHOOL,),
    UnitKind.COUNTY: (Level.CENTRAL, Level.PROVINCE, Level.CITY, Level.COUNTY, Level.TOWN),
}
MOST_ISSUERS = 20


def check(row: Document, issuers: Sequence[str]) -> None:
    """核对一份文件: its words, its days and its level; the same again is refused."""
    if not row.title:
        raise Refused(_("没有填写标题。"), _("请照原文件填写标题。"))
    records.refuse_secret(row.title, *issuers)
    if not issuers:
        raise Refused(_("没有填写发文机关。"), _("请填写发文机关，联合发文的主办机关写在最前。"))
    if len(issuers) > MOST_ISSUERS or len(set(issuers)) < len(issuers):
        message = _("发文机关重复，或超过%(most)d个。") % {"most": MOST_ISSUERS}
        raise Refused(message, _("每个机关写一次，主办机关写在最前。"))
    check_days(row)
    check_level(row)
    check_once(row)


def check_days(row: Document) -> None:
    """日期: issued by today, in force from the day of issue at the earliest, and not over before it began."""
    if row.issued_on > clock.today():
        raise Refused(_("印发日期晚于今日。"), _("请在印发后收录。"))
    if row.since < row.issued_on:
        raise Refused(_("施行日期早于印发日期。"), _("请核对两个日期。"))
    if row.until is not None and row.until <= row.since:
        raise Refused(_("失效日期须晚于施行日期。"), _("请核对两个日期。"))


def check_level(row: Document) -> None:
    """层级: a school keeps its own, a county its own and what came from above or from its towns."""
    allowed = KEEPERS.get(UnitKind(row.unit.kind), ())
    if row.level not in allowed:
        levels = "、".join(str(level.label) for level in allowed) or _("（无）")
        said = {"unit": row.unit.name, "level": row.get_level_display()}
        message = _("“%(unit)s”不收录%(level)s文件。") % said
        raise Refused(message, _("可收录的层级：%(levels)s。") % {"levels": levels})


def check_once(row: Document) -> None:
    """只收录一次: neither the number nor the title of one day twice in one unit's library."""
    others = Document.objects.filter(unit=row.unit).exclude(pk=row.pk)
    if row.number and others.filter(number=row.number).exists():
        message = _("文号“%(number)s”已收录。") % {"number": row.number}
        raise Refused(message, _("请核对文号，或更正已收录的那一份。"))
    if others.filter(title=row.title, issued_on=row.issued_on).exists():
        raise Refused(_("同一日印发的同名文件已收录。"), _("请核对标题和印发日期。"))


def keep(file: Upload | None) -> str:
    """存文件: digest of the stored file; the store refuses one that is marked. Empty where there is none."""
    if file is None:
        return ""
    return records.take_in(*file).digest


def units_named(unit: Unit, names: Iterable[str]) -> dict[str, Unit]:
    """发文单位 by name: those of the unit's county and those above it; who is not found is an outside body."""
    near = Q(log=unit.log) | Q(down__unit=unit)
    return {row.name: row for row in Unit.objects.filter(near, name__in=list(names)).order_by("-pk")}


def ending_of(until: date | None) -> str:
    """失效原因 of a day that was known from the start."""
    return Ending.EXPIRED if until else Ending.NONE
