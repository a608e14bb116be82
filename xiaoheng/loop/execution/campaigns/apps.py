"""App configuration."""

from django.apps import AppConfig


class CampaignsConfig(AppConfig):
    """专项: campaigns defined by files, not by code."""

    name = "xiaoheng.loop.execution.campaigns"
    label = "campaigns"
    verbose_name = "专项"
