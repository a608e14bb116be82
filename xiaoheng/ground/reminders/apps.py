"""App configuration."""

from django.apps import AppConfig


class RemindersConfig(AppConfig):
    """提醒: choices, calendar feeds, deliveries."""

    name = "xiaoheng.ground.reminders"
    label = "reminders"
    verbose_name = "提醒"
