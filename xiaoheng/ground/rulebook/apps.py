"""App configuration."""

from django.apps import AppConfig


class RulebookConfig(AppConfig):
    name = "xiaoheng.ground.rulebook"
    label = "rulebook"
    verbose_name = "制度"

    def ready(self) -> None:
        from xiaoheng.ground.records import services as records
        from xiaoheng.ground.rulebook import figure, services

        records.subscribe(services.on_entry)
        figure.discover()
