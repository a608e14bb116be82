"""规则 over bulletins, and what they call their subjects."""

from xiaoheng.ground.rulebook.subjects import subject
from xiaoheng.loop.supervision.models import Explanation

subject(
    "explain",
    Explanation.objects.select_related("row__bulletin__directive"),
    lambda row: row.row.bulletin.directive.title,
)
