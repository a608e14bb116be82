"""App configuration."""

from django.apps import AppConfig


class EvaluationConfig(AppConfig):
    name = "xiaoheng.loop.evaluation"
    label = "evaluation"
    verbose_name = "评价"
