"""App configuration."""

from django.apps import AppConfig


class LibraryConfig(AppConfig):
    """文库: issued documents and the clean-up of rules."""

    name = "xiaoheng.ground.library"
    label = "library"
    verbose_name = "文库"
