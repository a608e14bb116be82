"""建立或升级数据库, then load the regulations: an empty system knows its rules."""

import argparse

from django.core.management import call_command

from xiaoheng.doors.console import regulations
from xiaoheng.ground.calendars import services as calendars
from xiaoheng.ground.calendars.models import SpecialDay


def arguments(parser: argparse.ArgumentParser) -> None:
    """No options."""


def run(options: argparse.Namespace) -> int:
    """Migrate, then load regulations and catalogue; a database from elsewhere brings its table of workdays."""
    call_command("migrate", verbosity=0, interactive=False)
    if SpecialDay.objects.exists():
        calendars.publish()
    return regulations.run(options)
