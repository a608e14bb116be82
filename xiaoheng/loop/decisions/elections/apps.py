"""App configuration."""

from django.apps import AppConfig


class ElectionsConfig(AppConfig):
    """选举: beside filing, above the rest of decisions."""

    name = "xiaoheng.loop.decisions.elections"
    label = "elections"
    verbose_name = "选举"
