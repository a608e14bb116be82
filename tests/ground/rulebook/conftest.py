"""Fixtures: the shipped regulations."""

import pytest

from xiaoheng.doors.console import regulations
from xiaoheng.ground.rulebook.models import Regulation


@pytest.fixture
def law(db):
    """The regulations of this repository: the stage has them, unless a test that commits has emptied the tables."""
    if not Regulation.objects.exists():
        regulations.run(None)  # with the catalogues, as the stage has them
