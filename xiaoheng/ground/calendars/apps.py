"""App configuration: a table of workdays in the data directory goes over the library's, now and whenever it changes."""

import logging
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.signals import request_started

from xiaoheng.lib.calendar import table
from xiaoheng.lib.refusal import Refused


class CalendarsConfig(AppConfig):
    """历: school terms, days that differ from the week."""

    name = "xiaoheng.ground.calendars"
    label = "calendars"
    verbose_name = "历"

    def ready(self) -> None:
        """Hand the table to the calendar; a table that cannot be read stops the start, and says which line is wrong."""
        table.use(settings.XIAOHENG_HOME)
        request_started.connect(follow, dispatch_uid="workdays")


def follow(**_signal: Any) -> None:
    """跟上工作日表: before a request, or a round of the ticker, what another process has told is taken up; one look at the
    file, no query."""
    try:
        table.use(settings.XIAOHENG_HOME)
    except Refused:
        logging.getLogger("xiaoheng.calendars").exception("The table of workdays could not be read")
