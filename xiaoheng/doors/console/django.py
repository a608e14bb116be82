"""Hands over to Django's own management commands."""

from django.core.management import execute_from_command_line


def run(arguments: list[str]) -> int:
    """Run `xiaoheng django …` as Django's manage.py would."""
    execute_from_command_line(["xiaoheng django", *arguments])
    return 0
