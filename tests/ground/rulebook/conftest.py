"""Fixtures: the shipped regulations, loaded."""

import pytest
from django.conf import settings

from xiaoheng.ground.organisation.actors import system
from xiaoheng.ground.rulebook import services


@pytest.fixture
def law(db):
    """The regulations of this repository in the test database."""
    return services.load(actor=system("制度载入"), folder=settings.REGULATIONS)
