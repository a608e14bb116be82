"""提问: a cursor of which the database keeps every statement ready, and the places for values in its texts.

To plan a rule costs ten times what one unit's rows cost, so texts are built once and only values are bound.
"""

import json
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import date
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection, connections

PREPARE_AFTER, PREPARED = 2, 1000


@contextmanager
def prepared() -> Iterator[Any]:
    """The driver's own cursor: Django's rewrites each text for SQLite and writes the values into it for PostgreSQL.

    Where nobody listens, not even Django stands between: over one unit that would cost as much as the rules.
    """
    base: Any = connections[DEFAULT_DB_ALIAS]  # the proxy looks it up anew for each name asked of it
    base.ensure_connection()
    base.validate_no_broken_transaction()
    raw = base.connection.cursor() if base.vendor == "sqlite" else _server_side(base.connection)
    if base.queries_logged:
        with base.make_debug_cursor(raw) as cursor:
            yield cursor
    elif base.execute_wrappers:
        with base.make_cursor(raw) as cursor:
            yield cursor
    else:
        with base.wrap_database_errors, closing(raw):
            yield raw


def _server_side(made: Any) -> Any:
    from psycopg import Cursor

    made.prepare_threshold, made.prepared_max = PREPARE_AFTER, PREPARED
    return Cursor(made)


def place(name: str) -> str:
    """The place of a value that is bound by name."""
    return f":{name}" if connection.vendor == "sqlite" else f"%({name})s"


def among(column: str, name: str) -> str:
    """`column` is in the list bound as `name`: one text, whatever the length of the list."""
    if connection.vendor == "sqlite":
        return f"{column} IN (SELECT value FROM json_each({place(name)}))"
    return f"{column} = ANY({place(name)})"


def listed(numbers: Iterable[int]) -> str | list[int]:
    """A list as `among` wants it bound."""
    return json.dumps(list(numbers)) if connection.vendor == "sqlite" else list(numbers)


def joined(column: str) -> str:
    """The texts of a column in one, a space between: a hundred small rows cost more to fetch than to find."""
    return f"group_concat({column}, ' ')" if connection.vendor == "sqlite" else f"string_agg({column}, ' ')"


def quoted(text: str) -> str:
    """Text as a literal."""
    found = text.replace("'", "''")
    return f"'{found}'" if connection.vendor == "sqlite" else f"'{found.replace('%', '%%')}'"


def as_day(value: Any) -> Any:
    """A date, or none, as it comes from a statement: SQLite keeps dates as text."""
    return date.fromisoformat(value) if isinstance(value, str) else value
