"""What failed leads to its problem, or offers to become one."""

from typing import Any

from django import template
from django.db.models import Model
from django.template import Context

from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.policy import may
from xiaoheng.loop.correction import selectors as correction

register = template.Library()


@register.inclusion_tag("desk/correction/to_problem.html", takes_context=True)
def to_problem(context: Context, row: Model, unit: Unit) -> dict[str, Any]:
    """转为问题: a link to the row's problem; else, where the row failed and the viewer may, the button. One row a page."""
    if row.pk is None:
        return {}
    viewer, kind, key = context["request"].viewer, row._meta.label_lower, str(row.pk)
    problem = correction.problems_of(viewer, kind, [key]).get(key)
    offers = problem is None and may(viewer, "correction.open", unit) and correction.failure_of(kind, key) is not None
    return {"problem": problem, "source": f"{kind}:{key}" if offers else ""}
