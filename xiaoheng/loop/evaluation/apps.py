"""App configuration."""

from django.apps import AppConfig


class EvaluationConfig(AppConfig):
    """评价: one of the five rooms of the loop."""

    name = "xiaoheng.loop.evaluation"
    label = "evaluation"
    verbose_name = "评价"
