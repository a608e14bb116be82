"""App configuration."""

from django.apps import AppConfig


class ExecutionConfig(AppConfig):
    """执行."""

    name = "xiaoheng.loop.execution"
    label = "execution"
    verbose_name = "执行"
