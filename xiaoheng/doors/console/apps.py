"""App configuration."""

from django.apps import AppConfig


class ConsoleConfig(AppConfig):
    """命令行: no tables, no pages."""

    name = "xiaoheng.doors.console"
    label = "console"
    verbose_name = "命令行"
