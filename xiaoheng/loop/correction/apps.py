"""App configuration."""

from django.apps import AppConfig


class CorrectionConfig(AppConfig):
    """修正: one of the five rooms of the loop."""

    name = "xiaoheng.loop.correction"
    label = "correction"
    verbose_name = "修正"
