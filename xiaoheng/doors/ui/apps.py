"""App configuration."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "xiaoheng.doors.ui"
    label = "ui"
    verbose_name = "外观"
