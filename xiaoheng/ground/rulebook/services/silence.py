"""例外生效: open findings name the exception that excuses them on the day; nothing else about them changes."""

from collections.abc import Collection
from datetime import date

from django.db.models import Exists, OuterRef, Q, Subquery
from django.db.models.lookups import IsNull

from xiaoheng.ground.rulebook.models import IDENTITY, Finding, Plea
from xiaoheng.ground.rulebook.selectors.pleas import in_force


def silence(day: date, units: Collection[int] | None = None) -> None:
    """Bring the mark of open findings in line with the exceptions in force: one statement, whatever their number."""
    valid = Plea.objects.filter(in_force(day))
    same = {name: OuterRef(name) for name in IDENTITY if name != "since"}
    begun = Q(since=OuterRef("since")) | Q(since__isnull=True) & Q(IsNull(OuterRef("since"), True))
    fitting = valid.filter(begun, **same).order_by("pk")
    rows = Finding.objects.filter(ended=0)
    if units is not None:
        rows = rows.filter(unit__in=units)
    concerned = rows.filter(Q(plea__isnull=False) | Q(unit__in=valid.values("unit")) & Q(Exists(fitting)))
    concerned.update(plea=Subquery(fitting.values("pk")[:1]))
