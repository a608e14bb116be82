"""App configuration."""

from django.apps import AppConfig


class DecisionsConfig(AppConfig):
    """决策: one of the five rooms of the loop."""

    name = "xiaoheng.loop.decisions"
    label = "decisions"
    verbose_name = "决策"
