"""App configuration."""

from django.apps import AppConfig


class SupervisionConfig(AppConfig):
    name = "xiaoheng.loop.supervision"
    label = "supervision"
    verbose_name = "监督"
