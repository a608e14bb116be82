"""App configuration."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "xiaoheng.doors.reports"
    label = "reports"
    verbose_name = "文书"
