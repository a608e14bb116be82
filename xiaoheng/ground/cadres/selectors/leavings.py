"""将离任: ends of leading posts that are entered ahead. What runs out by rule is the rulebook's forecast alone."""

from collections.abc import Collection

from django.db.models import QuerySet

from xiaoheng.ground.cadres.selectors.limits import LED, inner
from xiaoheng.ground.organisation.models import Appointment, PartyOrg
from xiaoheng.ground.rulebook.selectors import forecast_end
from xiaoheng.lib import clock


def leavings(schools: Collection[int]) -> QuerySet[Appointment]:
    """将离任: leading posts of some schools whose end is known and lies in the months of the forecast."""
    inside = inner(PartyOrg.objects.filter(unit__in=schools))
    rows = Appointment.objects.filter(unit__in=schools, post__in=LED, until__gt=clock.today(), until__lt=forecast_end())
    return rows.exclude(org__in=inside).select_related("person", "unit").order_by("until", "unit__code", "pk")
