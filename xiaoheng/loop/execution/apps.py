"""App configuration."""

from django.apps import AppConfig


class ExecutionConfig(AppConfig):
    name = "xiaoheng.loop.execution"
    label = "execution"
    verbose_name = "执行"
