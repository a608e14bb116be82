"""书记校长沟通查询."""

from datetime import date

from django.db.models import QuerySet

from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.selectors import in_scope
from xiaoheng.loop.decisions.matters.models import Talk


def talks(viewer: Viewer) -> QuerySet[Talk]:
    """沟通: held and arranged ones of the schools in scope, the latest first."""
    return (
        Talk.objects.filter(in_scope(viewer)).select_related("unit", "secretary", "principal").order_by("-day", "-id")
    )


def last_talk(unit: Unit) -> date | None:
    """The day on which secretary and principal last talked."""
    return Talk.objects.filter(unit=unit, is_done=True).order_by("-day").values_list("day", flat=True).first()
