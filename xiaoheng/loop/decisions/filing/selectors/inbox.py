"""待办 of the room. Subjects: the text, the candidacy, the row of the plan."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Q
from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.models import School
from xiaoheng.ground.organisation.words import Role
from xiaoheng.ground.rulebook import selectors as rulebook
from xiaoheng.lib.duty import Duty
from xiaoheng.loop.decisions.filing.models import Candidacy, FiledText, PlanRow
from xiaoheng.loop.decisions.filing.words import WITH_COUNTY, CandidacyState, State

LEADING = (Role.SECRETARY, Role.PRINCIPAL, Role.OFFICE)
NEXT = {State.SUBMITTED: "filing.register", State.REGISTERED: "filing.conclude"}


def inbox(viewer: Viewer) -> list[Duty]:
    """备案待办: texts to submit, register, review and answer; schools to recommend and admit; rows of the plan."""
    return [*_texts(viewer), *_rollout(viewer), *_plan(viewer)]


def under_review(requests: Iterable[int]) -> set[int]:
    """一事一办: of these requests to the superior, those that the review of a text with the county will answer."""
    rows = FiledText.objects.filter(request__in=list(requests), state__in=WITH_COUNTY)
    return {key for key in rows.values_list("request", flat=True) if key}


def _texts(viewer: Viewer) -> list[Duty]:
    above, own = viewer.units(Role.COUNTY_CLERK, Role.COUNTY_LEADER), viewer.units(*LEADING)
    rows = FiledText.objects.select_related("unit").order_by("due_on", "id")
    waiting = rows.filter(Q(county__in=above) | Q(unit__in=own), state__in=NEXT)
    advised = rows.filter(unit__in=own, state=State.ADVISED, replied_on__isnull=True)
    return [
        *(
            Duty(NEXT[State(row.state)], row.pk, _("备案审查：%(t)s") % {"t": row.title}, row.unit.name, row.due_on,
                 waiting=row.county_id not in above)
            for row in waiting
        ),
        *(
            Duty("filing.answer", row.pk, _("答复书面建议：%(t)s") % {"t": row.title}, row.unit.name, _reply_due(row))
            for row in advised
        ),
        *_of(rows.filter(unit__in=own, state=State.DRAFT)),
    ]  # fmt: skip


def _of(rows: Iterable[FiledText]) -> list[Duty]:
    return [Duty("filing.submit", row.pk, _("起草报备：%(t)s") % {"t": row.title}, row.unit.name) for row in rows]


def _reply_due(row: FiledText) -> date | None:
    """`filing.answer_days` after the advice; without a regulation there is no term."""
    if row.concluded_on is None:
        return None
    try:
        days = rulebook.parameter("filing.answer_days", row.unit, row.concluded_on).value
    except rulebook.NoValue:
        return None
    return row.concluded_on + timedelta(days=days)


def _rollout(viewer: Viewer) -> list[Duty]:
    above = viewer.units(Role.COUNTY_CLERK, Role.COUNTY_LEADER)
    zoned = School.objects.filter(zone__in=viewer.units(Role.INSPECTOR)).values("unit")
    clerks = viewer.units(Role.COUNTY_CLERK)
    rows = Candidacy.objects.select_related("unit", "batch").order_by("batch__since", "unit__code", "id")
    first = rows.filter(Q(batch__unit__in=clerks) | Q(unit__in=zoned), state=CandidacyState.NOMINATED)
    second = rows.filter(batch__unit__in=above, state=CandidacyState.RECOMMENDED)
    named = [("filing.recommend", _("推荐推进学校：%(t)s"), first), ("filing.admit", _("审核推进学校：%(t)s"), second)]
    return [
        Duty(verb, row.pk, title % {"t": row.batch.title}, row.unit.name)
        for verb, title, found in named
        for row in found
    ]


def _plan(viewer: Viewer) -> list[Duty]:
    rows = PlanRow.objects.filter(unit__in=viewer.units(*LEADING), done_on__isnull=True).select_related("unit")
    return [
        Duty("filing.finish", row.pk, _("推进清单：%(t)s") % {"t": row.goal}, row.unit.name, row.due_on)
        for row in rows.order_by("due_on", "id")
    ]
