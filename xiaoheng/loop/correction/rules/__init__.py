"""规则 over the problem ledger, and what they call their subjects."""

from xiaoheng.ground.rulebook.subjects import subject
from xiaoheng.loop.correction.models import Problem

subject("problem", Problem.objects.all(), lambda row: row.title)
