"""App configuration."""

from django.apps import AppConfig


class DecisionsConfig(AppConfig):
    name = "xiaoheng.loop.decisions"
    label = "decisions"
    verbose_name = "决策"
