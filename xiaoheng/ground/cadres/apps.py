"""App configuration."""

from django.apps import AppConfig


class CadresConfig(AppConfig):
    """干部: facts about posts and the people in them."""

    name = "xiaoheng.ground.cadres"
    label = "cadres"
    verbose_name = "干部"
