"""计算: the yearly standing of a school, or of every school below a unit, from verified results."""

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Actor, in_force
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.verbs import act
from xiaoheng.ground.organisation.words import UnitKind
from xiaoheng.lib import clock, digest
from xiaoheng.lib.refusal import Refused
from xiaoheng.loop.evaluation.figures.counts import FIGURES, Field
from xiaoheng.loop.evaluation.figures.points import Count, points
from xiaoheng.loop.evaluation.figures.sheet import Sheet, SheetItem, sheet_on
from xiaoheng.loop.evaluation.models import Appraisal, AppraisalItem
from xiaoheng.loop.evaluation.services.marking import remark
from xiaoheng.loop.evaluation.words import AppraisalState

NOTHING = Count(0, 0)
FACTS = ("position", "title", "basis", "weight", "good", "of", "points", "explanation", "missing")
BATCH = 500


def compute(*, actor: Actor, unit: Unit, year: int) -> list[Appraisal]:
    """计算年度评价: drafts for a school, or for all schools below a unit, in one pass and one entry of the trail.

    A draft is computed anew, its overrides kept beside the new points; a closed appraisal is left as it is.
    Refused when the year has not begun, or nothing is left to compute.
    """
    with act("evaluation.compute", actor=actor, unit=unit) as doing:
        today = clock.today()
        if year > today.year:
            raise Refused(_("%(year)s年还没有开始。") % {"year": year}, _("请选择今年或以前的年度。"))
        day = min(today, date(year, 12, 31))
        schools = _open_schools(unit, year, day)
        if not schools:
            raise Refused(_("没有可以计算的学校：评价都已审定，或没有学校。"), _("已审定的评价不再改动。"), "状态")
        sheet = sheet_on(day)
        rows = _drafts(schools, year, day, sheet)
        _write_items(rows, _gathered(sheet, Field([school.pk for school in schools], year, day)), sheet)
        remark(rows)
        doing.touch(*(row.unit_id for row in rows))
        title = _("%(year)s年度评价") % {"year": year}
        doing.say(title=title, sheet=sheet.version, schools=len(rows), digest=_digest(rows))
    return rows


def _open_schools(unit: Unit, year: int, day: date) -> list[Unit]:
    schools = Unit.objects.filter(in_force(day), kind=UnitKind.SCHOOL, up__ancestor=unit)
    closed = Appraisal.objects.filter(year=year, state=AppraisalState.CLOSED).values("unit")
    return list(schools.exclude(pk__in=closed).order_by("code"))


def _drafts(schools: list[Unit], year: int, day: date, sheet: Sheet) -> list[Appraisal]:
    Appraisal.objects.bulk_create(
        (
            Appraisal(unit=school, year=year, sheet=sheet.title, sheet_version=sheet.version, as_of=day, counted=0)
            for school in schools
        ),
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["unit", "year"],
        update_fields=["sheet", "sheet_version", "as_of"],
    )
    rows = Appraisal.objects.filter(unit__in=schools, year=year).select_related("unit__superior")
    return list(rows.order_by("unit__code"))


def _gathered(sheet: Sheet, data: Field) -> dict[str, Mapping[int, Count]]:
    unknown = [item.figure for item in sheet.items if item.figure not in FIGURES]
    if unknown:
        raise Refused(
            _("评价表用到了没有登记的指标：%(names)s。") % {"names": "、".join(unknown)}, _("请改正评价表。"), "E-12"
        )
    return {item.code: FIGURES[item.figure](data) for item in sheet.items}


def _write_items(rows: list[Appraisal], counts: Mapping[str, Mapping[int, Count]], sheet: Sheet) -> None:
    AppraisalItem.objects.filter(appraisal__in=rows).exclude(code__in=counts).delete()  # of an older sheet
    AppraisalItem.objects.bulk_create(
        (
            _item(row, position, item, counts[item.code].get(row.unit_id, NOTHING))
            for row in rows
            for position, item in enumerate(sheet.items, 1)
        ),
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["appraisal", "code"],
        update_fields=list(FACTS),
    )


def _item(row: Appraisal, position: int, item: SheetItem, count: Count) -> AppraisalItem:
    words = {"good": count.good, "of": count.of, "gap": count.of - count.good}
    return AppraisalItem(
        appraisal=row,
        position=position,
        code=item.code,
        title=item.title,
        basis=item.basis,
        weight=item.weight,
        good=count.good,
        of=count.of,
        points=points(count, item.weight),
        explanation=(item.explanation if count.of else item.no_record).format(**words),
        missing=item.missing.format(**words) if words["gap"] else "",
    )


def _digest(rows: list[Appraisal]) -> str:
    return digest.sm3(digest.canonical({row.unit.code: [row.total, row.counted, row.level] for row in rows}))
