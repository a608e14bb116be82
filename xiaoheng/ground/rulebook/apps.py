"""App configuration."""

from django.apps import AppConfig


class RulebookConfig(AppConfig):
    """制度: listens to the trail and finds the figures and the subjects of rules."""

    name = "xiaoheng.ground.rulebook"
    label = "rulebook"
    verbose_name = "制度"

    def ready(self) -> None:
        from xiaoheng.ground.records import services as records
        from xiaoheng.ground.rulebook import figure, services, subjects

        records.subscribe(services.on_entry)
        figure.discover()
        subjects.discover()
