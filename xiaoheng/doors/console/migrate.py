"""建立或升级数据库, then load the regulations: an empty system knows its rules."""

import argparse

from django.core.management import call_command

from xiaoheng.doors.console import regulations, workdays
from xiaoheng.ground.calendars import services as calendars
from xiaoheng.ground.calendars.models import SpecialDay


def arguments(parser: argparse.ArgumentParser) -> None:
    """No options."""


def run(options: argparse.Namespace) -> int:
    """Migrate, then load regulations and catalogue; a database from elsewhere brings its table of workdays, one that
    has none yet takes up the table that stands beside it."""
    call_command("migrate", verbosity=0, interactive=False)
    code = regulations.run(options)
    if SpecialDay.objects.exists():
        calendars.publish()
    else:
        workdays.adopt()
    return code
