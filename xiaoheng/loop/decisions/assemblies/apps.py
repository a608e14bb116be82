"""App configuration."""

from django.apps import AppConfig


class AssembliesConfig(AppConfig):
    """其他会议: beside filing and elections, above the rest of decisions."""

    name = "xiaoheng.loop.decisions.assemblies"
    label = "assemblies"
    verbose_name = "其他会议"
