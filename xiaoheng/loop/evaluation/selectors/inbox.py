"""待办 of the room."""

from django.db.models import Count, Min
from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.models import Ancestry
from xiaoheng.ground.organisation.words import Role
from xiaoheng.lib import clock
from xiaoheng.lib.duty import Duty
from xiaoheng.loop.evaluation.models import Appraisal
from xiaoheng.loop.evaluation.words import AppraisalState


def inbox(viewer: Viewer) -> list[Duty]:
    """评价待办: years that are over and still have drafts to fix, one row a year, on the first of its appraisals."""
    below = Ancestry.objects.filter(ancestor__in=viewer.units(Role.COUNTY_CLERK)).values("unit")
    drafts = Appraisal.objects.filter(unit__in=below, state=AppraisalState.DRAFT, year__lt=clock.today().year)
    years = drafts.values("year").annotate(schools=Count("pk"), first=Min("pk")).order_by("year")
    return [
        Duty(
            "evaluation.close",
            row["first"],
            _("审定%(year)s年度评价：还有%(n)s所学校") % {"year": row["year"], "n": row["schools"]},
            "",
        )
        for row in years
    ]
