"""App configuration."""

from django.apps import AppConfig


class CalendarsConfig(AppConfig):
    """历: school terms."""

    name = "xiaoheng.ground.calendars"
    label = "calendars"
    verbose_name = "历"
