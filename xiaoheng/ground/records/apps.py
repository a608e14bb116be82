"""App configuration."""

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    """留痕: the lowest room, without foreign keys."""

    name = "xiaoheng.ground.records"
    label = "records"
    verbose_name = "留痕"
