"""App configuration."""

from django.apps import AppConfig


class CorrectionConfig(AppConfig):
    name = "xiaoheng.loop.correction"
    label = "correction"
    verbose_name = "修正"
