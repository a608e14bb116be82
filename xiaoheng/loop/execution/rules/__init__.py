"""规则 over orders and tasks, and what they call their subjects."""

from xiaoheng.ground.rulebook.subjects import subject
from xiaoheng.loop.decisions.models import Resolution
from xiaoheng.loop.execution.models import DirectiveItem, Task

subject("duty", DirectiveItem.objects.all(), lambda row: row.title)
subject("resolution", Resolution.objects.all(), lambda row: row.number)
subject("task", Task.objects.all())
