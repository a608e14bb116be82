"""Short ways to cases, reports of the team and spot checks."""

from datetime import date

from tests.loop.decisions.conftest import Walk
from xiaoheng.ground.organisation.selectors import party_org_of
from xiaoheng.loop.decisions.models import Meeting, Resolution
from xiaoheng.loop.supervision.words import Point

TODAY = date(2023, 3, 14)


def verdicts(**other):
    """Every point in order, but for those named."""
    return dict.fromkeys(Point.values, "holds") | other


def ended(cast, school="TY", on=TODAY, kind="party"):
    """An ended meeting without agenda."""
    unit = cast.units[school]
    return Meeting.objects.create(
        unit=unit, org=party_org_of(unit, on) if kind == "party" else None, kind=kind, state="closed",
        planned_on=on, held_on=on, ym=on.year * 100 + on.month, entered_on=on, number=f"{school}{on:%m%d}",
    )  # fmt: skip


def resolved(cast):
    """An issued resolution of TY's Party meeting."""
    topic, _meeting = Walk(cast).approved("P16")
    Resolution.objects.filter(topic=topic).update(issued_on=TODAY)
    return Resolution.objects.get(topic=topic)
