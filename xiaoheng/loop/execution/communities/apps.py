"""App configuration."""

from django.apps import AppConfig


class CommunitiesConfig(AppConfig):
    """党建共同体: three lists, matched and followed to an outcome."""

    name = "xiaoheng.loop.execution.communities"
    label = "communities"
    verbose_name = "党建共同体"
