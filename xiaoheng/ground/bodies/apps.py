"""App configuration."""

from django.apps import AppConfig


class BodiesConfig(AppConfig):
    """机构: groups, bodies and chains of a unit."""

    name = "xiaoheng.ground.bodies"
    label = "bodies"
    verbose_name = "机构"

    def ready(self) -> None:
        from xiaoheng.ground.bodies import services
        from xiaoheng.ground.records import services as records

        records.subscribe(services.on_entry)
