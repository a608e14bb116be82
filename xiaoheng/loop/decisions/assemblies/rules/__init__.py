"""规则 over meetings of the other bodies, and what they call their subjects."""

from xiaoheng.ground.rulebook.subjects import subject
from xiaoheng.loop.decisions.assemblies.models import Question

subject("question", Question.objects.all(), lambda row: row.title)
