"""App configuration."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """外观: listens to log-ins, which Django reports by signal."""

    name = "xiaoheng.doors.ui"
    label = "ui"
    verbose_name = "外观"

    def ready(self) -> None:
        """Connect what enters log-ins in the trail."""
        from django.contrib.auth.signals import user_logged_in, user_login_failed

        from xiaoheng.doors.ui import signins

        user_logged_in.connect(signins.signed_in)
        user_login_failed.connect(signins.failed)
