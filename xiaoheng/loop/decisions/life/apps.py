"""App configuration."""

from django.apps import AppConfig


class LifeConfig(AppConfig):
    """组织生活: beside filing, elections and assemblies, above the rest of decisions."""

    name = "xiaoheng.loop.decisions.life"
    label = "life"
    verbose_name = "组织生活"
