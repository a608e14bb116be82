"""会话: Django's sessions in the database, looked up by a text: every request does, and a queryset costs five rows."""

from types import SimpleNamespace
from typing import Any

from django.contrib.sessions.backends import db
from django.db import connection

from xiaoheng.lib import clock

HELD = "SELECT session_data FROM django_session WHERE session_key = %s AND expire_date > %s"


class SessionStore(db.SessionStore):
    """会话: what is held under a key until it ends; writing and ending are Django's."""

    def _get_session_from_db(self) -> Any:
        with connection.cursor() as cursor:
            cursor.execute(HELD, [self.session_key, connection.ops.adapt_datetimefield_value(clock.now())])
            row = cursor.fetchone()
        if row is None:
            self._session_key = None
        return row and SimpleNamespace(session_data=row[0])
