"""建立或升级数据库, then load the regulations: an empty system knows its rules."""

import argparse

from django.core.management import call_command

from xiaoheng.doors.console import regulations


def arguments(parser: argparse.ArgumentParser) -> None:
    """No options."""


def run(options: argparse.Namespace) -> int:
    """Migrate, then load regulations and catalogue."""
    call_command("migrate", verbosity=0, interactive=False)
    return regulations.run(options)
