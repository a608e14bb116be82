"""规则 over filed texts and the rollout, and what they call their subjects."""

from xiaoheng.ground.rulebook.subjects import subject
from xiaoheng.loop.decisions.filing.models import FiledText, PlanRow

subject("filed_text", FiledText.objects.all(), lambda row: f"{row.title}（第{row.version}版）")
subject("plan_row", PlanRow.objects.all(), lambda row: row.goal)
