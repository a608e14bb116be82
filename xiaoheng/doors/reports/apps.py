"""App configuration."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """文书: papers made of rows that others hand over."""

    name = "xiaoheng.doors.reports"
    label = "reports"
    verbose_name = "文书"
