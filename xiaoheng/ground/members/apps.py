"""App configuration."""

from django.apps import AppConfig


class MembersConfig(AppConfig):
    """党员: beside the rulebook's readers on the ground floor."""

    name = "xiaoheng.ground.members"
    label = "members"
    verbose_name = "党员"
