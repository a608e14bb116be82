"""待办 of the room."""

from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.selectors import in_scope
from xiaoheng.ground.organisation.words import Role
from xiaoheng.lib import clock
from xiaoheng.lib.duty import Duty
from xiaoheng.loop.supervision.models import Bulletin, BulletinRow, Contest, Explanation, Inspection
from xiaoheng.loop.supervision.selectors.answering import answering
from xiaoheng.loop.supervision.words import BulletinState, ContestState, ExplanationState, InspectionState


def inbox(viewer: Viewer) -> list[Duty]:
    """监督待办: drafts to record, rows to check, explanations to give, contests to answer, tables to publish.

    Cases, spot checks and reports of the team have a file of their own.
    """
    return _visits(viewer) + _of_schools(viewer) + _of_county(viewer) + answering(viewer)


def _visits(viewer: Viewer) -> list[Duty]:
    if viewer.account is None:
        return []
    rows = Inspection.objects.filter(in_scope(viewer), inspector=viewer.account, state=InspectionState.DRAFT)
    return [
        Duty("supervision.inspect", row.pk, _("登记督查：%(title)s") % {"title": row.directive.title}, row.unit.name)
        for row in rows.select_related("unit", "directive").order_by("visited_on", "id")
    ]


def _of_schools(viewer: Viewer) -> list[Duty]:
    leading = viewer.units(Role.SECRETARY, Role.PRINCIPAL, Role.OFFICE)
    frozen = BulletinRow.objects.filter(
        unit__in=leading, bulletin__state=BulletinState.FROZEN, bulletin__contest_until__gte=clock.today()
    ).exclude(contests__state=ContestState.OPEN)
    owed = Explanation.objects.filter(row__unit__in=viewer.units(Role.SECRETARY), state=ExplanationState.DUE)
    return [
        Duty(
            "supervision.contest",
            row.pk,
            _("核对通报结果：%(title)s") % {"title": row.bulletin.directive.title},
            row.unit_name,
            row.bulletin.contest_until,
        )
        for row in frozen.select_related("bulletin__directive").order_by("bulletin", "id")
    ] + [
        Duty(
            "supervision.explain",
            row.pk,
            _("说明情况：%(title)s") % {"title": row.row.bulletin.directive.title},
            row.row.unit_name,
            row.due_on,
        )
        for row in owed.select_related("row__bulletin__directive").order_by("due_on", "id")
    ]


def _of_county(viewer: Viewer) -> list[Duty]:
    counties = viewer.units(Role.COUNTY_CLERK)
    open_ones = Contest.objects.filter(row__bulletin__unit__in=counties, state=ContestState.OPEN)
    frozen = Bulletin.objects.filter(unit__in=counties, state=BulletinState.FROZEN)
    answers = [
        Duty(
            "supervision.answer_contest",
            row.pk,
            _("答复异议：%(school)s") % {"school": row.row.unit_name},
            row.row.unit_name,
            row.row.bulletin.contest_until,
        )
        for row in open_ones.select_related("row__bulletin").order_by("raised_on", "id")
    ]
    disputed = set(open_ones.values_list("row__bulletin__directive", flat=True))
    tables = [
        Duty(
            "supervision.publish",
            row.pk,
            _("发布通报：%(title)s") % {"title": row.directive.title},
            row.unit.name,
            waiting=row.contest_until >= clock.today() or row.directive_id in disputed,
        )
        for row in frozen.select_related("directive", "unit").order_by("id")
    ]
    return answers + tables
