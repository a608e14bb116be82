"""生产检查: what must not go into production: `check --deploy` tells it, for the database `migrate` does too."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connections

from xiaoheng.ground.organisation.models import Account

SYNCHRONOUS_FULL = 2


@register(Tags.security, deploy=True)
def demo_accounts(app_configs: Sequence[AppConfig] | None, **_options: Any) -> list[CheckMessage]:
    """演示账号: their password is printed on every demo's first page, so none may stand in production."""
    table = Account._meta.db_table
    if settings.DEMO or table not in connections["default"].introspection.table_names():
        return []
    count = Account.objects.filter(is_demo=True).count()
    if not count:
        return []
    return [
        Error(
            f"数据库中有{count}个演示账号。",
            hint="生产系统请用空的数据目录（XIAOHENG_HOME）或数据库（DATABASE_URL）；演示请设 XIAOHENG_DEMO=1。",
            id="xiaoheng.E001",
        )
    ]


@register(Tags.database)
def sqlite(
    app_configs: Sequence[AppConfig] | None, databases: Sequence[str] | None = None, **_options: Any
) -> list[CheckMessage]:
    """SQLite: an affected library must not write WAL, and nothing acknowledged may be lost."""
    found: list[CheckMessage] = []
    for alias in databases or []:
        connection = connections[alias]
        if connection.vendor != "sqlite":
            continue
        with connection.cursor() as cursor:
            cursor.execute("SELECT sqlite_version()")
            version = str(cursor.fetchone()[0])
            cursor.execute("PRAGMA journal_mode")
            journal = str(cursor.fetchone()[0]).lower()
            cursor.execute("PRAGMA synchronous")
            synchronous = int(cursor.fetchone()[0])
        found += faults(version, journal, synchronous)
    return found


def faults(version: str, journal: str, synchronous: int) -> list[CheckMessage]:
    """SQLite 之失: what is wrong with a library version, a journal mode and a synchronous level."""
    wrong: list[CheckMessage] = []
    if journal == "wal" and tuple(map(int, version.split("."))) < settings.SQLITE_SAFE_SINCE:
        wrong.append(
            Error(
                f"SQLite {version} 在 WAL 模式下可能损坏数据库。",
                hint="请安装 pysqlite3 0.6.1（SQLite 3.51.3 或更新），或改用 PostgreSQL（DATABASE_URL）。",
                id="xiaoheng.E002",
            )
        )
    if synchronous < SYNCHRONOUS_FULL:
        wrong.append(
            Error(
                f"SQLite 的 synchronous 为{synchronous}，断电时会丢失已确认的数据。",
                hint="请保留设置中的 PRAGMA synchronous=FULL。",
                id="xiaoheng.E003",
            )
        )
    return wrong
