"""Reading tables as plain mappings, as they were on a day."""


def rows(model, *names, **filters):
    """Rows of a table with the columns named."""
    return list(model.objects.filter(**filters).values(*names))


def alive(row, day):
    """Half-open: the first day counts, the day of `until` does not."""
    return row["since"] <= day and (row["until"] is None or day < row["until"])


def then(day, model, key, *names):
    """What was so on the day and is not now, by what it is of."""
    return {r[key]: r for r in rows(model, key, "since", "until", *names) if alive(r, day)}


def was(row, span, *names):
    """A row as it was on the day."""
    return {**row, **{name: span[name] for name in names if span}}
