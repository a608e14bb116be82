"""已有记录: facts already held that show a problem was mended, so that nothing is uploaded twice."""

from django.db.models import QuerySet

from xiaoheng.loop.correction.models import Problem
from xiaoheng.loop.decisions.models import Resolution
from xiaoheng.loop.decisions.words import Outcome


def resolutions_for(problem: Problem) -> QuerySet[Resolution]:
    """可作印证的决议: the school's resolutions since the problem was opened, the latest first."""
    rows = Resolution.objects.filter(unit=problem.unit_id, outcome=Outcome.APPROVED, decided_on__gte=problem.opened_on)
    return rows.select_related("topic").order_by("-decided_on", "-id")
