"""App configuration: at the start the table of workdays of one's own, where there is one, goes over the library's."""

from django.apps import AppConfig
from django.conf import settings

from xiaoheng.lib.calendar import table


class CalendarsConfig(AppConfig):
    """历: school terms, days that differ from the week."""

    name = "xiaoheng.ground.calendars"
    label = "calendars"
    verbose_name = "历"

    def ready(self) -> None:
        """Hand the table to the calendar; a table that cannot be read stops the start, and says which line is wrong."""
        table.use(settings.XIAOHENG_HOME)
