"""App configuration."""

from django.apps import AppConfig


class FilingConfig(AppConfig):
    """备案: the upper floor of decisions."""

    name = "xiaoheng.loop.decisions.filing"
    label = "filing"
    verbose_name = "备案"
