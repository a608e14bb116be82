"""Reading tables as plain mappings, as they were on a day."""

from functools import lru_cache

from django.db import connections


def rows(model, *names, **filters):
    """Rows of a table with the columns named."""
    asking = _asking(connections["default"], model, names, tuple(filters.items()))
    return [dict(zip(names, row, strict=True)) for row in asking.results_iter()]


@lru_cache(maxsize=1024)
def _asking(connection, model, names, filters):
    """What reads a table, its statement written once for a connection: a thousand cases ask the same again and again."""
    asking = model.objects.filter(**dict(filters)).values(*names).query.get_compiler(connection=connection)
    written = asking.as_sql()
    asking.as_sql = lambda *_args, **_kwargs: written
    return asking


def alive(row, day):
    """Half-open: the first day counts, the day of `until` does not."""
    return row["since"] <= day and (row["until"] is None or day < row["until"])


def then(day, model, key, *names):
    """What was so on the day and is not now, by what it is of."""
    return {r[key]: r for r in rows(model, key, "since", "until", *names) if alive(r, day)}


def was(row, span, *names):
    """A row as it was on the day."""
    return {**row, **{name: span[name] for name in names if span}}
