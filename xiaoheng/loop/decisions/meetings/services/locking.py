"""加锁: the state of a row as the database has it, held until the verb ends. Verbs on one row queue up."""

from django.db.models import Model


def locked_state(row: Model) -> str:
    """The present state of a row that has one, whatever an object read earlier says."""
    rows = type(row)._default_manager.select_for_update()
    return str(rows.values_list("state", flat=True).get(pk=row.pk))
