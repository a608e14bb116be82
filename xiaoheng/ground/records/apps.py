"""App configuration."""

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    name = "xiaoheng.ground.records"
    label = "records"
    verbose_name = "留痕"
