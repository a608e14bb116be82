"""App configuration."""

from django.apps import AppConfig


class SupervisionConfig(AppConfig):
    """监督: one of the five rooms of the loop."""

    name = "xiaoheng.loop.supervision"
    label = "supervision"
    verbose_name = "监督"
