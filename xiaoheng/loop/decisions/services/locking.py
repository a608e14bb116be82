"""加锁: the state of a row as the database has it, held until the verb ends. Verbs on one row queue up."""

from xiaoheng.loop.decisions.models import Meeting, Topic


def locked_state(row: Meeting | Topic) -> str:
    """The present state, whatever an object read earlier says."""
    rows = Meeting.objects if isinstance(row, Meeting) else Topic.objects
    return str(rows.select_for_update().values_list("state", flat=True).get(pk=row.pk))
