"""A SQLite library that is safe under WAL, swapped in before Django loads.

SQLite 3.7.0 to 3.51.2 can corrupt a database when two connections write and checkpoint at the same moment;
3.51.3 mends it. Systems still ship older ones, so the wheel `pysqlite3` takes the place of the standard module.
"""

import sys

SAFE_SINCE = (3, 51, 3)


def swap() -> None:
    """Let `import sqlite3` mean the bundled library wherever its wheel is installed."""
    try:
        import pysqlite3
        import pysqlite3.dbapi2
    except ImportError:  # no wheel for this platform: journal_mode() below falls back and says so
        return
    if sys.modules.get("sqlite3") is not pysqlite3:
        sys.modules["sqlite3"] = pysqlite3
        sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2


def wal_is_safe() -> bool:
    """Whether the library in use is free of the WAL-reset fault."""
    import sqlite3

    return sqlite3.sqlite_version_info >= SAFE_SINCE


def init_command() -> str:
    """PRAGMAs of every connection: WAL where it is safe, a rollback journal otherwise; always FULL."""
    journal = "WAL" if wal_is_safe() else "DELETE"
    return f"PRAGMA journal_mode={journal}; PRAGMA synchronous=FULL; PRAGMA cache_size=-20000;"
