"""How addresses name a cadre record."""

from django import template
from django.db import models

from xiaoheng.ground.cadres import selectors

register = template.Library()


@register.filter
def record_key(row: models.Model) -> str:
    """登记项编号: `award-3`."""
    return selectors.key_of(row)
