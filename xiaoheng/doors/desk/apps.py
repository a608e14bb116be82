"""App configuration."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """工作台: templates, tags and static files of the staff pages."""

    name = "xiaoheng.doors.desk"
    label = "desk"
    verbose_name = "工作台"
