"""App configuration."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "xiaoheng.doors.desk"
    label = "desk"
    verbose_name = "工作台"
