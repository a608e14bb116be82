"""App configuration."""

from django.apps import AppConfig


class ConsoleConfig(AppConfig):
    name = "xiaoheng.doors.console"
    label = "console"
    verbose_name = "命令行"
