"""The stage: the fixed cast and the regulations, in the database of every test."""

import shutil
from contextlib import nullcontext
from functools import partialmethod
from pathlib import Path
from unittest.mock import patch

from django.conf import settings
from django.db import connection
from django.test import TransactionTestCase

from tests import cast
from xiaoheng.doors.console import regulations

COPY = []  # on SQLite: the database in memory, as it was when the stage was first set


def set_anew():
    """Load the cast and the regulations into an empty database; old head files tell of flushed entries: away."""
    shutil.rmtree(Path(settings.XIAOHENG_HOME) / "heads", ignore_errors=True)
    loaded = cast.load()
    regulations.run(None)
    return loaded


def keep():
    """Set the stage; returned is a context in which SQLite, after a test that commits, is given it back as it was.

    PostgreSQL is emptied, and the stage set anew: it has no copy at hand that is quicker.
    """
    set_anew()
    if connection.vendor != "sqlite":
        return nullcontext()
    memory = type(connection.connection)(":memory:")
    connection.connection.backup(memory)
    COPY.append(memory)
    heads = Path(settings.XIAOHENG_HOME) / "heads"
    kept = heads.with_name("heads-of-the-stage")
    shutil.copytree(heads, kept)
    return patch.object(TransactionTestCase, "_fixture_teardown", partialmethod(give_back, memory, heads, kept))


def give_back(_test, memory, heads, kept):
    """The stage as it was, whatever a test has committed and wherever its settings lead."""
    connection.close()
    connection.ensure_connection()
    memory.backup(connection.connection)
    shutil.rmtree(heads, ignore_errors=True)
    shutil.copytree(kept, heads)
