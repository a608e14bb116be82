"""待办 of the room."""

from django.db.models import F, QuerySet
from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.models import Ancestry, School
from xiaoheng.ground.organisation.selectors import in_scope
from xiaoheng.ground.organisation.words import Role
from xiaoheng.lib.duty import Duty
from xiaoheng.loop.correction.models import Problem
from xiaoheng.loop.correction.words import ProblemState, Source

PLANNING = (Role.SECRETARY, Role.PRINCIPAL, Role.OFFICE)


def inbox(viewer: Viewer) -> list[Duty]:
    """修正待办: problems to plan for, to mend, and to verify."""
    rows = Problem.objects.select_related("unit").order_by(F("due_on").asc(nulls_last=True), "id")
    school = rows.filter(unit__in=viewer.units(*PLANNING))
    waiting = (ProblemState.OPEN, ProblemState.RETURNED)
    return [
        *_duties(school.filter(state__in=waiting), "correction.plan", _("制定整改措施：%(title)s")),
        *_duties(_mine(rows, viewer), "correction.submit", _("整改并提交：%(title)s")),
        *_duties(_to_verify(rows, viewer), "correction.close", _("核验整改：%(title)s")),
    ]


def _mine(rows: "QuerySet[Problem]", viewer: Viewer) -> "QuerySet[Problem]":
    """The owner's own, and for the office all of the school's."""
    mending = rows.filter(in_scope(viewer), state=ProblemState.MENDING)
    return mending.filter(unit__in=viewer.units(Role.OFFICE)) | mending.filter(owner=viewer.person, owner__isnull=False)


def _to_verify(rows: "QuerySet[Problem]", viewer: Viewer) -> "QuerySet[Problem]":
    """Found from above: the county's clerk or the inspector of the 片区; found by the school: its secretary."""
    submitted = rows.filter(state=ProblemState.SUBMITTED)
    below = Ancestry.objects.filter(ancestor__in=viewer.units(Role.COUNTY_CLERK)).values("unit")
    zone = School.objects.filter(zone__in=viewer.units(Role.INSPECTOR)).values("unit")
    found = submitted.filter(unit__in=below) | submitted.filter(unit__in=zone)
    own = submitted.filter(unit__in=viewer.units(Role.SECRETARY), source_kind=Source.SELF)
    rows = found | own
    return rows.exclude(submitter=viewer.account) if viewer.account else rows


def _duties(rows: "QuerySet[Problem]", verb: str, title: str) -> list[Duty]:
    return [Duty(verb, row.pk, title % {"title": row.title}, row.unit.name, row.due_on) for row in rows]
