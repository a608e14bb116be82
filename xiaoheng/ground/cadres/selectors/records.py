"""登记项: one row of any of the room's tables, by the key an address names it with (`title-12`)."""

from typing import Any

from django.db import models
from django.db.models import Q

from xiaoheng.ground.cadres.models import (
    Award,
    Certificate,
    Experience,
    Programme,
    Reserve,
    Rotation,
    Title,
    Training,
    Workload,
)
from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.selectors import visible_unit_ids

KINDS: dict[str, type[models.Model]] = {
    model._meta.model_name or "": model
    for model in (Award, Certificate, Experience, Programme, Reserve, Rotation, Title, Training, Workload)
}
DIGITS = 18  # of the largest key of a row that every database takes


def key_of(row: models.Model) -> str:
    """The key of a row in addresses."""
    return f"{row._meta.model_name}-{row.pk}"


def record(viewer: Viewer, key: str) -> Any:
    """登记项 by its key, within the viewer's scope; None where there is none."""
    kind, _dash, number = key.partition("-")
    model = KINDS.get(kind)
    if model is None or not (number.isascii() and number.isdigit()) or len(number) > DIGITS:
        return None
    seen = visible_unit_ids(viewer)
    within = Q(unit__in=seen) if model is Programme else Q(person__unit__in=seen)
    if model is Award:
        within |= Q(org__unit__in=seen)
    return model._default_manager.filter(within, pk=int(number)).first()


def owner(row: Any) -> Unit:
    """所属单位: whose fact it is."""
    if isinstance(row, Programme):
        return row.unit
    unit: Unit = row.org.unit if isinstance(row, Award) and row.org else row.person.unit
    return unit


def told(row: Any) -> dict[str, Any]:
    """What the trail says of a row: every column in words."""
    shown: dict[str, Any] = {}
    for field in row._meta.concrete_fields:
        value = getattr(row, field.name)
        if field.primary_key or value is None:
            continue
        if field.choices:
            shown[field.name] = str(getattr(row, f"get_{field.name}_display")())
        elif isinstance(value, int):
            shown[field.name] = value
        else:
            shown[field.name] = str(value)
    return shown
