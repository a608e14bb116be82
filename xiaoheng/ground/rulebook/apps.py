"""App configuration."""

from django.apps import AppConfig


class RulebookConfig(AppConfig):
    name = "xiaoheng.ground.rulebook"
    label = "rulebook"
    verbose_name = "制度"
