"""Fixtures of the stories: a console in which an empty county has just been founded."""

import pytest

from tests.stories.county_book import Console
from xiaoheng.doors.console.main import main


@pytest.fixture
def console(db, law, capsys, tmp_path):
    """Founded today, with nothing in it."""
    console = Console(main, capsys, tmp_path)
    console.found()
    return console


@pytest.fixture
def law(db):
    """The regulations of this repository; committing tests before may have emptied the tables."""
    from django.conf import settings

    from xiaoheng.ground.organisation.actors import system
    from xiaoheng.ground.rulebook import services

    return services.load(actor=system("制度载入"), folder=settings.REGULATIONS)
