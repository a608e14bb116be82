"""App configuration."""

from django.apps import AppConfig


class OrganisationConfig(AppConfig):
    """组织: loads what policy.yaml names and registers the production checks."""

    name = "xiaoheng.ground.organisation"
    label = "organisation"
    verbose_name = "组织"

    def ready(self) -> None:
        from xiaoheng.ground.organisation import checks, policy  # noqa: F401 - importing the checks registers them

        policy.load_predicates()
